package report

import "afterword/backend/postmortem"

// asideWords is what tables, dates and short texts say in their own voice, in
// one language.
type asideWords struct {
	actionColumns []string // in the order of actionSheet
	calendarTitle string   // of the meeting
	dueTitle      string
	phases        map[string]string // what a phase of the meeting is called within a sentence
	agenda        string            // "Agenda, %d minutes: %s."
	phaseLength   string            // "%s %d min"
	fromThe       string            // "From the post-mortem %s."
	title         string            // in front of a title that had to be cut
	trackerLabel  string            // "post-mortem": what importers put on every issue

	invitation, when, toBeAgreed, happened, impact, invite string
	atOn, began, notOver, mitigated, resolved, length      string
	sofar, next, meetingOn, noMeeting                      string
	oneOpen, manyOpen, nextDue                             string
	figures                                                map[string]string // by key of the duration: "detected after %s"

	page pageWords
}

// pageWords are of the page to fill in. The headings and the fields are read
// back by backend/contribution.
type pageWords struct {
	title, reference, zone, name   string // the last three are fields: "Name"
	help                           string
	known, remember, questions     string // headings
	nothing, others, hour, example string
}

var asides = map[string]asideWords{
	"en": {
		actionColumns: []string{
			"No.", "Action", "Description", "Owner", "Due", "Done when", "Kind", "Priority", "Status", "Reason", "Cost", "Addresses", "Post-mortem", "Incident",
		},
		calendarTitle: "Post-mortem: %s", dueTitle: "Due: %s", fromThe: "From the post-mortem %s.", title: "Title", trackerLabel: "post-mortem",
		phases: map[string]string{
			postmortem.PhaseCheckIn: "check-in", postmortem.PhaseEvents: "review of events", postmortem.PhaseSummary: "summary of why",
			postmortem.PhaseLessons: "lessons", postmortem.PhaseActions: "actions", postmortem.PhaseCheckOut: "check-out",
		},
		agenda: "Agenda, %d minutes: %s.", phaseLength: "%s %d min",
		invitation: "Post-mortem meeting: %s", when: "When: %s", toBeAgreed: "to be agreed", happened: "What happened: %s", impact: "Impact: %s",
		invite: "We look at what happened, what people saw, and what made sense at the time, not at who did it. Everybody who took part or wants to learn is welcome. " +
			"Please bring what you remember and what shows it: times, logs, messages, graphs.",
		atOn: "%s, %s (%s)", began: "Began %s.", notOver: "Not resolved yet.", mitigated: "Mitigated %s, not resolved yet.", resolved: "Resolved %s.",
		length: "Impact window %s.", sofar: "Affected: %s.", next: "Next: %s.", meetingOn: "post-mortem meeting on %s", noMeeting: "a post-mortem meeting, date to be agreed",
		oneOpen: "1 action open", manyOpen: "%d actions open", nextDue: "%s, the next due on %s",
		figures: map[string]string{"ttd": "detected after %s", "tta": "acknowledged after %s", "ttm": "mitigated after %s", "ttr": "resolved after %s"},
		page: pageWords{
			title: "Contribution: %s", reference: "Reference", zone: "Time zone", name: "Name",
			help: "Please write down what you remember before the meeting, also where it differs from what is known: one line for each thing, the time first as well as you know it (14:05, about 14:05, 2026-03-29 14:05). " +
				"A line without a time is welcome too. What you saw, did and thought at the time helps most; nobody looks for who did wrong. Send the file back, or bring it.",
			known: "What is known", remember: "What I remember", questions: "Questions",
			nothing: "Nothing yet.", others: "and %d more", hour: "HH:MM", example: "what happened",
		},
	},
	"de": {
		actionColumns: []string{
			"Nr.", "Maßnahme", "Beschreibung", "Verantwortlich", "Fällig", "Erledigt, wenn", "Art", "Priorität", "Stand", "Grund", "Aufwand", "Betrifft", "Post-mortem", "Vorfall",
		},
		calendarTitle: "Post-mortem: %s", dueTitle: "Fällig: %s", fromThe: "Aus dem Post-mortem %s.", title: "Titel", trackerLabel: "post-mortem",
		phases: map[string]string{
			postmortem.PhaseCheckIn: "Ankommen", postmortem.PhaseEvents: "Durchsicht der Ereignisse", postmortem.PhaseSummary: "was beitrug",
			postmortem.PhaseLessons: "Lehren", postmortem.PhaseActions: "Maßnahmen", postmortem.PhaseCheckOut: "Abschluss",
		},
		agenda: "Ablauf, %d Minuten: %s.", phaseLength: "%s %d min",
		invitation: "Post-mortem-Treffen: %s", when: "Wann: %s", toBeAgreed: "noch offen", happened: "Was geschah: %s", impact: "Auswirkung: %s",
		invite: "Wir sehen uns an, was geschah, was zu sehen war und was in dem Moment sinnvoll erschien, nicht, wer es tat. Willkommen sind alle, die dabei waren oder daraus lernen möchten. " +
			"Bitte bringt mit, woran ihr euch erinnert und was es zeigt: Zeiten, Protokolle, Nachrichten, Kurven.",
		atOn: "%s, %s (%s)", began: "Beginn: %s.", notOver: "Noch nicht behoben.", mitigated: "Eingedämmt: %s, noch nicht behoben.", resolved: "Behoben: %s.",
		length: "Dauer der Auswirkung: %s.", sofar: "Betroffen: %s.", next: "Als Nächstes: %s.", meetingOn: "Post-mortem-Treffen am %s", noMeeting: "ein Post-mortem-Treffen, Termin noch offen",
		oneOpen: "1 Maßnahme offen", manyOpen: "%d Maßnahmen offen", nextDue: "%s, die nächste fällig am %s",
		figures: map[string]string{"ttd": "bemerkt nach %s", "tta": "angenommen nach %s", "ttm": "eingedämmt nach %s", "ttr": "behoben nach %s"},
		page: pageWords{
			title: "Beitrag: %s", reference: "Referenz", zone: "Zeitzone", name: "Name",
			help: "Bitte schreib vor dem Treffen auf, woran du dich erinnerst, auch wo es von dem abweicht, was bekannt ist: eine Zeile für jede Sache, vorn die Zeit, so gut du sie weißt (14:05, ca. 14:05, 2026-03-29 14:05). " +
				"Auch eine Zeile ohne Zeit ist willkommen. Am meisten hilft, was du in dem Moment gesehen, getan und gedacht hast; es geht nicht darum, wer etwas falsch gemacht hat. Schick die Datei zurück oder bring sie mit.",
			known: "Was bekannt ist", remember: "Woran ich mich erinnere", questions: "Fragen",
			nothing: "Noch nichts.", others: "und %d weitere", hour: "HH:MM", example: "was geschah",
		},
	},
}

// asideWords gives the words in the language of the catalogue.
func (c *composer) asideWords() asideWords {
	if w, ok := asides[c.w.language]; ok {
		return w
	}
	return asides[english.language]
}
