package report

import (
	"reflect"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

// Every choice of the domain needs a word, or an export would leave it out.
func TestEveryChoiceHasAWord(t *testing.T) {
	for _, w := range []words{english, german} {
		everyChoice(t, w)
	}
}

func everyChoice(t *testing.T, w words) {
	t.Helper()
	for name, c := range map[string]struct {
		choices []string
		words   map[string]string
	}{
		"status": {postmortem.Statuses, w.statuses}, "action status": {postmortem.ActionStatuses, w.statuses},
		"milestone": {postmortem.Milestones, w.milestones}, "prompt": {postmortem.LessonPrompts, w.prompts},
		"action kind": {postmortem.ActionKinds, w.kinds}, "priority": {postmortem.Priorities, w.kinds},
		"factor kind": {postmortem.FactorKinds, w.kinds}, "inferred": {postmortem.InferredAspects, w.inferred},
		"source kind": {postmortem.SourceKinds, w.sourceKinds}, "evidence kind": {postmortem.EvidenceKinds, w.evidenceKinds},
	} {
		for _, choice := range c.choices {
			if choice != "" && c.words[choice] == "" {
				t.Errorf("%s: no word for %s %q", w.language, name, choice)
			}
		}
	}
	for _, d := range (postmortem.PostMortem{}).Durations() {
		if w.figures[d.Key] == "" || w.definition(d) == "" {
			t.Errorf("%s: no words for the duration %q", w.language, d.Key)
		}
	}
}

// A catalogue with a hole would show as an empty heading or label.
func TestCatalogueHasNoHoles(t *testing.T) {
	for _, w := range []words{english, german} {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("the words of %s lack %s", w.language, v.Type().Field(i).Name)
			}
		}
	}
}

func TestDatesAndOffsets(t *testing.T) {
	at := time.Date(2026, 3, 9, 14, 5, 0, 0, time.FixedZone("", 5*3600+45*60))
	west := at.In(time.FixedZone("", -9*3600-30*60))
	for got, want := range map[string]string{
		english.date(at): "9 March 2026", english.shortDate(at): "9 Mar 2026", english.day(at): "9 Mar",
		english.utcOffset(at): "UTC+5:45", english.utcOffset(west): "UTC-9:30", english.utcOffset(at.UTC()): "UTC",
		german.date(at): "9. März 2026", german.shortDate(at): "9. Mär 2026", german.fileSize(3_140_000): "3,1 MB",
		german.gap(postmortem.Gap{Min: 47 * time.Minute, Max: 52 * time.Minute, Known: true}): "47 bis 52 min",
		catalogue("de-AT").language: "de", catalogue("fr").language: "en",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
