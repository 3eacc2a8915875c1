"""Small ledgers for the tests of the page, in our own sentences.

They state public facts about the attack on Crocus City Hall of 22 March 2024 in the voice of outlets
that do not exist.
"""

from __future__ import annotations

from datetime import date

from forewarned.model import Document, LeadTime, Ledger, Problem, Record
from tests.views.builder import Builder

COURIER = """Embassy alert came two weeks before the attack

On March 7, the US embassy in Moscow warned Americans that extremists had imminent plans to attack large gatherings \
in the capital, including concerts. The British Foreign Office repeated the alert the same day.

American officials also passed the information to the Russian government in private, according to a spokeswoman for \
the National Security Council. On March 19, President Vladimir Putin dismissed the warnings as provocative and spoke \
of blackmail.

Three days later, gunmen attacked Crocus City Hall in Krasnogorsk and killed more than 140 people. Islamic State \
claimed responsibility for the attack on the same evening.
"""

GAZETTE = """What the services knew

In early March, the FSB said that it had foiled a plan of an Islamic State cell to attack a synagogue in Moscow. \
A person close to the intelligence services told the Paper Lantern, a research group, that members of the Security \
Council had been warned days before the attack that Tajik citizens might be used, the Invented Wire reported.

In the weeks before the attack, Islamic State had called for attacks on Russia in its channels. The management of \
the hall had no information about a threat, its owner said. It did not raise the level of security.

Guards at the hall reportedly were told in March to watch for suspicious visitors.
"""

WIRE = """Eleven held, four suspected gunmen in court

Russian police arrested eleven people on March 23, among them four men suspected of the shooting. Putin blamed \
Ukraine for preparing a way across the border; Kyiv denied any part in the attack.

Washington had named the hall itself as a possible target, two officials told the Invented Wire. The head of the \
SVR said that the information had been too general to act upon. The foreign ministry said on April 2 that it had \
never received a warning of that kind.
"""


def crocus() -> Ledger:
    """Three invented outlets on one attack: all six kinds, chains of sources, a lead time, gaps."""
    b = Builder()
    for name, kind, country in (
        ("US embassy in Moscow", "body", "US"),
        ("United States", "state", "US"),
        ("Russia", "state", "RU"),
        ("Vladimir Putin", "person", "RU"),
        ("Islamic State", "group", None),
        ("FSB", "body", "RU"),
        ("Crocus City Hall management", "body", "RU"),
        ("Security Council of Russia", "body", "RU"),
        ("Ukraine", "state", "UA"),
        ("Russian police", "body", "RU"),
    ):
        b.actor(name, kind, country=country)
    courier = b.document(
        "courier",
        COURIER,
        title="Embassy alert came two weeks before the attack",
        publisher="The Example Courier (invented)",
        published=date(2024, 3, 25),
        published_basis="given",
        url="https://courier.example/2024/03/25/alert",
    )
    gazette = b.document(
        "gazette", GAZETTE, title="What the services knew", publisher="Sample Gazette (invented)",
        published=date(2024, 3, 30), published_basis="meta article:published_time",
    )  # fmt: skip
    wire = b.document(
        "wire", WIRE, title="Eleven held, four suspected gunmen in court", publisher="Invented Wire",
        published=date(2024, 4, 3), published_basis="given",
    )  # fmt: skip
    attack = _attack(b, courier)
    _warnings(b, courier, gazette, wire, attack)
    _knowledge(b, gazette)
    _aftermath(b, courier, wire, attack)
    b.problems.append(Problem("scans/page-7.pdf", "no text layer: the page is a picture"))
    b.problems.append(Problem("mail/old.msg", "not an Outlook message: unknown header"))
    return b.ledger()


def _attack(b: Builder, courier: Document) -> Record:
    entry = b.entry(
        courier,
        "incident",
        "gunmen attacked Crocus City Hall in Krasnogorsk and killed more than 140 people",
        actor="gunmen",
        recipients=("Crocus City Hall in Krasnogorsk",),
        about="attacked Crocus City Hall in Krasnogorsk and killed more than 140 people",
        when=("Three days later", "2024-03-22", "2024-03-22"),
        trigger="attacked",
        linked={("actor", 0): ("Islamic State", "the claim in the same text names the group")},
    )
    return b.record([entry], "Islamic State", ["Crocus City Hall management"])


def _warnings(b: Builder, courier: Document, gazette: Document, wire: Document, attack: Record) -> None:
    embassy = b.entry(
        courier,
        "warning",
        "On March 7, the US embassy in Moscow warned Americans that extremists had imminent plans to attack large "
        "gatherings in the capital, including concerts.",
        actor="the US embassy in Moscow",
        recipients=("Americans",),
        about="extremists had imminent plans to attack large gatherings in the capital, including concerts",
        when=("On March 7", "2024-03-07", "2024-03-07"),
        trigger="warned",
        notes=("the frame `warn NP that S` gives who was told and what",),
        linked={("actor", 0): ("US embassy in Moscow", "same name")},
    )
    named = b.entry(
        wire,
        "warning",
        "Washington had named the hall itself as a possible target, two officials told the Invented Wire.",
        actor="Washington",
        about="the hall itself as a possible target",
        sources=("two officials",),
        trigger="named",
        linked={("actor", 0): ("United States", "a capital stands for its state")},
    )
    private = b.entry(
        courier,
        "warning",
        "American officials also passed the information to the Russian government in private, according to a "
        "spokeswoman for the National Security Council.",
        actor="American officials",
        recipients=("the Russian government",),
        about="the information",
        sources=("a spokeswoman for the National Security Council",),
        trigger="passed the information",
        linked={
            ("actor", 0): ("United States", "nationality of a state's officials"),
            ("recipient", 0): ("Russia", "government of a state"),
        },
    )
    council = b.entry(
        gazette,
        "warning",
        "A person close to the intelligence services told the Paper Lantern, a research group, that members of the "
        "Security Council had been warned days before the attack that Tajik citizens might be used, the Invented "
        "Wire reported.",
        recipients=("members of the Security Council",),
        about="Tajik citizens might be used",
        sources=("the Invented Wire", "the Paper Lantern", "A person close to the intelligence services"),
        when=("days before the attack", "2024-03-15", "2024-03-21"),
        trigger="warned",
        linked={("recipient", 0): ("Security Council of Russia", "members of a body")},
    )
    guards = b.entry(
        gazette,
        "warning",
        "Guards at the hall reportedly were told in March to watch for suspicious visitors.",
        recipients=("Guards at the hall",),
        about="suspicious visitors",
        certainty="hedged",
        when=("in March", "2024-03-01", "2024-03-31"),
        trigger="told",
        linked={("recipient", 0): ("Crocus City Hall management", "guards of a place")},
    )
    warned = b.record(
        [embassy],
        "US embassy in Moscow",
        lead=LeadTime(attack.id, 15, 15),
        reasons=(),
    )
    told = b.record([private, named], "United States", ["Russia"], reasons=("same actor and same harm, 9 days apart",))
    b.record([council], None, ["Security Council of Russia"], lead=LeadTime(attack.id, 1, 7))
    b.record([guards], None, ["Crocus City Hall management"])
    dismissed = b.entry(
        courier,
        "response",
        "On March 19, President Vladimir Putin dismissed the warnings as provocative and spoke of blackmail.",
        actor="President Vladimir Putin",
        about="the warnings",
        stance="dismissed",
        when=("On March 19", "2024-03-19", "2024-03-19"),
        trigger="dismissed",
        linked={("actor", 0): ("Vladimir Putin", "same name without its title")},
    )
    b.record([dismissed], "Vladimir Putin", responds_to=(warned.id, told.id))


def _knowledge(b: Builder, gazette: Document) -> None:
    foiled = b.entry(
        gazette, "knowledge",
        "In early March, the FSB said that it had foiled a plan of an Islamic State cell to attack a synagogue in "
        "Moscow.",
        actor="the FSB", about="a plan of an Islamic State cell to attack a synagogue in Moscow",
        when=("In early March", "2024-03-01", "2024-03-10"), sources=("the FSB",), trigger="foiled",
        linked={("actor", 0): ("FSB", "same name"), ("source", 0): ("FSB", "same name")},
    )  # fmt: skip
    b.record([foiled], "FSB")
    threat = b.entry(
        gazette, "threat",
        "In the weeks before the attack, Islamic State had called for attacks on Russia in its channels.",
        actor="Islamic State", recipients=("Russia",), about="attacks on Russia", trigger="called for",
        when=("In the weeks before the attack", "2024-02-23", "2024-03-21"),
        linked={("actor", 0): ("Islamic State", "same name"), ("recipient", 0): ("Russia", "same name")},
    )  # fmt: skip
    b.record([threat], "Islamic State", ["Russia"])
    none = b.entry(
        gazette, "knowledge", "The management of the hall had no information about a threat, its owner said.",
        actor="The management of the hall", about="a threat", polarity=False, sources=("its owner",),
        trigger="had no information",
        linked={("actor", 0): ("Crocus City Hall management", "the hall named before")},
    )  # fmt: skip
    b.record([none], "Crocus City Hall management")
    level = b.entry(
        gazette, "response", "It did not raise the level of security.", actor="The management of the hall",
        about="a threat", stance="not_acted", trigger="did not raise",
        linked={("actor", 0): ("Crocus City Hall management", "\"It\" is the management")},
    )  # fmt: skip
    b.record([level], "Crocus City Hall management")


def _aftermath(b: Builder, courier: Document, wire: Document, attack: Record) -> None:
    claim = b.entry(
        courier, "claim",
        "Islamic State claimed responsibility for the attack on the same evening.",
        actor="Islamic State", recipients=("Islamic State",), about="the attack", trigger="claimed",
        when=("on the same evening", "2024-03-22", "2024-03-22"),
        linked={("actor", 0): ("Islamic State", "same name")},
    )  # fmt: skip
    b.record([claim], "Islamic State", ["Islamic State"])
    held = b.entry(
        wire, "response",
        "Russian police arrested eleven people on March 23, among them four men suspected of the shooting.",
        actor="Russian police", about="the shooting", stance="acted", trigger="arrested",
        when=("on March 23", "2024-03-23", "2024-03-23"),
        linked={("actor", 0): ("Russian police", "same name")},
    )  # fmt: skip
    b.record([held], "Russian police", responds_to=(attack.id,))
    blamed = b.entry(
        wire, "claim", "Putin blamed Ukraine for preparing a way across the border", actor="Putin",
        recipients=("Ukraine",), about="preparing a way across the border", trigger="blamed",
        linked={("actor", 0): ("Vladimir Putin", "last name of a person named in full"),
                ("recipient", 0): ("Ukraine", "same name")},
    )  # fmt: skip
    b.record([blamed], "Vladimir Putin", ["Ukraine"])
    denied = b.entry(
        wire, "claim", "Kyiv denied any part in the attack", actor="Kyiv", recipients=("Ukraine",),
        about="the attack", polarity=False, trigger="denied",
        linked={("actor", 0): ("Ukraine", "a capital stands for its state")},
    )  # fmt: skip
    b.record([denied], "Ukraine", ["Ukraine"])
    general = b.entry(
        wire, "response",
        "The head of the SVR said that the information had been too general to act upon.",
        actor="The head of the SVR", about="the information", stance="not_acted", sources=("The head of the SVR",),
        trigger="too general to act upon", linked={("actor", 0): ("SVR", "head of a body")},
    )  # fmt: skip
    b.record([general], "SVR")
    never = b.entry(
        wire, "response",
        "The foreign ministry said on April 2 that it had never received a warning of that kind.",
        actor="The foreign ministry", about="a warning of that kind", stance="denied",
        when=("on April 2", "2024-04-02", "2024-04-02"), trigger="never received",
        linked={("actor", 0): ("Foreign Ministry of Russia", "ministry of the state the text is about")},
    )  # fmt: skip
    b.record([never], "Foreign Ministry of Russia")


def empty() -> Ledger:
    return Ledger()


def unread() -> Ledger:
    """Two documents that state nothing, and a file that could not be read."""
    return Ledger(
        documents=(Document(id="a", text="A quiet day."), Document(id="b", text="Another quiet day.")),
        problems=(Problem("c.pdf", "the file is encrypted"),),
    )
