package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// actionsInFull reads the sections of the actions; in a template also the table.
func (r *recovery) actionsInFull(blocks []document.Block) {
	var short, rest []document.Block
	for _, b := range blocks {
		t, table := b.(document.Table)
		cost := strings.HasPrefix(paragraphText(b), r.m.incidentCost+": ")
		switch {
		case r.isAction(b):
			r.action(b.(document.Section)) //nolint:forcetypeassert // isAction looked
		case table && r.isActions(t):
			short = append(short, b)
		case !cost:
			rest = append(rest, b)
		}
	}
	r.actionsInShort(short)
	r.leave(r.in.Title, rest)
}

func (r *recovery) isAction(b document.Block) bool {
	s, ok := b.(document.Section)
	mark, _, marked := strings.Cut(s.Title, " · ")
	return ok && marked && isMark(mark, "A")
}

func (r *recovery) isActions(t document.Table) bool {
	return len(t.Columns) >= 3 && t.Columns[0].Title == r.w.due && t.Columns[1].Title == r.w.action && t.Columns[2].Title == r.w.owner
}

func (r *recovery) action(s document.Section) {
	_, title, _ := strings.Cut(s.Title, " · ")
	a := postmortem.ActionItem{ID: r.NewID(), Title: r.titled(title), Status: "open"}
	inner, tail := r.lastLine(flattened(s.Blocks), r.isState)
	r.state(paragraphText(tail), &a)
	if n := len(inner) - 1; n >= 0 {
		if facts, ok := factsOf(inner[n]); ok && !slices.ContainsFunc(facts, func(d document.Definition) bool { return !r.actionFact(d, &a) }) {
			inner = inner[:n]
		}
	}
	a.Description = r.prose(inner)
	r.p.Actions = append(r.p.Actions, a)
}

// factsOf gives a list of terms. One whose meaning is a list of its own comes
// back as an item that begins with its term.
func factsOf(b document.Block) (facts []document.Definition, ok bool) {
	switch x := b.(type) {
	case document.Definitions:
		return x.Items, true
	case document.List:
		for _, item := range x.Items {
			inlines := flat(item.Blocks[:min(1, len(item.Blocks))])
			if len(inlines) == 0 {
				return nil, false
			}
			term, bold := inlines[0].(document.Strong)
			if !bold {
				return nil, false
			}
			d := document.Definition{Term: document.PlainText(term.Inlines)}
			if rest := inlines[1:]; len(rest) > 0 {
				words, ok := rest[0].(document.Text)
				if !ok || !strings.HasPrefix(words.Value, ": ") {
					return nil, false
				}
				first := document.Text{Value: strings.TrimPrefix(words.Value, ": ")}
				d.Blocks = append(d.Blocks, document.Paragraph{Inlines: append([]document.Inline{first}, rest[1:]...)})
			}
			d.Blocks = append(d.Blocks, item.Blocks[1:]...)
			facts = append(facts, d)
		}
		return facts, len(facts) > 0
	}
	return nil, false
}

// actionFact reads one of the list below an action.
func (r *recovery) actionFact(d document.Definition, a *postmortem.ActionItem) bool {
	words := strings.TrimSpace(document.PlainText(flat(d.Blocks)))
	switch d.Term {
	case r.w.owner:
		a.Owner = words
	case r.w.due:
		a.DueOn = r.isoDate(words)
	case r.w.doneWhen:
		a.DoneWhen = r.prose(d.Blocks)
	case r.w.notChosen:
		a.Reason = r.prose(d.Blocks)
	case r.w.cost:
		r.costs(words, a)
	case r.m.proposed:
		a.ProposedUntil = r.isoDate(words)
	case r.w.addresses:
		a.Factors = idsOf(d.Blocks, "", r.factors)
	default:
		return false
	}
	return true
}

func (r *recovery) isoDate(s string) string {
	if day, ok := r.date(s); ok {
		return day.Format(time.DateOnly)
	}
	return ""
}

// costs reads "small · 16 h to build · 2 h a month to keep · costs about as much
// as …": what follows from the hours is reckoned again.
func (r *recovery) costs(s string, a *postmortem.ActionItem) {
	for part := range strings.SplitSeq(s, " · ") {
		hours := int64(0)
		switch {
		case scan(part, r.m.build, &hours):
			a.BuildHours = hours
		case scan(part, r.m.keep, &hours):
			a.KeepHours = hours
		case a.BuildHours == 0 && a.KeepHours == 0:
			a.Cost = strings.TrimPrefix(a.Cost+" · "+part, " · ")
		}
	}
}

func scan(s, form string, number *int64) bool {
	if _, err := fmt.Sscanf(s, form, number); err != nil {
		return false
	}
	return s == fmt.Sprintf(form, *number)
}

// isState tells the line "prevent · high priority · started" from people's words.
func (r *recovery) isState(parts []string) bool {
	for _, part := range parts {
		_, added := filled(r.m.addedAt, part)
		if !added && keyOf(r.w.kinds, part, postmortem.ActionKinds)+keyOf(r.w.kinds, part, postmortem.Priorities)+keyOf(r.w.statuses, part, postmortem.ActionStatuses) == "" {
			return false
		}
	}
	return len(parts) > 0
}

func (r *recovery) state(s string, a *postmortem.ActionItem) {
	for part := range strings.SplitSeq(s, " · ") {
		if kind := keyOf(r.w.kinds, part, postmortem.ActionKinds); kind != "" {
			a.Kind = kind
		}
		if priority := keyOf(r.w.kinds, part, postmortem.Priorities); priority != "" {
			a.Priority = priority
		}
		if status := keyOf(r.w.statuses, part, postmortem.ActionStatuses); status != "" {
			a.Status = status
		}
	}
}

// actionsInShort reads the table of page one, where it says all.
func (r *recovery) actionsInShort(blocks []document.Block) {
	tables := those(r, blocks, r.isActions)
	if told := r.p.Actions; len(told) > 0 { // they are told in full
		r.p.Actions = nil
		defer func() { r.p.Actions = doneAsListed(told, r.p.Actions) }()
		if !r.listed {
			return
		}
	}
	for _, t := range tables {
		for _, row := range t.Rows {
			r.actionRow(row)
		}
	}
}

// doneAsListed takes when actions are done from the list of page one if all stand
// there: it goes less deep than where they are told in full, so that headings in
// it have all their levels.
func doneAsListed(told, listed []postmortem.ActionItem) []postmortem.ActionItem {
	for i := range told {
		if len(listed) != len(told) {
			break
		}
		switch last := listed[i].DoneWhen + listed[i].Reason; {
		case last == "":
		case told[i].Status == "declined":
			told[i].Reason = last
		default:
			told[i].DoneWhen = last
		}
	}
	return told
}

func (r *recovery) actionRow(row document.Row) {
	a := postmortem.ActionItem{ID: r.NewID(), Status: "open", DueOn: r.isoDate(wordsIn(row.Cells[0])), Owner: wordsIn(row.Cells[2])}
	p, _ := onlyParagraph(row.Cells[1])
	title := p.Inlines
	if n := len(title) - 1; n > 0 {
		words := strings.TrimSpace(document.PlainText(title[n:]))
		_, emphasis := title[n].(document.Emphasis)
		if emphasis && r.isState(strings.Split(words, " · ")) {
			r.state(words, &a)
			title = title[:n]
		} else if label, ok := title[n].(document.Label); ok && label.Value == strings.ToLower(r.w.notChosen) {
			a.Status, title = "declined", title[:n]
		}
	}
	a.Title = r.titled(strings.TrimSpace(document.PlainText(title)))
	if len(row.Cells) > 3 {
		if a.DoneWhen = r.prose(row.Cells[3].Blocks); a.Status == "declined" {
			a.DoneWhen, a.Reason = "", a.DoneWhen
		}
	}
	r.p.Actions = append(r.p.Actions, a)
}
