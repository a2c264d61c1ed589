"""Words and set phrases that engines leave in Spanish, with their English."""

from __future__ import annotations

from collections import defaultdict

# What has one meaning in the news, and is neither English nor a name: phrases first, then nouns.
_TABLE = """
sin embargo = however; no obstante = nevertheless; debido a = due to; por lo tanto = therefore; por lo que = so; por ejemplo = for example; es decir = that is
en cambio = instead; a pesar de = despite; a pesar de que = although; de acuerdo con = according to; de acuerdo a = according to; por su parte = for his part
hasta el momento = so far; hasta ahora = so far; por el momento = for now; mientras tanto = meanwhile; junto a = alongside; junto con = along with; a través de = through
luego de = after; después de = after; antes de = before; además de = besides; ya que = since; puesto que = since; así como = as well as; sobre todo = above all
en contra de = against; a favor de = in favor of; a raíz de = as a result of; a partir de = starting from; en lugar de = instead of; en vez de = instead of
al menos = at least; por lo menos = at least; más de = more than; menos de = less than; alrededor de = around; cerca de = near; dentro de = within; fuera de = outside
frente a = facing; gracias a = thanks to; con respecto a = regarding; respecto a = regarding; en cuanto a = as for; según el = according to the; según la = according to the
según los = according to the; según las = according to the; cueste lo que cueste = whatever the cost; sin duda = without doubt; por supuesto = of course; de nuevo = again
otra vez = again; a la vez = at the same time; al mismo tiempo = at the same time; en todo caso = in any case; por fin = at last; poco a poco = little by little
de repente = suddenly; desde luego = of course; tal vez = perhaps; muy poco = very little; hoy en día = nowadays; esta semana = this week; este año = this year
este lunes = this Monday; este martes = this Tuesday; este miércoles = this Wednesday; este jueves = this Thursday; este viernes = this Friday; este sábado = this Saturday
este domingo = this Sunday; año pasado = last year; la semana pasada = last week; el año pasado = last year; los años = years; foto archivo = file photo; foto de archivo = file photo
vecina de la zona = a local resident; vecino de la zona = a local resident; rueda de prensa = news conference; conferencia de prensa = news conference
asimismo = likewise; también = also; además = besides; todavía = still; mientras = while; aunque = although; porque = because; durante = during; según = according to
desde = since; hasta = until; jueza = judge; juez = judge; jueces = judges; fiscal general = attorney general; fiscalía = prosecutor’s office; fiscales = prosecutors
abogado = lawyer; abogada = lawyer; abogados = lawyers; alcaldía = mayor’s office; alcaldesa = mayor; gobernador = governor; gobernadora = governor; ministra = minister
ministro = minister; diputado = lawmaker; diputada = lawmaker; diputados = lawmakers; senadora = senator; senadores = senators; concejal = councilor; concejales = councilors
ayuntamiento = city council; municipio = municipality; municipios = municipalities; vecinos = residents; vecinas = residents; heridos = injured; muertos = dead; fallecidos = dead
desaparecidos = missing; detenidos = detainees; sospechoso = suspect; sospechosos = suspects; testigo = witness; testigos = witnesses; huelga = strike; paro cardíaco = cardiac arrest
despidos = layoffs; sueldo = salary; sueldos = salaries; salarios = wages; impuestos = taxes; empresa = company; empresas = companies; empresario = businessman; empresarios = businessmen
trabajador = worker; trabajadores = workers; sindicato = union; sindicatos = unions; jubilados = pensioners; pensionistas = pensioners; ciudadanos = citizens; ciudadanía = citizens
policías = police officers; bomberos = firefighters; bombero = firefighter; guardias = guards; militares = soldiers; soldado = soldier; soldados = soldiers; ejército = army
carretera = road; carreteras = roads; puente = bridge; puentes = bridges; camión = truck; camiones = trucks; choque = crash; incendio = fire; incendios = fires; terremoto = earthquake
lluvias = rains; inundaciones = floods; sequía = drought; viento = wind; nieve = snow; ola de calor = heat wave; cosecha = harvest; cosechas = harvests; agricultores = farmers
ganaderos = ranchers; pescadores = fishermen; hospitales = hospitals; médico = doctor; médicos = doctors; enfermera = nurse; enfermeras = nurses; enfermo = patient; enfermos = patients
vacuna = vaccine; vacunas = vaccines; escuela = school; escuelas = schools; colegio = school; alumnos = pupils; maestro = teacher; maestros = teachers; profesores = teachers
estudiantes = students; universidad = university; delantero = striker; portero = goalkeeper; defensa central = center back; entrenador = coach; jugador = player; jugadores = players
partido = match; gol = goal; goles = goals; elecciones = elections; encuesta = poll; encuestas = polls; votantes = voters; votación = vote; acuerdo = agreement; acuerdos = agreements
reunión = meeting; reuniones = meetings; negociación = negotiation; negociaciones = negotiations; propuesta = proposal; propuestas = proposals; denuncia = complaint; denuncias = complaints
investigación = investigation; sentencia = ruling; cárcel = prison; preso = prisoner; presos = prisoners; delito = crime; delitos = crimes; asesinato = murder; asesinatos = murders
robo = robbery; robos = robberies; secuestro = kidnapping; secuestros = kidnappings; droga = drug; drogas = drugs; dinero = money; deuda = debt; deudas = debts; crecimiento = growth
precio = price; precios = prices; aumento = increase; caída = fall; ahorro = savings; vivienda = housing; viviendas = homes; alquiler = rent; alquileres = rents; hijos = children
niño = child; niños = children; niñas = girls; mujer = woman; mujeres = women; hombre = man; hombres = men; jóvenes = young people; anciano = old man; ancianos = elderly people
país = country; países = countries; ciudad = city; ciudades = cities; pueblo = town; pueblos = towns; frontera = border; fronteras = borders; extranjeros = foreigners
exministro = former minister; exministra = former minister; exministros = former ministers; expresidente = former president; expresidenta = former president; expresidentes = former presidents
exmandatario = former president; exalcalde = former mayor; exalcaldesa = former mayor; exgobernador = former governor; exdiputado = former lawmaker; exdiputada = former lawmaker
exsenador = former senator; exsenadora = former senator; exfiscal = former prosecutor; exjuez = former judge; exfuncionario = former official; exfuncionarios = former officials
exmilitar = former soldier; exmilitares = former soldiers; exguerrillero = former guerrilla; exguerrilleros = former guerrillas; exfutbolista = former footballer; exjugador = former player
excongresista = former lawmaker; excanciller = former foreign minister; excandidato = former candidate; excandidata = former candidate; exdirector = former director; exjefe = former chief
exvicepresidente = former vice president; expolicía = former police officer; expolicías = former police officers; expareja = former partner; exesposa = ex-wife; exesposo = ex-husband; exnovio = ex-boyfriend
cacerolazo = pot-banging protest; cacerolazos = pot-banging protests; cacerolada = pot-banging protest; plantón = sit-in; plantones = sit-ins; escrache = protest; escraches = protests
desalojo = eviction; desalojos = evictions; corregimiento = township; corregimientos = townships; comisaría = police station; comisarías = police stations; huelgas = strikes
gobernación = governor’s office; intendencia = mayor’s office
autopista = highway; autopistas = highways; autovía = highway; autovías = highways; carril = lane; carriles = lanes; acera = sidewalk; peaje = toll; peajes = tolls; camionero = truck driver; camioneros = truck drivers
camioneta = pickup truck; camionetas = pickup trucks; coche = car; coches = cars; autobús = bus; autobuses = buses; avión = plane; aviones = planes; barco = ship; barcos = ships; buque = ship; buques = ships
ferrocarril = railway; aeropuerto = airport; aeropuertos = airports; vuelo = flight; vuelos = flights; pasajero = passenger; pasajeros = passengers; tripulación = crew; tripulantes = crew members; conductores = drivers
concejala = councilor; concejalas = councilors; gobernadores = governors; ministros = ministers; viceministro = deputy minister; viceministra = deputy minister; canciller = foreign minister
presidenta = president; mandatario = president; mandataria = president; mandatarios = leaders; portavoz = spokesperson; portavoces = spokespeople; vocero = spokesman; vocera = spokeswoman; voceros = spokespeople
oposición = opposition; oficialismo = ruling party; oficialista = pro-government; opositor = opposition; opositora = opposition; opositores = opponents; gobierno = government; gobiernos = governments; parlamentarios = lawmakers
congresista = lawmaker; congresistas = lawmakers; legislador = lawmaker; legisladora = lawmaker; legisladores = lawmakers; campaña = campaign; campañas = campaigns; escaño = seat; escaños = seats; leyes = laws
decreto = decree; decretos = decrees; reglamento = regulations; presupuesto = budget; presupuestos = budgets; gasto = spending; gastos = expenses; déficit fiscal = budget deficit; recorte = cut; recortes = cuts; subida = rise; rebaja = cut
fiscala = prosecutor; magistrado = judge; magistrada = judge; magistrados = judges; imputado = defendant; imputada = defendant; imputados = defendants; acusado = defendant; acusados = defendants; condena = sentence; condenas = sentences
juicio = trial; juicios = trials; juzgado = court; juzgados = courts; querella = lawsuit; demanda = lawsuit; demandas = lawsuits; víctima = victim; víctimas = victims; agresor = attacker; agresores = attackers; ladrón = thief; ladrones = thieves
asaltante = robber; asaltantes = robbers; asesino = killer; asesinos = killers; violación = rape; violaciones = rapes; abuso = abuse; abusos = abuses; tiroteo = shooting; tiroteos = shootings; balacera = shootout
disparo = shot; disparos = shots; herido = injured; herida = injured; heridas = wounds; cadáver = body; cadáveres = bodies; muertes = deaths; allanamiento = raid; allanamientos = raids; rehén = hostage; rehenes = hostages
cocaína = cocaine; incautación = seizure
huelguistas = strikers; manifestantes = protesters; manifestación = demonstration; manifestaciones = demonstrations; protesta = protest; protestas = protests; marchas = marches; bloqueo = blockade; bloqueos = blockades
empleado = employee; empleada = employee; empleados = employees; desempleo = unemployment; obrero = worker; obreros = workers; dueño = owner; dueños = owners; comerciante = shopkeeper; comerciantes = shopkeepers
tiendas = stores; supermercado = supermarket; supermercados = supermarkets; mercado = market; mercados = markets; inversión = investment; inversiones = investments; inversores = investors; ganancias = profits; pérdidas = losses
exportaciones = exports; importaciones = imports; inflación = inflation; bancos = banks; petrolera = oil company; minería = mining; mineros = miners; minera = mining company; cobre = copper; trigo = wheat; maíz = corn
ganado = cattle; pesca = fishing; bosque = forest; bosques = forests; río = river; ríos = rivers
montaña = mountain; montañas = mountains; volcán = volcano; volcanes = volcanoes; huracán = hurricane; huracanes = hurricanes; tormenta = storm; tormentas = storms; sismo = earthquake; sismos = earthquakes; temblor = tremor; réplicas = aftershocks
inundación = flood; deslizamiento = landslide; deslizamientos = landslides; derrumbe = collapse; damnificados = victims; evacuados = evacuees; albergue = shelter; albergues = shelters; refugiados = refugees; desplazados = displaced people
enfermedad = disease; enfermedades = diseases; paciente = patient; médica = doctor; medicamento = drug; medicamentos = drugs; contagio = infection; contagios = infections; embarazo = pregnancy; parto = birth; quirófano = operating room
colegios = schools; alumno = pupil; docente = teacher; docentes = teachers; profesora = teacher; maestra = teacher; maestras = teachers; universidades = universities; becas = scholarships
futbolista = footballer; futbolistas = footballers; arquero = goalkeeper; mediocampista = midfielder; defensor = defender; delantera = attack; partidos = matches; empate = draw
derrota = defeat; derrotas = defeats; campeón = champion; campeones = champions; campeonato = championship; torneo = tournament; torneos = tournaments; entrenadora = coach; equipo = team; equipos = teams; selección = national team
penalti = penalty; árbitro = referee; árbitros = referees; temporada = season; temporadas = seasons; fichaje = signing; fichajes = signings; estadio = stadium; estadios = stadiums; ciclista = cyclist; ciclistas = cyclists
cantante = singer; cantantes = singers; actriz = actress; película = film; películas = films; libro = book; libros = books; escritor = writer; escritora = writer; escritores = writers
iglesia = church; iglesias = churches; sacerdote = priest; sacerdotes = priests; obispo = bishop; obispos = bishops; monja = nun; monjas = nuns; periódico = newspaper; periódicos = newspapers; periodista = journalist; periodistas = journalists
noticia = news; noticias = news; entrevista = interview; entrevistas = interviews; comunicado = statement; comunicados = statements; red social = social network; redes sociales = social media; barrio pobre = poor neighborhood
familias = families; familiares = relatives; madres = mothers; hermana = sister; hija = daughter; hijas = daughters; hijo = son; esposa = wife; esposo = husband
menor de edad = minor; menores de edad = minors; personas = people; habitante = resident; habitantes = inhabitants; vecino = neighbor; población = population; poblaciones = towns; localidad = town; localidades = towns
jornada = day; semana = week; semanas = weeks; fin de semana = weekend; meses = months; año = year; años = years; ayer = yesterday; madrugada = early morning
además de eso = besides that; así que = so; por eso = so; por tanto = therefore; pese a = despite; sino también = but also; entre otros = among others; entre otras = among others; en medio de = amid; en torno a = around
"""
# Names and words that English has too: left to the context of a passage.
_NOT_ALONE = frozenset("partido fiscal puente viento nieve colegio pueblo ciudad universidad defensa juez dinero hombre mujer gol durante desde hasta guardias".split())


def _read() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in _TABLE.replace("\n", ";").split(";"):
        source, _, english = row.partition(" = ")
        words = tuple(source.split())
        if words and (len(words) > 1 or source not in _NOT_ALONE):
            found[words[0]].append((words, english.strip()))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


# first word -> the phrases that begin with it, the longest first, each with its English
TRANSLATIONS = _read()
