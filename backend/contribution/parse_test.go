package contribution

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

var context = Context{
	Zone: "Europe/Berlin", Reference: "2026-03-28T13:05:00.000Z",
	Now: time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC),
}

// entry is what matters of a memory, as one line.
func entry(m Memory) string {
	at := "unknown"
	switch {
	case m.When != nil:
		at = m.When.Precision + " " + string(m.When.OccurredAt)
	case len(m.Choices) > 0:
		at = "asked"
	}
	out := at + " | " + m.Title
	if m.Description != "" {
		out += " | " + strings.ReplaceAll(m.Description, "\n", "⏎")
	}
	return out
}

func entries(c Contribution) (memories, questions []string) {
	for _, m := range c.Memories {
		memories = append(memories, entry(m))
	}
	for _, q := range c.Questions {
		questions = append(questions, q.Text)
	}
	return memories, questions
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, text          string
		who                 string
		memories, questions []string
	}{
		{
			name: "as the page asks for it",
			text: "# Contribution\n\nName: Ana Kovač\n\n## What I remember\n\n- 14:17 the pager went off\n- 14:20 I opened the board\n- HH:MM what happened\n\n## Questions\n\n- Why was the pool so small?\n- \n",
			who:  "Ana Kovač",
			memories: []string{
				"minute 2026-03-28T13:17:00.000Z | the pager went off", "minute 2026-03-28T13:20:00.000Z | I opened the board",
			},
			questions: []string{"Why was the pool so small?"},
		},
		{
			name: "in German, with other marks",
			text: "## Woran ich mich erinnere:\n* **14:17** der Pager\n+ ca. 14:20 das Board\n\n**Fragen**\n1. Warum so klein?\n2. Wer wusste davon?\n\nName:  Jörg Weiß\n",
			who:  "Jörg Weiß",
			memories: []string{
				"minute 2026-03-28T13:17:00.000Z | der Pager", "approximate 2026-03-28T13:20:00.000Z | das Board",
			},
			questions: []string{"Warum so klein?", "Wer wusste davon?"},
		},
		{
			name:      "without any marks",
			text:      "What I remember\n14:17 the pager went off\nand again a minute later\n14:20 I opened the board\n\nthen nothing for a while\n\nQuestions:\nHow did\nit heal?\n\nIs it over?\n",
			memories:  []string{"minute 2026-03-28T13:17:00.000Z | the pager went off | and again a minute later", "minute 2026-03-28T13:20:00.000Z | I opened the board", "unknown | then nothing for a while"},
			questions: []string{"How did it heal?", "Is it over?"},
		},
		{
			name:     "lines below an item belong to it",
			text:     "## What I remember\n- 14:17 the pager went off\n  it said \"pool empty\"\n\n  - and the board was red\n- 14:20 next\n",
			memories: []string{"minute 2026-03-28T13:17:00.000Z | the pager went off | it said \"pool empty\"⏎and the board was red", "minute 2026-03-28T13:20:00.000Z | next"},
		},
		{
			name:     "a time that was not filled in is not known, the words stay",
			text:     "## What I remember\n- HH:MM I went for lunch\n- the graph fell\n- hh:mm\n- HH:MM what happened\n- …\n",
			memories: []string{"unknown | I went for lunch", "unknown | the graph fell"},
		},
		{
			name:     "a time that cannot be read stays in the words",
			text:     "## What I remember\n- 25:70 something\n- 31/04 14:00 no such day\n- 14:30 fine\n",
			memories: []string{"unknown | 25:70 something", "unknown | 31/04 14:00 no such day", "minute 2026-03-28T13:30:00.000Z | fine"},
		},
		{
			name:     "a date that can be read in two ways is asked",
			text:     "## What I remember\n- 03/04/2026 14:00 one of two days\n",
			memories: []string{"asked | one of two days"},
		},
		{
			name:     "the day goes on from line to line, as with quick add",
			text:     "## What I remember\n- 2026-03-29 23:50 late\n- 00:10 after midnight\n- 29.03.2026 12:00 noon\n- 29. March 14:05 with a month\n",
			memories: []string{"minute 2026-03-29T21:50:00.000Z | late", "minute 2026-03-29T22:10:00.000Z | after midnight", "minute 2026-03-29T10:00:00.000Z | noon", "minute 2026-03-29T12:05:00.000Z | with a month"},
		},
		{
			name:     "a zone of the file counts, one that is not known is said",
			text:     "Time zone: UTC\n\n## What I remember\n- 14:17 in UTC\n",
			memories: []string{"minute 2026-03-28T14:17:00.000Z | in UTC"},
		},
		{
			name:     "what is known is not proposed, and other parts are left alone",
			text:     "## What is known\n- 2026-03-28 14:05 deploy\nName: nobody\n## What I remember\n- 14:17 pager\n### Something else\n- 14:20 not mine\n## Questions\n- one\n",
			memories: []string{"minute 2026-03-28T13:17:00.000Z | pager"}, questions: []string{"one"},
		},
		{
			name:     "quotes, boxes, comments, rulers and escapes",
			text:     "> ## What I remember\n## What I remember\n---\n<!-- one line each -->\n> - [x] 14:17 the \\#ops channel\n<!-- - 14:18 not\n- 14:19 this -->\n- 14:20 5 \\* 3\n",
			memories: []string{"minute 2026-03-28T13:17:00.000Z | the #ops channel", "minute 2026-03-28T13:20:00.000Z | 5 * 3"},
		},
		{
			name: "a name below its heading, from right to left",
			text: "## Name\n\nאורי לוי\n\n## What I remember\n- 14:17 ראיתי את הגרף\n",
			who:  "אורי לוי", memories: []string{"minute 2026-03-28T13:17:00.000Z | ראיתי את הגרף"},
		},
		{name: "nothing filled in", text: "## What I remember\n- HH:MM what happened\n## Questions\n-\n\nName:\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Parse(c.text, context)
			if err != nil {
				t.Fatal(err)
			}
			memories, questions := entries(got)
			if diff := cmp.Diff(c.memories, memories) + cmp.Diff(c.questions, questions); diff != "" {
				t.Error(diff)
			}
			if got.Name != c.who {
				t.Errorf("name %q, want %q", got.Name, c.who)
			}
		})
	}
}

func TestParseKeepsLinesAndText(t *testing.T) {
	got, err := Parse("Reference: PM-2026-014\nTime zone: Moon/Base\n\n## What I remember\n\n- 00:10 early\n\n## Questions\n- why\n", context)
	if err != nil {
		t.Fatal(err)
	}
	m := got.Memories[0]
	if m.Line != 6 || m.Text != "00:10 early" || got.Questions[0].Line != 9 {
		t.Errorf("lines %d, %d, text %q", m.Line, got.Questions[0].Line, m.Text)
	}
	if diff := cmp.Diff([]string{"date"}, m.When.Inferred); diff != "" {
		t.Errorf("the day was taken from the incident and not marked: %s", diff)
	}
	if got.Reference != "PM-2026-014" || got.Zone != "Europe/Berlin" || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "Moon/Base") {
		t.Errorf("reference %q, zone %q, notes %q", got.Reference, got.Zone, got.Notes)
	}
}

func TestParseLimits(t *testing.T) {
	long := strings.Repeat("word ", 500)
	got, err := Parse("## What I remember\n- 14:05 "+long+"\n"+strings.Repeat("- 14:06 again\n", 2*maxItems)+"Name: "+strings.Repeat("N", 300)+"\n", context)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Memories) != maxItems || len(got.Notes) != 1 {
		t.Errorf("%d memories, notes %q", len(got.Memories), got.Notes)
	}
	if m := got.Memories[0]; len(m.Title) > maxTitle+3 || m.Description != strings.TrimSpace(long) {
		t.Errorf("title of %d bytes, description of %d", len(m.Title), len(m.Description))
	}
	if n := len([]rune(got.Name)); n > maxTitle {
		t.Errorf("a name of %d letters", n)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		code       errs.Code
	}{
		{"empty", "", errs.Unsupported},
		{"another text", "# Shopping\n\n- milk\n- 14:05 bread\n", errs.Unsupported},
		{"too large", "## What I remember\n" + strings.Repeat("- 14:05 x\n", 1_000_000), errs.TooLarge},
	} {
		got, err := Parse(c.text, context)
		if errs.CodeOf(err) != c.code || len(got.Memories) != 0 {
			t.Errorf("%s: %v, %d memories", c.name, err, len(got.Memories))
		}
	}
}

// A file at the limit must not take long, whatever its lines are.
// lineFloods are pages of one line over and over, each of which could make a
// careless reader look at all lines for every line.
var lineFloods = []string{"a\n", "- 14:05\n", "<!--", "-->\n", "Name:\n", "# x\n", "> > > >\n", "**"}

func flooded(head, line string, size int) string {
	return head + strings.Repeat(line, (size-len(head))/len(line))
}

func TestParseTakesFloods(t *testing.T) {
	for _, line := range lineFloods {
		for _, head := range []string{"## What I remember\n", "## Questions\n- q\n"} {
			if _, err := Parse(flooded(head, line, maxBytes/32), context); err != nil {
				t.Errorf("%q after %q: %v", line, head, err)
			}
		}
	}
}

// BenchmarkParse reads the longest page there may be, of each kind of flood.
func BenchmarkParse(b *testing.B) {
	for _, line := range lineFloods {
		text := flooded("## What I remember\n", line, maxBytes)
		b.Run(strings.TrimSpace(line), func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse(text, context); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Name: Ana\n## What I remember\n- 14:05 x\n  y\n## Questions\n1. why\n")
	f.Add("## What I remember\n- 03/04 14:00 x\n<!--\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Parse(postmortem.Clean(text), context)
		if err != nil {
			return
		}
		for _, m := range got.Memories {
			if m.Title == "" && m.When == nil && m.Choices == nil {
				t.Errorf("line %d proposes nothing", m.Line)
			}
			if m.When != nil && m.When.OccurredAt.None() {
				t.Errorf("line %d has a time that is none", m.Line)
			}
		}
	})
}
