package report

import "afterword/backend/postmortem"

// meetingWords is what the record of a meeting says in its own voice, in one
// language.
type meetingWords struct {
	title, when, fromTo, attended, people, facilitator, scribe string
	added, addedAt, answers, overridden, noReason              string
	phases, phase, planned, took, underMinute                  string
	ideas, undecided, became, dropped                          string
	mood, learned, again, poll                                 string
	build, keep, proposed, incidentCost, inYear                string
	phaseNames, one, many                                      map[string]string
	hours                                                      postmortem.HourWords
}

func (c *composer) meetingWords() meetingWords { return meetingTexts[c.w.language] }

var meetingTexts = map[string]meetingWords{
	"en": {
		title: "Meeting", when: "When", fromTo: "%s to %s", attended: "There", people: "%d people", facilitator: "Facilitator", scribe: "Scribe",
		added: "Added in the meeting", addedAt: "added in the meeting, %s", answers: "%d answered, %d still open",
		overridden: "Actions opened early", noReason: "no reason was noted",
		phases: "Phases of the meeting", phase: "Phase", planned: "Planned", took: "Took", underMinute: "under 1 min",
		ideas: "Parked ideas", undecided: "not decided", became: "became the action “%s”", dropped: "not pursued: %s",
		mood: "%d of 5", learned: "Did I learn something that changes how I work?", again: "Would I come again?", poll: "%s %d yes, %d no",
		build: "%d h to build", keep: "%d h a month to keep", proposed: "Proposed until", incidentCost: "What the incident cost", inYear: "%s; in a year %s",
		phaseNames: map[string]string{
			postmortem.PhaseCheckIn: "Check-in", postmortem.PhaseEvents: "Review of events", postmortem.PhaseSummary: "Summary", postmortem.PhaseLessons: "Lessons",
			postmortem.PhaseActions: "Actions", postmortem.PhaseCheckOut: "Check-out", postmortem.PhaseBreak: "Break", postmortem.PhasePause: "Pause",
		},
		one:   map[string]string{"question": "question", "factor": "factor", "lesson": "lesson", "action": "action"},
		many:  map[string]string{"question": "questions", "factor": "factors", "lesson": "lessons", "action": "actions"},
		hours: postmortem.EnglishHours,
	},
	"de": {
		title: "Treffen", when: "Wann", fromTo: "%s bis %s", attended: "Anwesend", people: "%d Personen", facilitator: "Moderation", scribe: "Protokoll",
		added: "Im Treffen hinzugekommen", addedAt: "im Treffen hinzugekommen, %s", answers: "%d beantwortet, %d noch offen",
		overridden: "Maßnahmen vorzeitig geöffnet", noReason: "kein Grund vermerkt",
		phases: "Abschnitte des Treffens", phase: "Abschnitt", planned: "Geplant", took: "Gedauert", underMinute: "unter 1 min",
		ideas: "Zurückgestellte Ideen", undecided: "nicht entschieden", became: "wurde zur Maßnahme „%s“", dropped: "nicht verfolgt: %s",
		mood: "%d von 5", learned: "Habe ich etwas gelernt, das meine Arbeit ändert?", again: "Würde ich wiederkommen?", poll: "%s %d ja, %d nein",
		build: "%d h zum Bauen", keep: "%d h im Monat zum Erhalten", proposed: "Vorgeschlagen bis", incidentCost: "Was der Vorfall kostete", inYear: "%s; in einem Jahr %s",
		phaseNames: map[string]string{
			postmortem.PhaseCheckIn: "Ankommen", postmortem.PhaseEvents: "Durchsicht der Ereignisse", postmortem.PhaseSummary: "Zusammenfassung", postmortem.PhaseLessons: "Lehren",
			postmortem.PhaseActions: "Maßnahmen", postmortem.PhaseCheckOut: "Abschluss", postmortem.PhaseBreak: "Unterbrechung", postmortem.PhasePause: "Pause",
		},
		one:  map[string]string{"question": "Frage", "factor": "Umstand", "lesson": "Lehre", "action": "Maßnahme"},
		many: map[string]string{"question": "Fragen", "factor": "Umstände", "lesson": "Lehren", "action": "Maßnahmen"},
		hours: postmortem.HourWords{
			To: "bis", Decimal: ",", Unit: "%s h",
			Half: "kostet weniger als die Hälfte eines solchen Vorfalls", One: "kostet etwa so viel wie ein solcher Vorfall",
			Some: "kostet etwa so viel wie %s solche Vorfälle", UpToOne: "kostet bis zu so viel wie ein solcher Vorfall",
			UpTo: "kostet bis zu so viel wie %s solche Vorfälle", AtLeastOne: "kostet mindestens so viel wie ein solcher Vorfall",
			AtLeast: "kostet mindestens so viel wie %s solche Vorfälle", BetweenSome: "kostet so viel wie %s bis %s solche Vorfälle",
		},
	},
}
