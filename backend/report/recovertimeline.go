package report

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// timeline reads the table of events.
func (r *recovery) timeline(blocks []document.Block) {
	r.events = map[string]string{}
	var rest []document.Block
	for _, b := range blocks {
		_, zone := filled(r.w.allTimes, paragraphText(b))
		t, ok := b.(document.Table)
		switch {
		case zone:
		case ok && len(t.Columns) >= 3 && t.Columns[0].Title == r.w.number && t.Columns[1].Title == r.w.clock && t.Columns[2].Title == r.w.event:
			var day time.Time
			for _, row := range t.Rows {
				r.event(row, &day)
			}
		default:
			rest = append(rest, b)
		}
	}
	r.leave(r.in.Title, slices.DeleteFunc(rest, r.isFigure))
}

// event reads a row: an event, or the day of those below it.
func (r *recovery) event(row document.Row, day *time.Time) {
	number := wordsIn(row.Cells[0])
	what := row.Cells[2]
	if date, ok := r.date(wordsIn(what)); ok && number == "" {
		*day = date
		return
	}
	e := postmortem.TimelineEvent{ID: r.NewID(), EndPrecision: "minute"}
	if r.events[number] == "" {
		r.events[number] = e.ID
	}
	when := wordsIn(row.Cells[1])
	known := r.times(when, *day, &e)
	if e.OccurredAt.None() && len(r.p.Events) > 0 {
		e.AfterEvent = r.p.Events[len(r.p.Events)-1].ID
	}
	described := what.Blocks
	if len(described) > 0 {
		if p, ok := described[0].(document.Paragraph); ok {
			r.eventWords(p.Inlines, &e)
			described = described[1:]
		}
	}
	e.Description = joinProse(e.Description, r.prose(described))
	if !known { // the words stay with the event
		e.Original, e.Description = when, joinProse(when, e.Description)
	}
	if len(row.Cells) > 3 {
		e.Evidence = idsOf(row.Cells[3].Blocks, r.anchor(roleEvidence), r.proofs)
	}
	r.p.Events = append(r.p.Events, e)
}

// blocksMark stands between the blocks of a cell, which a table has on one line.
const blocksMark = " — "

// eventWords reads the title with its marks, and in a table the description behind
// it. A title without marks ends with the first dash, for none shows where.
func (r *recovery) eventWords(inlines []document.Inline, e *postmortem.TimelineEvent) {
	title, marked := "", false
	for i, one := range inlines {
		switch x := one.(type) {
		case document.Text:
			words, rest, parted := strings.Cut(x.Value, blocksMark)
			if parted && !r.listed && (marked || !r.marksFollow(inlines[i+1:])) {
				described := append([]document.Inline{document.Text{Value: rest}}, inlines[i+1:]...)
				e.Description = r.prose([]document.Block{document.Paragraph{Inlines: described}})
				e.Title = strings.TrimSpace(title + words)
				r.shortenTitle(e)
				return
			}
			title += x.Value
		case document.Label:
			milestone, inferred := keyOf(r.w.milestones, x.Value, postmortem.Milestones), r.inferredOf(x.Value)
			switch {
			case milestone != "":
				e.Milestone = milestone
			case inferred != nil:
				e.Inferred = inferred
			default: // one that somebody wrote
				title += "· " + x.Value
				continue
			}
			marked = true
		case document.Emphasis:
			marked = true
			r.tailOf(document.PlainText(withoutLeads(x.Inlines)), e)
		default:
			title += document.PlainText([]document.Inline{one})
		}
	}
	e.Title = strings.TrimSpace(title)
	r.shortenTitle(e)
}

// marksFollow tells whether the title goes on: its marks are still to come, in
// front of the next dash.
func (r *recovery) marksFollow(inlines []document.Inline) bool {
	for _, one := range inlines {
		switch x := one.(type) {
		case document.Label:
			return keyOf(r.w.milestones, x.Value, postmortem.Milestones) != "" || r.inferredOf(x.Value) != nil
		case document.Emphasis:
			words := document.PlainText(x.Inlines)
			_, known := filled(r.w.knownAt, words)
			_, added := filled(r.m.addedAt, words)
			return known || added || len(withoutLeads(x.Inlines)) < len(x.Inlines)
		case document.Text:
			if strings.Contains(x.Value, blocksMark) {
				return false
			}
		}
	}
	return false
}

// shortenTitle moves what a title has no room for into the description.
func (r *recovery) shortenTitle(e *postmortem.TimelineEvent) {
	if e.Title == r.w.noTitle {
		e.Title = ""
	}
	if len(e.Title) > postmortem.MaxLine {
		e.Title, e.Description = "", joinProse(e.Title, e.Description)
	}
}

// withoutLeads leaves out what an event led to, "→ F2 · what helped": that is
// said where it is told, too.
func withoutLeads(inlines []document.Inline) []document.Inline {
	first := slices.IndexFunc(inlines, func(i document.Inline) bool { _, ok := i.(document.Ref); return ok })
	if first < 1 {
		return inlines
	}
	before, ok := inlines[first-1].(document.Text)
	words, arrow := strings.CutSuffix(strings.TrimSpace(before.Value), "→")
	if !ok || !arrow {
		return inlines
	}
	return append(slices.Clone(inlines[:first-1]), document.Text{Value: strings.TrimSpace(words)})
}

// tailOf reads "known at 14:31 · on-call engineer · added in the meeting, …".
func (r *recovery) tailOf(s string, e *postmortem.TimelineEvent) {
	for part := range strings.SplitSeq(s, " · ") {
		_, added := filled(r.m.addedAt, part)
		known, ok := filled(r.w.knownAt, part)
		at, read := r.instantNear(known, e.OccurredAt.Time().In(r.loc))
		switch {
		case ok && read && !e.OccurredAt.None():
			e.KnownAt = postmortem.At(at.at)
		case !added:
			e.ActorRole = strings.TrimSpace(strings.Trim(e.ActorRole+" · "+part, " ·"))
		}
	}
}

// inferredOf reads "date and time zone inferred".
func (r *recovery) inferredOf(s string) (aspects []string) {
	names, ok := filled(r.w.inferredForm, s)
	if !ok {
		return nil
	}
	for name := range strings.SplitSeq(strings.ReplaceAll(names, r.w.and, ", "), ", ") {
		aspect := keyOf(r.w.inferred, name, postmortem.InferredAspects)
		if aspect == "" {
			return nil
		}
		aspects = append(aspects, aspect)
	}
	return aspects
}

// idsOf gives the ids of what a text refers to by number: "3, 5–7". Rows have no
// anchors of their own in Markdown: references lead to the section around them.
// An empty anchor is any.
func idsOf(blocks []document.Block, anchor string, byNumber map[string]string) (ids []string) {
	last, dash := 0, false
	document.Walk(blocks, document.Visitor{Inline: func(i document.Inline) bool {
		ref, ok := i.(document.Ref)
		if t, words := i.(document.Text); words {
			dash = t.Value == "–"
		}
		if !ok || anchor != "" && ref.Target != anchor {
			return !ok
		}
		mark, _, _ := strings.Cut(document.PlainText(ref.Inlines), " ") // "F1 The title"
		number, _ := strconv.Atoi(mark)
		for between := last + 1; dash && between < number; between++ {
			if id := byNumber[strconv.Itoa(between)]; id != "" {
				ids = append(ids, id)
			}
		}
		if id := byNumber[mark]; id != "" {
			ids = append(ids, id)
		}
		last, dash = number, false
		return false
	}})
	return ids
}

// anchor gives where references to the rows of a section lead.
func (r *recovery) anchor(role string) string {
	for _, s := range r.byRole[role] {
		return s.ID
	}
	return "none" // nothing can lead there
}

func onlyParagraph(c document.Cell) (document.Paragraph, bool) {
	if len(c.Blocks) != 1 {
		return document.Paragraph{}, false
	}
	p, ok := c.Blocks[0].(document.Paragraph)
	return p, ok
}

func wordsIn(c document.Cell) string {
	p, _ := onlyParagraph(c)
	return strings.TrimSpace(document.PlainText(p.Inlines))
}

func paragraphText(b document.Block) string {
	switch x := b.(type) {
	case document.Paragraph:
		return document.PlainText(x.Inlines)
	case document.Note:
		return document.PlainText(x.Inlines)
	}
	return ""
}
