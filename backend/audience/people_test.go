package audience

import (
	"slices"
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

// What stands for a name is searched like any other text.
func TestRolesAndAliasesGiveNothingAway(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{
			{ID: "1", Name: "Anna Meyer", Role: "DBA, oncall-db@acme.example", Alias: "Observer (db-prod-01)"},
			{ID: "2", Name: "Tomas Rehak", Role: "Owner of db-prod-01 (10.0.3.17), token=Abc123xyz9", Alias: "token=Abc123xyz9"},
			{ID: "3", Name: "Lena Brandt", Role: "Stand-in for Tomas", Alias: "Anna's deputy"},
			{ID: "4", Name: "Ravi Menon", Role: "Coordinator / https://wiki.internal/x", Alias: "ravi menon"},
		},
		Summary: "Anna, Tomas, Lena and Ravi.",
	}
	for by, want := range map[string]string{
		ByRole:  "DBA, a responder, a responder and Coordinator.",
		ByAlias: "Observer, Responder B, Responder C and ravi menon.",
	} {
		got := Apply(p, Audience{Names: by, Without: Details})
		if got.PostMortem.Summary != want {
			t.Errorf("by %s: %q, want %q", by, got.PostMortem.Summary, want)
		}
		said := everything(got.PostMortem)
		for _, secret := range []string{"oncall-db", "acme.example", "db-prod", "10.0.3.17", "Abc123", "wiki", "Tomas"} {
			if strings.Contains(said, secret) {
				t.Errorf("by %s: %q came through: %s", by, secret, said)
			}
		}
		if leaks := got.Detector.Leaks(got.PostMortem.Summary + "\n" + "oncall-db@acme.example 10.0.3.17 db-prod-01"); len(leaks) != 3 {
			t.Errorf("by %s: the scan finds %v", by, leaks)
		}
	}
	// By name, what stands beside a name goes as it does elsewhere.
	got := Apply(postmortem.PostMortem{Participants: []postmortem.Participant{{ID: "1", Name: "Jane <jane@acme.example>"}}}, Audience{Without: []string{Emails}})
	if got.PostMortem.Participants[0].Name != "Jane <[e-mail removed]>" {
		t.Error(got.PostMortem.Participants[0].Name)
	}
}

// No two people have one label, whatever aliases somebody has chosen.
func TestLabelsAreOnePersonsEach(t *testing.T) {
	all, _ := persons(postmortem.PostMortem{Participants: []postmortem.Participant{
		{Name: "Anna Meyer", Alias: "responder b"}, {Name: "Tom Lee"}, {Name: "Sam Orr", Alias: "Responder B"}, {Name: "Ida Falk", Alias: "A responder"}, {Name: "Uwe Kranz"},
	}})
	Audience{Names: ByAlias}.says(all, func(string, bool) int { return -1 })
	var said []string
	for _, one := range all {
		said = append(said, one.says)
	}
	if want := []string{"responder b", "Responder C", "Responder D", "Responder E", "Responder F"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

func TestOwners(t *testing.T) {
	for field, want := range map[string]string{
		"Priya":                       "?Priya",
		"Priya Shah (SRE)":            "Priya Shah",
		"Priya Shah & Tom Lee":        "Priya Shah|Tom Lee",
		"Priya Shah <priya@acme.com>": "Priya Shah",
		"Priya Shah / Tom Lee":        "Priya Shah|Tom Lee",
		"Tom Lee, SRE":                "Tom Lee",
		"Lee, Priya":                  "Priya Lee",
		"Anna und Tom Lee":            "?Anna|Tom Lee",
		"Priya, Tomas and SRE":        "?Priya|?Tomas",
		"@priya":                      "@priya",
		"priya.shah@acme.com":         "@priya.shah",
		"jdoe":                        "?jdoe",
		"Sean O'Brien-Smith":          "Sean O'Brien-Smith",
		"Jan van der Berg":            "Jan van der Berg",
		"Grace Young":                 "Grace Young",
		"Юлия Цой":                    "Юлия Цой",
		"Platform team":               "",
		"Payments & Checkout":         "",
		"SRE":                         "",
		"infra":                       "",
		"nginx":                       "",
		"Vendor":                      "",
		"Customer Support":            "",
		"Release Manager":             "",
		"Payment Gateway":             "",
		"Datenbank-Bereitschaft":      "",
		"the on-call":                 "",
		"TBD":                         "",
		"":                            "",
	} {
		names, guesses := owners(field)
		var got []string
		for _, one := range append(names, guesses...) {
			name, handles := readField(one)
			if name == "" {
				name = "@" + strings.Join(handles, " ")
			}
			if slices.Contains(guesses, one) {
				name = "?" + name
			}
			got = append(got, name)
		}
		slices.Sort(got)
		if said := strings.Join(got, "|"); said != want {
			t.Errorf("%q names %q, want %q", field, said, want)
		}
	}
}

// People who are no participants are known by what they own or did. Where that
// is a guess, somebody is told to look.
func TestPeopleBesideTheParticipants(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{{ID: "1", Name: "Tom Lee"}},
		Actions:      []postmortem.ActionItem{{ID: "a", Owner: "Priya & Tom"}, {ID: "b", Owner: "mkumar"}},
		Events:       []postmortem.TimelineEvent{{ID: "e", ActorRole: "Ilse (SRE)"}, {ID: "f", ActorRole: "Alertmanager"}, {ID: "g", ActorRole: "Load Balancer"}},
		Sources:      []postmortem.Source{{ID: "s", Kind: "person", Name: "Farid"}},
		Summary:      "Priya asked Tom, mkumar, Farid and Ilse about Alertmanager; a priya is none.",
	}
	got := Apply(p, Audience{Names: ByAlias})
	if want := "Responder B asked Responder A, Responder C, Responder D and Responder E about Alertmanager; a priya is none."; got.PostMortem.Summary != want {
		t.Errorf("%q", got.PostMortem.Summary)
	}
	if got.PostMortem.Actions[0].Owner != "Responder B & Responder A" || got.PostMortem.Events[0].ActorRole != "Responder E (SRE)" {
		t.Errorf("%q, %q", got.PostMortem.Actions[0].Owner, got.PostMortem.Events[0].ActorRole)
	}
	for _, c := range got.Changes {
		if c.Field == "summary" && c.Look != (c.Before != "Tom") {
			t.Errorf("look is %t at %q", c.Look, c.Before)
		}
	}
}

// What stands for somebody may have a blank, and then half of it looks like
// the password of a command.
func TestWhatStandsForSomebodyIsNoSecret(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{{ID: "p", Name: "Emre Demir"}},
		Summary:      `net use X: /user:CORP\edemir Sommer2025!`,
	}
	got := Apply(p, strict())
	if got.PostMortem.Summary != `net use X: /user:CORP\Responder A [secret removed]` {
		t.Error(got.PostMortem.Summary)
	}
	for _, text := range []string{got.PostMortem.Summary, "x net use X: /user:CORP/Responder A"} {
		if leaks := got.Detector.Leaks(text); len(leaks) > 0 {
			t.Errorf("%q leaks %v", text, leaks)
		}
	}
	if leaks := got.Detector.Leaks(`Responder A said: net use X: /user:a Sommer2025!`); len(leaks) != 1 {
		t.Error(leaks)
	}
}

// An owner or an actor who took part is the same person, however briefly named;
// somebody else of the same family is not.
func TestOwnersWhoTookPart(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{{ID: "p", Name: "Petra Koch"}, {ID: "q", Name: "Emre Yılmaz"}, {ID: "r", Name: "Bernd Schmidt"}},
		Actions:      []postmortem.ActionItem{{ID: "a", Owner: "P. Koch / Hr. Yılmaz"}, {ID: "b", Owner: "Anna Schmidt"}},
		Sources:      []postmortem.Source{{ID: "s", Kind: "person", Name: "Erinnerung Koch"}},
		Events:       []postmortem.TimelineEvent{{ID: "e", Title: "Cora Schmidt asks", ActorRole: "Cora Schmidt"}},
		Summary:      "Frau Koch, Yılmaz, Anna, Cora.",
	}
	got := Apply(p, strict()).PostMortem
	said := []string{got.Actions[0].Owner, got.Actions[1].Owner, got.Sources[0].Name, got.Events[0].Title, got.Events[0].ActorRole, got.Summary}
	want := []string{"Responder A / Hr. Responder B", "Responder D", "Erinnerung Responder A", "Responder E asks", "Responder E", "Frau Responder A, Responder B, Responder D, Responder E."}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}
