package contribution

import (
	"fmt"
	"strings"

	"afterword/backend/capture"
	"afterword/backend/postmortem"
)

// parser goes through the lines once.
type parser struct {
	c         Context
	out       Contribution
	reference postmortem.Instant // the newest time that was read
	in        section
	found     bool // one of the sections to fill in was there
	comment   bool // inside of <!-- -->
	blank     bool // the line before was empty

	memory   *Memory
	question *Question
	more     []string // lines below the first of either
	full     bool     // too many entries were said
}

func (p *parser) read(n int, raw string) {
	line := p.withoutComment(strings.TrimRight(raw, " \t\r"))
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		p.blank = true
		return
	}
	defer func() { p.blank = false }()
	if ruler().MatchString(trimmed) {
		return
	}
	if s, ok := headingOf(trimmed); ok {
		p.finish()
		p.in = s
		p.found = p.found || s == remember || s == asking
		return
	}
	if p.in != known && p.field(trimmed) {
		p.finish()
		return
	}
	switch p.in {
	case remember:
		p.remember(n, line)
	case asking:
		p.ask(n, line)
	case naming:
		p.name(itemOf(line, p.timed).text)
	}
}

// withoutComment leaves out what stands in a comment of Markdown.
func (p *parser) withoutComment(line string) string {
	out := ""
	for {
		mark := "<!--"
		if p.comment {
			mark = "-->"
		}
		before, after, found := strings.Cut(line, mark)
		if !p.comment {
			out += before
		}
		if !found {
			return out
		}
		p.comment = !p.comment
		line = after
	}
}

// field takes a line with a key. A zone or a reference counts only above the
// sections, where the page has it: below, people talk about zones.
func (p *parser) field(line string) bool {
	name, value := fieldOf(line)
	switch {
	case name == "name":
		p.name(value)
	case name == "" || p.in != preamble || p.found:
		return false
	case name == "reference":
		p.out.Reference = postmortem.CleanLine(value)
	case postmortem.ValidZone(value) && value != "":
		p.out.Zone, p.c.Zone = value, value
	default:
		p.out.Notes = append(p.out.Notes, fmt.Sprintf("The time zone %q is not known. The times were read in %s.", value, p.c.Zone))
	}
	return true
}

func (p *parser) name(s string) {
	if p.out.Name == "" {
		p.out.Name, _ = cutTitle(strings.TrimSpace(postmortem.CleanLine(s)))
	}
}

func (p *parser) remember(n int, line string) {
	it := itemOf(line, p.timed)
	text := withoutBlank(it.text)
	if text == "" {
		if it.marked {
			p.finish()
		}
		return
	}
	goesOn := p.memory != nil && (it.indented || (!it.marked && !p.blank && !p.timed(text)))
	if goesOn {
		p.more = append(p.more, text)
		return
	}
	p.finish()
	if p.room(len(p.out.Memories)) {
		p.memory = &Memory{Line: n, Text: postmortem.CleanLine(it.text)}
		p.time(text)
	}
}

// timed reports whether a text begins with a time, also with one that is wrong.
func (p *parser) timed(text string) bool {
	return p.capture(text).Status != capture.None
}

func (p *parser) capture(text string) capture.Reply {
	return capture.QuickAdd(capture.Request{Text: text, Zone: p.c.Zone, Reference: p.reference, Now: p.c.Now})
}

// time reads the first line of a memory as a quick add line is read. What is
// not understood stays in the title.
func (p *parser) time(text string) {
	m := p.memory
	reply := p.capture(text)
	m.Title, m.Message = reply.Title, reply.Message
	switch reply.Status {
	case capture.OK:
		if reply.When.Precision == "unknown" {
			break
		}
		m.When = reply.When
		p.reference = reply.When.OccurredAt
	case capture.Ask:
		m.Choices = reply.Choices
	default:
		m.Title = postmortem.CleanLine(text)
	}
}

func (p *parser) ask(n int, line string) {
	it := itemOf(line, p.timed)
	if it.text == "" || withoutBlank(it.text) == "" {
		return
	}
	if p.question != nil && (it.indented || (!it.marked && !p.blank)) {
		p.more = append(p.more, it.text)
		return
	}
	p.finish()
	if p.room(len(p.out.Questions)) {
		p.question = &Question{Line: n, Text: it.text}
	}
}

func (p *parser) room(count int) bool {
	if count < maxItems {
		return true
	}
	if !p.full {
		p.full = true
		p.out.Notes = append(p.out.Notes, fmt.Sprintf("More than %d entries in one section: the others were not read.", maxItems))
	}
	return false
}

// finish closes the entry that is being read.
func (p *parser) finish() {
	if m := p.memory; m != nil {
		title, whole := cutTitle(m.Title)
		m.Title = title
		if whole != "" {
			p.more = append([]string{whole}, p.more...)
		}
		m.Description = postmortem.Clean(strings.Join(p.more, "\n"))
		p.out.Memories = append(p.out.Memories, *m)
	}
	if q := p.question; q != nil {
		q.Text = postmortem.CleanLine(strings.Join(append([]string{q.Text}, p.more...), " "))
		p.out.Questions = append(p.out.Questions, *q)
	}
	p.memory, p.more, p.question = nil, nil, nil
}
