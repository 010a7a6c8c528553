package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// meetings is the record of each meeting that was held: who was there, how long
// the phases really were, what became of the parked ideas, what was overridden.
func (c *composer) meetings() []document.Block {
	var held []postmortem.Meeting
	for _, m := range c.p.Meetings {
		if !m.StartedAt.None() {
			held = append(held, m)
		}
	}
	var blocks []document.Block
	for i, m := range held {
		record := c.record(m, i == len(held)-1)
		if len(held) > 1 {
			record = []document.Block{section(fmt.Sprintf("meeting-%d", i+1), c.moment(m.StartedAt.Time()), record...)}
		}
		blocks = append(blocks, record...)
	}
	return c.part("meeting", c.meetingWords().title, blocks)
}

// record is one meeting. Ideas are of no meeting: they stand with the last one.
func (c *composer) record(m postmortem.Meeting, last bool) []document.Block {
	w := c.meetingWords()
	var items []document.Definition
	add := func(term string, inlines ...document.Inline) {
		items = append(items, document.Definition{Term: term, Blocks: []document.Block{paragraph(inlines...)}})
	}
	when := c.moment(m.StartedAt.Time())
	if !m.EndedAt.None() {
		end := m.EndedAt.Time()
		say := whereTwice
		if c.offset(end) != c.offset(m.StartedAt.Time()) { // of which the offset stands in front
			say = everywhere
		}
		when = fmt.Sprintf(w.fromTo, when, c.clockBy(end, false, say))
	}
	add(w.when, text(when))
	if here := c.attended(m.ID); len(here) > 0 {
		add(w.attended, text(strings.Join(here, ", ")))
	}
	for _, task := range []struct{ term, person string }{{w.facilitator, m.Facilitator}, {w.scribe, m.Scribe}} {
		if name := c.personName(task.person); name != "" {
			add(task.term, text(name))
		}
	}
	if added := c.addedSince(m); len(added) > 0 {
		add(w.added, added...)
	}
	if answered, open := c.answered(); answered+open > 0 {
		add(c.w.asked, text(fmt.Sprintf(w.answers, answered, open)))
	}
	if m.Overridden {
		add(w.overridden, text(orElse(oneLine(m.OverrideReason), w.noReason)))
	}
	blocks := []document.Block{document.Definitions{Items: items}, c.phaseTable(m.ID)}
	if last {
		blocks = append(blocks, c.ideas()...)
	}
	blocks = append(blocks, c.checkIn(m.ID)...)
	return append(blocks, c.checkOut(m)...)
}

// moment gives "27 November 2026, 14:05 (UTC+1)".
func (c *composer) moment(t time.Time) string {
	local := t.In(c.loc)
	return c.w.date(local) + ", " + c.clockBy(local, false, nowhere) + " (" + c.w.utcOffset(local) + ")"
}

// attended gives the names of those who were there, or their roles, with how many
// they were in each; how many where the audience has neither.
func (c *composer) attended(meeting string) []string {
	var names []string
	times := map[string]int{}
	unnamed := 0
	seen := map[string]bool{}
	for _, a := range c.p.Attendances {
		if a.Meeting != meeting || !a.Present || seen[a.Participant] && a.Participant != "" {
			continue
		}
		seen[a.Participant] = true
		switch name := c.personName(a.Participant); {
		case name == "":
			unnamed++
		case times[name] == 0:
			names = append(names, name)
			fallthrough
		default:
			times[name]++
		}
	}
	for i, name := range names {
		if times[name] > 1 {
			names[i] = fmt.Sprintf("%s × %d", name, times[name])
		}
	}
	if unnamed > 0 {
		names = append(names, fmt.Sprintf(c.meetingWords().people, unnamed))
	}
	return names
}

func (c *composer) personName(id string) string {
	for _, p := range c.p.Participants {
		if p.ID == id {
			return oneLine(orElse(p.Name, p.Role))
		}
	}
	return ""
}

// addedSince cites the events that a meeting added, and counts the rest.
func (c *composer) addedSince(m postmortem.Meeting) []document.Inline {
	in := func(at postmortem.Instant) bool {
		return !at.None() && at >= m.StartedAt && (m.EndedAt.None() || at <= m.EndedAt)
	}
	var events []string
	counts := map[string]int{}
	for _, e := range c.shown {
		if in(e.AddedAt) {
			events = append(events, e.ID)
		}
	}
	for _, q := range c.p.Questions {
		if in(q.AddedAt) {
			counts["question"]++
		}
	}
	for _, f := range c.p.Factors {
		if in(f.AddedAt) {
			counts["factor"]++
		}
	}
	for _, l := range c.p.Lessons {
		if in(l.AddedAt) {
			counts["lesson"]++
		}
	}
	for _, a := range c.p.Actions {
		if in(a.AddedAt) {
			counts["action"]++
		}
	}
	out := c.citeEvents(events)
	w := c.meetingWords()
	var rest []string
	for _, kind := range []string{"question", "factor", "lesson", "action"} {
		n := counts[kind]
		if n == 0 {
			continue
		}
		word := w.many[kind]
		if n == 1 {
			word = w.one[kind]
		}
		rest = append(rest, fmt.Sprintf("%d %s", n, word))
	}
	if len(rest) == 0 {
		return out
	}
	if len(out) > 0 {
		out = append(out, text(", "))
	}
	return append(out, text(strings.Join(rest, ", ")))
}

func (c *composer) answered() (answered, open int) {
	for _, q := range c.p.Questions {
		switch {
		case blank(q.Text):
		case q.Status == "answered":
			answered++
		default:
			open++
		}
	}
	return answered, open
}

// phaseTable sets beside each other what was planned and what it took.
func (c *composer) phaseTable(meeting string) document.Block {
	w := c.meetingWords()
	minutes := func(d time.Duration) string {
		if d > 0 && d < time.Minute {
			return w.underMinute
		}
		return fmt.Sprintf("%d min", int(d.Round(time.Minute)/time.Minute))
	}
	table := document.Table{
		Caption: w.phases,
		Columns: []document.Column{{Title: w.phase, Weight: 1}, {Title: w.planned, Fixed: true, Align: document.AlignEnd}, {Title: w.took, Fixed: true, Align: document.AlignEnd}},
	}
	for _, l := range c.p.PhaseLengths(meeting) {
		planned := ""
		if l.Planned > 0 {
			planned = minutes(l.Planned)
		}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{cell(text(w.phaseNames[l.Phase])), cell(plainOrNone(planned)...), cell(text(minutes(l.Took)))}})
	}
	return table
}

func plainOrNone(s string) []document.Inline {
	if s == "" {
		return nil
	}
	return plain(s)
}

// ideas says what became of each parked idea.
func (c *composer) ideas() []document.Block {
	w := c.meetingWords()
	list := document.List{}
	for _, idea := range c.p.Ideas {
		if blank(idea.Text) {
			continue
		}
		item := c.prose(idea.Text)
		tail := []document.Inline{label(w.undecided, "warn")}
		switch idea.Outcome {
		case "action":
			tail = []document.Inline{soft(fmt.Sprintf(w.became, c.actionTitle(idea.Action)))}
		case "dropped":
			tail = []document.Inline{soft(fmt.Sprintf(w.dropped, orElse(oneLine(idea.Reason), w.noReason)))}
		}
		list.Items = append(list.Items, document.ListItem{Blocks: withTail(item, tail)})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{section("ideas", w.ideas, list)}
}

func (c *composer) actionTitle(id string) string {
	for _, a := range c.p.Actions {
		if a.ID == id {
			return oneLine(orElse(a.Title, c.w.noTitle))
		}
	}
	return c.w.noTitle
}

// checkIn is what people said of themselves: private, and only here when it was
// asked for.
func (c *composer) checkIn(meeting string) []document.Block {
	if !c.checkedIn {
		return nil
	}
	w := c.meetingWords()
	list := document.List{}
	for _, a := range c.p.Attendances {
		if a.Meeting != meeting || blank(a.Word) && a.Mood == 0 {
			continue
		}
		var said []string
		if a.Mood > 0 {
			said = append(said, fmt.Sprintf(w.mood, a.Mood))
		}
		if !blank(a.Word) {
			said = append(said, oneLine(a.Word))
		}
		line := []document.Inline{text(strings.Join(said, ", "))}
		if name := c.personName(a.Participant); name != "" {
			line = append([]document.Inline{strong(name), text(": ")}, line...)
		}
		list.Items = append(list.Items, document.ListItem{Blocks: []document.Block{paragraph(line...)}})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{section("check-in", w.phaseNames[postmortem.PhaseCheckIn], list)}
}

// checkOut is the count of the two questions and what was said, without names.
func (c *composer) checkOut(m postmortem.Meeting) []document.Block {
	w := c.meetingWords()
	var blocks []document.Block
	list := document.List{}
	for _, poll := range []struct {
		question string
		yes, no  int64
	}{{w.learned, m.LearnedYes, m.LearnedNo}, {w.again, m.AgainYes, m.AgainNo}} {
		if poll.yes+poll.no > 0 {
			list.Items = append(list.Items, document.ListItem{Blocks: []document.Block{paragraph(text(fmt.Sprintf(w.poll, poll.question, poll.yes, poll.no)))}})
		}
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	for line := range strings.Lines(m.Words) {
		if !blank(line) {
			blocks = append(blocks, document.Quote{Blocks: []document.Block{paragraph(text(strings.TrimSpace(line)))}})
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	return []document.Block{section("check-out", w.phaseNames[postmortem.PhaseCheckOut], blocks...)}
}

// addedMark says that a meeting added something; "" for what was there before.
func (c *composer) addedMark(at postmortem.Instant) string {
	if at.None() {
		return ""
	}
	t := at.Time().In(c.loc)
	return fmt.Sprintf(c.meetingWords().addedAt, c.w.day(t)+", "+c.clock(t, false))
}
