"""Small scenarios of joining, written before the rules were run on them: what is one fact, and what is not.

A scenario names statements by words of their sentences: those of `one` must be in one record, those of each pair of
`apart` in two, and `origins` says how many a record must have. None of its sentences tuned a rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.assembly.cases import Paper
from tests.assembly.unseen import press, row


@dataclass(frozen=True)
class Join:
    name: str
    papers: tuple[Paper, ...]
    one: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    origins: tuple[tuple[str, int], ...] = ()


# fmt: off
POINTS = (
    "A signaller warned the depot at Ravn in March 2013 that the points at platform 4 stuck.", "warning",
    {"actor": "A signaller", "to": ["the depot at Ravn"], "about": "the points at platform 4 stuck",
     "when": "2013-03-01/2013-03-31"},
)
DERAILED = row(
    "A night train left the rails at Ravn on 5 May 2013.", "incident", about="left the rails", to=["A night train"],
    when="2013-05-05",
)
BURST = row(
    "The Tolva burst its banks at Lenz on 3 June 2010 and 12 people drowned.", "incident", actor="The Tolva",
    about="burst its banks", to=["12 people"], when="2010-06-03",
)

JOINS = (
    Join(
        "two papers on what came of one warning, and neither names who did nothing",
        (
            press("a", "Ravn Post", "2013-05-08", DERAILED, POINTS, row(
                "Nothing was done.", "response", about="the points at platform 4 stuck", stance="not_acted")),
            press("b", "Sound Mercury", "2013-05-09", DERAILED, row(
                "In March 2013 a signaller wrote to the depot at Ravn that the points at platform 4 stuck.", "warning",
                actor="a signaller", to=["the depot at Ravn"], about="the points at platform 4 stuck",
                when="2013-03-01/2013-03-31"), row(
                "It was left at that.", "response", about="the points at platform 4 stuck", stance="not_acted")),
        ),
        one=(("Nothing was done", "It was left at that"), ("A signaller warned", "a signaller wrote")),
    ),
    Join(
        "answers to two warnings are two",
        (
            press("a", "Ravn Post", "2013-05-08", DERAILED, POINTS, row(
                "Nothing was done.", "response", about="the points at platform 4 stuck", stance="not_acted")),
            press("b", "Sound Mercury", "2013-05-09", DERAILED, row(
                "In 2009 a driver told the ministry that the tunnel at Holt had no lights.", "warning",
                actor="a driver", to=["the ministry"], about="the tunnel at Holt had no lights",
                when="2009-01-01/2009-12-31"), row(
                "It was left at that.", "response", about="the tunnel at Holt had no lights", stance="not_acted")),
        ),
        apart=(("Nothing was done", "It was left at that"), ("A signaller warned", "a driver told")),
    ),
    Join(
        "a matron by her name and by her office",
        (
            press("a", "Ward Gazette", "2017-10-01", row(
                "Matron Inga Dahl wrote to the board of Elmhurst Hospital in April 2017 that the boilers bred "
                "legionella.", "warning", actor="Matron Inga Dahl", to=["the board of Elmhurst Hospital"],
                about="the boilers bred legionella", when="2017-04-01/2017-04-30")),
            press("b", "Dale Courier", "2017-10-02", row(
                "The matron had told the board that spring of legionella in the boilers.", "warning",
                actor="The matron", to=["the board"], about="legionella in the boilers",
                when="2017-03-01/2017-05-31")),
        ),
        one=(("Matron Inga Dahl wrote", "The matron had told"),),
    ),
    Join(
        "the same patch, told to clinics and told to nobody in particular",
        (
            press("a", "Byte Weekly", "2020-02-10", row(
                "The cyber office sent clinics an alert about the flaw in Medora servers on 14 January 2020.",
                "warning", actor="The cyber office", to=["clinics"], about="the flaw in Medora servers",
                when="2020-01-14")),
            press("b", "Northern Star", "2020-02-11", row(
                "On 14 January the cyber office put out an alert on Medora servers.", "warning",
                actor="the cyber office", about="Medora servers", when="2020-01-14")),
        ),
        one=(("sent clinics an alert", "put out an alert"),),
    ),
    Join(
        "the dead of a province, counted where no flood is named",
        (
            press("a", "Lenz Herald", "2010-06-04", BURST),
            press("b", "Valley Times", "2010-06-07", BURST, row(
                "The dead in the province of Karst were put at 31 by the prefect.", "incident", about="31",
                to=["The dead in the province of Karst"], by=["the prefect"])),
        ),
        one=(("12 people drowned", "The dead in the province"),),
    ),
    Join(
        "a bare count by an office of health",
        (
            press("a", "Meadow News", "2021-07-01", row(
                "The soft cheese of Hillside Dairy poisoned guests of a wedding at Orm on 19 June 2021.", "incident",
                about="The soft cheese of Hillside Dairy poisoned guests", to=["guests of a wedding at Orm"],
                when="2021-06-19"), row(
                "The office of health has counted 41.", "incident", about="counted", to=["41"],
                by=["The office of health"])),
        ),
        one=(("poisoned guests", "has counted 41"),),
    ),
    Join(
        "how many took part",
        (
            press("a", "Plain Dealer", "2017-04-05", row(
                "Gunmen stormed the customs house at Selm on 3 April 2017.", "incident", actor="Gunmen",
                about="stormed the customs house", to=["the customs house at Selm"], when="2017-04-03"), row(
                "Six men took part.", "incident", actor="Six men", about="took part")),
        ),
        one=(("stormed the customs house", "Six men took part"),),
    ),
    Join(
        "a storm that did it, and a storm in which it was done",
        (
            press("a", "Cape Echo", "2012-11-20", row(
                "Storm Edda drove three trawlers onto the rocks of Vard on 17 November 2012.", "incident",
                actor="Storm Edda", about="drove three trawlers onto the rocks", to=["three trawlers"],
                when="2012-11-17")),
            press("b", "Harbour Bell", "2012-11-21", row(
                "Nineteen fishermen were lost on 17 November 2012 in Storm Edda.", "incident", about="lost",
                to=["Nineteen fishermen"], when="2012-11-17")),
        ),
        one=(("drove three trawlers", "Nineteen fishermen"),),
    ),
    Join(
        "auditors, and the office that they work for",
        (
            press("a", "Audit chamber", "2016-09-01", row(
                "The election board of Fenmark knew from May 2016 that the tally machines could be opened.",
                "knowledge", actor="The election board of Fenmark", about="the tally machines could be opened",
                when="2016-05-01/2016-05-31")),
            press("b", "Fen Courier", "2016-09-02", row(
                "The election board of Fenmark had known since May 2016 that the tally machines could be opened, the "
                "auditors found.", "knowledge", actor="The election board of Fenmark",
                about="the tally machines could be opened", when="2016-05-01/2016-05-31", by=["the auditors"])),
        ),
        one=(("knew from May", "had known since May"),),
        origins=(("knew from May", 1),),
    ),
    Join(
        "inspectors of another body are another origin",
        (
            press("a", "Audit chamber", "2016-09-01", row(
                "The election board of Fenmark knew from May 2016 that the tally machines could be opened.",
                "knowledge", actor="The election board of Fenmark", about="the tally machines could be opened",
                when="2016-05-01/2016-05-31")),
            press("b", "Fen Courier", "2016-09-02", row(
                "The election board of Fenmark had known since May 2016 that the tally machines could be opened, the "
                "inspectors of the interior ministry found.", "knowledge", actor="The election board of Fenmark",
                about="the tally machines could be opened", when="2016-05-01/2016-05-31",
                by=["the inspectors of the interior ministry"])),
        ),
        origins=(("knew from May", 2),),
    ),
    Join(
        "who was named, and that it was sabotage",
        (
            press("a", "Dock Ledger", "2018-03-09", row(
                "Detectives named the cook as the man who opened the valves.", "claim", actor="Detectives",
                to=["the cook"], about="opened the valves")),
            press("b", "Quay Mail", "2018-03-09", row(
                "Detectives spoke of sabotage of the valves.", "claim", actor="Detectives",
                about="sabotage of the valves")),
        ),
        apart=(("named the cook", "spoke of sabotage"),),
    ),
    Join(
        "a shipping line and a pilots' office deny two things",
        (
            press("a", "Strait News", "2015-08-02", row(
                "The shipping line answers that no note on the buoys had reached it.", "response",
                actor="The shipping line", about="no note on the buoys", stance="denied")),
            press("b", "Reef Times", "2015-08-03", row(
                "The pilots' office says that it never heard of the wreck.", "response", actor="The pilots' office",
                about="the wreck", stance="denied")),
        ),
        apart=(("no note on the buoys", "never heard of the wreck"),),
    ),
    Join(
        "two sentences of one paper on one letter say two things",
        (
            press("a", "Pit Herald", "2015-12-01", row(
                "The inspector of mines told Tarn Mining on 4 August 2015 of firedamp in shaft 4.", "warning",
                actor="The inspector of mines", to=["Tarn Mining"], about="firedamp in shaft 4", when="2015-08-04"),
                row("The same day the inspector of mines told the union that the lamps were old.", "warning",
                    actor="the inspector of mines", to=["the union"], about="the lamps were old",
                    when="2015-08-04")),
        ),
        apart=(("firedamp in shaft 4", "the lamps were old"),),
    ),
    Join(
        "a pilot station warned on the sixth, or on the seventh",
        (
            press("a", "Strait News", "2015-08-02", row(
                "On 6 July 2015 the lighthouse keeper radioed the pilot station that the green buoy had drifted.",
                "warning", actor="the lighthouse keeper", to=["the pilot station"], about="the green buoy had drifted",
                when="2015-07-06")),
            press("b", "Reef Times", "2015-08-03", row(
                "The pilot station heard from the lighthouse keeper on 7 July 2015 that the green buoy had gone "
                "adrift.", "warning", actor="the lighthouse keeper", to=["The pilot station"],
                about="the green buoy had gone adrift", when="2015-07-07")),
        ),
        one=(("On 6 July", "on 7 July"),),
    ),
    Join(
        "a toll of another fire is not this one's",
        (
            press("a", "Mill Post", "2011-02-03", row(
                "The spinning mill at Aske burned down on 1 February 2011.", "incident",
                about="The spinning mill at Aske burned down", to=["The spinning mill at Aske"], when="2011-02-01"),
                row("In 1987 a fire in the tannery of Brod killed 17 people.", "incident", about="a fire",
                    to=["the tannery of Brod", "17 people"], when="1987-01-01/1987-12-31")),
        ),
        apart=(("spinning mill", "tannery"),),
    ),
    Join(
        "a mine's manager and its rescue chief know of one crack",
        (
            press("a", "Pit Herald", "2015-12-01", row(
                "The manager of Tarn colliery learned of the crack in the roof on 2 September 2015.", "knowledge",
                actor="The manager of Tarn colliery", about="the crack in the roof", when="2015-09-02")),
            press("b", "Coal Times", "2015-12-02", row(
                "The chief of rescue at Tarn colliery learned of the crack in the roof on 9 October 2015.",
                "knowledge", actor="The chief of rescue at Tarn colliery", about="the crack in the roof",
                when="2015-10-09")),
        ),
        apart=(("The manager of Tarn", "The chief of rescue"),),
    ),
)
# fmt: on
