"""Pairs of statements that cannot both be right, and pairs alike that can: by class, of many subjects.

A row is (name, how, one, other, whether they contradict); `how` is "one" for two sentences of one paper, "two" for
two papers that both tell of the incident first.
"""

from __future__ import annotations

from tests.assembly.unseen import Row, row

Pair = tuple[str, str, Row, Row, bool]


def told(sentence: str, **slots: object) -> Row:
    return row(sentence, "warning", **slots)


def knew(sentence: str, **slots: object) -> Row:
    return row(sentence, "knowledge", **slots)


def denied(sentence: str, **slots: object) -> Row:
    return row(sentence, "response", stance="denied", **slots)


def did(sentence: str, **slots: object) -> Row:
    return row(sentence, "response", **slots)


def struck(sentence: str, **slots: object) -> Row:
    return row(sentence, "incident", **slots)


def claimed(sentence: str, **slots: object) -> Row:
    return row(sentence, "claim", **slots)


FIRE = struck(
    "A fire destroyed the Lindqvist mill at Norrby on 9 May 2019.",
    about="A fire destroyed the Lindqvist mill", to=["the Lindqvist mill at Norrby"], when="2019-05-09",
)  # fmt: skip

SPARKS = told(
    "The foreman told the owner of the mill in April 2019 that sparks flew from the saw.",
    actor="The foreman", to=["the owner of the mill"], about="sparks flew from the saw", when="2019-04-01/2019-04-30",
)  # fmt: skip
LEAFLET = told("A leaflet on the fire doors had gone to every tenant.", to=["every tenant"], about="the fire doors")
SENT = told("Ports were sent the list of suspect containers.", to=["Ports"], about="the list of suspect containers")
HEALTH = told(
    "The district nurse told the ministry of health of the bad well in May 2019.",
    actor="The district nurse", to=["the ministry of health"], about="the bad well", when="2019-05-01/2019-05-31",
)  # fmt: skip

DENIALS: tuple[Pair, ...] = (
    ("no such letter, told before it", "one", told(
        "A clerk wrote to the mayor in April 2019 of rust on the gate.", actor="A clerk", to=["the mayor"],
        about="rust on the gate", when="2019-04-01/2019-04-30"), denied(
        "The town hall has searched its drawers and there is no such letter, it says.", actor="The town hall",
        about="no such letter", by=["it"]), True),
    ("no such letter, told after it", "one", denied(
        "The town hall has searched its drawers and there is no such letter, it says.", actor="The town hall",
        about="no such letter", by=["it"]), told(
        "A clerk wrote to the mayor in April 2019 of rust on the gate.", actor="A clerk", to=["the mayor"],
        about="rust on the gate", when="2019-04-01/2019-04-30"), False),
    ("no such call: a baker rang", "one", did(
        "A baker had rung the town hall from his shop and offered his cart.", actor="A baker", about="his cart",
        stance="acted"), denied(
        "There is no such call in the book, the town hall says.", actor="the town hall", about="no such call",
        by=["the town hall"]), True),
    ("no such call: the sacks were sent", "two", told(
        "The mill had sent the town hall a list of its sacks.", actor="The mill", to=["the town hall"],
        about="a list of its sacks"), denied(
        "There is no such call in the book, the town hall says.", actor="the town hall", about="no such call",
        by=["the town hall"]), False),
    ("nonsense, says the one who was told", "one", told(
        "A baker rang the guard room about smoke at four in the morning.", actor="A baker", to=["the guard room"],
        about="smoke"), knew(
        "Nonsense, says the commander: his men had no smoke to look for.", actor="the commander",
        about="no smoke to look for", polarity=False, by=["the commander"]), True),
    ("one did not tell, another may have", "two", told(
        "The inspectors were told of the split beam in March 2019, in a letter.", to=["The inspectors"],
        about="the split beam", when="2019-03-01/2019-03-31"), told(
        "The saw maker told the inspectors nothing of the split beam.", actor="The saw maker", to=["the inspectors"],
        about="the split beam", polarity=False), False),
    ("nobody told, and somebody did", "two", told(
        "The inspectors were told of the split beam in March 2019, in a letter.", to=["The inspectors"],
        about="the split beam", when="2019-03-01/2019-03-31"), told(
        "The inspectors were never told of the split beam, their chief says.", to=["The inspectors"],
        about="the split beam", polarity=False, by=["their chief"]), True),
    ("drilled now, not drilled then", "two", did(
        "The mill now practises the drill for fire each week, its owner says.", actor="The mill",
        about="the drill for fire", by=["its owner"], stance="acted"), did(
        "The mill never practised the drill for fire, the inspectors found.", actor="The mill",
        about="the drill for fire", by=["the inspectors"], stance="not_acted"), False),
    ("two deeds, one not done", "two", did(
        "The owner of the mill ordered the loft swept, he says.", actor="The owner of the mill",
        about="the loft swept", by=["he"], stance="acted"), did(
        "The owner of the mill gave no order to mend the hydrant, the inspectors found.",
        actor="The owner of the mill", about="no order to mend the hydrant", by=["the inspectors"],
        stance="not_acted"), False),
    ("says it never heard, elsewhere", "two", SPARKS, denied(
        "The owner of the mill says that nobody ever spoke to him of sparks.", actor="The owner of the mill",
        about="sparks", by=["The owner of the mill"]), True),
    ("denied on a later day", "two", SPARKS, denied(
        "On 2 June 2019 the owner of the mill denied that he had been told of sparks.",
        actor="the owner of the mill", about="sparks", when="2019-06-02"), True),
    ("denied, then told", "two", told(
        "On 5 July 2019 the foreman told the owner of the mill of sparks.", actor="the foreman",
        to=["the owner of the mill"], about="sparks", when="2019-07-05"), denied(
        "On 2 June 2019 the owner of the mill denied that he had been told of sparks.",
        actor="the owner of the mill", about="sparks", when="2019-06-02"), False),
    ("one of those told says that none came", "one", SENT, denied(
        "The harbour master of Vik, who asked not to be named, said that no such list had reached him.",
        actor="The harbour master of Vik", about="no such list", by=["The harbour master of Vik"]), True),
    ("a tenant against a leaflet", "one", LEAFLET, denied(
        "One tenant says that none ever came through her door.", actor="One tenant", about="none",
        by=["One tenant"]), True),
    ("on every wall", "one", denied(
        "The miners had not been told of the siren test, their union says.", actor="The miners",
        about="the siren test", by=["their union"]), told(
        "The siren test was up on every wall.", about="The siren test"), True),
    ("nobody could have known, and engineers did", "two", knew(
        "Engineers of the river board had drawn the breach of the Aker dyke on their maps since 2012.",
        actor="Engineers of the river board", about="the breach of the Aker dyke", when="2012-01-01/2019-05-08"),
        denied(
        "The premier said on 12 May 2019 that nobody could have foreseen the Aker dyke giving way.",
        actor="The premier", about="the Aker dyke giving way", when="2019-05-12"), True),
    ("nobody could have known of something else", "two", knew(
        "Engineers of the river board had drawn the breach of the Aker dyke on their maps since 2012.",
        actor="Engineers of the river board", about="the breach of the Aker dyke", when="2012-01-01/2019-05-08"),
        denied(
        "The premier said on 12 May 2019 that nobody could have foreseen the strike of the pilots.",
        actor="The premier", about="the strike of the pilots", when="2019-05-12"), False),
    ("a body that has no record", "two", HEALTH, knew(
        "The ministry of health has no record of a bad well.", actor="The ministry of health", about="a bad well",
        polarity=False, by=["The ministry of health"]), True),
    ("another body has no record", "two", HEALTH, knew(
        "The ministry of transport has no record of a bad well.", actor="The ministry of transport",
        about="a bad well", polarity=False, by=["The ministry of transport"]), False),
    ("one body was told, those in danger were not", "one", HEALTH, told(
        "The villagers who drank from it were told nothing.", to=["The villagers who drank from it"],
        polarity=False), False),
    ("the people of one town, by two names", "one", told(
        "The brigade sent word of the smoke to every household of Norrby, it says.", actor="The brigade",
        to=["every household of Norrby"], about="the smoke", by=["it"]), told(
        "No word of smoke came to the residents of Norrby.", to=["the residents of Norrby"], about="smoke",
        polarity=False), True),
    ("the people of two towns", "one", told(
        "The brigade sent word of the smoke to every household of Norrby, it says.", actor="The brigade",
        to=["every household of Norrby"], about="the smoke", by=["it"]), told(
        "No word of smoke came to the residents of Vik.", to=["the residents of Vik"], about="smoke",
        polarity=False), False),
    ("knew from a day on, and not before", "two", knew(
        "The bank learned of the theft on 14 May 2019, it said.", actor="The bank", about="the theft",
        when="2019-05-14", by=["it"]), knew(
        "The bank says that it knew of no theft until 14 May 2019.", actor="The bank", about="no theft",
        polarity=False, by=["The bank"]), False),
    ("blamed and rejected", "two", claimed(
        "Prosecutors hold the Orsk company responsible for the fire.", actor="Prosecutors", to=["the Orsk company"],
        about="the fire"), claimed(
        "The Orsk company rejects any guilt for the fire.", actor="The Orsk company", about="the fire",
        polarity=False), True),
    ("another rejects another charge", "two", claimed(
        "Prosecutors hold the Orsk company responsible for the fire.", actor="Prosecutors", to=["the Orsk company"],
        about="the fire"), claimed(
        "The Vesna bank rejects any guilt for the loss of the pensions.", actor="The Vesna bank",
        about="the loss of the pensions", polarity=False), False),
    ("looting, and none found", "one", struck(
        "The governor reported looting in the old town.", about="looting in the old town", by=["The governor"]), struck(
        "The army says that it saw no looting at all.", about="no looting", polarity=False, by=["The army"]), True),
    ("looting, and no gas leak", "one", struck(
        "The governor reported looting in the old town.", about="looting in the old town", by=["The governor"]), struck(
        "The army says that there was no leak of gas.", about="no leak of gas", polarity=False, by=["The army"]),
            False),
    ("the letter that was answered", "two", did(
        "The regulator says that it replied to the cook within a week.", actor="The regulator", about="the cook",
        stance="acknowledged", by=["The regulator"]), did(
        "The regulator never answered the cook.", actor="The regulator", about="the cook", stance="not_acted"), True),
    ("a judge who does not accept it", "one", knew(
        "The clerks had taken the transfers for wages, Vesna bank told the court.", actor="The clerks",
        about="the transfers", by=["Vesna bank"]), knew(
        "The judge did not accept that they had thought so.", actor="they", about="they had thought so",
        by=["The judge"]), True),
    ("a judge who agrees", "one", knew(
        "The clerks had taken the transfers for wages, Vesna bank told the court.", actor="The clerks",
        about="the transfers", by=["Vesna bank"]), knew(
        "The judge found that they had thought so.", actor="they", about="they had thought so",
        by=["The judge"]), False),
    ("done, and other things not done", "two", did(
        "The council shut the swings on 3 May 2019.", actor="The council", about="the swings", stance="acted",
        when="2019-05-03"), did(
        "The council did not mend the bridge.", actor="The council", about="the bridge", stance="not_acted"), False),
)  # fmt: skip

COUNTS: tuple[Pair, ...] = (
    ("missing, on one day", "two", struck(
        "Rescuers put the number of missing at 90.", about="missing", to=["90"], by=["Rescuers"]), struck(
        "The mayor said that 160 people were missing.", about="missing", to=["160 people"], by=["The mayor"]), True),
    ("missing and dead", "two", struck(
        "Rescuers put the number of missing at 90.", about="missing", to=["90"], by=["Rescuers"]), struck(
        "The mayor said that 16 people were dead.", about="dead", to=["16 people"], by=["The mayor"]), False),
    ("homes and houses", "two", struck(
        "The fire burned 40 homes, the brigade said.", about="burned 40 homes", to=["40 homes"], by=["the brigade"]),
        struck("The county says that 65 houses burned down.", about="65 houses burned down", to=["65 houses"],
        by=["The county"]), True),
    ("homes and barns", "two", struck(
        "The fire burned 40 homes, the brigade said.", about="burned 40 homes", to=["40 homes"], by=["the brigade"]),
        struck("The county says that 65 barns burned down.", about="65 barns burned down", to=["65 barns"],
        by=["The county"]), False),
    ("homes lost, and homes emptied", "two", struck(
        "The fire burned 40 homes, the brigade said.", about="burned 40 homes", to=["40 homes"], by=["the brigade"]),
        struck("The county says that 900 homes were evacuated.", about="900 homes were evacuated", to=["900 homes"],
        by=["The county"]), False),
    ("organisations, then hospitals", "two", struck(
        "The agency said that 12 organisations had been hit by it.", about="hit", to=["12 organisations"],
        by=["The agency"]), struck(
        "The minister counted 31 hospitals that were hit.", about="hit", to=["31 hospitals"], by=["The minister"]),
            True),
    ("hospitals, and other firms", "two", struck(
        "The agency said that 12 hospitals had been hit by it.", about="hit", to=["12 hospitals"],
        by=["The agency"]), struck(
        "It also hit 300 other firms.", about="hit", to=["300 other firms"]), False),
    ("so many of so many", "two", struck(
        "The attack stopped 22 of the 60 banks of the country.", about="The attack",
        to=["22 of the 60 banks of the country"]), struck(
        "The attack stopped 35 banks.", about="The attack", to=["35 banks"]), True),
    ("a bare count after another", "one", struck(
        "The mayor feared that 2,000 could be dead.", about="dead", to=["2,000"], by=["The mayor"]), struck(
        "The coroner has counted 61.", about="counted", to=["61"], by=["The coroner"]), True),
    ("children and guards", "two", struck(
        "It killed 8 children.", about="killed 8 children", to=["8 children"]), struck(
        "It killed 3 guards.", about="killed 3 guards", to=["3 guards"]), False),
    ("children counted twice", "two", struck(
        "It killed 8 children.", about="killed 8 children", to=["8 children"]), struck(
        "It killed 14 children.", about="killed 14 children", to=["14 children"]), True),
    ("sick people", "two", struck(
        "The milk sickened 41 people, the clinic said.", about="sickened 41 people", to=["41 people"],
        by=["the clinic"]), struck(
        "The ministry says that 112 people fell ill.", about="fell ill", to=["112 people"], by=["The ministry"]), True),
    ("the dead of another year", "two", struck(
        "The fire at the mill killed 14 people.", about="killed 14 people", to=["14 people"]), struck(
        "In 1987 a fire at Sund killed 51 people.", about="a fire at Sund", to=["51 people"],
        when="1987-01-01/1987-12-31"), False),
    ("about as many", "two", struck(
        "It hurt about 50 people.", about="hurt", to=["about 50 people"]), struck(
        "It hurt 54 people.", about="hurt", to=["54 people"]), False),
    ("least so many", "two", struck(
        "At least 20 people died in it.", about="died", to=["At least 20 people"]), struck(
        "26 people died in it.", about="died", to=["26 people"]), False),
    ("years and sums are no counts", "two", struck(
        "The fire of 2019 cost 40 million crowns.", about="The fire of 2019"), struck(
        "The fire of 9 May cost 60 million crowns.", about="The fire of 9 May"), False),
    ("passengers aboard two ships named", "two", struck(
        "The Alma had lost 30 passengers.", about="lost", to=["30 passengers"]), struck(
        "The Alma had lost 44 passengers.", about="lost", to=["44 passengers"]), True),
)  # fmt: skip

DAYS: tuple[Pair, ...] = (
    ("one letter, two days", "two", told(
        "Inspectors wrote to Lindqvist on 3 April 2019 of dust in the mill.", actor="Inspectors", to=["Lindqvist"],
        about="dust in the mill", when="2019-04-03"), told(
        "Lindqvist got the letter of the inspectors on dust in the mill on 15 April 2019.", actor="the inspectors",
        to=["Lindqvist"], about="dust in the mill", when="2019-04-15"), True),
    ("a letter of March, of June", "two", told(
        "Inspectors wrote to Lindqvist in March 2018 of dust in the mill.", actor="Inspectors", to=["Lindqvist"],
        about="dust in the mill", when="2018-03-01/2018-03-31"), told(
        "In June 2018 the inspectors wrote to Lindqvist of dust in the mill.", actor="the inspectors",
        to=["Lindqvist"], about="dust in the mill", when="2018-06-01/2018-06-30"), True),
    ("a second letter", "two", told(
        "Inspectors wrote to Lindqvist in March 2018 of dust in the mill.", actor="Inspectors", to=["Lindqvist"],
        about="dust in the mill", when="2018-03-01/2018-03-31"), told(
        "In June 2018 the inspectors wrote again to Lindqvist of dust in the mill.", actor="the inspectors",
        to=["Lindqvist"], about="dust in the mill", when="2018-06-01/2018-06-30"), False),
    ("two letters years apart", "two", told(
        "Inspectors wrote to Lindqvist in March 2011 of dust in the mill.", actor="Inspectors", to=["Lindqvist"],
        about="dust in the mill", when="2011-03-01/2011-03-31"), told(
        "In June 2018 the inspectors wrote to Lindqvist of dust in the mill.", actor="the inspectors",
        to=["Lindqvist"], about="dust in the mill", when="2018-06-01/2018-06-30"), False),
    ("that month, and a day of it", "two", told(
        "Inspectors wrote to Lindqvist in March 2018 of dust in the mill.", actor="Inspectors", to=["Lindqvist"],
        about="dust in the mill", when="2018-03-01/2018-03-31"), told(
        "On 9 March 2018 the inspectors wrote to Lindqvist of dust in the mill.", actor="the inspectors",
        to=["Lindqvist"], about="dust in the mill", when="2018-03-09"), False),
    ("to two firms", "two", told(
        "Inspectors wrote to Lindqvist on 3 April 2019 of dust.", actor="Inspectors", to=["Lindqvist"],
        about="dust", when="2019-04-03"), told(
        "Inspectors wrote to Olsson on 15 April 2019 of dust.", actor="Inspectors", to=["Olsson"],
        about="dust", when="2019-04-15"), False),
    ("found on Thursday, reported on Wednesday", "one", knew(
        "The hole in the hull was found on 16 May 2019, the yard said.", actor="the yard",
        about="The hole in the hull", when="2019-05-16", by=["the yard"]), told(
        "A diver said that he had reported it on 15 May.", actor="A diver", about="it", when="2019-05-15",
        by=["A diver"]), True),
    ("learned on a day, told before it", "two", told(
        "The surgeon told the chief doctor of the bad pump on 2 April 2019.", actor="The surgeon",
        to=["the chief doctor"], about="the bad pump", when="2019-04-02"), knew(
        "The chief doctor says that she learned of the bad pump on 20 April 2019.", actor="The chief doctor",
        about="the bad pump", when="2019-04-20", by=["The chief doctor"]), True),
    ("learned, and told others later", "two", knew(
        "The chief doctor learned of the bad pump on 2 April 2019.", actor="The chief doctor",
        about="the bad pump", when="2019-04-02"), told(
        "The chief doctor told the ward of the bad pump on 20 April 2019.", actor="The chief doctor", to=["the ward"],
        about="the bad pump", when="2019-04-20"), False),
    ("first known on two days", "two", knew(
        "Telmar has known of the leak of oil since 4 April 2019.", actor="Telmar", about="the leak of oil",
            when="2019-04-04"),
        knew("Telmar first heard of the leak of oil on 11 April 2019.", actor="Telmar", about="the leak of oil",
        when="2019-04-11"), True),
    ("two days listed, a third told", "two", told(
        "The agency sent banks its alert on the worm on 3 April and 28 April 2019.", actor="The agency", to=["banks"],
        about="the worm", when="2019-04-03/2019-04-28", when_text="3 April and 28 April"), told(
        "The agency says that it alerted banks to the worm on 12 April 2019.", actor="The agency", to=["banks"],
        about="the worm", when="2019-04-12", by=["it"]), True),
    ("two days listed, one of them told", "two", told(
        "The agency sent banks its alert on the worm on 3 April and 28 April 2019.", actor="The agency", to=["banks"],
        about="the worm", when="2019-04-03/2019-04-28", when_text="3 April and 28 April"), told(
        "The agency says that it alerted banks to the worm on 28 April 2019.", actor="The agency", to=["banks"],
        about="the worm", when="2019-04-28", by=["it"]), False),
    ("ordered out on two days", "two", did(
        "The mayor of Norrby ordered people out of the harbour on 7 May 2019.", actor="The mayor of Norrby",
        about="people out of the harbour", stance="acted", when="2019-05-07"), did(
        "People were ordered out of the harbour by the mayor of Norrby on 8 May 2019, a clerk says.",
        actor="the mayor of Norrby", about="People were ordered out of the harbour", stance="acted",
        when="2019-05-08", by=["a clerk"]), True),
    ("two hours of one day", "two", told(
        "The dam keeper rang the mayor of Norrby at 21.10 on 8 May 2019 about the rising lake.",
        actor="The dam keeper", to=["the mayor of Norrby"], about="the rising lake", when="2019-05-08"), told(
        "The dam keeper rang the mayor of Norrby about the rising lake only at 23.45 on 8 May 2019, she says.",
        actor="The dam keeper", to=["the mayor of Norrby"], about="the rising lake", when="2019-05-08", by=["she"]),
        True),
    ("two hours of one alert, in words", "two", told(
        "The coast radio sent every harbour the alert at 16.10 on 8 May 2019.", actor="The coast radio",
        to=["every harbour"], about="the alert", when="2019-05-08"), told(
        "It was a quarter to six on 8 May 2019 before the alert of the coast radio went out to every harbour.",
        actor="the coast radio", to=["every harbour"], about="the alert", when="2019-05-08"), True),
    ("one hour, in words and in digits", "two", told(
        "The coast radio sent every harbour the alert at 17.45 on 8 May 2019.", actor="The coast radio",
        to=["every harbour"], about="the alert", when="2019-05-08"), told(
        "It was a quarter to six on 8 May 2019 before the alert of the coast radio went out to every harbour.",
        actor="the coast radio", to=["every harbour"], about="the alert", when="2019-05-08"), False),
    ("one warning, put in two years", "two", told(
        "In 2016 the fire brigade told the owner of the mill that the loft was full of dust.",
        actor="the fire brigade", to=["the owner of the mill"], about="the loft was full of dust",
        when="2016-01-01/2016-12-31"), told(
        "It was in 2017 that the fire brigade told the owner of the mill of dust in the loft.",
        actor="the fire brigade", to=["the owner of the mill"], about="dust in the loft",
        when="2017-01-01/2017-12-31"), True),
    ("a warning of every year", "two", told(
        "In 2016 the fire brigade told the owner of the mill that the loft was full of dust.",
        actor="the fire brigade", to=["the owner of the mill"], about="the loft was full of dust",
        when="2016-01-01/2016-12-31"), told(
        "In 2017, as every year, the fire brigade told the owner of the mill of dust in the loft.",
        actor="the fire brigade", to=["the owner of the mill"], about="dust in the loft",
        when="2017-01-01/2017-12-31"), False),
    ("of another matter, a year later", "two", told(
        "In 2016 the fire brigade told the owner of the mill that the loft was full of dust.",
        actor="the fire brigade", to=["the owner of the mill"], about="the loft was full of dust",
        when="2016-01-01/2016-12-31"), told(
        "In 2017 the fire brigade told the owner of the mill that the hydrant was dry.",
        actor="the fire brigade", to=["the owner of the mill"], about="the hydrant was dry",
        when="2017-01-01/2017-12-31"), False),
    ("a letter, and a call days later", "two", told(
        "The surgeon wrote to the chief doctor on 2 April 2019 of the bad pump.", actor="The surgeon",
        to=["the chief doctor"], about="the bad pump", when="2019-04-02"), told(
        "On 5 April 2019 the surgeon rang the chief doctor about the bad pump.", actor="the surgeon",
        to=["the chief doctor"], about="the bad pump", when="2019-04-05"), False),
    ("the first case, sent on two days", "two", told(
        "The surgeon reported the first case to the clinic on 2 April 2019.", actor="The surgeon",
        to=["the clinic"], about="the first case", when="2019-04-02"), told(
        "On 9 April 2019 the surgeon sent the clinic her first case.", actor="the surgeon",
        to=["the clinic"], about="her first case", when="2019-04-09"), True),
    ("one hour written twice", "two", told(
        "The dam keeper rang the mayor of Norrby at 9.10 p.m. on 8 May 2019 about the rising lake.",
        actor="The dam keeper", to=["the mayor of Norrby"], about="the rising lake", when="2019-05-08"), told(
        "At 21.10 on 8 May 2019 the dam keeper rang the mayor of Norrby about the rising lake.",
        actor="the dam keeper", to=["the mayor of Norrby"], about="the rising lake", when="2019-05-08"), False),
)  # fmt: skip

DETAILS: tuple[Pair, ...] = (
    ("only routine", "one", told(
        "The embassy warned Halden Air in March 2019 of a bomb in the hold of flight 12.", actor="The embassy",
        to=["Halden Air"], about="a bomb in the hold of flight 12", when="2019-03-01/2019-03-31"), did(
        "Halden Air says that it was a routine circular.", actor="Halden Air", about="it", stance="dismissed",
        by=["Halden Air"]), True),
    ("of one thing, not of the other", "one", told(
        "The office of weather told the mayor on 8 May 2019 that the river might reach the roofs of Norrby.",
        actor="The office of weather", to=["the mayor"], about="the river might reach the roofs of Norrby",
        when="2019-05-08"), did(
        "His spokesman said that the message spoke of rain, not of the river in the streets.", actor="His spokesman",
        about="the message", stance="dismissed", by=["His spokesman"]), True),
    ("no place was named", "two", told(
        "Police were told on 2 May 2019 of an attack on the synagogue in Norrby.", to=["Police"],
        about="an attack on the synagogue in Norrby", when="2019-05-02"), denied(
        "Police say that they had no details of place or time of an attack.", actor="Police",
        about="no details of place or time of an attack", by=["Police"]), True),
    ("vague, said those who had it", "two", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), told(
        "What customs told the port of Vik was vague, its manager says.", actor="customs", to=["the port of Vik"],
        about="vague", by=["its manager"]), True),
    ("vague, of another warning to others", "two", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), told(
        "What the union told the school was vague.", actor="the union", to=["the school"], about="vague"), False),
    ("general as a title", "one", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), did(
        "The director general thanked them.", actor="The director general", about="them", stance="acknowledged"),
            False),
    ("what the survey spoke of, said those who had it", "one", told(
        "In March 2019 the Lloyd office warned Halden Air that its ramps were cracked, a survey shows.",
        actor="the Lloyd office", to=["Halden Air"], about="its ramps were cracked",
        when="2019-03-01/2019-03-31", by=["a survey"]), told(
        "A spokesman says that the survey spoke of habits in general and faulted no ramp.", actor="the survey",
        about="faulted no ramp", polarity=False, by=["A spokesman"]), True),
    ("a list by which nothing could be told", "one", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), told(
        "What came was a row of numbers with nothing by which to tell a mine from a stove, the port of Vik says.",
        to=["the port of Vik"], about="a row of numbers", by=["the port of Vik"]), True),
    ("an alarm that is called general", "one", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), did(
        "The port of Vik had switched off the general alarm.", actor="The port of Vik", about="the general alarm",
        stance="dismissed"), False),
    ("told not to mind", "one", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), did(
        "A docker was told not to mind.", about="mines", stance="dismissed"), False),
    ("a remark in general terms", "two", told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), told(
        "What customs told the port of Vik was a general remark, its manager says.", actor="customs",
        to=["the port of Vik"], about="a general remark", by=["its manager"]), True),
    ("the letter did not name the bank", "one", told(
        "In a letter of April 2019 the auditor warned Vesna bank of theft by its treasurer.", actor="the auditor",
        to=["Vesna bank"], about="theft by its treasurer", when="2019-04-01/2019-04-30"), told(
        "The bank says that the letter did not mention any theft.", actor="the letter", about="any theft",
        polarity=False, by=["The bank"]), True),
    ("more detail is no contradiction", "two", told(
        "Customs told the port of Vik in April 2019 of mines.", actor="Customs",
        to=["the port of Vik"], about="mines", when="2019-04-01/2019-04-30"), told(
        "Customs told the port of Vik in April 2019 of mines in containers from Orsk.", actor="Customs",
        to=["the port of Vik"], about="mines in containers from Orsk", when="2019-04-01/2019-04-30"), False),
    ("rumours, said the minister", "one", told(
        "The embassy warned Halden Air in March 2019 of a bomb in the hold of flight 12.", actor="The embassy",
        to=["Halden Air"], about="a bomb in the hold of flight 12", when="2019-03-01/2019-03-31"), did(
        "The minister of transport said that there had been rumours and no more.", actor="The minister of transport",
        about="rumours", stance="dismissed", by=["The minister of transport"]), True),
    ("waved away, with no word on its content", "one", told(
        "The embassy warned Halden Air in March 2019 of a bomb in the hold of flight 12.", actor="The embassy",
        to=["Halden Air"], about="a bomb in the hold of flight 12", when="2019-03-01/2019-03-31"), did(
        "Halden Air laughed at it.", actor="Halden Air", about="it", stance="dismissed"), False),
)  # fmt: skip
