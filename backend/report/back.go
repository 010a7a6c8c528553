package report

import (
	"fmt"
	"slices"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// back knows what cites what. Whoever stands at an event finds what was made of
// it, as whoever reads a factor finds the events it rests on.
type back struct {
	factors map[string][]int    // numbers of those that cite an event, by its id
	prompts map[string][]string // of the lessons that cite an event
	asked   map[string]bool     // events with a question
	actions map[string][]int    // numbers of those that address a factor, by its id
	shown   map[string][]int    // numbers of the events that cite a piece of evidence
	proved  map[string][]int    // and of the factors
}

func (c *composer) findBack() back {
	b := back{
		factors: map[string][]int{}, prompts: map[string][]string{}, asked: map[string]bool{}, actions: map[string][]int{},
		shown: map[string][]int{}, proved: map[string][]int{},
	}
	for i := range c.shown {
		for _, id := range c.shown[i].Evidence {
			b.shown[id] = append(b.shown[id], i+1)
		}
	}
	for i, f := range c.p.Factors {
		for _, id := range f.Evidence {
			b.proved[id] = append(b.proved[id], i+1)
		}
		for _, id := range f.Events {
			b.factors[id] = append(b.factors[id], i+1)
		}
	}
	for _, prompt := range postmortem.LessonPrompts {
		for _, l := range c.p.Lessons {
			if l.Prompt != prompt || blank(l.Text) {
				continue
			}
			for _, id := range l.Events {
				b.prompts[id] = append(b.prompts[id], prompt)
			}
		}
	}
	for _, q := range c.p.Questions {
		b.asked[q.Event] = b.asked[q.Event] || c.isAsked(q)
	}
	for i, a := range c.sortedActions() {
		for _, id := range a.Factors {
			b.actions[id] = append(b.actions[id], i+1)
		}
	}
	return b
}

// eventLeadsTo gives "F1, F3 · question · what helped": what was made of an event.
func (c *composer) eventLeadsTo(id string) [][]document.Inline {
	var out [][]document.Inline
	if marks := marksOf(c.back.factors[id], factorMark, factorTarget); len(marks) > 0 {
		out = append(out, marks)
	}
	if c.back.asked[id] {
		out = append(out, []document.Inline{ref("questions", c.meetingWords().one["question"])})
	}
	for _, prompt := range slices.Compact(c.back.prompts[id]) {
		out = append(out, []document.Inline{ref("lesson-"+prompt, c.w.briefly[prompt])})
	}
	return out
}

// marksOf gives references by their marks, "F1, F3", each once.
func marksOf(numbers []int, mark, target func(int) string) []document.Inline {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	var out []document.Inline
	for i, n := range slices.Compact(numbers) {
		if i > 0 {
			out = append(out, text(", "))
		}
		out = append(out, ref(target(n), mark(n)))
	}
	return out
}

// dotted sets parts of a line apart: "known at 14:31 · F1, F3".
func dotted(parts ...[]document.Inline) []document.Inline { return strung(" · ", parts...) }

// strung sets words between the parts that say something.
func strung(between string, parts ...[]document.Inline) []document.Inline {
	var run lineRun
	begun := false
	for _, part := range parts {
		if len(part) == 0 {
			continue
		}
		if begun {
			run.words(between)
		}
		begun = true
		for _, inline := range part {
			run.add(inline)
		}
	}
	return run.done()
}

func eventTarget(n int) string    { return fmt.Sprintf("event-%d", n) }
func evidenceTarget(n int) string { return fmt.Sprintf("evidence-%d", n) }
func factorTarget(n int) string   { return fmt.Sprintf("factor-%d", n) }
func actionTarget(n int) string   { return fmt.Sprintf("action-%d", n) }

func factorMark(n int) string { return fmt.Sprintf("F%d", n) }
func actionMark(n int) string { return fmt.Sprintf("A%d", n) }
