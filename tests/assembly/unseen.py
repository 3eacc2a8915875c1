"""Twenty small scenarios, written before the rules they test were run on them: papers, and what is to be found.

A scenario names the contradictions that must be found by words of both sides, the gaps by sort and actor, and the
sorts of gaps that must not be found. No other contradiction may be found. None of its sentences tuned a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from tests.assembly.cases import Paper, paper

Row = tuple[str, str, dict]


@dataclass(frozen=True)
class Scenario:
    name: str
    papers: tuple[Paper, ...]
    against: tuple[tuple[str, str], ...] = ()  # words of one side, words of the other
    gaps: tuple[tuple[str, str], ...] = ()  # sort, words of the actor
    no_gaps: tuple[str, ...] = ()
    origins: tuple[tuple[str, int], ...] = ()  # words of a statement, number of origins of its record
    notes: tuple[str, ...] = field(default=())


def press(name: str, publisher: str, day: str, *rows: Row) -> Paper:
    made = paper(name, rows)  # type: ignore[arg-type]
    return Paper(replace(made.document, publisher=publisher, published=date.fromisoformat(day)), made.entries)


def row(sentence: str, kind: str, **slots: object) -> Row:
    return sentence, kind, slots


SANK = row(
    "The ferry Solveig sank off Haugen on 11 February 2014.",
    "incident", about="The ferry Solveig sank off Haugen", when="2014-02-11",
)  # fmt: skip
BURNED = row(
    "A wildfire swept the valley of Ardal on 2 August 2016.",
    "incident", about="A wildfire swept the valley of Ardal", to=["the valley of Ardal"], when="2016-08-02",
)  # fmt: skip
HACKED = row(
    "Thieves broke into the computers of Brightwater Bank on 9 October 2019.",
    "incident", actor="Thieves", about="broke into the computers", to=["Brightwater Bank"], when="2019-10-09",
)  # fmt: skip
FELL = row(
    "The Kestrel bridge fell into the river at Morland on 6 June 2012.",
    "incident", about="The Kestrel bridge fell into the river", to=["Morland"], when="2012-06-06",
)  # fmt: skip
GAS = row(
    "Gas exploded in the Tarn colliery on 17 November 2015.",
    "incident", about="Gas exploded in the Tarn colliery", to=["the Tarn colliery"], when="2015-11-17",
)  # fmt: skip

SCENARIOS = (
    Scenario(
        "missing passengers, counted twice on one day",
        (
            press("a", "Fjord Post", "2014-02-12", SANK, row(
                "The coastguard said that 31 passengers were missing.", "incident",
                about="missing", to=["31 passengers"], by=["The coastguard"])),
            press("b", "Skerry News", "2014-02-12", SANK, row(
                "The shipping line put the number of missing passengers at 54.", "incident",
                about="missing", to=["54"], by=["The shipping line"])),
        ),
        against=(("31 passengers", "at 54"),),
    ),
    Scenario(
        "passengers missing, crew rescued: two counts of two things",
        (
            press("a", "Fjord Post", "2014-02-12", SANK, row(
                "The coastguard said that 31 passengers were missing.", "incident",
                about="missing", to=["31 passengers"], by=["The coastguard"])),
            press("b", "Skerry News", "2014-02-12", SANK, row(
                "Nine sailors were hurt when the Solveig went down.", "incident",
                about="hurt", to=["Nine sailors"])),
        ),
    ),
    Scenario(
        "accounts that were opened",
        (
            press("a", "City Ledger", "2019-10-15", HACKED, row(
                "The bank said that 40,000 accounts had been opened.", "incident",
                about="opened", to=["40,000 accounts"], by=["The bank"])),
            press("b", "Harbour Times", "2019-10-15", HACKED, row(
                "The supervisor of banks counted 310,000 accounts that had been looked into.", "incident",
                about="looked into", to=["310,000 accounts"], by=["The supervisor of banks"])),
        ),
        against=(("40,000", "310,000"),),
    ),
    Scenario(
        "a board that nothing was brought to",
        (
            press("a", "Wold Courier", "2018-09-01",
                row("The nurse for hygiene told the hospital board in March 2018 that the taps of ward 5 carried a "
                    "germ.",
                    "warning", actor="The nurse for hygiene", to=["the hospital board"],
                    about="the taps of ward 5 carried a germ", when="2018-03-01/2018-03-31"),
                row("Seven patients of ward 5 fell ill in June 2018.", "incident",
                    about="fell ill", to=["Seven patients of ward 5"], when="2018-06-01/2018-06-30")),
            press("b", "Dale Mercury", "2018-09-03",
                row("Seven patients of ward 5 fell ill in June 2018.", "incident",
                    about="fell ill", to=["Seven patients of ward 5"], when="2018-06-01/2018-06-30"),
                row("The chairwoman said that nothing about the taps had ever been laid before the board.", "response",
                    actor="the board", about="nothing about the taps", stance="denied", by=["The chairwoman"])),
        ),
        against=(("nurse for hygiene", "laid before the board"),),
        gaps=(("told_or_not_told", "board"),),
    ),
    Scenario(
        "phones that rang, phones that did not",
        (
            press("a", "Pine Gazette", "2016-08-04", BURNED,
                row("The fire service sent a message to every household of Ardal on the afternoon of 2 August, it "
                    "says.",
                    "warning", actor="The fire service", to=["every household of Ardal"], when="2016-08-02",
                    by=["it"]),
                row("The people of Ardal got no message, three families told this paper.", "warning",
                    to=["The people of Ardal"], about="no message", polarity=False, by=["three families"])),
        ),
        against=(("every household", "got no message"),),
    ),
    Scenario(
        "the day on which the dairy learned of the germ",
        (
            press("a", "Meadow News", "2021-07-01",
                row("The laboratory reported salmonella in the cheese to Hillside Dairy on 3 May 2021.", "warning",
                    actor="The laboratory", to=["Hillside Dairy"], about="salmonella in the cheese", when="2021-05-03"),
                row("The cheese of Hillside Dairy made forty children ill in June 2021.", "incident",
                    about="made forty children ill", to=["forty children"], when="2021-06-01/2021-06-30")),
            press("b", "Lowland Star", "2021-07-02",
                row("Hillside Dairy got the finding of salmonella from the laboratory on 11 May 2021, its owner says.",
                    "warning", actor="the laboratory", to=["Hillside Dairy"], about="salmonella", when="2021-05-11",
                    by=["its owner"])),
        ),
        against=(("on 3 May", "on 11 May"),),
    ),
    Scenario(
        "routine remarks, or the gas in shaft 4",
        (
            press("a", "Pit Herald", "2015-12-01", GAS,
                row("In a letter of August the inspector of mines warned Tarn Mining of firedamp in shaft 4.",
                    "warning",
                    actor="the inspector of mines", to=["Tarn Mining"], about="firedamp in shaft 4",
                    when="2015-08-01/2015-08-31"),
                row("Tarn Mining says that the letter held nothing but routine remarks.", "response",
                    actor="Tarn Mining", about="the letter", stance="dismissed", by=["Tarn Mining"])),
        ),
        against=(("firedamp in shaft 4", "routine remarks"),),
    ),
    Scenario(
        "blamed, and nothing to do with it",
        (
            press("a", "Plain Dealer", "2017-04-05",
                row("A bomb went off at the market of Selm on 3 April 2017.", "incident",
                    about="A bomb went off", to=["the market of Selm"], when="2017-04-03"),
                row("The interior ministry laid the bomb at the door of the Red Spear movement.", "claim",
                    actor="The interior ministry", to=["the Red Spear movement"], about="the bomb")),
            press("b", "Ridge Times", "2017-04-06",
                row("A bomb went off at the market of Selm on 3 April 2017.", "incident",
                    about="A bomb went off", to=["the market of Selm"], when="2017-04-03"),
                row("The Red Spear movement said that it had nothing to do with the bomb.", "claim",
                    actor="The Red Spear movement", to=["The Red Spear movement"], about="the bomb", polarity=False)),
        ),
        against=(("at the door of", "nothing to do with"),),
    ),
    Scenario(
        "the maker knew, the maker had no inkling",
        (
            press("a", "Railway Week", "2013-05-01",
                row("Two trains met head-on near Oster on 14 January 2013.", "incident",
                    about="Two trains met head-on", to=["Oster"], when="2013-01-14"),
                row("Volta Signals had been aware of the fault in the relays since the autumn of 2012, the judge "
                    "found.",
                    "knowledge", actor="Volta Signals", about="the fault in the relays", when="2012-09-01/2012-11-30",
                    by=["the judge"])),
            press("b", "Junction Post", "2013-05-02",
                row("Two trains met head-on near Oster on 14 January 2013.", "incident",
                    about="Two trains met head-on", to=["Oster"], when="2013-01-14"),
                row("Volta Signals insists that not one of its engineers had an inkling of a fault in the relays.",
                    "knowledge", actor="Volta Signals", about="a fault in the relays", polarity=False,
                    by=["Volta Signals"])),
        ),
        against=(("had been aware", "an inkling"),),
    ),
    Scenario(
        "measured, and the neighbours not told",
        (
            press("a", "Estuary Mail", "2011-09-20",
                row("Chlorine escaped from the Norda works at Pell on 14 September 2011.", "incident",
                    about="Chlorine escaped from the Norda works", to=["Pell"], when="2011-09-14"),
                row("Norda had measured chlorine at the fence since June 2011.", "knowledge", actor="Norda",
                    about="chlorine at the fence", when="2011-06-01/2011-09-13"),
                row("It did not inform the neighbours.", "warning", actor="Norda", to=["the neighbours"],
                    polarity=False)),
        ),
        gaps=(("knew_not_warned", "Norda"),),
        no_gaps=("told_or_not_told", "nothing_followed"),
    ),
    Scenario(
        "a letter put on file",
        (
            press("a", "Morland Echo", "2012-06-20", FELL,
                row("Three engineers wrote to the county council in January 2012 that the Kestrel bridge was rusting.",
                    "warning", actor="Three engineers", to=["the county council"],
                    about="the Kestrel bridge was rusting", when="2012-01-01/2012-01-31"),
                row("The council put the letter on file and left the bridge open.", "response", actor="The council",
                    about="the letter", stance="not_acted")),
        ),
        gaps=(("warned_not_acted", "council"),),
        no_gaps=("told_or_not_told",),
    ),
    Scenario(
        "a flood that stayed away",
        (
            press("a", "Delta Journal", "2020-04-12",
                row("The weather service warned the village of Lunde on 2 April 2020 that the river would flood it.",
                    "warning", actor="The weather service", to=["the village of Lunde"],
                    about="the river would flood it", when="2020-04-02"),
                row("The river stayed within its banks.", "incident", about="stayed within its banks", polarity=False)),
        ),
        gaps=(("nothing_followed", "weather service"),),
        no_gaps=("told_or_not_told",),
    ),
    Scenario(
        "on the maker's website, and unknown to the clinic",
        (
            press("a", "Net Monthly", "2022-03-10",
                row("Criminals locked the files of the Alder clinic on 1 March 2022.", "incident", actor="Criminals",
                    about="locked the files", to=["the Alder clinic"], when="2022-03-01"),
                row("The maker had posted the hole in its mail program on its website in January 2022.", "warning",
                    actor="The maker", about="the hole in its mail program", when="2022-01-01/2022-01-31"),
                row("Nobody told us of the hole in the program, says the head of the Alder clinic.", "response",
                    actor="the head of the Alder clinic", about="the hole in the program", stance="denied",
                    by=["the head of the Alder clinic"])),
        ),
        gaps=(("public_not_target", "head of the Alder clinic"),),
    ),
    Scenario(
        "the airline was told, travellers were not",
        (
            press("a", "Sky Weekly", "2009-08-01",
                row("A bomb destroyed a jet of Corvair on 20 July 2009.", "incident", about="A bomb destroyed a jet",
                    to=["Corvair"], when="2009-07-20"),
                row("The consulate told Corvair on 12 July 2009 that its jets were to be bombed.", "warning",
                    actor="The consulate", to=["Corvair"], about="its jets were to be bombed", when="2009-07-12"),
                row("The public heard nothing of it.", "warning", to=["The public"], about="it", polarity=False)),
        ),
        gaps=(("target_not_public", "Corvair"),),
    ),
    Scenario(
        "a circle, and a named man",
        (
            press("a", "Fen Post", "2012-06-10", FELL,
                row("The mayor of Morland was told in May 2012 of cracks in the Kestrel bridge, the Marsh Echo "
                    "reports.",
                    "warning", to=["The mayor of Morland"], about="cracks in the Kestrel bridge",
                    when="2012-05-01/2012-05-31", by=["the Marsh Echo"])),
            press("b", "Marsh Echo", "2012-06-10", FELL,
                row("The mayor of Morland was told in May 2012 of cracks in the Kestrel bridge, according to the "
                    "Fen Post.",
                    "warning", to=["The mayor of Morland"], about="cracks in the Kestrel bridge",
                    when="2012-05-01/2012-05-31", by=["the Fen Post"])),
            press("c", "Upland Star", "2012-06-11", FELL,
                row("The mayor of Morland was told in May 2012 of cracks in the Kestrel bridge, said Ida Holm, a "
                    "welder.",
                    "warning", to=["The mayor of Morland"], about="cracks in the Kestrel bridge",
                    when="2012-05-01/2012-05-31", by=["Ida Holm, a welder"])),
        ),
        origins=(("the Marsh Echo reports", 2),),
    ),
    Scenario(
        "another was not told: no contradiction",
        (
            press("a", "Pit Herald", "2015-12-01", GAS,
                row("The inspector of mines warned Tarn Mining in August 2015 of firedamp in shaft 4.", "warning",
                    actor="The inspector of mines", to=["Tarn Mining"], about="firedamp in shaft 4",
                    when="2015-08-01/2015-08-31"),
                row("The families of the miners were never told of firedamp.", "warning",
                    to=["The families of the miners"], about="firedamp", polarity=False)),
        ),
        no_gaps=("told_or_not_told",),
    ),
    Scenario(
        "two letters of two months",
        (
            press("a", "Morland Echo", "2012-06-20", FELL,
                row("Engineers wrote to the county council on 10 January 2012 that the Kestrel bridge was rusting.",
                    "warning", actor="Engineers", to=["the county council"], about="the Kestrel bridge was rusting",
                    when="2012-01-10"),
                row("On 3 March 2012 the engineers sent the county council a reminder about the Kestrel bridge.",
                    "warning", actor="the engineers", to=["the county council"], about="the Kestrel bridge",
                    when="2012-03-03")),
        ),
        no_gaps=("told_or_not_told", "nothing_followed"),
    ),
    Scenario(
        "the dead of two fires",
        (
            press("a", "Pine Gazette", "2016-08-04", BURNED,
                row("The fire in the valley of Ardal killed 12 people.", "incident",
                    about="killed 12 people", to=["12 people", "the valley of Ardal"])),
            press("b", "Heath News", "2016-08-04", BURNED,
                row("In 2003 a fire on the island of Brede had killed 44 people.", "incident",
                    about="a fire on the island of Brede", to=["44 people", "the island of Brede"],
                    when="2003-01-01/2003-12-31")),
        ),
    ),
    Scenario(
        "told, and acted upon",
        (
            press("a", "Wold Courier", "2018-09-01",
                row("The storm of 5 August 2018 tore the roof from the school at Hesse.", "incident",
                    about="tore the roof from the school", to=["the school at Hesse"], when="2018-08-05"),
                row("On 4 August 2018 the weather office warned the headmaster of the school at Hesse of a storm.",
                    "warning", actor="the weather office", to=["the headmaster of the school at Hesse"],
                    about="a storm", when="2018-08-04"),
                row("The headmaster sent the children home the same day.", "response", actor="The headmaster",
                    about="a storm", stance="acted", when="2018-08-04")),
        ),
        no_gaps=("warned_not_acted", "told_or_not_told", "knew_not_warned", "nothing_followed"),
    ),
    Scenario(
        "the minister's desk",
        (
            press("a", "Capital Post", "2023-02-20",
                row("Gunmen stormed the station of Varn on 10 February 2023.", "incident", actor="Gunmen",
                    about="stormed the station of Varn", to=["the station of Varn"], when="2023-02-10"),
                row("The secret service put a note on gunmen from Oltar on the desk of the interior minister "
                    "in January 2023, two of its officers say.", "warning", actor="The secret service",
                    to=["the interior minister"], about="gunmen from Oltar", when="2023-01-01/2023-01-31",
                    by=["two of its officers"])),
            press("b", "River Tribune", "2023-02-21",
                row("Gunmen stormed the station of Varn on 10 February 2023.", "incident", actor="Gunmen",
                    about="stormed the station of Varn", to=["the station of Varn"], when="2023-02-10"),
                row("The interior minister told parliament on 19 February 2023 that no note on gunmen had crossed his "
                    "desk.", "response", actor="The interior minister", about="no note on gunmen", stance="denied",
                    when="2023-02-19", by=["The interior minister"])),
        ),
        against=(("on the desk of", "crossed his desk"),),
        gaps=(("told_or_not_told", "minister"),),
    ),
)  # fmt: skip
