package export

import (
	"strings"
	"testing"
	"time"

	"afterword/backend/audience"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// wordNames are names that the program, or a format it writes, has as words.
var wordNames = strings.Fields(`Li Min Head Kind Main Body Light Dark Table Line Section Width Go Alt Producer Post How To Title Span Style Meta
	Link Text Path Host Removed Secret Address Name Data Figure Font Root Page Type Image Private Open Done Owner Due Source Time Long Event
	Person Team Uhr Wie Was Von Bis Zeit Seite Dauer Mai May März Montag Freitag Samstag Stunde Tag Anlass Ursache Teil Art Rolle Quelle Frage
	Contents Inhalt Impact Wirkung Why Warum Where Detected Resolved Prevent High Low Medium`)

// Nobody's name keeps a post-mortem from being shared, whatever else it means.
func TestNamesThatAreWordsOfTheProgram(t *testing.T) {
	p := sample.PostMortem()
	p.Events = p.Events[:6]
	saved := time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)
	for _, language := range Languages {
		for _, format := range Formats {
			if format == "png" && language == "de" {
				continue // it takes long, and no words are in it
			}
			all := wordNames
			for i := 0; i < len(all); i += 30 { // a person of each name
				p.Participants = nil
				for _, name := range all[i:min(len(all), i+30)] {
					p.Participants = append(p.Participants, postmortem.Participant{ID: name, Name: "Quirin " + name, Role: "Engineer"})
				}
				form := Form{Format: format, Language: language, Inside: true, Audience: audience.Audience{Names: audience.ByRole, Without: audience.Details}}
				if _, _, err := FromPostMortem(p, saved, form); err != nil {
					t.Errorf("%s in %s: %v: %v", format, language, all[i:min(len(all), i+30)], err)
				}
			}
		}
	}
}

// What a reader would see does not go out in any format, however its letters
// are parted in the source; and the message says where to look.
func TestPartedByMarkup(t *testing.T) {
	const token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
	people := []postmortem.Participant{{ID: "p", Name: "Jane Quandt", Role: "Engineer"}}
	for written, tells := range map[string]string{
		"Host _10.0.3.17_ is slow":                           "10.0.3.17",
		"Host 10.0.**3**.17 is slow":                         "10.0.3.17",
		"10.0.3&#46;17 is slow":                              "10.0.3.17",
		"Key `ghp_16C7e42F292c`**6912E7710c838347Ae178B4a**": token,
		"**Ja**ne looked":                                    "Jane",
		"J~~a~~ne looked":                                    "Jane",
		"Ja&shy;ne looked":                                   "Jane",
		"Ja\u00adne looked":                                  "Jane",
		"Ja\u200bne looked":                                  "Jane",
		"Ja\u2060ne looked":                                  "Jane",
		"Ja\ufeffne looked":                                  "Jane",
		"[Ja](https://example.com)ne looked":                 "Jane",
		"| who |\n| --- |\n| Qu*and*t |":                     "Quandt",
		"- > # Qu*and*t":                                     "Quandt",
		"db-0**7**.prod.internal":                            "db-07.prod.internal",
		"see https\\://wiki.internal/secret":                 "wiki.internal",
		"jane.quandt\\@example.com":                          "@example.com",
	} {
		p := postmortem.PostMortem{Title: "Slow", Participants: people, Events: []postmortem.TimelineEvent{{ID: "e", Title: "Slow"}, {ID: "f", Title: "Slower", Description: written}}}
		form := Form{Audience: audience.Presets()[2]}
		shown := For(p, form.Audience)
		at := audience.Change{Kind: string(postmortem.KindEvent), Field: "description"}
		clean := !strings.Contains(audience.Visible(asRead(shown.PostMortem.Events[1].Description, at)), tells)
		for _, format := range Formats {
			if format == "png" || format == "svg" || format == "ics" {
				continue // there is nothing to draw, and no date
			}
			_, _, err := FromPostMortem(p, time.Unix(0, 0), form.As(format))
			switch {
			case clean && err != nil:
				t.Errorf("%q as %s: it was taken out, and yet: %v", written, format, err)
			case !clean && err == nil:
				t.Errorf("%q as %s was written", written, format)
			case !clean && !strings.Contains(err.Error(), "in Event 2, description"):
				t.Errorf("%q as %s: the message does not say where: %v", written, format, err)
			}
		}
	}
}

// Ordinary text is not taken for what its pieces would be if they met.
func TestWordsThatDoNotMeet(t *testing.T) {
	people := []postmortem.Participant{{ID: "p", Name: "Isa Ina", Role: "Engineer"}, {ID: "q", Name: "Tom Ewing", Role: "Engineer"}}
	p := sample.PostMortem()
	p.Participants = people
	p.Summary = "Isa saw it. This is\na thing that stood in\na log, and *is* a fault: is *a* fault, `is`, `a`.\n\n- is\n- a\n- in\n\n| is | a |\n| --- | --- |\n| in | a |\n\nTom is_a `to\nm`."
	for _, format := range Formats {
		form := Form{Format: format, Audience: audience.Audience{Names: audience.ByRole, Without: audience.Details}}
		if _, _, err := FromPostMortem(p, time.Unix(0, 0), form); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// Ordinary texts stop no export, whatever a format or the name of a file makes
// of their marks, and whatever stands behind them there.
func TestOrdinaryTextsStopNothing(t *testing.T) {
	saved := time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)
	for _, text := range []string{
		"Upgrade to postgres:15 and node:20 broke api:8080", "The password was weak.", "the token was valid, the password correct", "Password: n/a", "The password is", "The password was **wrong**",
		"The password was `wrong`", "Das Passwort ist *falsch*", "The pw is `Hunter2x`, the key `k` is", "PIN", "API key was", "secret = x", "Anna said: password (none)", "<@U012ABC> asked",
		"Slow: https://api.example.com/v1/orders/1234567890 and https://www.example.com/d/abcdefghijkl/checkout-errors?from=now-1h",
		"The host has SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8, serial of the key", "ssh anna@laptop failed",
	} {
		p := postmortem.PostMortem{
			ID: "pm", Title: text, Zone: "UTC", Reference: "PM-2026-001", Summary: text, Affected: text, Tags: []string{text}, MeetingAt: "2026-04-20T09:00:00Z",
			Participants: []postmortem.Participant{{ID: "p", Name: "Anna Müller", Role: text}},
			Sources:      []postmortem.Source{{ID: "s", Name: text}},
			Evidence:     []postmortem.Evidence{{ID: "e", Title: text, Kind: "log", Excerpt: text}},
			Events:       []postmortem.TimelineEvent{{ID: "v", Title: text, Description: text, OccurredAt: "2026-04-14T09:00:00Z", Precision: "minute", Milestone: "detected", Source: "s", Evidence: []string{"e"}, ActorRole: text}},
			Actions:      []postmortem.ActionItem{{ID: "a", Title: text, Description: text, Owner: text, DoneWhen: text, DueOn: "2026-05-01", Status: "open"}},
			Lessons:      []postmortem.Lesson{{ID: "l", Prompt: "helped", Text: text, Topic: text}},
			Questions:    []postmortem.Question{{ID: "q", Text: text, Answer: text, Event: "v"}},
		}
		for _, by := range []string{audience.ByAlias, audience.ByInitials} {
			shown := For(p, audience.Audience{ID: "x", Name: "x", Names: by, Without: audience.Details})
			for _, format := range Formats {
				if format == "png" {
					continue
				}
				if _, _, err := shown.Render(saved, Form{Format: format, Inside: true}); err != nil {
					t.Errorf("%q as %s: %v", text, format, err)
				}
			}
		}
	}
}
