package audience

import (
	"net/url"
	"strings"

	"afterword/backend/detail"
	"afterword/backend/pattern"
)

// unlinked matches a Markdown link whose address was taken out: its words stay,
// without the marks that no longer lead anywhere.
var unlinked = pattern.Lazily(`!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((\[(?:internal link|interner Link)\])\)`)

// isVerbatim reports whether a field is shown as it is, without making links.
func isVerbatim(field string) bool { return field == "excerpt" || field == "original" }

// link leaves of a Markdown link its words, of an address in a field of its
// own nothing, and of any other a note.
func (w *worker) link(text string, h detail.Found, says string, at Change) (start, end int, left string) {
	start, end = h.Start, h.End
	if at.Field == "url" {
		return 0, len(text), ""
	}
	switch {
	case strings.HasSuffix(text[:start], "<") && strings.HasPrefix(text[end:], ">"):
		return start - 1, end + 1, says
	case strings.HasSuffix(text[:start], "]("):
		closing := strings.IndexByte(text[end:], ')')
		if closing >= 0 && closing < 200 && !strings.Contains(text[end:end+closing], "\n") {
			return start - 1, end + closing + 1, "(" + says + ")"
		}
	}
	return start, end, says
}

// inAddress reports whether a text that ends so ends within the address of a
// link, which a blank would break.
func inAddress(before string) bool {
	from := strings.LastIndexAny(before, " \t\r\n<>\"'`(")
	word := before[from+1:]
	return strings.Contains(word, "://") || strings.HasPrefix(word, "mailto:") || strings.HasPrefix(word, "www.") ||
		from > 0 && before[from-1:from+1] == "]("
}

// inPageAddress reports whether it is the address of a page, which readers follow.
func inPageAddress(before string) bool {
	from := strings.LastIndexAny(before, " \t\r\n<>\"'`(")
	word := strings.ToLower(before[from+1:])
	return strings.Contains(word, "http://") || strings.Contains(word, "https://") || strings.HasPrefix(word, "www.")
}

// forAddress gives what stands for a name in an address: "Responder-A".
func forAddress(says string) string {
	return url.PathEscape(strings.ReplaceAll(strings.TrimSuffix(says, "’s"), " ", "-"))
}
