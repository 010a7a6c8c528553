package postmortem

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAgendas(t *testing.T) {
	want := map[string]int{"small": 30, "standard": 60, "major": 90, "": 60}
	for _, template := range append([]string{""}, Templates...) {
		agenda := PostMortem{Template: template}.Agenda()
		total := AgendaMinutes(agenda)
		if total != want[template] {
			t.Errorf("%q: %d minutes, want %d", template, total, want[template])
		}
		order := []string{PhaseCheckIn, PhaseEvents, PhaseSummary, PhaseLessons, PhaseActions, PhaseCheckOut}
		if len(agenda) != len(order) {
			t.Fatalf("%q: %d phases", template, len(agenda))
		}
		for i, item := range agenda {
			if item.Phase != order[i] || item.Minutes < 1 {
				t.Errorf("%q: %s has %d minutes", template, item.Phase, item.Minutes)
			}
			if item.Phase == PhaseEvents && item.Minutes*100 != total*60 {
				t.Errorf("%q: the review has %d of %d minutes", template, item.Minutes, total)
			}
		}
	}
}

func TestSharedAgenda(t *testing.T) {
	for _, c := range sharedCases[struct {
		Template string
		Phases   []string
		Minutes  []int
	}](t, "agenda.json") {
		var phases []string
		var minutes []int
		for _, item := range (PostMortem{Template: c.Template}).Agenda() {
			phases, minutes = append(phases, item.Phase), append(minutes, item.Minutes)
		}
		if diff := cmp.Diff(c.Phases, phases) + cmp.Diff(c.Minutes, minutes); diff != "" {
			t.Errorf("%s: %s", c.Template, diff)
		}
	}
}
