"""Which nouns mean a thing, a body or an event, and never a person: "report", "airline", "agreement"."""

from __future__ import annotations

from functools import cache

_THINGS = frozenset(
    """
    agency airline airport album alliance amendment app archive area army article attack band bank battle beach bill bloc blockade bomb book
    border bridge broadcast budget building bus business cabinet cable campaign canal capital car cargo carnival cartel case castle cathedral
    ceasefire cemetery centre center chain chamber channel charity chip church circuit city clinic club coalition coast code colony comet committee
    company complex concert conflict congress consortium constitution consulate continent contract convoy country county coup court crisis crop
    currency cyclone daily dam data deal debt decree deficit device dialogue diet disease district dollar drama drone drought drug earthquake
    economy election embassy embargo engine epidemic estate euro event exam exchange exhibition expedition export factory fair farm federation festival
    film filter fire firm fleet flight flood force forecast forest formula fund gallery game gang glacier goal government group guide harbour harbor
    harvest helicopter highway hospital hotel house hurricane idea impact import index industry inflation initiative inquiry institute
    island jail jet journey jungle junta laboratory lake landslide law lawsuit league library line list loan lockdown lorry machine
    magazine mall map mandate market match mausoleum meeting method metro mine missile mission model monument mosque motion motorway mountain move
    museum network newspaper novel offer oil operation opera order outbreak outlet outage palace pandemic panel paper parade park parliament
    party patent path peace peninsula peso phone picture pier pipeline plan plane planet plant platform play plaza pledge plot poem police policy poll
    pool port portal prison prize probe problem process product programme program project proposal protest protocol province quake race
    radio railway rain rally ranch rate reactor rebate referendum refinery reform regime region report republic rescue reservoir resort rest
    result river road rocket route rule ruling satellite scheme school scandal season sector senate series server service session shop show
    siege site song species squad stadium state station statue statute stock stone store storm strait strategy street strike study submarine
    subsidy subway summit supermarket surgery survey system tax team telescope temple tender term test text theatre theater therapy title tool
    tour tower town toy trade train transfer treaty tribunal trip truce truck tsunami tunnel typhoon union university vaccine valley van
    vehicle venue verdict version video village virus volcano vote wage wall war warehouse warning watchdog water wave weapon website well wind
    wing work world yen zone zoo
    """.split()
)
_ENDINGS = ("tion", "sion", "ment", "ity", "ness", "ism", "ency", "ancy", "ology", "graphy", "ture", "sure")
_NOT = frozenset("majesty highness excellency deity celebrity personality parent moment".split())


@cache
def is_thing(word: str) -> bool:
    """Whether a noun in lower case, in the singular, means a thing and not a person."""
    return word in _THINGS or (len(word) > 6 and word.endswith(_ENDINGS) and word not in _NOT)
