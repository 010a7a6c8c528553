package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// timeline is the section of all events: the zone, said once, their picture and
// their table.
func (c *composer) timeline() []document.Block {
	if len(c.shown) == 0 {
		return nil
	}
	blocks := append([]document.Block{note(text(c.zoneNote(c.offsetsChange())))}, c.whole()...)
	return []document.Block{section("timeline", c.w.timeline, append(blocks, c.table())...)}
}

// eventTable is the table of events. Rows that only say a new day stand between
// events of different days.
func (c *composer) eventTable() document.Table {
	proof := false
	for i := range c.shown {
		proof = proof || len(c.shown[i].Evidence) > 0
	}
	table := document.Table{
		Caption: c.w.timeline,
		Columns: []document.Column{
			{Title: c.w.number, Fixed: true, Mono: true, Align: document.AlignEnd},
			{Title: c.w.clock, Fixed: true, Mono: true},
			{Title: c.w.event, Weight: 1},
		},
	}
	if proof {
		table.Columns = append(table.Columns, document.Column{Title: c.w.evidence, Weight: 0.14})
	}
	change, _ := c.offsetsChange()
	var day time.Time
	for i, e := range c.shown {
		if w := e.When(); w.Known && (day.IsZero() || !c.sameDay(day, w.Earliest)) {
			day = w.Earliest
			table.Rows = append(table.Rows, document.Row{Day: true, Cells: []document.Cell{cell(strong(c.w.date(day.In(c.loc))))}})
		}
		row := document.Row{
			ID: eventTarget(i + 1), Strong: e.Milestone != "",
			Cells: []document.Cell{cell(text(fmt.Sprint(i + 1))), c.timeCell(e, change), c.eventCell(e, day)},
		}
		if proof {
			row.Cells = append(row.Cells, cell(c.cite(e.Evidence, c.proofNo, evidenceTarget)...))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// eventCell says what happened: the title with its marks, then the
// description. Known at is said where responders learned of it later.
func (c *composer) eventCell(e postmortem.TimelineEvent, day time.Time) document.Cell {
	line := plain(orElse(e.Title, c.w.noTitle))
	add := func(i document.Inline) { line = append(line, text(" "), i) }
	if e.Milestone != "" {
		add(label(c.w.milestones[e.Milestone], e.Milestone))
	}
	if len(e.Inferred) > 0 {
		add(label(c.inferred(e.Inferred), "warn"))
	}
	if tail := c.quietTail(e, day); len(tail) > 0 {
		add(document.Soft{Inlines: tail})
	}
	return document.Cell{Blocks: append([]document.Block{paragraph(line...)}, c.prose(e.Description)...)}
}

// quietTail gives "known at 14:31 · on-call engineer → F2". Where an event comes
// from stands in the section on sources.
func (c *composer) quietTail(e postmortem.TimelineEvent, day time.Time) []document.Inline {
	var parts [][]document.Inline
	if known := e.KnownAt.Time(); !e.KnownAt.None() && e.KnownAt != e.OccurredAt {
		parts = append(parts, plain(fmt.Sprintf(c.w.knownAt, c.instant(known, false, day.IsZero() || !c.sameDay(day, known)))))
	}
	if !blank(e.ActorRole) {
		parts = append(parts, plain(e.ActorRole))
	}
	if added := c.addedMark(e.AddedAt); added != "" {
		parts = append(parts, plain(added))
	}
	tail, leads := dotted(parts...), dotted(c.eventLeadsTo(e.ID)...)
	if len(leads) == 0 {
		return tail
	}
	return strung(" ", tail, plain("→"), leads)
}

// inferred gives "date and time zone inferred".
func (c *composer) inferred(aspects []string) string {
	var names []string
	for _, a := range aspects {
		names = append(names, c.w.inferred[a])
	}
	return fmt.Sprintf(c.w.inferredForm, c.joinWords(names))
}

func (c *composer) joinWords(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + c.w.and + names[len(names)-1]
}
