package detail

import "strings"

// arrowBegins is the first byte of an arrow or a dash between a name and its value.
const arrowBegins = 0xe2

// wideColon is the colon of Chinese and Japanese.
const (
	wideColon  = "："
	wideBegins = 0xef
)

// arrowAt gives the width of "→", "–" or "—" with blanks around it.
func arrowAt(line string, i int) int {
	const width = len("→")
	if i == 0 || i+width >= len(line) || !isBlank(line[i-1]) || !isBlank(line[i+width]) {
		return 0
	}
	switch line[i : i+width] {
	case "→", "–", "—":
		return width
	}
	return 0
}

// emphasisEnd skips the marks that end an emphasised name: "**Password:** …".
func emphasisEnd(line string, at int) int {
	end := at
	for end < len(line) && (line[end] == '*' || line[end] == '_') {
		end++
	}
	if end < len(line) && isBlank(line[end]) {
		return end
	}
	return at
}

// namesCell reports whether a name is all that its cell of a table says; in a
// line without a border it is the first one: "password | …", but not
// "cat password | …", which is a command.
func namesCell(line string, k key) bool {
	before := strings.TrimSpace(line[:k.start])
	return before == "" || before[0] == '|'
}

// changedTo gives the second of two values, of which a plan tells that one
// replaces the other: `password = "…" -> "…"`.
func changedTo(line string, v value) (value, bool) {
	const closing = "\"'\\` "
	end := v.end
	if strings.HasPrefix(line[v.start:], "(") { // "(sensitive value)"
		end += strings.IndexByte(line[end:], ')') + 1
	}
	most := min(len(line), end+longestRead)
	rest := strings.TrimLeft(line[end:most], closing)
	at := most - len(rest)
	if !strings.HasPrefix(rest, "-> ") {
		return value{}, false
	}
	after := valueAt(line, at+len("-> "), "")
	after.equals = after.quoted
	return after, after.quoted
}

// mayHaveMarks is quick: a text without any of the marks names no value.
func mayHaveMarks(c chars, text string) bool {
	return c.colons+c.equals+c.closing > 0 || strings.ContainsAny(text, "|→–—：")
}
