"""Certainty and polarity go by scope: what hedges the harm does not hedge the warning."""

from __future__ import annotations

import pytest

from forewarned.reader import hedges
from tests.reader.helpers import hit


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The institute warned that the slope could slide.", "warned", "asserted"),
        ("The institute warned the mayor of a possible landslide.", "warned", "asserted"),
        ("The institute reportedly warned the mayor.", "warned", "hedged"),
        ("The keeper knew of the crack.", "knew", "asserted"),
        ("The keeper appears to have known of the crack.", "known", "hedged"),
        ("The keeper is believed to have known of the crack.", "known", "hedged"),
        ("The keeper may have known of the crack.", "known", "hedged"),
        ("The keeper allegedly knew of the crack.", "knew", "hedged"),
        ("Officials believe the keeper knew of the crack.", "knew", "asserted"),
        ("The dam reportedly collapsed at noon.", "collapsed", "hedged"),
        ("The dam that reportedly leaked collapsed at noon.", "collapsed", "asserted"),
        ("A suspected gas explosion shook the school.", "explosion", "hedged"),
        ("The alleged arsonists burned the mill.", "burned", "hedged"),
        ("Police arrested a suspected arsonist.", "arrested", "asserted"),
    ],
)
def test_certainty(text: str, word: str, expected: str) -> None:
    assert hedges.certainty(hit(text, word)) == expected
    assert hedges.is_hedged(hit(text, word)) is (expected == "hedged")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The surveyor warned that the village was not safe.", "warned", True),
        ("The surveyor failed to warn the village about the slope.", "warn", False),
        ("The village was never told that the slope could collapse.", "told", False),
        ("Neither the mayor nor the sheriff was warned of the flood.", "warned", False),
        ("No group has claimed responsibility for the fire at the mill.", "claimed", False),
        ("The operator denied responsibility for the spill.", "denied", False),
        ("The operator accepted responsibility for the spill.", "accepted", True),
        ("The operator had no knowledge of the leak.", "had", False),
        ("The operator was unaware of the leak.", "unaware", False),
        ("The operator was not aware of the leak.", "aware", False),
        ("The operator was aware of the leak.", "aware", True),
        ("The agency lacked information about the leak.", "lacked", False),
        ("There was no warning of the flood.", "warning", False),
        ("There was a warning of the flood.", "warning", True),
        ("Inspectors never issued an alert about the flood.", "alert", False),
        ("The rangers did not wait but warned hikers about the avalanche.", "warned", True),
        ("The village was not warned until June.", "warned", True),
        ("The alert was not issued until the river had risen.", "issued", True),
        ("The village was not warned.", "warned", False),
        ("There is no evidence that the mayor warned the village.", "warned", False),
        ("There is evidence that the mayor warned the village.", "warned", True),
        ("We found no evidence, however, that the mill sent a warning to the village.", "sent", False),
        ("The wardens did not act to warn the village.", "warn", False),
        ("The wardens acted to warn the village.", "warn", True),
        ("The operator knew little about the crack.", "knew", False),
        ("The operator knew much about the crack.", "knew", True),
        ("The explosion caused no injuries.", "caused", True),
        ("The gang caused no injuries.", "caused", False),
        ("The mayor has not mourned the attack on the mill.", "attack", True),
        ("There was no attack on the mill.", "attack", False),
        ("The attack on the mill did not happen.", "attack", False),
        ("Vehicle no 85 was attacked by robbers.", "attacked", True),
        ("The guards denied that they had kidnapped the clerk.", "denied", False),
    ],
)
def test_polarity(text: str, word: str, expected: bool) -> None:
    assert hedges.polarity(hit(text, word)) is expected
