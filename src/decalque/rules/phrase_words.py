"""Words that the rule for names of several words (CAS005) asks for."""

from __future__ import annotations

from decalque.scoring.wordclasses import ADVERBS, AUXILIARIES, FUNCTION

INDEFINITE = frozenset(
    """
    a an any every each no another some his her its their our my your this that these those
    """.split()
)
# The last word of many names; houses differ on its capital behind a word that has one anyway: "the Korean war".
GENERIC = frozenset(
    """
    academy accord accords act administration affair affairs age agency agreement airlines airport airways alliance
    ally amendment archipelago area army assembly association attacks authority average award awards bank basin battle
    bay beach bill bloc bridge brigade brigades broadcaster cabinet campaign canal canyon cartel castle cathedral
    center centre chamber championship championships charter chemical church city civil clan coast coalition college
    commission committee commonwealth community company compact conference conflict congress constitution convention
    corporation corridor council country county court crisis declaration defence defense delta department depression
    desert dialect district doctrine dynasty earth embassy empire energy era executive falls federation festival fleet
    force forces foreign forest forum foundation fountain front games gap general genocide glacier gospel government
    group guard guards gulf hall hill hills hospital hurricane industrial initiative institute invasion island
    islander islanders islands isle khanate kingdom lake lakes law league legion line magazine maps marathon market
    massacre media military ministry monarchy motor motors mountain mountains movement museum nation national navy
    network news office open opera order pact palace panhandle papers park parliament party pass peak peninsula people
    plain plains plan plateau play police port prime principality prison prize protocol province railway range rate
    rebellion reef region regime report republic revolt revolution river riviera road royal rule scale school sea
    security senate service shelf shore show society space square stadium state states station straits strait street
    stock studios summit supreme system technologies temple territories territory theatre theater times today tower
    trade treaty trench tribunal tunnel uprising university valley village war wars watch weekly world zone
    """.split()
)
# ... and behind any word: "the Democratic party", "the Nobel prize".
HOUSE_STYLE = frozenset(
    """
    party prize prizes games magazine university city river island islands peninsula award awards scale street
    revolution uprising conference agreement act average motor museum territory territories corporation
    """.split()
)
# Adjectives that go before a name without being a part of it: "eastern Europe", "ancient Greek", "the second World War".
LOOSE = frozenset(
    """
    northern southern eastern western central northeastern northwestern southeastern southwestern northeast northwest
    southeast southwest north-east north-west south-east south-west inner outer upper lower mainland old older middle
    high low young early late modern ancient medieval classical simplified traditional standard native first second
    third liberal conservative democratic republican socialist communist deep far former greater imperial post pro
    anti pre free independent christian holy popular royal radical social american british canadian swiss simple black
    white brown native proto
    """.split()
)
# Words that begin some name too, and stand in lower case too often for it to matter.
TOO_COMMON = FUNCTION | frozenset(
    """
    time people good way right day got man long home high three old little place set go far war area five law
    """.split()
)
# What makes a name together with the name behind it.
FORERUNNERS = frozenset(
    """
    real inter united great saint bank gulf isle strait bay rio sporting racing borussia royal dynamo
    """.split()
) - LOOSE
COMPASS = frozenset(
    """
    north south east west
    """.split()
)
COMPASS_NAMES = frozenset(
    """
    korea korean koreans sudan sudanese carolina carolinian carolinians dakota dakotan virginia virginian timor
    timorese macedonia macedonian african africans ossetia ossetian kivu yorkshire lanarkshire ayrshire
    """.split()
)
NEW_NAMES = frozenset(
    """
    york yorker yorkers delhi zealand zealander zealanders jersey mexico orleans hampshire caledonia guinea
    """.split()
)
# Words of grammar that are only in these names; "Theresa may", "Russia today" are none.
GRAMMAR = FUNCTION | AUXILIARIES | ADVERBS

# Words that in this order are hardly ever anything but this name.
UNMISTAKABLE = frozenset(
    line.strip()
    for line in """
    united nations, united states, united kingdom, united arab emirates, european union, soviet union, red cross, red crescent,
    amnesty international, transparency international, doctors without borders, reporters without borders, save the children,
    world bank, world cup, champions league, premier league, europa league, nations league, conference league, super bowl,
    carabao cup, davis cup, ryder cup, rugby world cup, formula one, major league soccer, crystal palace, aston villa, west ham,
    middle east, middle eastern, ivory coast, cape town, sierra leone, new zealand, new jersey, south africa, south korea,
    north korea, puerto rico, costa rica, saudi arabia, sri lanka, hong kong, canary islands, faroe islands, cayman islands,
    falkland islands, cook islands, solomon islands, marshall islands, channel islands, west indies, isle of man, isle of wight,
    cape verde, cape horn, arctic ocean, pacific ocean, atlantic ocean, indian ocean, rocky mountains, gulf of mexico,
    death valley, bay of pigs, panama canal, suez canal, berlin wall, english channel, great barrier reef, wall street,
    silicon valley, capitol hill, downing street, times square, pearl harbor, statue of liberty, empire state building, big ben,
    milky way, holy see, vatican city, roman empire, ottoman empire, byzantine empire, old testament, new testament,
    house of commons, house of lords, house of representatives, library of congress, joint chiefs of staff, federal reserve,
    securities and exchange commission, salvation army, associated press, financial times, wall street journal, washington post,
    new york times, daily telegraph, evening standard, al jazeera, fox news, sky news, general motors, general electric,
    burger king, pizza hut, taco bell, united airlines, delta air lines, land rover, jaguar land rover, star wars,
    star trek, harry potter, game of thrones, sesame street, hello kitty, mickey mouse, pussy riot, led zeppelin, extinction rebellion,
    black lives matter, ku klux klan, shining path, red brigades, islamic jihad, muslim brotherhood, legion of honour,
    legion of honor, medal of honor, purple heart, academy awards, academy award, golden globes, golden globe, commonwealth games,
    cricket world cup, women's world cup, club world cup, gulf of guinea, cape of good hope, horn of africa, fertile crescent,
    valentine's day, new year's eve, new year's day, boxing day, groundhog day, mardi gras, ascension day, armistice day,
    remembrance day, lunar new year, day of the dead, plaza de mayo, league of nations, commonwealth of nations,
    commonwealth of independent states, treaty of versailles, magna carta, bretton woods, geneva convention, geneva conventions,
    manchester united, real sociedad, boca juniors, river plate, atletico madrid, bayern munich,
    bank of england, nova scotia, equatorial guinea, bora bora, tour de france, copa libertadores, copa america
    """.replace("\n", " ").split(",")
)
# Names of three and more words that make sense in lower case.
ORDINARY = frozenset(
    line.strip()
    for line in """
    first world war, second world war, third world war, world war one, world war two, national security council,
    constitutional court, national liberation army, foreign intelligence service, federal constitutional court, federal supreme court,
    national security agency, one hundred years of solitude, war of independence, declaration of independence, human rights council,
    great leap forward, national weather service, national health service, house of cards, old new year,
    clean air act, civil rights act, voting rights act, national unity day, day of german unity, holy roman empire, english civil war,
    spanish civil war, american civil war, collective security treaty organization, six day war,
    international women's day, women's champions league, just stop oil, great salt lake,
    green new deal, international space station, night of the long knives
    """.replace("\n", " ").split(",")
)
