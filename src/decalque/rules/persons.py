"""Which nouns mean a person or people: "accountant", "brothers", "gunmen"."""

from __future__ import annotations

from functools import cache

from decalque.scoring.wordclasses import TITLES

PEOPLE = TITLES | frozenset(
    """
    leader chairman chairwoman chairperson founder author owner boss captain coach head
    lawmaker official suspect victim man woman boy girl player footballer goalkeeper striker midfielder defender winger referee driver worker lawyer writer actor actress painter teacher doctor nurse priest politician candidate deputy
    legislator activist soldier officer policeman policewoman agent prosecutor magistrate defendant accused prisoner inmate teenager
    youngster athlete swimmer runner champion star celebrity model influencer youtuber streamer comedian presenter host broadcaster
    businesswoman entrepreneur engineer scientist researcher expert specialist pilot farmer worker employee spokesman spokeswoman
    spokesperson magnate tycoon monarch pontiff diplomat envoy dissident migrant refugee neighbour neighbor witness hero
    grandmother grandfather mother father son daughter brother sister wife husband widow uncle aunt cousin nephew niece child baby
    accomplice aide apprentice bishop buyer chef chief citizen clerk client colleague companion criminal critic customer detective
    dictator drummer editor emperor fan fisherman friend fugitive gangster general guard guest heir hitman hostage hunter idol
    informant judge king lord major mastermind mayor mayoress member nun orphan partner passenger patient peasant physician poet pope
    premier prince princess queen rapper rebel recruit relative rival sailor sheriff singer sponsor spy stranger student surgeon survivor
    thief traitor tycoon veteran warden warlord youth cardinal pastor imam rabbi monk tenor soprano guitarist pianist cyclist boxer
    """.split()
)
# What may stand before a name without an article.
BEFORE_NAMES = TITLES | frozenset(
    """
    former vice deputy acting interim prime foreign defence defense finance interior health justice team party group company club side
    newspaper agency candidate singer striker star veteran teacher doctor priest engineer architect spokesman spokeswoman artist
    footballer player athlete champion lawmaker activist entrepreneur magnate tycoon official opposition presidential club airline
    broadcaster retailer carmaker bank giant city town province municipality department outgoing current late
    """.split()
)
GROUPS = frozenset(
    """
    protesters demonstrators soldiers rebels workers teachers students farmers miners doctors nurses fans players lawmakers deputies senators
    prosecutors investigators officials authorities residents neighbours neighbors relatives parents migrants police agents officers experts
    scientists researchers leaders ministers judges magistrates prisoners inmates victims witnesses thieves robbers attackers hackers gunmen
    men women people children couple crew gang spies wives policemen fishermen firemen militiamen businessmen lawmen youths twins
    """.split()
)
# Of one; those in -ist and -man are told by their endings.
_AGENTS = frozenset(
    """
    employer manager consumer partner director designer producer commissioner killer voter supporter speaker reader singer operator
    foster colleague follower volunteer photographer lover employee guardian inspector customer ranger developer maker creator
    manufacturer dealer buyer seller vendor warrior stranger consultant controller provider survivor competitor reporter publisher
    contractor merchant trainer administrator servant shooter instructor advisor adviser attorney subscriber loser dancer rider
    successor ancestor bachelor teammate messenger supervisor trader applicant shareholder governor mentor raider treasurer donor
    professor collector coordinator observer pioneer performer settler foreigner tenant opener explorer builder entrepreneur
    investigator blogger taxpayer traveler traveller predecessor educator narrator historian archer barber carpenter conductor
    practitioner counselor counsellor offender pitcher banker insider outsider participant viewer economist elder retailer accountant
    butcher villager challenger commander contributor lecturer listener sniper commentator descendant pedestrian predator offender
    songwriter technician solicitor recruiter preacher translator tutor lender creditor assistant courier believer peasant distributor
    contestant gamer salesman militant firefighter organizer organiser rapist regulator seeker caller stakeholder filmmaker waiter
    attendant astronaut attacker fundraiser inventor librarian advertiser announcer foreman homeowner programmer promoter finalist
    planner shopper educator interpreter murderer beginner smoker wrestler examiner councillor councilor usher bartender interviewer
    robber dealer burglar smuggler trafficker kidnapper captor gunman hitman bomber assassin swindler forger hacker looter poacher
    arsonist extortionist bookkeeper auditor lobbyist broker investor insurer developer landowner rancher grower shepherd baker
    cook cleaner nanny plumber electrician mechanic bricklayer builder climber hiker mountaineer surfer skier diver swimmer rower
    archbishop abbot novelist composer sculptor curator philosopher physicist chemist biologist geologist mathematician linguist
    comic juggler magician acrobat clown puppeteer choreographer critic columnist anchor correspondent cameraman newsreader
    ambassador consul attache minister chancellor ombudsman delegate representative congressman congresswoman alderman backbencher
    mercenary paratrooper conscript recruit corporal lieutenant colonel admiral brigadier marshal insurgent guerrilla militiaman
    deserter separatist extremist jihadist terrorist separatist supremacist feminist environmentalist unionist demonstrator protester
    picketer striker evacuee survivor castaway homeless beggar squatter tenant landlord landlady pensioner retiree voter ratepayer
    beneficiary claimant plaintiff litigant juror convict felon detainee captive escapee parolee arsonist stalker abuser
    midwife paramedic surgeon psychiatrist psychologist dentist pharmacist vet veterinarian therapist optician gynaecologist
    lover fiance fiancee girlfriend boyfriend godfather godmother stepfather stepmother grandson granddaughter toddler newborn
    """.split()
)
_NO_PERSONS = frozenset("consist persist exist insist resist assist desist subsist enlist german roman norman ottoman human shaman talisman list mist twist wrist fist waist checklist playlist shortlist".split())


@cache
def is_person(noun: str) -> bool:
    """Whether a noun in lower case, of one or of several, means a person."""
    one = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    if noun in PEOPLE or noun in GROUPS or one in PEOPLE or one in _AGENTS:
        return True
    return one not in _NO_PERSONS and len(one) > 4 and one.endswith(("ist", "man", "men"))  # "pianist", "policeman"
