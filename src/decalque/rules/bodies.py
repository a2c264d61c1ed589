"""What institutions are called, do and have, and what things do that no person does."""

from __future__ import annotations

BODIES = frozenset(
    """
    Institute Ministry Bank Council Agency Commission Court Tribunal University Foundation Association Company Federation Organization
    Organisation Office Department Committee Chamber Congress Senate Parliament Assembly Government Union Observatory Center Centre
    Academy Federation League Club Board Panel Orchestra Museum Church Army Navy Police Guard Treasury Exchange Society Syndicate Front Movement Coalition Alliance Mission
    Party Authority Institution Secretariat Confederation Corporation Embassy Consulate Bureau Chancellery Fund
    """.split()
)
OPINIONS = frozenset(
    """
    sees believes considers warns notes thinks expects recalls maintains points adds says predicts estimates recommends concludes
    stresses insists indicates points saw believed considered warned noted added maintained predicted estimated recommended stated
    """.split()
)
SMALL_BODIES = frozenset(
    """
    embassy airline company bank ministry court government bloc club union agency institute council commission parliament newspaper daily
    weekly magazine firm manufacturer carmaker automaker maker retailer supermarket brewery refinery factory mill hospital clinic university
    museum theater theatre municipality administration federation association league foundation organization organisation corporation
    consortium startup insurer lender operator shipyard network channel broadcaster platform chain group giant multinational subsidiary
    manufacturer producer utility carrier laboratory treasury senate congress tribunal prosecutor's cooperative NGO charity opposition coalition
    """.split()
)
# What owns things besides: "the team lost his third match".
OWNERS = SMALL_BODIES | frozenset("team squad army city town country island village school church orchestra region province".split())
PLACING = frozenset("in for from near at central north south east west latin northern southern eastern western".split())
BARE = frozenset("Congress Parliament".split())  # without an article
# What an institution has of its own.
THINGS = frozenset(
    """
    ruling rulings forecast forecasts decision report reports headquarters website budget statement policy growth members fleet employees customers third fourth fifth last
    match game title goal victory defeat
    workers branches president director plan plans position session sessions annual quarterly first second latest next final own
    citizens nationals seats votes voters exports imports shares staff profits revenue losses territory currency troops subsidiaries suppliers
    benchmark rate rates interest monetary reserves pipelines pipeline refineries refinery plant plants printing factory factories warehouse
    warehouses stores branches network production output sales turnover debt share stock bonds capital market assets portfolio operations
    operating services routes flights passengers aircraft ships trucks subscribers users clients policyholders readers viewers audience
    editorial statutes charter bylaws mandate jurisdiction competence facilities installations laboratories campus faculty enrollment
    prices tariffs catalogue catalog products production platform app servers systems software supply supplies workforce payroll
    delegation delegations embassy embassies consulates consulate mission candidates lists list membership affiliates donors volunteers
    deputies senators parliamentary electoral resolution resolutions sanctions recommendation recommendations guidelines criteria
    ambassador ambassadors consul envoy army navy armed airspace border borders waters economy population neighbours neighbors allies coast debt exports gas oil
    constitution diplomats consulates territories military soldiers government cabinet airports ports banks soil
    regulations inspectors infrastructure wells mines mine fields concession concessions contracts flank campus carnival needs capital tender tenders loans deposits bill
    """.split()
)
# What no person is, and does what no person does: "the hurricane lost strength after he made landfall".
NATURE = frozenset(
    """
    storm hurricane cyclone typhoon volcano earthquake fire blaze wildfire virus variant bacteria vaccine drug plane aircraft helicopter jet
    satellite rocket probe train bus truck car tanker dam bridge building tower tunnel glacier river lake law bill treaty agreement truce
    ceasefire decree reform budget currency peso dollar euro economy inflation index pipeline reactor plant refinery epidemic pandemic outbreak
    drought heatwave bomb missile drone device contract strike crisis planet comet asteroid meteorite
    """.split()
)
EVENTS = frozenset(
    """
    erupt erupts erupted crossed crosses landfall weaken weakens weakened strengthened strengthens spoil spoils collapsed collapse collapses burst exploded explode
    explodes crashed derailed overturned sank melted melt melts spread spreads mutated mutates expires expired lapsed passes passed approved
    entered enters released contains contained covers includes costs cost measures weighs depreciated devalued fell falls rose rises slowed
    slows shrank grew moving moves moved hit hits flooded dried overflowed cracked caught burned detonated landed orbits launched lasts
    lasted ends ended begins takes took loses lost gains gained stored carved frozen refrigerated built designed manufactured installed launched founded published dumped affects affected kills killed leaks leaked repealed ratified signed
    """.split()
)
