package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// facts answers the four questions of the process.
func (c *composer) facts() []document.Block {
	blocks := c.glance()
	answers := [4]string{c.p.Awareness, c.p.Impact, c.p.Sequence, c.p.Resolution}
	for i, id := range [4]string{"awareness", "impact", "sequence", "resolution"} {
		if answer := c.prose(answers[i]); len(answer) > 0 {
			blocks = append(blocks, section(id, c.w.questions[i], answer...))
		}
	}
	return c.part("facts", c.w.facts, blocks)
}

// glance is the list of services and tags.
func (c *composer) glance() []document.Block {
	var items []document.Definition
	for _, list := range []struct {
		term  string
		items []string
	}{{c.w.services, c.p.Services}, {c.w.tags, c.p.Tags}} {
		if len(list.items) > 0 {
			items = append(items, document.Definition{Term: list.term, Blocks: []document.Block{paragraph(text(strings.Join(list.items, ", ")))}})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []document.Block{document.Definitions{Items: items}}
}

// analysis says what set the incident off and why it could happen.
func (c *composer) analysis() []document.Block {
	var blocks []document.Block
	if trigger := c.prose(c.p.Trigger); len(trigger) > 0 {
		blocks = append(blocks, section("trigger", c.w.trigger, trigger...))
	}
	if why := c.prose(c.p.Analysis); len(why) > 0 {
		blocks = append(blocks, section("why", c.w.why, why...))
	}
	return c.part("analysis", c.w.analysis, blocks)
}

// lessons stand under the prompts they answer, in the order of the process.
func (c *composer) lessons() []document.Block {
	var blocks []document.Block
	for _, prompt := range postmortem.LessonPrompts {
		list := document.List{}
		for _, l := range c.p.Lessons {
			if l.Prompt != prompt || blank(l.Text) {
				continue
			}
			item := c.prose(l.Text)
			if cited := c.citeEvents(l.Events); len(cited) > 0 {
				item = withTail(item, citation(cited))
			}
			if added := c.addedMark(l.AddedAt); added != "" {
				item = withTail(item, []document.Inline{soft(added)})
			}
			list.Items = append(list.Items, document.ListItem{Blocks: item})
		}
		if len(list.Items) > 0 {
			blocks = append(blocks, section("lesson-"+prompt, c.w.prompts[prompt], list))
		}
	}
	return c.part("lessons", c.w.lessons, blocks)
}

// citation gives "(events 3, 7)" in quieter type.
func citation(cited []document.Inline) []document.Inline {
	inner := append(plain("("), cited...)
	return []document.Inline{document.Soft{Inlines: append(inner, text(")"))}}
}

// withTail adds inlines to the last paragraph, or as one of their own where
// the text does not end in a paragraph.
func withTail(blocks []document.Block, tail []document.Inline) []document.Block {
	if len(blocks) > 0 {
		if last, ok := blocks[len(blocks)-1].(document.Paragraph); ok {
			joined := append(append([]document.Inline{}, last.Inlines...), text(" "))
			return append(blocks[:len(blocks)-1:len(blocks)-1], document.Paragraph{Inlines: append(joined, tail...)})
		}
	}
	return append(blocks, document.Paragraph{Inlines: tail})
}

// people lists who took part, by name where there is one, else by role: of several
// in one role it says how many they were.
func (c *composer) people() []document.Block {
	var blocks []document.Block
	list := document.List{}
	roles := map[string]int{}
	for _, person := range c.p.Participants {
		if blank(person.Name) {
			roles[person.Role]++
		}
	}
	for _, person := range c.p.Participants {
		var line []document.Inline
		switch {
		case blank(person.Name) && blank(person.Role):
			continue
		case blank(person.Name):
			if line = plain(person.Role); roles[person.Role] == 0 {
				continue // said before
			} else if n := roles[person.Role]; n > 1 {
				line = append(line, text(" "), soft(fmt.Sprintf("× %d", n)))
			}
			roles[person.Role] = 0
		case blank(person.Role):
			line = plain(person.Name)
		default:
			line = []document.Inline{strong(person.Name), text(", " + person.Role)}
		}
		list.Items = append(list.Items, document.ListItem{Blocks: []document.Block{paragraph(line...)}})
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	if at := c.p.MeetingAt; !at.None() {
		blocks = append(blocks, paragraph(text(fmt.Sprintf(c.w.meeting, c.moment(at.Time())))))
	}
	return c.part("people", c.w.people, blocks)
}

// sources says where events come from, with zone and clock, and which they are.
func (c *composer) sources() []document.Block {
	var items []document.Definition
	for _, s := range c.p.Sources {
		if blank(s.Name) {
			continue
		}
		var said []string
		for _, part := range []string{c.w.sourceKinds[s.Kind], s.Zone, c.clockOffset(s.ClockOffsetMs)} {
			if part != "" {
				said = append(said, part)
			}
		}
		var line []document.Inline
		if len(said) > 0 {
			line = plain(strings.Join(said, " · "))
		}
		var ids []string
		for i := range c.shown {
			if e := &c.shown[i]; e.Source == s.ID {
				ids = append(ids, e.ID)
			}
		}
		if cited := c.citeEvents(ids); len(cited) > 0 {
			if len(said) > 0 {
				line = append(line, text(" · "))
			}
			line = append(line, cited...)
		}
		items = append(items, document.Definition{Term: oneLine(s.Name), Blocks: []document.Block{paragraph(line...)}})
	}
	if len(items) == 0 {
		return nil
	}
	return c.part("sources", c.w.sources, []document.Block{document.Definitions{Items: items}})
}

// clockOffset says how far a source's clock was off; "" if it was right.
func (c *composer) clockOffset(ms int64) string {
	off := time.Duration(ms) * time.Millisecond
	if off == 0 {
		return ""
	}
	form := c.w.clockAhead
	if off < 0 {
		form, off = c.w.clockBehind, -off
	}
	if off < time.Second {
		return fmt.Sprintf(form, fmt.Sprintf("%d ms", off.Milliseconds()))
	}
	return fmt.Sprintf(form, c.w.gap(postmortem.Gap{Min: off, Max: off, Known: true}))
}

// definitions explains each duration that the export shows.
func (c *composer) definitions() []document.Block {
	var items []document.Definition
	ranges := false
	for _, d := range c.durations() {
		if !d.Gap.Known {
			continue
		}
		ranges = ranges || !d.Gap.Exact()
		items = append(items, document.Definition{
			Term:   c.w.figures[d.Key] + ": " + c.w.gap(d.Gap),
			Blocks: []document.Block{paragraph(text(c.w.definition(d)))},
		})
	}
	if len(items) == 0 {
		return nil
	}
	blocks := []document.Block{document.Definitions{Items: items}}
	if ranges {
		blocks = append(blocks, note(text(c.w.rangeNote)))
	}
	return c.part("definitions", c.w.definitions, blocks)
}

// part is a section, or nothing if it is empty.
func (c *composer) part(id, title string, blocks []document.Block) []document.Block {
	if len(blocks) == 0 {
		return nil
	}
	return []document.Block{section(id, title, blocks...)}
}
