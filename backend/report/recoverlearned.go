package report

import (
	"slices"
	"strings"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// factorsInFull reads the sections of the factors; in a template also the short
// table, and what stands above them says why it could happen.
func (r *recovery) factorsInFull(blocks []document.Block) {
	if r.factors == nil {
		r.factors = map[string]string{}
	}
	isFactor := func(s document.Section) bool {
		mark, _, marked := strings.Cut(s.Title, " · ")
		return marked && isMark(mark, "F")
	}
	var why []document.Block
	for _, b := range flattenedBut(isFactor, blocks) {
		s, ok := b.(document.Section)
		mark, title, _ := strings.Cut(s.Title, " · ")
		t, table := b.(document.Table)
		switch {
		case ok:
			f := postmortem.ContributingFactor{ID: r.NewID(), Title: r.titled(title)}
			inner, tail := r.lastLine(flattened(s.Blocks), func(parts []string) bool {
				return slices.ContainsFunc(parts, func(p string) bool {
					return keyOf(r.w.kinds, p, postmortem.FactorKinds) != "" || r.cites(p)
				})
			})
			for part := range strings.SplitSeq(paragraphText(tail), " · ") {
				if kind := keyOf(r.w.kinds, part, postmortem.FactorKinds); kind != "" {
					f.Kind = kind
				}
			}
			f.Events = idsOf([]document.Block{tail}, r.anchor(roleTimeline), r.events)
			f.Evidence = idsOf([]document.Block{tail}, r.anchor(roleEvidence), r.proofs)
			f.Description = r.prose(inner)
			r.factors[mark] = f.ID
			r.p.Factors = append(r.p.Factors, f)
		case table && r.isFactors(t):
			r.factorsInShort([]document.Block{t})
		default:
			why = append(why, b)
		}
	}
	r.p.Analysis = joinProse(r.p.Analysis, r.prose(why))
}

func (r *recovery) isFactors(t document.Table) bool {
	return (len(t.Columns) == 2 || len(t.Columns) == 3) && t.Columns[0].Title == r.w.number && t.Columns[1].Title == r.w.factor
}

// factorsInShort reads the table of page one, where it says all.
func (r *recovery) factorsInShort(blocks []document.Block) {
	if r.factors == nil {
		r.factors = map[string]string{}
	}
	tables := those(r, blocks, r.isFactors)
	if len(r.p.Factors) > 0 { // they are told in full
		return
	}
	for _, t := range tables {
		for _, row := range t.Rows {
			f := postmortem.ContributingFactor{ID: r.NewID(), Title: r.titled(wordsIn(row.Cells[1]))}
			for _, events := range row.Cells[2:] {
				f.Events = idsOf(events.Blocks, r.anchor(roleTimeline), r.events)
			}
			r.factors[wordsIn(row.Cells[0])] = f.ID
			r.p.Factors = append(r.p.Factors, f)
		}
	}
}

// lessons reads the list under a prompt.
func (r *recovery) lessons(prompt string, blocks []document.Block) {
	for _, list := range those[document.List](r, blocks, nil) {
		for _, item := range list.Items {
			text, tail := r.withoutTail(item.Blocks)
			r.p.Lessons = append(r.p.Lessons, postmortem.Lesson{
				ID: r.NewID(), Prompt: prompt, Text: r.prose(text), Events: idsOf(tail, r.anchor(roleTimeline), r.events),
			})
		}
	}
}

// questions reads the list of what was asked, with the answers quoted below.
func (r *recovery) questions(blocks []document.Block) {
	for _, list := range those[document.List](r, blocks, nil) {
		for _, item := range list.Items {
			q := postmortem.Question{ID: r.NewID(), Status: "open"}
			if r.ours { // which says what is open
				q.Status = "answered"
			}
			inner := item.Blocks
			if n := len(inner) - 1; n > 0 {
				if answer, ok := inner[n].(document.Quote); ok {
					q.Answer, q.Status, inner = r.prose(answer.Blocks), "answered", inner[:n]
				}
			}
			text, tail := r.withoutTail(inner)
			q.Text = r.prose(text)
			if ids := idsOf(tail, r.anchor(roleTimeline), r.events); len(ids) == 1 {
				q.Event = ids[0]
			}
			if strings.Contains(document.PlainText(flat(tail)), r.w.unanswered) {
				q.Status = "open"
			}
			r.p.Questions = append(r.p.Questions, q)
		}
	}
}

// withoutTail parts what follows a text in quieter type ("(event 3)", "added in
// the meeting") from the text.
func (r *recovery) withoutTail(blocks []document.Block) (text, tail []document.Block) {
	if len(blocks) == 0 {
		return nil, nil
	}
	last, ok := blocks[len(blocks)-1].(document.Paragraph)
	if !ok {
		return blocks, nil
	}
	end := len(last.Inlines)
	for i := end - 1; i >= 0; i-- {
		words := strings.TrimSpace(document.PlainText(last.Inlines[i : i+1]))
		_, added := filled(r.m.addedAt, words)
		inner, cited := filled("(%s)", words)
		ours := added || cited && r.cites(inner) || words == r.w.unanswered
		if words != "" && !ours {
			break
		}
		if words != "" || end == i+1 {
			end = i
		}
	}
	if end == len(last.Inlines) {
		return blocks, nil
	}
	text = slices.Clone(blocks[:len(blocks)-1])
	if end > 0 {
		text = append(text, document.Paragraph{Inlines: last.Inlines[:end]})
	}
	return text, []document.Block{document.Paragraph{Inlines: last.Inlines[end:]}}
}

// cites tells "events 2, 4" and "evidence 1" from people's words.
func (r *recovery) cites(s string) bool {
	for _, lead := range []string{r.w.inEvents, r.w.inEvent, r.w.inEvidence} {
		if numbers, ok := strings.CutPrefix(s, lead+" "); ok && strings.Trim(numbers, "0123456789, ") == "" {
			return true
		}
	}
	return false
}

// lastLine parts the line below a text that says its facts from the text.
func (r *recovery) lastLine(blocks []document.Block, is func(parts []string) bool) (text []document.Block, line document.Block) {
	if n := len(blocks) - 1; n >= 0 {
		if p, ok := blocks[n].(document.Paragraph); ok && is(strings.Split(document.PlainText(p.Inlines), " · ")) {
			return blocks[:n], p
		}
	}
	return blocks, document.Paragraph{}
}

// titled gives a title, "" where the export says that there is none.
func (r *recovery) titled(s string) string {
	if s == r.w.noTitle {
		return ""
	}
	return s
}

// isMark tells "F1" and "A12".
func isMark(s, letter string) bool {
	number, ok := strings.CutPrefix(s, letter)
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}

func flat(blocks []document.Block) (out []document.Inline) {
	for _, b := range blocks {
		if p, ok := b.(document.Paragraph); ok {
			out = append(out, p.Inlines...)
		}
	}
	return out
}
