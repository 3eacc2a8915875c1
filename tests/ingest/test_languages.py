from __future__ import annotations

import pytest

from forewarned.ingest.languages import language, language_name

ENGLISH = "The ministry had been warned of the flood two days before the dam broke, officials said on Thursday."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (
            "SAN LUIS, 7 MAR 24 (RADIO) -- [TEXT] THE ARMED FORCES WERE TOLD OF THE PLAN BY TWO FARMERS.",
            "en",
        ),
        ("Le ministère a été averti deux jours avant la rupture du barrage, ont déclaré des responsables.", "fr"),
        ("Die Behörde war zwei Tage vor dem Bruch des Damms gewarnt worden, sagten Beamte am Donnerstag.", "de"),
        ("El ministerio había sido advertido dos días antes de la rotura de la presa, dijeron funcionarios.", "es"),
        ("Российская разведка знала об угрозе за несколько дней до нападения на концертный зал в городе.", "ru"),
        ("大坝决堤前两天，有关部门就已收到警告，但没有下令疏散下游的居民，官员周四表示。", "zh"),
        ("The ministry was warned.", None),  # too short to say
        ("Ordnung muss sein.", None),
        ("12 34 56 | 78 90\n" * 40, None),
        ("", None),
    ],
)
def test_language_of_a_text(text, code):
    assert language(text) == code


def test_a_report_that_quotes_pages_of_french_is_english():
    french = "Le ministère a été averti deux jours avant la rupture du barrage, ont déclaré des responsables. "
    assert language(french * 30 + (ENGLISH + " ") * 20) == "en"


def test_names_of_languages():
    assert language_name("fr") == "French"
    assert language_name("xx") == 'a language coded "xx"'
