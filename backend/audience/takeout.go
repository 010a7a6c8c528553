package audience

import (
	"cmp"
	"strings"

	"afterword/backend/detail"
	"afterword/backend/postmortem"
)

// mostPasses is how often a text is read at most: what stood beside something
// that was taken out may look like something else once it stands alone.
const mostPasses = 3

// text takes out of one text what must not go out, and notes it.
func (w *worker) text(text string, at Change) string {
	if at.Kind == string(postmortem.KindParticipant) && at.Field == "name" && w.a.names() != ByName {
		return text // people did that
	}
	for range mostPasses {
		hits := w.d.findAndLearn(text)
		if len(hits) == 0 {
			break
		}
		var replaced []span
		text, replaced = w.takeOut(text, hits, at)
		w.d.changed[text] = true
		if !w.d.exposes(text, replaced) {
			break
		}
	}
	return text
}

// takeOut takes out what was found, and tells where something else stands now.
func (w *worker) takeOut(text string, hits []detail.Found, at Change) (left string, replaced []span) {
	var out strings.Builder
	from := 0
	noted := map[string]int{} // piece → index of its change
	for _, h := range hits {
		if h.Start < from {
			continue // went with a link
		}
		piece := text[h.Start:h.End]
		says := w.d.number(h, piece)
		w.d.removed[fold(piece)] = true
		start, end, inPlace := h.Start, h.End, ""
		switch h.Kind {
		case InternalLinks:
			start, end, says = w.link(text, h, says, at)
			if at.Field == "url" { // with all that stood before the link
				out.Reset()
				from, replaced = 0, nil
			}
			start = max(start, from)
		case People:
			if inAddress(text[:h.Start]) {
				says = forAddress(says)
			}
		default:
			if !isVerbatim(at.Field) && inPageAddress(text[:h.Start]) {
				inPlace = detail.InAddress(says)
			}
		}
		out.WriteString(text[from:start])
		before := out.Len()
		out.WriteString(cmp.Or(inPlace, says))
		replaced = append(replaced, span{before, out.Len()})
		from = end
		key := h.Kind + " " + piece
		if i, ok := noted[key]; ok {
			w.changes[i].Times++
			continue
		}
		noted[key] = len(w.changes)
		c := at
		c.What, c.Before, c.After, c.Times, c.Look = h.Kind, piece, says, 1, h.Look
		w.note(c)
	}
	out.WriteString(text[from:])
	left = out.String()
	if strings.Contains(left, "]([") {
		if bare := unlinked().ReplaceAllString(left, "$1 $2"); bare != left {
			return bare, nil
		}
	}
	return left, replaced
}
