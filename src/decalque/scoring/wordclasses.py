"""Closed classes of English words that the scores look at."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("the a an")
DETERMINERS = ARTICLES | _set(
    "this that these those my your his her its our their some any each every no another both either neither such all many few several most"
)
PREPOSITIONS = _set(
    """about above across after against along alongside amid amidst among amongst around as at before behind below beneath
    beside besides between beyond by despite down during except for from in inside into like near of off on onto out outside over
    past per since than through throughout till to toward towards under underneath until up upon via with within without"""
)
CONJUNCTIONS = _set("and but or nor so yet because although though while whereas if unless whether when where once as that than")
RELATIVES = _set("who whom whose which where when")
PRONOUNS = _set("i he she it we they you him them me us himself herself itself themselves who which that this these those there")
SUBJECTS = _set("i he she it we they you there")
AUXILIARIES = _set(
    """is are was were be been being am has have had having do does did will would can could may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't mustn't"""
)
ADVERBS = _set(
    """also not never now then here there still already just only even again always often ever too very almost soon later
    however therefore moreover furthermore meanwhile nevertheless instead thus hence otherwise finally recently yesterday today
    tomorrow again perhaps rather quite well more most less least ago first last next"""
)
FUNCTION = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | PRONOUNS | AUXILIARIES | ADVERBS
# Words that open a sentence far more often than they stand capitalised inside one.
OPENERS = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | _set("according one two three what how why")
REPORTING = _set(
    """said says say told tells added adds explained explains announced announces stated states declared declares confirmed confirms
    claimed claims insisted insists warned warns stressed stresses noted notes recalled recalls pointed argued argues replied
    commented assured indicated admitted reported reports wrote writes believes thinks asked asks recalled denied denies"""
)
TITLES = _set(
    """mr mrs ms miss dr prof professor president vice-president minister premier chancellor king queen prince princess pope
    cardinal archbishop bishop senator congressman congresswoman representative governor mayor judge justice general colonel major
    captain lieutenant sergeant commander admiral marshal sir lord lady dame saint st ambassador secretary director coach
    striker midfielder goalkeeper defender forward winger actor actress singer rapper writer author novelist director
    lawyer attorney prosecutor deputy councillor councilman lawmaker leader chief chairman chairwoman chair ceo founder businessman dictator
    journalist reporter analyst economist philosopher poet painter composer driver cyclist boxer referee manager teammate
    father mother brother sister son daughter wife husband uncle aunt friend colleague rev reverend sheikh imam ayatollah emperor tsar"""
)
# Words that announce a title of a work, which may be in capitals.
WORKS = _set(
    """film movie book novel song album single series show play musical opera novel documentary magazine newspaper programme
    program game symphony concerto sonata overture suite cantata oratorio requiem ballet sculpture mural hymn anthem ballad memoir trilogy poem essay story painting column episode track drama comedy thriller hit classic entitled titled called named"""
)
# Where they end a word, the whole is likely a compound or a derived word and not an accident.
ENDINGS = _set(
    """man men woman women person people ship town land lands ville berg burg burgh bury borough ford field fields ham ton stone
    wood woods worth house hall hill hills dale well wells brook bridge gate side mouth port pool church chester shire son sen
    stan bad pur abad grad gorod holm stad dorf heim bach hausen stein mann master maker keeper holder worker room work works
    ware way wide wise like less able ness ful line lines time book board ball back proof free fold craft yard storm water
    light fish bird fly fire ground head hand foot eye ear day night weight load bound born made level class size scale
    est ing ings ed er ers ism ist ists ity ment ments ally ish ive ion ions al ian ians age ages ant ants ate ates or
    on in an en is as us es os off out up down over"""
)
STARTS = _set(
    """un re in dis non anti pre post sub super inter intra ultra mega micro mini multi semi over under out up down back counter
    cross bio eco geo neuro psycho socio tele auto mis co de ex fore mid pro electro hydro photo cyber crypto petro euro afro
    trans al el la le de du di da mac mc von van st san del des bin ben ibn abd abu o d new north south east west great"""
)
# Letters that stand behind a number without a blank.
UNITS = _set(
    """st nd rd th s am pm a p m bn mn tn k g kg mg lb lbs oz km cm mm nm ft in yd mi mph kph kmh km kw kwh mw mwh gw gwh gb mb tb kb ghz
    mhz khz hz hp cc ml cl l ha sq sec secs min mins hr hrs h d x v w c f b t n e i ii iii yr yrs yo year million billion trillion
    million's pc p ps pts px dpi fps rpm bps db ers er eur usd gbp ish fold odd plus down up over under mph"""
)
PARTICLES = _set("de del della di da dos das do du des la las le les los el al van von der den ter ten bin bint ibn abu ben y e i zu ap af av auf aus vom zum zur na nad pod op 't mac ould uld ag lo li degli dello dei ni nic ua st")
# Acronyms that are said as words, or by custom have no article: "NATO agreed", but "the UN agreed".
SAID_AS_WORDS = _set(
    """NATO UNESCO UNICEF OPEC FIFA UEFA NASA CONMEBOL CONCACAF Conmebol Concacaf Unesco Unicef Opec Nato Nasa Fifa Uefa ASEAN Asean Mercosur
    MERCOSUR Interpol INTERPOL Europol EUROPOL Frontex FRONTEX UNAIDS Unasur UNASUR CARICOM Caricom COVAX Pemex PEMEX Petrobras
    Petroperú Petroecuador Ecopetrol Codelco Hamas Hezbollah Telesur Greenpeace Ebola AIDS"""
)
