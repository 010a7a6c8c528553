package postmortem

import (
	"strconv"
	"testing"
)

func TestSharedCost(t *testing.T) {
	for _, c := range sharedCases[struct {
		Name         string
		Events       []sharedEvent
		Participants int
		Fields       struct {
			Responders, AfterHours, ImpactHours int64
			Recurrence                          string
		}
		BuildHours, KeepHours, People int64
		Once, Year, Beside            string
	}](t, "cost.json") {
		p := PostMortem{
			Responders: c.Fields.Responders, AfterHours: c.Fields.AfterHours, ImpactHours: c.Fields.ImpactHours,
			Recurrence: c.Fields.Recurrence, Events: events(t, c.Events), Participants: make([]Participant, c.Participants),
		}
		cost := IncidentCost(p)
		action := ActionItem{BuildHours: c.BuildHours, KeepHours: c.KeepHours}
		got := []string{cost.Once.Text(EnglishHours), cost.Year.Text(EnglishHours), action.Beside(cost, EnglishHours), strconv.FormatInt(cost.People, 10)}
		for i, want := range []string{c.Once, c.Year, c.Beside, strconv.FormatInt(c.People, 10)} {
			if got[i] != want {
				t.Errorf("%s: %q, want %q", c.Name, got[i], want)
			}
		}
	}
}

func TestSharedCostFormula(t *testing.T) {
	if want := sharedCases[string](t, "costformula.json"); want[0] != CostFormula {
		t.Errorf("the sentence is not the one of the window: %s", CostFormula)
	}
}

// Each value that can be chosen counts, so that a new one is not forgotten.
func TestEveryRecurrenceCounts(t *testing.T) {
	for _, r := range Recurrences[1:] {
		if timesAYear[r] == 0 {
			t.Errorf("%s has no number", r)
		}
	}
}
