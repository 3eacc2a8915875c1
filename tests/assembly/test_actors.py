"""Who is the same, who is a part of whom, and the reason given for it."""

from __future__ import annotations

import pytest

from forewarned.assembly.actors import linked
from forewarned.model import Actor, Document, Entry, Kind, Mention, Words

EIJ = "Egyptian Islamic Jihad"


def link(*given: tuple[str, str], kind: Kind = "warning", slot: str = "actor", texts: dict[str, str] | None = None):
    """Actors and mentions of entries with one slot each, given as (document, words)."""
    entries = []
    for at, (doc, said) in enumerate(given):
        words = Words(at, at + len(said), said)
        slots = {"actor": words} if slot == "actor" else {f"{slot}s": (words,)}
        entries.append(Entry(doc=doc, kind=kind, start=at, end=at + 1, quote=said, **slots))
    texts = texts or {}
    documents = [Document(id=doc, text=texts.get(doc, "")) for doc in {doc for doc, _ in given}]
    return entries, *linked(entries, documents)


def actors_of(entries: list[Entry], actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> list[list[Actor]]:
    by_id = {actor.id: actor for actor in actors}
    return [[by_id[m.actor] for m in mentions if m.entry == entry.id] for entry in entries]


@pytest.mark.parametrize(
    ("words", "name", "kind", "reason"),
    [
        ("Moscow", "Russia", "state", "metonym: Moscow stands for the government of Russia"),
        ("the Kremlin", "Russia", "state", "metonym: Kremlin stands for the government of Russia"),
        ("The Russian government", "Russia", "state", "demonym of Russia, with 'government' for its government"),
        ("Russian officials", "Russia", "state", "demonym of Russia"),
        ("the government of Russia", "Russia", "state", "'government' of Russia"),
        ("Washington", "United States", "state", "metonym"),
        ("the U.S.", "United States", "state", "another name of United States"),
        ("VENEZUELAN GOVERNMENT OFFICIALS", "Venezuela", "state", "demonym of Venezuela"),
        ("Kiev", "Ukraine", "state", "metonym"),
        ("the Hague", "Netherlands", "state", "metonym"),
        ("the Foreign Ministry of Atlantis", "Foreign Ministry of Atlantis", "body", "same words"),
        ("Downing Street", "Prime Minister's Office", "body", "metonym"),
        ("the Pentagon", "Department of Defense", "body", "metonym"),
        ("The F.B.I.", "Federal Bureau of Investigation", "body", "another name"),
        ("ISIL", "Islamic State", "group", "another name of Islamic State"),
        ("Daesh", "Islamic State", "group", "another name of Islamic State"),
        ("ISKP", "Islamic State Khorasan Province", "group", "another name"),
        ("al-Qa'ida", "al Qaeda", "group", "another name of al Qaeda"),
        ("Hizballah", "Hezbollah", "group", "another name of Hezbollah"),
        ("THE FMLN", "Farabundo Marti National Liberation Front", "group", "another name"),
        ("the terror group ISIS", "Islamic State", "group", "another name"),
        ("the French television channel BFM TV", "BFM TV", "media", "description dropped"),
        ("CNN", "CNN", "media", "same words"),
        ("Usama Bin Ladin", "Osama bin Laden", "person", "another name"),
        ("Ms. Roe", "Roe", "person", "title dropped"),
        ("all its field offices", "field offices", "role", "same words"),
        ("counterterrorism officials", "counterterrorism officials", "role", "same words"),
    ],
)
def test_words_that_tell_an_actor(words: str, name: str, kind: str, reason: str) -> None:
    _, actors, mentions = link(("d", words))
    by_id = {actor.id: actor for actor in actors}
    assert [(by_id[m.actor].name, by_id[m.actor].kind) for m in mentions] == [(name, kind)]
    assert mentions[0].reason.startswith(reason)


@pytest.mark.parametrize(
    ("words", "name", "kind", "country", "whole"),
    [
        ("the US embassy", "US embassy", "body", "US", "United States"),
        ("the FSB", "Federal Security Service", "body", "RU", "Russia"),
        ("Russian intelligence", "Russian intelligence", "body", "RU", "Russia"),
        ("the Honduran Foreign Ministry", "Honduran Foreign Ministry", "body", "HN", "Honduras"),
        ("two CIA analysts", "CIA analysts", "role", "US", "Central Intelligence Agency"),
        ("al Qaeda leaders", "al Qaeda leaders", "role", None, "al Qaeda"),
        ("members of the Islamic State", "members of the Islamic State", "role", None, "Islamic State"),
        ("a Yemeni diplomat", "Yemeni diplomat", "role", "YE", "Yemen"),
        ("ISIS-K", "Islamic State Khorasan Province", "group", None, "Islamic State"),
        (
            "an Egyptian Islamic Jihad operative",
            "Egyptian Islamic Jihad operative",
            "role",
            None,
            "Egyptian Islamic Jihad",
        ),
    ],
)
def test_a_part_is_not_the_whole(words: str, name: str, kind: str, country: str | None, whole: str) -> None:
    _, actors, mentions = link(("d", words))
    by_id = {actor.id: actor for actor in actors}
    actor = by_id[mentions[0].actor]
    assert (actor.name, actor.kind, actor.country) == (name, kind, country)
    assert actor.part_of is not None
    assert by_id[actor.part_of].name == whole


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ([("d", "National Security Advisor Jane Roe"), ("d", "Roe"), ("d", "Ms. Roe"), ("d", "Jane Roe")], True),
        ([("d", "National Security Advisor Jane Roe"), ("e", "Roe")], True),
        ([("d", "Jane Roe"), ("d", "John Roe"), ("d", "Roe")], False),
        ([("d", "President Jane W. Roe"), ("d", "President Roe"), ("d", "Jane Roe"), ("d", "the President")], True),
        ([("d", "President Jane Roe"), ("e", "the President")], False),
        ([("d", "President Jane Roe"), ("d", "President John Doe"), ("d", "the President")], False),
        ([("d", "MAJOR RENE ROE HURTADO"), ("d", "MAJ. ROE"), ("d", "MAJOR ROE HURTADO")], True),
        ([("d", "the Harbour Safety Board (HSB)"), ("d", "the HSB"), ("e", "HSB")], True),
        ([("d", "Harbour Safety Board"), ("d", "HSB")], True),
        ([("d", "THE PUBLIC PORT FORCES (FUPORT)"), ("d", "FUPORT"), ("e", "Fuport")], False),
        ([("d", "the US embassy in Oslo"), ("d", "the US embassy")], True),
        ([("d", "the US embassy in Oslo"), ("d", "the US embassy in Rome"), ("d", "the US embassy")], False),
        ([("d", "officials"), ("e", "officials")], False),
        ([("d", "top officials"), ("d", "top officials")], True),
        ([("d", "Al Shabab"), ("e", "al-Shabaab")], True),
        ([("d", "convicted plotter Jane Roe"), ("d", "Roe"), ("d", "Jane Roe")], True),
        ([("d", "DCIDoering"), ("d", "Doering")], True),
        ([("d", "IS"), ("d", "the Islamic State")], True),
        ([("d", "ISIS"), ("d", "ISIS-K")], False),
    ],
)
def test_same_or_apart(given: list[tuple[str, str]], same: bool) -> None:
    entries, actors, mentions = link(*given)
    last = actors_of(entries, actors, mentions)
    ids = {actor.id for found in last for actor in found}
    assert (len(ids) == 1) is same


def test_capital_letter_cables_meet_ordinary_text() -> None:
    given = [("d", "THE PUBLIC SECURITY FORCES (FUSEP)"), ("d", "THE FUSEP"), ("e", "the Public Security Forces")]
    entries, actors, mentions = link(*given)
    assert len({actor.id for found in actors_of(entries, actors, mentions) for actor in found}) == 1
    assert [actor.name for actor in actors] == ["Public Security Forces"]


@pytest.mark.parametrize(("words", "names"), [("WHO", []), ("THEY", []), ("US", []), ("THE U.S.", ["United States"])])
def test_in_capitals_a_pronoun_is_a_pronoun(words: str, names: list[str]) -> None:
    _, actors, _ = link(("d", words), texts={"d": "THEY WERE TOLD OF THE PLAN IN MAY. WHO KNEW IT?"})
    assert [actor.name for actor in actors] == names


def test_text_defines_an_acronym() -> None:
    _, actors, mentions = link(
        ("d", "the RSG"), texts={"d": "The interagency River Security Group (RSG) met. The RSG agreed."}
    )
    assert actors[0].name == "River Security Group"
    assert mentions[0].reason == "acronym of River Security Group, as the document spells it out"


def test_the_only_holder_of_a_surname_elsewhere_is_said_to_be_so() -> None:
    _, _, mentions = link(("d", "Inspector Jane Roe"), ("e", "Roe"))
    assert mentions[1].reason == "surname of Jane Roe, the only one of that name in the files"


def test_a_listing_slot_has_a_mention_for_each_name() -> None:
    entries, actors, mentions = link(("d", "the FAA, the Coast Guard, and the CIA"), slot="recipient")
    assert [m.index for m in mentions] == [0, 0, 0]
    assert [actor.name for actor in actors_of(entries, actors, mentions)[0]] == [
        "Federal Aviation Administration",
        "Coast Guard",
        "Central Intelligence Agency",
    ]


@pytest.mark.parametrize("words", ["he", "They", "it", "somebody", "", "  ", "...", "\x00\x07"])
def test_pronouns_and_nothing_are_nobody(words: str) -> None:
    assert link(("d", words))[1:] == ((), ())


def test_what_is_hit_is_a_place_and_not_a_government() -> None:
    _, actors, _ = link(("d", "Moscow"), kind="incident", slot="recipient")
    assert [(actor.name, actor.kind) for actor in actors] == [("Moscow", "unknown")]
    _, actors, _ = link(("d", "Moscow"), kind="warning", slot="recipient")
    assert [actor.name for actor in actors] == ["Russia"]
