package report

import (
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// kicker reads the small line above the title, and the front matter. A reference
// can hold the mark between the parts: it goes on up to the first part of another
// kind.
func (r *recovery) kicker(d document.Document, title document.TitleBlock) {
	r.p.Reference, r.p.Severity = d.Properties.Reference, d.Properties.Severity
	r.p.Tags, r.p.Services = d.Properties.Tags, d.Properties.Services
	r.known(d.Properties.Status)
	var reference, others []string
	said := title.Kicker[min(1, len(title.Kicker)):] // behind "Post-mortem"
	for i, part := range said {
		switch {
		case r.known(part):
		case i == len(reference):
			reference = append(reference, part)
		default:
			others = append(others, part)
		}
	}
	if len(reference) > 0 {
		r.p.Reference = strings.Join(reference, " · ")
	}
	r.leave("", plainParagraphs(strings.Join(others, " · ")))
}

// known reads a part of the kicker whose words are ours.
func (r *recovery) known(part string) bool {
	_, isDate := r.date(part)
	status := keyOf(r.w.statuses, part, postmortem.Statuses)
	switch {
	case part == "" || isDate:
	case status != "":
		r.p.Status = status
	case slices.Contains(postmortem.Severities, part):
		r.p.Severity = part
	default:
		return false
	}
	return true
}

// aboveSections gives what stands between the title and our first heading, and
// the rest. In an export, which says its status, people's own headings there are
// those of the summary: they have the level of our sections, but nothing of ours
// stands in front of them.
func (r *recovery) aboveSections(title document.TitleBlock, body []document.Block) (above, rest []document.Block) {
	written := r.ours && slices.ContainsFunc(title.Kicker, func(part string) bool {
		return keyOf(r.w.statuses, part, postmortem.Statuses) != ""
	})
	roles := rolesIn(r.w)
	end := slices.IndexFunc(body, func(b document.Block) bool {
		s, ok := b.(document.Section)
		return ok && (!written || roles[folded(s.Title)] != "" || s.Title == r.m.title || s.Title == document.FrontMatter)
	})
	if end < 0 {
		end = len(body)
	}
	return flattened(slices.Concat(title.Lead, body[:end])), body[end:]
}

// opening reads what stands above the sections: the summary, and how much was
// affected among the key figures. The other figures and the words for the picture
// follow from the events. What somebody wrote behind them is none of the summary.
func (r *recovery) opening(above []document.Block) {
	last := len(above)
	for i, b := range above {
		if r.isFigure(b) {
			last = i
		}
	}
	summary, behind := above, []document.Block(nil)
	if last < len(above) {
		summary, behind = above[:last], above[last+1:]
	}
	r.p.Summary = r.prose(slices.DeleteFunc(slices.Clone(summary), r.isFigure))
	r.leave("", behind)
}

// isFigure tells the key figures, and the line that stands for the small picture.
// It takes from them what does not follow from the events.
func (r *recovery) isFigure(b document.Block) bool {
	switch x := b.(type) {
	case document.Table:
		figures, ok := r.figuresIn(x)
		return ok && r.figures(figures)
	case document.KeyFigures:
		return r.figures(x)
	case document.Paragraph:
		return r.isFigureLine(document.PlainText(x.Inlines))
	}
	return false
}

// figures reads the key figures; false for those of other people.
func (r *recovery) figures(x document.KeyFigures) bool {
	seen := map[string]bool{}
	for _, f := range x.Figures {
		if !r.isFigureLabel(f.Label) || seen[f.Label] {
			return false
		}
		seen[f.Label] = true
	}
	for _, f := range x.Figures {
		if f.Label == r.w.affected {
			r.p.Affected = strings.TrimSpace(strings.ReplaceAll(f.Value+" "+f.Note, "\u00a0", " "))
		}
	}
	return len(x.Figures) > 0
}

func (r *recovery) isFigureLabel(s string) bool {
	for _, label := range r.w.figures {
		if s == label {
			return true
		}
	}
	return s == r.w.affected
}

// boldSecond gives the words of the second inline if they are in bold.
func boldSecond(line []document.Inline) (string, bool) {
	if len(line) < 2 {
		return "", false
	}
	bold, ok := line[1].(document.Strong)
	return document.PlainText(bold.Inlines), ok
}

// figuresIn reads key figures where they came as a table.
func (r *recovery) figuresIn(t document.Table) (out document.KeyFigures, ok bool) {
	if len(t.Rows) == 0 || len(t.Rows) > 2 {
		return out, false
	}
	for i, c := range t.Columns {
		f := document.KeyFigure{Label: c.Title, Value: wordsIn(t.Rows[0].Cells[i])}
		if len(t.Rows) == 2 {
			f.Note = wordsIn(t.Rows[1].Cells[i])
		}
		out.Figures = append(out.Figures, f)
	}
	return out, true
}

// figuresOf reads key figures where they came as a list: "impact: **9 min** (14:04
// to 14:13)". A value that cannot be written in bold ends where an export would
// end it.
func (r *recovery) figuresOf(b document.Block) (out document.KeyFigures, ok bool) {
	list, ok := b.(document.List)
	if !ok || list.Ordered {
		return out, false
	}
	for _, item := range list.Items {
		if len(item.Blocks) != 1 || item.Checked != nil {
			return out, false
		}
		p, _ := item.Blocks[0].(document.Paragraph)
		label, words, _ := strings.Cut(document.PlainText(p.Inlines), ": ")
		if !r.isFigureLabel(label) {
			return out, false
		}
		f := document.KeyFigure{Label: label, Value: words}
		if value, bold := boldSecond(p.Inlines); bold {
			f.Value = value
			f.Note, _ = filled(" (%s)", document.PlainText(p.Inlines[2:]))
		} else if value, note, ok := strings.Cut(words, " ("); ok {
			note = strings.TrimSuffix(note, ")")
			if begin, rest := splitQuantity(value+" "+note, r.w.quantities); begin == value && rest == note {
				f.Value, f.Note = value, note
			}
		}
		out.Figures = append(out.Figures, f)
	}
	affected := r.p.Affected
	ok = r.figures(out)
	r.p.Affected = affected // not read yet
	return out, ok
}

// isFigureLine tells "Timeline from 14:04 to 15:16: 14:04 impact started."
func (r *recovery) isFigureLine(s string) bool {
	start, middle, _ := strings.Cut(r.w.figureOf, "%s")
	middle = strings.TrimSuffix(middle, "%s")
	s, ok := strings.CutPrefix(s, start)
	from, to, parted := strings.Cut(s, middle)
	if !ok || !parted {
		return false
	}
	outside, _, _ := strings.Cut(r.w.figureOutside, "%d")
	to, _, _ = strings.Cut(to, ". "+outside)
	to, _, _ = strings.Cut(strings.TrimSuffix(to, "."), ": ")
	anyDay := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	_, begins := r.instantNear(from, anyDay)
	_, ends := r.instantNear(to, anyDay)
	return begins && ends
}
