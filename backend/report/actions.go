package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// sortedActions gives the actions in their order, declined ones last.
func (c *composer) sortedActions() []postmortem.ActionItem {
	var open, declined []postmortem.ActionItem
	for _, a := range c.p.Actions {
		if a.Status == "declined" {
			declined = append(declined, a)
		} else {
			open = append(open, a)
		}
	}
	return append(open, declined...)
}

// topOf puts the open ones of the highest priority first, of these the next due.
func (c *composer) topOf() []postmortem.ActionItem {
	weight := map[string]int{"high": 0, "medium": 1, "low": 2}
	of := func(a postmortem.ActionItem) int {
		w, known := weight[a.Priority]
		if !known {
			w = 1
		}
		switch a.Status {
		case "done":
			w += 3
		case "declined":
			w += 6
		}
		return w
	}
	top := c.sortedActions()
	slices.SortStableFunc(top, func(a, b postmortem.ActionItem) int {
		return cmp.Or(cmp.Compare(of(a), of(b)), cmp.Compare(cmp.Or(a.DueOn, "9"), cmp.Or(b.DueOn, "9")))
	})
	return top
}

// topActions is the table of page one where not all of them find room there: a
// reader of one page knows what will change, and all are said in full later.
func (c *composer) topActions() []document.Block {
	if fits(len(c.p.Actions), c.page.actions) {
		return c.actionsInShort()
	}
	top, most := c.topOf(), c.page.actions
	table := document.Table{
		Caption: c.w.change,
		Columns: []document.Column{{Title: c.w.due, Fixed: true, Mono: true}, {Title: c.w.action, Weight: 1}, {Title: c.w.owner, Weight: 0.35}},
	}
	for i, a := range top[:most] {
		what := plain(orElse(a.Title, c.w.noTitle))
		what = append(what, c.belowAction(a, c.actionState(a))...)
		if i == most-1 { // in the table, so that it takes little of the page
			what = append(what, soft(" · "), ref("actions", fmt.Sprintf(c.w.andMore, len(top)-most)))
		}
		owner := document.Cell{}
		if !blank(a.Owner) {
			owner = cell(text(a.Owner))
		}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{cell(text(c.dueDate(a))), cell(what...), owner}})
	}
	return c.part("change", c.w.change, []document.Block{table})
}

// actionsInShort is the table of page one. A declined action says why in the
// place of when it is done.
func (c *composer) actionsInShort() []document.Block {
	if len(c.p.Actions) == 0 {
		return nil
	}
	table := document.Table{
		Caption: c.w.change,
		Columns: []document.Column{
			{Title: c.w.due, Fixed: true, Mono: true},
			{Title: c.w.action, Weight: 1},
			{Title: c.w.owner, Weight: 0.4},
			{Title: c.w.doneWhen, Weight: 0.8},
		},
	}
	for _, a := range c.sortedActions() {
		done, state := document.Cell{Blocks: c.prose(a.DoneWhen)}, c.actionState(a)
		what := plain(orElse(a.Title, c.w.noTitle))
		if a.Status == "declined" {
			done, state = document.Cell{Blocks: c.prose(a.Reason)}, ""
			what = append(what, text(" "), label(strings.ToLower(c.w.notChosen), ""))
		}
		what = append(what, c.belowAction(a, state)...)
		owner := document.Cell{}
		if !blank(a.Owner) {
			owner = cell(text(a.Owner))
		}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{cell(text(c.dueDate(a))), cell(what...), owner, done}})
	}
	return c.part("change", c.w.change, []document.Block{withoutEmptyEnd(table)})
}

// belowAction gives "prevent · high priority · started · A2" on a line of its own:
// what is said of an action in short, and where it is said in full.
func (c *composer) belowAction(a postmortem.ActionItem, state string) []document.Inline {
	var mark []document.Inline
	if n := c.actionNo[a.ID]; c.actionsFollow() {
		mark = []document.Inline{ref(actionTarget(n), actionMark(n))}
	}
	switch below := dotted(plainOrNone(state), mark); {
	case len(below) == 0:
		return nil
	case state == "": // the mark alone is not worth a line
		return []document.Inline{text(" "), document.Soft{Inlines: below}}
	default:
		return []document.Inline{document.Break{}, document.Soft{Inlines: below}}
	}
}

// actionState gives "prevent · high priority · started".
func (c *composer) actionState(a postmortem.ActionItem) string {
	var parts []string
	for _, part := range []string{c.w.kinds[a.Kind], c.w.kinds[a.Priority], c.w.statuses[a.Status]} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

func (c *composer) dueDate(a postmortem.ActionItem) string {
	due, err := time.Parse(time.DateOnly, a.DueOn)
	if err != nil {
		return c.w.noDate
	}
	return c.w.shortDate(due)
}

// actionsInFull repeats each action with all there is to say about it. There
// is no such section while the table of page one says everything.
func (c *composer) actionsInFull() []document.Block {
	if !c.actionsFollow() {
		return nil
	}
	blocks := c.incidentCost()
	for i, a := range c.sortedActions() {
		title := actionMark(i+1) + " · " + orElse(a.Title, c.w.noTitle)
		blocks = append(blocks, section(actionTarget(i+1), title, c.actionDetails(a)...))
	}
	return c.part("actions", c.w.actions, blocks)
}

// actionsFollow reports whether there is more to say than page one does.
func (c *composer) actionsFollow() bool {
	return !fits(len(c.p.Actions), c.page.actions) || slices.ContainsFunc(c.p.Actions, func(a postmortem.ActionItem) bool {
		return !blank(a.Description) || !blank(a.Cost) || len(a.Factors) > 0 || a.FirstYear() > 0 || a.ProposedUntil != ""
	})
}

func (c *composer) actionDetails(a postmortem.ActionItem) []document.Block {
	blocks := c.prose(a.Description)
	var items []document.Definition
	add := func(term string, value []document.Block) {
		if len(value) > 0 {
			items = append(items, document.Definition{Term: term, Blocks: value})
		}
	}
	line := func(term, value string) {
		if !blank(value) {
			add(term, []document.Block{paragraph(text(value))})
		}
	}
	line(c.w.owner, a.Owner)
	if a.DueOn != "" {
		line(c.w.due, c.dueDate(a))
	}
	add(c.w.doneWhen, c.prose(a.DoneWhen))
	if a.Status == "declined" {
		add(c.w.notChosen, c.prose(a.Reason))
	}
	line(c.w.cost, c.costOf(a))
	if until, err := time.Parse(time.DateOnly, a.ProposedUntil); err == nil {
		line(c.meetingWords().proposed, c.w.shortDate(until))
	}
	if cited := c.citeFactors(a.Factors); len(cited) > 0 {
		add(c.w.addresses, []document.Block{paragraph(cited...)})
	}
	if len(items) > 0 {
		blocks = append(blocks, document.Definitions{Items: items})
	}
	var tail []string
	for _, part := range []string{c.actionState(a), c.addedMark(a.AddedAt)} {
		if part != "" {
			tail = append(tail, part)
		}
	}
	if len(tail) > 0 {
		blocks = append(blocks, note(text(strings.Join(tail, " · "))))
	}
	return blocks
}

// incidentCost is said where the hours of an action are, to be seen beside
// them; an audience without costs has no such hours.
func (c *composer) incidentCost() []document.Block {
	cost := postmortem.IncidentCost(c.p)
	if !cost.Once.Known || !slices.ContainsFunc(c.p.Actions, func(a postmortem.ActionItem) bool { return a.FirstYear() > 0 }) {
		return nil
	}
	w := c.meetingWords()
	said := cost.Once.Text(w.hours)
	if cost.Year.Known {
		said = fmt.Sprintf(w.inYear, said, cost.Year.Text(w.hours))
	}
	return []document.Block{note(text(w.incidentCost + ": " + said))}
}

// costOf gives "small · 16 h to build · 2 h a month to keep · costs about as
// much as one such incident": what people said, then what follows from it.
func (c *composer) costOf(a postmortem.ActionItem) string {
	w := c.meetingWords()
	var parts []string
	if !blank(a.Cost) {
		parts = append(parts, oneLine(a.Cost))
	}
	if a.BuildHours > 0 {
		parts = append(parts, fmt.Sprintf(w.build, a.BuildHours))
	}
	if a.KeepHours > 0 {
		parts = append(parts, fmt.Sprintf(w.keep, a.KeepHours))
	}
	if beside := a.Beside(postmortem.IncidentCost(c.p), w.hours); beside != "" {
		parts = append(parts, beside)
	}
	return strings.Join(parts, " · ")
}
