package report

import (
	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// german has the names that German-speaking teams use; "Post-mortem" and
// "Timeline" are among them.
var german = words{
	language:   "de",
	postMortem: "Post-mortem", untitled: "Post-mortem ohne Titel", noTitle: "(ohne Titel)",
	contributed: "Was dazu beitrug", change: "Was sich ändert", facts: "Fakten", timeline: "Zeitverlauf",
	analysis: "Analyse", trigger: "Auslöser", why: "Warum es geschehen konnte", factors: "Beitragende Umstände",
	lessons: "Lehren", actions: "Maßnahmen", people: "Beteiligte", sources: "Quellen", evidence: "Belege",
	definitions: "Wie die Zeiten gemessen sind",
	number:      "Nr.", factor: "Umstand", events: "Ereignisse", due: "Fällig", action: "Maßnahme", owner: "Verantwortlich",
	doneWhen: "Erledigt, wenn", clock: "Zeit", event: "Ereignis", services: "Dienste", tags: "Stichwörter",
	addresses: "Betrifft", cost: "Aufwand", notChosen: "Bewusst nicht", noDate: "–",
	about: "etwa %s", knownAt: "bekannt um %s", unknownTime: "Zeit unbekannt", thatDay: "an diesem Tag",
	betweenTimes: "zwischen", spanTo: "bis %s", until: "bis etwa %s",
	notYetKnown: "noch nicht bekannt", since: "seit %s", at: "um %s", outOfOrder: "Meilensteine nicht in der Reihenfolge",
	rangeNote: "Eine Zahl ist eine Spanne, wenn eine der Zeiten, auf denen sie beruht, unsicher ist.",
	asked:     "Fragen", unanswered: "noch nicht beantwortet",
	affected: "betroffen", meeting: "Post-mortem-Treffen: %s", excerpt: "Auszug unten", excerptOf: "Auszug aus Beleg %d",
	clockAhead: "die Uhr ging %s vor", clockBehind: "die Uhr ging %s nach",
	inEvent: "Ereignis", inEvents: "Ereignisse", inLead: "Zusammenfassung", inEvidence: "Beleg", noProof: "Beleg nicht in diesem Export",
	figureOf: "Zeitverlauf von %s bis %s", figureOutside: "Ereignisse davor oder danach: %d.",
	offset: "UTC%s", allTimes: "Alle Zeiten %s.", inferredForm: "%s erschlossen", and: " und ",

	part: "Teil %d von %d", andMore: "und %d weitere", stretchOf: "%s, %s bis %s", wholeIncident: "Der ganze Vorfall",
	eventsFrom: "%d Ereignisse, %d bis %d", oneEvent: "Ereignis %d", describedBelow: "Die Tabelle der Ereignisse sagt dasselbe.",
	silence: "nach %s ohne Ereignis", noLane: "nicht angegeben", otherLanes: "andere",
	untimed:   "Nicht im Bild, weil keine Zeit bekannt ist: %s.",
	oneHidden: "Ein verborgenes Ereignis ist weggelassen.", someHidden: "%d verborgene Ereignisse sind weggelassen.",
	hereNumbered: "Die Nummern sind die der Tabelle der Ereignisse.",
	brackets:     map[string]string{"ttd": "TTD %s", "tta": "TTA %s", "ttm": "TTM %s", "ttr": "TTR %s"},
	signs: map[document.SignKind]string{
		document.SignImpact: "Auswirkung", document.SignSpan: "von Anfang bis Ende", document.SignApproximate: "ungefähr",
		document.SignBetween: "irgendwann zwischen", document.SignDate: "irgendwann an dem Tag",
		document.SignNight: "Nacht (22:00 bis 6:00) oder Wochenende", document.SignCluster: "mehrere Ereignisse dicht beieinander",
		document.SignBreak: "Zeit ohne Ereignisse ist weggelassen",
	},

	statuses: map[string]string{
		"draft": "Entwurf", "ready": "bereit für das Treffen", "reviewed": "besprochen", "published": "veröffentlicht",
		"open": "offen", "started": "begonnen", "done": "erledigt", "declined": "abgelehnt",
	},
	milestones: map[string]string{
		"impact_started": "Beginn der Auswirkung", "detected": "bemerkt", "acknowledged": "angenommen",
		"declared": "ausgerufen", "escalated": "eskaliert", "mitigated": "eingedämmt", "resolved": "behoben",
	},
	figures: map[string]string{"impact": "Auswirkung", "ttd": "bis bemerkt", "tta": "bis angenommen", "ttm": "bis eingedämmt", "ttr": "bis behoben"},
	prompts: map[string]string{
		"helped": "Was hat uns geholfen?", "slowed": "Was hat uns aufgehalten?", "differently": "Was hätten wir anders machen können?",
		"learned": "Welches Wissen fehlte uns damals und ist jetzt da?",
	},
	briefly: map[string]string{"helped": "was half", "slowed": "was aufhielt", "differently": "was anders ginge", "learned": "was wir nun wissen"},
	kinds: map[string]string{
		"prevent": "vorbeugen", "detect": "bemerken", "mitigate": "eindämmen", "learn": "lernen",
		"high": "hohe Priorität", "medium": "mittlere Priorität", "low": "niedrige Priorität",
		"trigger": "Auslöser", "technical": "Technik", "process": "Ablauf", "knowledge": "Wissen", "environment": "Umgebung",
	},
	inferred:      map[string]string{"year": "Jahr", "date": "Datum", "zone": "Zeitzone", "time": "Uhrzeit"},
	sourceKinds:   map[string]string{"log": "Protokoll", "chat": "Chat", "monitor": "Überwachung", "deploys": "Auslieferungen", "tickets": "Tickets", "person": "Erinnerung einer Person"},
	evidenceKinds: map[string]string{"link": "Verweis", "log": "Auszug aus einem Protokoll", "chat": "Auszug aus einem Chat", "picture": "Bild", "file": "Datei"},
	questions: [4]string{
		"Wie wurden wir darauf aufmerksam?", "Was war die Auswirkung?", "Welche Ereignisse führten zum Ausfall?", "Wie und wann wurde es behoben?",
	},
	quantities: []string{
		"etwa", "rund", "über", "unter", "fast", "bis", "zu", "mindestens", "höchstens", "in", "von", "million", "millionen", "milliarde", "milliarden",
		"tausend", "alle", "keine", "halbe", "jeder", "jede", "jedes",
	},
	months: [12]string{
		"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
	},
	shortMonth: 3, dayForm: "%d. %s", decimal: ",", bytes: "%d Byte", to: "bis", notes: "Private Notizen",
	definition: func(d postmortem.Duration) string { return germanDefinitions[d.Key] },
}

var germanDefinitions = map[string]string{
	"impact": "Auswirkung: vom Beginn der Auswirkung bis behoben.",
	"ttd":    "Zeit bis zum Bemerken (TTD): vom Beginn der Auswirkung bis bemerkt.",
	"tta":    "Zeit bis zur Annahme (TTA): vom Beginn der Auswirkung bis angenommen.",
	"ttm":    "Zeit bis zur Eindämmung (TTM): vom Beginn der Auswirkung bis eingedämmt.",
	"ttr":    "Zeit bis zur Behebung (TTR): vom Beginn der Auswirkung bis behoben.",
}
