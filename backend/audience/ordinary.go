package audience

import "afterword/backend/detail"

// isOrdinary reports whether a word is one of the language as well as part of
// somebody's name or handle: where it stands must tell which of the two it is.
func isOrdinary(word string) bool { return vocabulary.Has(word) || commonNames.Has(word) }

// commonNames are ordinary words, months, places and programs that are names
// of people too.
var commonNames = detail.Words(`mark will may grace rose art bill rob jack pat sue drew hope joy faith dawn frank guy max ray rich miles
	page case chase grant hunter mason carter cooper turner porter parker walker taylor cook baker fisher miller smith potter
	long young king price stone wood woods field fields bank banks brook brooks rivers lane hill ford bush rice white black
	brown green gray grey sharp strong wise short small best love lee day winter summer autumn april june august sky star
	dean earl duke knight noble major sergeant bishop pope abbott law read reed sterling dale glen heath forest iris ivy lily
	daisy violet ruby pearl amber crystal jade skip chuck nick dick peg bob buck cliff clay rusty dusty sandy harmony melody
	stein berg koch klein lang gross grosz kurz wolf bauer vogel konig koenig sommer herbst jung braun schwarz weiss ernst
	jan mar jun jul sep mon sat sun mai juni juli fuchs richter schneider weber wagner becker schulz kaiser engel sauer frei
	roth krause ziegler power root cash bell ball bird fish fox lamb bull hawk crane swan drake finch robin crow hall house
	church castle tower temple gates wall bridge ferry street park garden marsh moor shore beach waters pool wells spring lake
	pond ocean sands rock flint steel iron silver gold diamond copper tin nail spear sword shield bow archer arrow snow frost
	storm rain cloud gale moon pace peace freed christian gentle savage wild bright bold swift quick sage basil rosemary sorrel
	ginger olive berry cherry apple plum peach pepper salt sugar honey butter flowers bloom branch leaf thorn weed hay barley
	constant virtue patience prudence charity merit sincere victor justice honor liberty genesis trinity destiny journey chance
	chances lucky happy merry blythe bliss jolly moody stern bond bonds bolt bolts barr carver chandler chapman clerk cutter
	driver dyer farmer fowler gardener glover harper joiner judge marshal marshall merchant monk page painter piper plumber
	prior proctor reader ranger rider sawyer scribe sexton shepherd shearer singer skinner spicer stewart steward tanner tiller
	trader tyler usher wheeler workman wright ward west north south east bay ray beam dash ace buddy junior bud rex rocky
	cassandra kafka jenkins travis hudson docker oracle aurora athena julia phoenix nova echo delta alpha luna apollo sentry
	jasper victoria virginia georgia carolina dallas austin houston jackson lincoln washington london paris berlin frankfurt
	dublin sydney florence vienna essen bremen hannover china india israel jordan chad mali ali cat kit tom-tom gene miss mister
	holder homer hooker hood horn hull huff hurst ingot keen keys kidd kitchen knapp lavender lawless link links little locke
	lock low lowe loving manning marks means mercer mild mills mint moss mullet nash neal new newman nice night oaks odd outlaw
	paine parish payne penny perkins petty pickle pike pitt plank poole post pound pratt prince pride purple quill rake ramp rand
	ransom raven reason rest reward rhodes ring roads rush sample sears seal self sessions settle sharpe shade shelter shields
	shore silence sly snipe solo sparks spark speed spence spike sprague stack stamp staples stark stocks story stout strange
	stream stroud summers sweet sweeney tate teller thick tide tiger title toll town tripp true truman tucker twist vance vane
	vest vine voice waite wade waits wallace wash waste watts weeks weir wick wind wing winner winters witt worth yard yates yield
	hammer brass bronze peck pack pope pickett foot hand head legg cheek body bones beard hair dodge dial drum foster fry
	fern fuller funk gaming hardy hart haste hazard hazel heather holly huff hyde jet jewel judge maria mercedes misty mona
	norm opal paige patch piers poppy rain reef rod roman rory russ rusty sandy seth shelly sid sierra sonny stew tab tad tate
	teddy tiffany trace trip ty vic viola wes winner woody zen lang beck blum busch dorn fink fleck gerber graf hahn hase heim
	hell hirsch hoch horn huber jager jaeger kern kirch klug koller konrad kraft kranz kuhn lamm licht linde lowe loewe maus meer
	meister mond morgen mut neu nuss ochs ost otto pfeiffer rabe rau reich reuter ritter rose rot rund sand schmidt schmied schnell
	schuster schutz schuetz seiler specht stark stern stolz storch strauss sturm sud sueden tag tanz teich thal treu uhl wald weide
	wein weise wende wild winkler wirth wurm zimmer zorn wache wert zucker roman ada ruby perl dart elm pascal scala mercury
	lange junge frisch froh frohlich froehlich gut guth heller linke rechte still stille kalt scharf schlecht schlicht voll freund feind geist gott bote brief
	buch baum blank blatt bock boden bruch brunnen bunt burg dorf eisen ende fest feuer finster flach funk gast garten geld glas glatt gluck glueck hafen
	halb halt heide heil held herz himmel hund hut kamm kessel kette klar knopf korn kranich kreuz krieg krug kugel leicht lieb liebe lob lustig mauer
	messer milde nebel pfeil pilz rad rasch rauch recht regen rein reise riese roh ruhe ruhig salz satt schall schatten schatz schlaf schlange schloss
	schmal schnee stumm blind streng suss suess wahr weich weit wenig wolke zahn zart spat spaet fruh frueh
	вера надежда любовь роман лев мир слава майя роза лилия марс света ким заря мороз волк заяц кузнец новиков зима сила`)

// mostlyNames are those of them that begin a sentence as a name rather than as
// a word.
var mostlyNames = detail.Words(`rob jack bob nick dick frank max jan drew chuck peg ray rex russ rory roman seth shelly sid sonny tab tad teddy tiffany tyler
	vance vic viola wes zen norm neal opal paige mona maria julia victoria virginia georgia carolina cassandra travis jasper jordan israel
	ali chad kit gene sydney florence austin houston dallas jackson lincoln victor christian stewart wallace nash rand otto ernst konrad
	harmony melody iris ivy lily daisy violet jade sandy rusty dusty miles earl dean guy sue pat faith dawn grace rose
	mason carter cooper parker taylor miller smith fisher fowler chapman tucker wheeler sawyer sears sharpe stroud summers winters
	perkins rhodes watts yates locke lowe pratt pitt poole piper spence tate waite wade weir witt woods brooks wright abbott hardy moody
	weber wagner becker schulz schmidt krause ziegler huber jaeger jager pfeiffer beck busch hahn fink fuchs bauer vogel krause roth
	надежда роман лилия майя кузнец вера`)

// vocabulary is of ordinary words that are frequent in text about incidents,
// and of the short ones of English and German: what parts of names, and
// handles made of them, can meet by chance.
var vocabulary = detail.Words(`a i am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we ah ad id ip it pi pm re tv vs am
	act add age ago aid aim air all and any app are arm ask ate bad bag ban bar bat bed bee beg bet bid big bin bit box boy bug
	bus but buy bye cab can cap car cat cop cow cry cue cup cut dam day den did die dig dim dip doc dog dot dry due dug dye
	ear eat ebb egg ego elk end era eve eye fan far fat fed fee few fig fin fit fix fly fog for fox fun fur gap gas get god got
	gum gun gut had has hat her hid him hip his hit hop hot how hub hug hut ice ill ink inn ion its jam jar jaw jet job jog key
	kid lab lag lap lay led leg let lid lie lip lit lot low mad man map mat men met mid mix mob mom mud mug nap net new nod nor
	not now nut oak odd off oil old one opt our out own pad pan pay pen per pet pie pig pin pit pop pot pro pub put rag ran rat
	raw red rid rig rim rip rod rot row rub rug run sad sat saw say sea see set sew she shy sin sip sir sit six ski son sow spa
	spy sub sum tab tag tan tap tar tax tea ten the tie tin tip toe ton too top toy try tug two use van via vow war was way web
	wet who why win wit won yes yet you zip zoo api url uri sql env tmp var usr etc lib log cpu gpu mem req res arg err int avg
	str obj ref seq idx ptr src dst cfg cmd exe dir pid uid gid sha sec hrs min sum max lan wan mac ram rom ssd hdd ops dev git
	pip npm ssh tls ssl dns tcp udp vpn vpc aws gcp sre dba noc cdn lua php xml csv pdf png gif jpg gib mib kib utc cet est pst
	gmt iam kms eks ecs rds elb alb nlb ami ebs ldap bash zsh vim sed awk man dig cat del sid hex bin mod bot
	able also area away back base been both call calls came care come cost dark data date deal does done door down draw drop each
	edge else even ever face fact fail fall fast feel feet file fill film find fine fire five flow food form four free from full
	gain game gave give goal goes gone good grew grow half hard have hear heat held help here high hold home hour huge idea into
	item join jump just keep kept kind knew know lack land last late lead left less life like line list live load logo look lose
	loss lost made mail main make many mass mean meet mind mine mode more most move much must name near need news next node none
	note once only open over paid pair part pass past path peak pick plan play plus poll port pull push race rank rate real risk
	role roll room rule safe said sale same save scan seat seem seen sell send sent ship shop show shut side sign site size slow
	soft some soon sort stay step stop such sure swap sync take talk task tech tell term test text than that them then they thin
	this thus tick time tiny told took tool tree tune turn type undo unit unix upon used user vary very view vote wait walk want
	warm warn week well went were what when whom wide wife wish with word work worn year zero zone slot slow block train start
	stage state stale stand space spare split stall store table taken thank their there these thing think third those three threw
	throw tight today token total touch track trail treat trend tried truth twice under until upper usage usual valid value video
	visit watch water weigh where which while whole whose woman world worse worst would write wrong about above admin after again
	agent agree ahead alarm alert alike alive allow alone along alter among apart apply argue array aside asset audit avoid award
	aware basic batch began begin being below bench blame blank board boost brain brand break brief bring broke build built cable
	cache carry catch cause chain chart cheap check chief child civil claim class clean clear click clock close count court cover
	crash cross crowd cycle daily death delay depth doing doubt draft drain drive drove eager early earth empty enemy enjoy enter
	entry equal error event every exact exist extra false fault fetch fewer fifth fifty fight final first fixed fleet float floor
	focus force forth found frame fresh front given glass global graph great group grown guard guess guest guide happen heard
	heart heavy hence hotel human image index inner input issue joint known label large later layer learn least leave legal level
	light limit local logic login loose lower lucky lunch match maybe meant media metal meter metric might minor minus mixed model
	money month mount mouse mouth moved movie music naive never newly noise occur offer often order other outer owner paper party
	patch phase phone photo piece pilot place plain plane plant point pound press print proof proud prove proxy query queue quiet
	quite quota radio raise range rapid ratio reach ready refer relay reply reset retry right river rough round route scale scope
	score sense serve seven shall shape share sheet shift shown sight since sixth sleep slice slide smart sound speak spend spent
	split sport staff start cell cells server servers client host hosts network database service system cluster region replica
	deploy deployed release restart reboot failover rollback upgrade update change config certificate firewall gateway router
	switch storage volume disk memory process thread worker monitor monitoring alerting dashboard traffic request response latency
	timeout outage incident impact trigger lesson lessons summary figure figures number detect detected resolved mitigated timeline
	customer customers vendor partner payment payments checkout order orders account accounts password secret report review meeting
	action actions people person member support product project office company contact finance marketing everyone someone nobody
	after before because between during through without within while should could would might cannot please thanks hello morning
	evening tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march july
	september october november december second minute january primary secondary internet email website mobile frontend backend
	nginx pgbouncer rsync vmware dnsmasq msteams kubernetes linux windows google amazon azure cloudflare datadog github gitlab slack jira grafana prometheus pagerduty postgres
	ab am an ans auf aus bei bin bis da das dem den der des die du ein er es fur fuer ganz gut hat hatte hier ich ihr ihm ihn im
	in ist ja je kam kann kein keine man mal mehr mein mit muss nach nein nicht nie noch nun nur ob oder ohne oft schon sehr sei
	seit sich sie sind so tat tun uber ueber um und uns unter vom von vor wann war warum was weg weil wenn wer wie wir wird wo zu
	zum zur zwei drei vier funf fuenf acht neun zehn alle alles also andere auch beim dann dass dazu denn doch dort durch eine
	einem einen einer eines etwas fehler frage ganze gegen gern gestern gibt heute ihre immer jede jeder jetzt jahr leider letzte
	machen mann mit nacht name neue ohne plan platz punkt rest satz seite stadt stand stelle stunde teil uhr viel warten weiter
	welt werk wort zahl zeit ziel zug kunde kunden dienst fall frau grund hand haus heim herr kopf land leben leer leute liste
	macht markt mitte monat netz raum rolle ruf sache schritt schuld see spiel strom tat test tisch tod tor ufer vater weg werte`)
