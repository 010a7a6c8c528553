package audience

import (
	"testing"

	"afterword/backend/postmortem"
)

// With German headings what stands for people and details is German.
func TestWhatStandsThereIsInTheLanguageOfTheExport(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{{ID: "1", Name: "Anna Müller"}, {ID: "2", Name: "Anna Vogt"}, {ID: "3", Name: "Tomas Rehak", Role: "DBA"}},
		Actions:      []postmortem.ActionItem{{ID: "a", Title: "Prüfen", Owner: "Anna Müller"}},
		Summary:      "Anna, Tomas Rehak und Anna Vogt sahen 10.0.0.1, db-prod-01, token=Abc123xyz9 und ops@acme.example auf https://wiki.internal/x.",
	}
	readers := Audience{Names: ByRole, Without: Details, Language: "de"}
	got := Apply(p, readers)
	want := "eine beteiligte Person, DBA und eine beteiligte Person sahen [Adresse 1], [Rechner 1], token=[Geheimnis entfernt] und [E-Mail entfernt] auf [interner Link]."
	if got.PostMortem.Summary != want || got.PostMortem.Actions[0].Owner != "eine beteiligte Person" {
		t.Errorf("%q, %q", got.PostMortem.Summary, got.PostMortem.Actions[0].Owner)
	}
	if linked := Apply(postmortem.PostMortem{Summary: "![Bild [1]](https://wiki.internal/x) und [a](https://example.org)"}, readers).PostMortem.Summary; linked != "Bild [1] [interner Link] und [a](https://example.org)" {
		t.Errorf("a link without its address: %q", linked)
	}
	if leaks := got.Detector.Leaks(got.PostMortem.Summary); len(leaks) > 0 {
		t.Errorf("the scan finds %v", leaks)
	}
	if again := Apply(got.PostMortem, readers).PostMortem.Summary; again != want {
		t.Errorf("twice: %q", again)
	}
}

// German roles are one word, and no names: what they stand for stays.
func TestGermanRolesAreNoNames(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{{ID: "1", Role: "Lagerleitung"}, {ID: "2", Name: "Ida Leiter", Role: "Rufbereitschaft"}},
		Actions:      []postmortem.ActionItem{{ID: "a", Owner: "Lagerleitung"}, {ID: "b", Owner: "Kundendienst und Ida"}, {ID: "c", Owner: "Teamleiterin Netz"}, {ID: "d", Owner: "Priya"}},
		Summary:      "Die Lagerleitung rief den Kundendienst, der Ida und Priya.",
	}
	got := Apply(p, Audience{Names: ByRole, Language: "de"}).PostMortem
	if want := "Die Lagerleitung rief den Kundendienst, der Rufbereitschaft und eine beteiligte Person."; got.Summary != want {
		t.Errorf("%q, want %q", got.Summary, want)
	}
	for i, want := range []string{"Lagerleitung", "Kundendienst und Rufbereitschaft", "Teamleiterin Netz", "eine beteiligte Person"} {
		if got.Actions[i].Owner != want {
			t.Errorf("%q, want %q", got.Actions[i].Owner, want)
		}
	}
}
