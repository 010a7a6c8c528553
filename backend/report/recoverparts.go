package report

import (
	"slices"
	"strings"

	"afterword/backend/document"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// glance reads the services and the tags; false for another list.
func (r *recovery) glance(list document.Definitions) bool {
	for _, d := range list.Items {
		if d.Term != r.w.services && d.Term != r.w.tags {
			return false
		}
	}
	for _, d := range list.Items {
		names := strings.Split(document.PlainText(flat(d.Blocks)), ", ")
		if d.Term == r.w.services && r.p.Services == nil {
			r.p.Services = names
		}
		if d.Term == r.w.tags && r.p.Tags == nil {
			r.p.Tags = names
		}
	}
	return true
}

// people reads who took part, and when they meet.
func (r *recovery) people(blocks []document.Block) {
	var rest []document.Block
	for _, b := range blocks {
		list, ok := b.(document.List)
		if meeting, said := filled(r.w.meeting, paragraphText(b)); said && r.meetingAt(meeting) {
			continue
		}
		if !ok || list.Ordered {
			rest = append(rest, b)
			continue
		}
		for _, item := range list.Items {
			inlines := flat(item.Blocks)
			person := postmortem.Participant{ID: r.NewID(), Name: strings.TrimSpace(document.PlainText(inlines))}
			if len(inlines) > 1 {
				role, ok := strings.CutPrefix(document.PlainText(inlines[1:]), ", ")
				if _, bold := inlines[0].(document.Strong); bold && ok {
					person.Name, person.Role = document.PlainText(inlines[:1]), role
				}
			}
			r.p.Participants = append(r.p.Participants, person)
		}
	}
	r.leave(r.in.Title, rest)
}

// meetingAt reads "1 April 2026, 23:01 (UTC+2)".
func (r *recovery) meetingAt(s string) bool {
	date, clock, _ := strings.Cut(s, ", ")
	day, ok := r.date(date)
	at, read := r.instantNear(strings.NewReplacer("(", "", ")", "").Replace(clock), day)
	if !ok || !read || !at.offsetIs {
		return false
	}
	r.p.MeetingAt = postmortem.At(at.at)
	return true
}

// sources reads where events come from. By how much a clock was off is told too
// roughly to be taken: the words are kept.
func (r *recovery) sources(blocks []document.Block) {
	var rest []document.Block
	for _, b := range blocks {
		list, ok := b.(document.Definitions)
		if !ok {
			rest = append(rest, b)
			continue
		}
		for _, d := range list.Items {
			s := postmortem.Source{ID: r.NewID(), Name: d.Term}
			for part := range strings.SplitSeq(document.PlainText(flat(d.Blocks)), " · ") {
				kind := keyOf(r.w.sourceKinds, part, postmortem.SourceKinds)
				zone, err := sourceZone.Canonical(part)
				switch {
				case kind != "":
					s.Kind = kind
				case err == nil && part != "":
					s.Zone, _ = zone.(string)
				case part != "" && !r.cites(strings.ReplaceAll(part, "–", ", ")):
					rest = append(rest, plainParagraphs(s.Name+": "+part)...)
				}
			}
			for _, id := range idsOf(d.Blocks, r.anchor(roleTimeline), r.events) {
				for i := range r.p.Events {
					if r.p.Events[i].ID == id {
						r.p.Events[i].Source = s.ID
					}
				}
			}
			r.p.Sources = append(r.p.Sources, s)
		}
	}
	r.leave(r.in.Title, rest)
}

var sourceZone, _ = postmortem.FieldOf(postmortem.KindSource, "zone")

// excerptHeading is that of an excerpt, in any language: its number is all that counts.
var excerptHeading = pattern.Lazily(`^\D+ (\d{1,6})(?:: |$)`)

// evidence reads the table of the appendix and the excerpts below it. The bytes
// of pictures and files are in no text.
func (r *recovery) evidence(blocks []document.Block) {
	r.proofs = map[string]string{}
	at := map[string]int{}
	var rest []document.Block
	for _, b := range blocks {
		switch x := b.(type) {
		case document.Table:
			if len(x.Columns) == 2 && x.Columns[0].Title == r.w.number && x.Columns[1].Title == r.w.evidence {
				for _, row := range x.Rows {
					e := r.proof(row.Cells[1])
					number := wordsIn(row.Cells[0])
					r.proofs[number], at[number] = e.ID, len(r.p.Evidence)
					r.p.Evidence = append(r.p.Evidence, e)
				}
				continue
			}
		case document.Section:
			blocks := x.Blocks
			if len(blocks) == 2 && strings.HasPrefix(paragraphText(blocks[0]), r.w.inEvidence+" ") { // what it belongs to, and what cites it
				blocks = blocks[1:]
			}
			if m := excerptHeading().FindStringSubmatch(x.Title); m != nil && r.proofs[m[1]] != "" && len(blocks) == 1 {
				r.p.Evidence[at[m[1]]].Excerpt = excerptText(blocks[0])
				continue
			}
		}
		if document.Words(document.Document{Body: []document.Block{b}}) != "" { // a picture beside the text is no words
			rest = append(rest, b)
		}
	}
	r.leave(r.in.Title, rest)
}

// A file is named before its size is told, if it is named at all.
var (
	fileName = pattern.Lazily(`.\.\w+$`)
	size     = pattern.Lazily(`^\d+([.,]\d)? \w+$`)
)

func (r *recovery) proof(c document.Cell) postmortem.Evidence {
	e := postmortem.Evidence{ID: r.NewID(), Kind: "link"}
	title, done := "", false
	inlines := joined(c.Blocks)
	for i, one := range inlines {
		words := document.PlainText([]document.Inline{one})
		switch x := one.(type) {
		case document.Link:
			if e.URL = x.URL; !done {
				title += words
			}
		case document.Emphasis:
			if !done {
				kind, rest, _ := strings.Cut(words, " · ")
				if known := keyOf(r.w.evidenceKinds, kind, postmortem.EvidenceKinds); known != "" {
					e.Kind = known
					if name, _, _ := strings.Cut(rest, " · "); fileName().MatchString(name) && !size().MatchString(name) {
						e.FileName = name
					}
				}
			}
			done = true
		default:
			before, behind, more := strings.Cut(words, blocksMark)
			if more && !done && slices.ContainsFunc(inlines[i:], isEmphasis) { // the title goes on
				before, more = words, false
			}
			if !done {
				title += before
			}
			if done = done || more; more && e.URL == "" && !strings.Contains(strings.TrimSpace(behind), " ") {
				e.URL = strings.TrimSpace(behind) // one that is not to be pressed
			}
		}
	}
	if e.Title = r.titled(strings.TrimSpace(title)); e.Title == e.URL {
		e.Title = ""
	}
	return e
}

// joined gives blocks of a cell on one line, as a table has them.
func joined(blocks []document.Block) []document.Inline {
	var out lineRun
	for i, b := range blocks {
		if i > 0 {
			out.words(blocksMark)
		}
		for _, one := range flat([]document.Block{b}) {
			out.add(one)
		}
	}
	return out.done()
}

func isEmphasis(i document.Inline) bool { _, ok := i.(document.Emphasis); return ok }

func excerptText(b document.Block) string {
	switch x := b.(type) {
	case document.Code:
		return x.Text
	case document.Quote:
		return strings.TrimSpace(document.Words(document.Document{Body: x.Blocks}))
	}
	return ""
}
