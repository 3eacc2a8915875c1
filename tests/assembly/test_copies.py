"""Copies in any dress are one family; shared footers, quotations and topics make none."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.assembly.copies import families, family_of
from forewarned.model import Document, Family

DAY = date(2019, 1, 20)
STORY = """The dam above Sorrel Creek had leaked since the spring, two engineers told the county in letters that
the paper has seen. The first letter, of 3 March, names a wet patch at the foot of the eastern wall and asks that
the lake be lowered by four metres before the rains.

Nobody lowered it. The company that runs the mine wrote back that its own gauges showed nothing out of the ordinary,
and that a lower lake would stop the mill for most of the summer. The county filed both letters under
correspondence and sent no inspector.

When the wall gave way on the night of 11 June the water reached the canteen in less than a minute. Forty people
were having their supper there. The siren, which had been mended twice that year, did not sound, and those who ran
did so because they heard the trees break.

The older of the two engineers has since left the firm. She keeps a copy of each letter in a kitchen drawer, she
says, beside the bills, and looks at them on Sundays."""
RIVAL = """Six months before the Sorrel Creek dam broke, county officials had been warned in writing that water was
seeping through its eastern side, records released on Friday show. An engineer asked for the reservoir to be drawn
down ahead of the wet season, but the mining company answered that its instruments gave no cause for alarm.

No inspection followed. The failure in June killed dozens of workers at their evening meal, most of them in the
canteen directly below the embankment, where the alarm stayed silent. Prosecutors are now asking who decided that
production mattered more, and why the letters were never passed to the state regulator."""
SPEECH = """“We did all that the rules ask of us and we did it on time. There was no letter on my desk that said the
wall would fail, and if there had been one I would have driven up there myself that same night. Those who now say that
everybody knew should bring the paper on which it stands, and bring it to the court and not to the evening news,” the
county's head said."""
FOOTER = """Avoid the area. Keep your papers with you, follow the advice of the local police and watch local news. Tell
your family where you are. The consular desk answers calls day and night on the number on the back of your card, and
you can enrol for these messages at any post office or by letter to the embassy."""

SPEECH, FOOTER = SPEECH.replace("\n", " "), FOOTER.replace("\n", " ")


def prose(seed: object, words: int) -> str:
    """Sentences of made-up words: no two seeds have three words in a row in common, but by rare chance."""
    rng = random.Random(str(seed))
    made = ["".join(rng.choice(("ba", "ri", "tol", "men", "su", "ka")) for _ in range(3)) for _ in range(words)]
    return " ".join(word if at % 12 else f"{word}." for at, word in enumerate(made, 1))


def changed(text: str, rate: float, seed: int = 1) -> str:
    """`rate` of the words replaced, dropped or given a neighbour."""
    rng = random.Random(seed)
    words = text.split()
    for at in sorted(rng.sample(range(len(words)), round(rate * len(words))), reverse=True):
        words[at : at + rng.choice((0, 1, 1))] = rng.choice(([], ["perhaps"], ["rather"]))
    return " ".join(words)


def paper(name: str, text: str, *, day: int | None = 0, publisher: str | None = None) -> Document:
    published = None if day is None else DAY + timedelta(days=day)
    return Document(id=name, text=text, publisher=publisher or f"paper {name}", published=published)


def members(found: tuple[Family, ...]) -> list[list[str]]:
    return [[family.first, *(copy.document for copy in family.copies)] for family in found]


PARAGRAPHS = STORY.split("\n\n")
OTHERS = [paper(f"other{at}", prose(at, 150)) for at in range(6)]


@pytest.mark.parametrize(
    ("text", "kind", "least"),
    [
        (STORY, "exact", 1.0),
        (STORY.upper().replace("\n", "   "), "exact", 1.0),
        (STORY.replace(",", " –").replace(" Nobody ", " «Nobody» "), "exact", 1.0),
        (STORY.replace("Sorrel", "Sorell"), "near", 0.9),
        (prose("top", 60) + "\n\n" + "\n\n".join(PARAGRAPHS[1:]), "near", 0.6),
        ("\n\n".join(reversed(PARAGRAPHS)), "near", 0.9),
        ("\n\n".join(PARAGRAPHS[2:3]), "excerpt", 0.9),
        (prose("top", 20) + "\n\n" + PARAGRAPHS[1], "excerpt", 0.6),
        (STORY + "\n\n" + SPEECH, "near", 0.8),
        *[(changed(STORY, rate), "near", 0.6) for rate in (0.1, 0.2, 0.3, 0.4)],
        (changed(PARAGRAPHS[1] + " " + PARAGRAPHS[2], 0.2), "excerpt", 0.7),
    ],
)
def test_a_copy_is_found_and_measured(text: str, kind: str, least: float) -> None:
    found = families([*OTHERS, paper("reprint", text, day=1), paper("story", STORY)])
    assert members(found) == [["story", "reprint"]]
    copy = found[0].copies[0]
    assert (copy.of, copy.kind) == ("story", kind)
    assert least <= copy.share <= 1.0


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([STORY, RIVAL], id="one topic, two authors"),
        pytest.param([f"{prose(at, 60)}\n\n{SPEECH}" for at in range(3)], id="one speech quoted"),
        pytest.param([f"{prose(at, 90)}\n\n{FOOTER}" for at in range(5)], id="one footer"),
        pytest.param(["Police said so.", "Police said so."], id="too short to tell"),
        pytest.param(["", "", " \n"], id="empty"),
        pytest.param(["word", "word"], id="one word"),
        pytest.param(["spam " * 40_000, "spam " * 30_000], id="one word over and over"),
        pytest.param(["|---|---|\n" * 500, "|---|---|\n" * 400], id="no words"),
    ],
)
def test_no_family(texts: list[str]) -> None:
    assert families(paper(f"d{at}", text, day=at) for at, text in enumerate(texts)) == ()


def test_standing_advice_of_one_publisher_makes_no_family_but_a_repeated_alert_does() -> None:
    alerts = [paper(f"alert{at}", f"{prose(at, 25)}\n\n{FOOTER}", day=at, publisher="The embassy") for at in range(4)]
    again = paper("again", alerts[2].text.replace("Avoid", "Please avoid"), day=9, publisher="The embassy")
    assert members(families([*alerts, again])) == [["alert2", "again"]]


def test_the_first_is_the_one_published_first_then_by_id_and_undated_last() -> None:
    docs = [
        paper("a", STORY, day=None),
        paper("c", STORY, day=2),
        paper("b", STORY, day=2),
        paper("d", STORY, day=1),
    ]
    assert members(families(docs)) == [["d", "b", "c", "a"]]


def test_excerpts_of_different_parts_are_one_family_through_the_whole() -> None:
    docs = [paper("whole", STORY), paper("head", PARAGRAPHS[0], day=1), paper("tail", PARAGRAPHS[2], day=2)]
    found = families(docs)
    assert members(found) == [["whole", "head", "tail"]]
    assert {copy.of for copy in found[0].copies} == {"whole"}


def test_a_round_up_does_not_join_the_stories_that_it_takes_in() -> None:
    other = prose("other story", 120)
    docs = [paper("one", STORY), paper("two", other), paper("round-up", f"{other}\n\n{STORY}", day=3)]
    assert families(docs) == ()


def test_a_copy_of_a_copy_names_what_it_repeats() -> None:
    docs = [paper("head", PARAGRAPHS[0]), paper("whole", STORY, day=0), paper("tail", PARAGRAPHS[2], day=2)]
    (found,) = families(docs)
    assert found.first == "head"
    assert {copy.document: copy.of for copy in found.copies} == {"whole": "head", "tail": "whole"}


def test_differences_within_quotations_count_less() -> None:
    told = "\n\n".join(f"{part}\n\n“{prose(f'english {at}', 40)},” she said." for at, part in enumerate(PARAGRAPHS))
    again = "\n\n".join(f"{part}\n\n“{prose(f'new {at}', 40)},” she said." for at, part in enumerate(PARAGRAPHS))
    (found,) = families([paper("a", told), paper("b", again)])
    assert found.copies[0].share > 0.85


@pytest.mark.parametrize(
    "text",
    [
        "水坝在春天就已经漏水。工程师写信警告县政府。没有人降低水位。六月十一日夜里大坝决口。",
        "Плотина текла с весны, и двое инженеров письменно предупредили об этом округ ещё в начале марта того же года.",
        "بدأ السد يتسرب منذ الربيع وحذر مهندسان المقاطعة من ذلك في رسالتين قبل ثلاثة أشهر من انهياره في الليل",
        "เขื่อนรั่วตั้งแต่ฤดูใบไม้ผลิ วิศวกรสองคนเตือนเทศบาลเป็นลายลักษณ์อักษร",
        "बाँध वसंत से रिस रहा था और दो अभियंताओं ने ज़िले को पत्र लिखकर चेतावनी दी थी कि दीवार टूट सकती है",
        "\ud800 half a pair " * 5 + prose("surrogate", 30),
    ],
)
def test_other_scripts(text: str) -> None:
    found = families([paper("a", text), paper("b", f"{text} 2019", day=1), *OTHERS])
    assert members(found) == [["a", "b"]]


def test_a_huge_line_and_its_part() -> None:
    line = prose("huge", 60_000).replace(".", "")
    found = families([paper("huge", line), paper("part", line[100_000:220_000], day=1), *OTHERS])
    assert members(found) == [["huge", "part"]]


def test_large_families_hold_together() -> None:
    docs = [paper(f"r{at:03}", f"{prose(at, 30)}\n\n{changed(STORY, 0.1, at)}", day=at % 5) for at in range(120)]
    (found,) = families([*docs, *OTHERS])
    assert len(found.copies) == 119


def test_family_of_names_every_document() -> None:
    docs = [paper("a", STORY), paper("b", STORY), paper("c", RIVAL)]
    found = families(docs)
    assert family_of(docs, found) == {"a": found[0].id, "b": found[0].id, "c": "c"}


def test_of_two_documents_with_one_id_one_counts() -> None:
    assert families([paper("a", STORY), paper("a", STORY, day=1), paper("a", RIVAL)]) == ()


POOL = [
    *OTHERS[:3],
    paper("s1", STORY, day=1),
    paper("s2", changed(STORY, 0.3), day=0),
    paper("s3", PARAGRAPHS[1], day=None),
    paper("s4", PARAGRAPHS[3] + "\n\n" + PARAGRAPHS[0], day=1),
    paper("t1", RIVAL, day=4),
    paper("t2", f"{RIVAL} {SPEECH}", day=4),
    paper("u", f"{STORY}\n\n{prose('x', 90)}\n\n{RIVAL}", day=8),
    paper("v", ""),
]
SETTLED = families(POOL)


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_the_order_of_documents_does_not_matter(docs: list[Document]) -> None:
    assert members(SETTLED) == [["s2", "s1", "s4", "s3"], ["t1", "t2"]]
    assert families(docs) == SETTLED


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_gives_families_of_documents_given(texts: list[str]) -> None:
    docs = [paper(f"d{at}", text) for at, text in enumerate(texts)]
    found = [name for names in members(families(docs)) for name in names]
    assert len(found) == len(set(found))
    assert set(found) <= {document.id for document in docs}
