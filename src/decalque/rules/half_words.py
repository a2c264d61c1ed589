"""Spanish words that engines give an English ending ("tripulation", "periodist"), with their English: nouns in the singular, and adjectives."""

from __future__ import annotations

_NOUNS = """
periodista = journalist; usuario = user; tripulación = crew; vestuario = dressing room; votación = vote; precandidato = presidential hopeful; subsecretario = deputy minister
valoración = assessment; aportación = contribution; convocatoria = call; mandatario = president; manifestante = protester; seleccionador = coach; sindicalista = trade unionist
deportista = athlete; futbolista = footballer; protagonismo = prominence; dirigente = leader; gobernante = ruler; funcionario = official; empresario = businessman
beneficiario = beneficiary; destinatario = recipient; accionista = shareholder; ahorrista = saver; contratista = contractor; maquinista = train driver; taxista = taxi driver
motociclista = motorcyclist; tenista = tennis player; baloncestista = basketball player; recepcionista = receptionist; electricista = electrician; artillero = top scorer
guerrillero = guerrilla; cocalero = coca grower; ganadero = rancher; camionero = trucker; cajero = cashier; portero = goalkeeper; delantero = forward; mediocampista = midfielder
centrocampista = midfielder; guardameta = goalkeeper; goleador = scorer; entrenador = coach; volante = midfielder; lateral = full back; internación = hospitalisation
habitación = room; poblador = resident; población = population; intervención = intervention; detención = arrest; incautación = seizure; licitación = tender; adjudicación = award
recaudación = takings; tributación = taxation; exoneración = exemption; privación = deprivation; ampliación = extension; remodelación = renovation; habilitación = opening
equipación = kit; dotación = endowment; actuación = performance; alimentación = food; capacitación = training; cotización = share price; designación = appointment
destitución = dismissal; dimisión = resignation; retención = hold-up; sustracción = theft; agrupación = group; asignación = allocation; culminación = completion
elaboración = preparation; edificación = building; instalación = facility; mediación = mediation; movilización = demonstration; concentración = rally; postulación = candidacy
programación = schedule; reubicación = relocation; reivindicación = demand; tramitación = processing; titulación = degree; vinculación = link; vigilante = guard
comandante = commander; postulante = applicant; aspirante = candidate; estudiante = student; habitante = inhabitant; paseante = passer-by; tripulante = crew member
traficante = trafficker; narcotraficante = drug trafficker; querellante = plaintiff; demandante = plaintiff; denunciante = complainant; litigante = litigant; vidente = seer
informante = informant; delincuente = criminal; sobreviviente = survivor; contrincante = opponent; agente = officer; paciente = patient; presidencia = presidency
gobernabilidad = governability; gobernanza = governance; competitividad = competitiveness; productividad = productivity; peligrosidad = danger; siniestralidad = accident rate
conflictividad = unrest; morosidad = defaults; natalidad = birth rate; mortalidad = mortality; criminalidad = crime; localidad = town; entidad = organisation; autoridad = authority
asesoramiento = advice; allanamiento = raid; procesamiento = prosecution; nombramiento = appointment; fallecimiento = death; fusilamiento = execution; lanzamiento = launch
enfrentamiento = clash; hacinamiento = overcrowding; endeudamiento = debt; vencimiento = expiry; yacimiento = deposit; apedreamiento = stoning; ajusticiamiento = execution
levantamiento = uprising; aislamiento = isolation; estacionamiento = car park; financiamiento = funding; funcionamiento = operation; mantenimiento = maintenance
asistencia = attendance; residencia = residence; audiencia = hearing; competencia = competition; advertencia = warning; vigencia = force; ponencia = paper
secuestrador = kidnapper; agresor = attacker; torturador = torturer; violador = rapist; estafador = swindler; organizador = organiser; patrocinador = sponsor; espectador = spectator
consumidor = consumer; comprador = buyer; vendedor = seller; contribuyente = taxpayer; inversor = investor; investigador = researcher; pescador = fisherman; agricultor = farmer
camaradería = camaraderie; gendarmería = gendarmerie; librería = bookshop; ganadería = livestock farming; ingeniería = engineering; procuraduría = prosecutor’s office
oficialismo = ruling party; caciquismo = cronyism; narcotráfico = drug trafficking; chantaje = blackmail; espionaje = spying; arbitraje = refereeing; blindaje = armour; rodaje = filming
homenaje = tribute; peaje = toll; hospedaje = lodging; aterrizaje = landing; candidatura = candidacy; jefatura = headquarters; legislatura = term; magistratura = judiciary
"""
_ADJECTIVES = """
gubernamental = government; institucional = institutional; deportivo = sports; electoral = electoral; presupuestario = budget; penitenciario = prison; aeroportuario = airport
portuario = port; ferroviario = railway; inmobiliario = property; agropecuario = agricultural; pesquero = fishing; petrolero = oil; minero = mining; sindical = union; empresarial = business
financiero = financial; cafetalero = coffee; ganadero = cattle; alimentario = food; sanitario = health; universitario = university; solidario = charity; justicialista = Peronist
independentista = pro-independence; golpista = coup; oficialista = ruling-party; opositor = opposition; izquierdista = left-wing; derechista = right-wing; indigenista = indigenous
azulgrana = Barcelona; barcelonista = Barcelona; madridista = Real Madrid; futbolístico = football; periodístico = journalistic; turístico = tourist; humorístico = comic
"""


def _read(table: str) -> dict[str, str]:
    pairs = (pair.split(" = ") for line in table.strip().splitlines() for pair in line.split("; "))
    return {spanish.strip(): english.strip() for spanish, english in pairs}


NOUNS, ADJECTIVES = _read(_NOUNS), _read(_ADJECTIVES)
