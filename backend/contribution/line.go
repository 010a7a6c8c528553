package contribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// section is a part of the page.
type section int

const (
	preamble section = iota // before the first heading, and below one that is not ours
	known
	remember
	asking
	naming
)

// headings in every language that the page is written in.
var headings = map[string]section{
	"what is known": known, "was bekannt ist": known,
	"what i remember": remember, "woran ich mich erinnere": remember,
	"questions": asking, "fragen": asking,
	"name": naming,
}

// fields are lines with a key; the values are their names in Contribution.
var fields = map[string]string{
	"name": "name", "reference": "reference", "referenz": "reference", "time zone": "zone", "zeitzone": "zone",
}

var (
	ruler   = pattern.Lazily(`^(?:=+|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|~{3,}.*|` + "`{3,}.*" + `)$`)
	bullet  = pattern.Lazily(`^(?:[-*+•‣◦–—]|\d{1,3}[.)])(?:\s+|$)`)
	tickBox = pattern.Lazily(`^\[[ xX]?\]\s+`)
	escaped = pattern.Lazily("\\\\([!-/:-@\\[-`{-~])")
	blankAt = pattern.Lazily(`(?i)^(?:hh|ss):mm(?:[\s:–—-]+|$)`)
)

// placeholders stand in the page where something can be filled in.
var placeholders = []string{"what happened", "was geschah", "…", "..."}

// headingOf tells which section a line begins, and whether it is a heading at
// all. Editors make "**Questions**" or "Questions:" of "## Questions".
func headingOf(line string) (section, bool) {
	words := strings.Trim(line, "#*_: \t")
	level := len(line) - len(strings.TrimLeft(line, "#"))
	marked := level > 0 && level < len(line) && (line[level] == ' ' || line[level] == '\t')
	s, ours := headings[strings.ToLower(strings.Join(strings.Fields(words), " "))]
	switch {
	case ours && s == naming && !marked:
		return preamble, false // "Name:" that was left empty
	case ours:
		return s, true
	}
	return preamble, marked
}

// fieldOf reads "Name: Ana", also as "**Name:** Ana".
func fieldOf(line string) (name, value string) {
	key, value, found := strings.Cut(line, ":")
	if !found {
		return "", ""
	}
	name = fields[strings.ToLower(strings.Trim(key, "*_ \t"))]
	return name, strings.Trim(strings.TrimSpace(value), "*_ \t")
}

// item is a line without what Markdown puts in front of it.
type item struct {
	text     string
	marked   bool // it begins a list item
	indented bool
}

// itemOf takes quotes, bullets, boxes and escapes off a line. A number with a
// dot is a mark only if timed says that it is not the beginning of a date.
func itemOf(line string, timed func(string) bool) item {
	body := strings.TrimLeftFunc(line, func(c rune) bool { return unicode.IsSpace(c) || c == '>' })
	out := item{indented: len(body) < len(line) && line[0] != '>'}
	if mark := bullet().FindString(body); mark != "" && (mark[0] > '9' || mark[0] < '0' || !timed(body)) {
		out.marked = true
		body = strings.TrimLeft(body[len(mark):], " \t")
		body = tickBox().ReplaceAllString(body, "")
	}
	out.text = strings.TrimSpace(escaped().ReplaceAllString(unwrapped(body), "$1"))
	return out
}

// unwrapped takes the marks off a time that was made bold: "**14:05** saw it".
func unwrapped(s string) string {
	for _, mark := range []string{"**", "__", "`", "*", "_"} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			if inner, after, ok := strings.Cut(rest, mark); ok {
				return inner + after
			}
		}
	}
	return s
}

// withoutBlank takes "HH:MM" away that nobody filled in. Empty is a line that
// was left as it is.
func withoutBlank(s string) string {
	s = strings.TrimSpace(blankAt().ReplaceAllString(s, ""))
	for _, p := range placeholders {
		if strings.EqualFold(s, p) {
			return ""
		}
	}
	return s
}

// cutTitle parts a long line into a title and the whole for the description.
func cutTitle(s string) (title, rest string) {
	if utf8.RuneCountInString(s) <= maxTitle {
		return s, ""
	}
	letters := []rune(s)
	title = string(letters[:maxTitle-1])
	if at := strings.LastIndexByte(title, ' '); at > len(title)/2 {
		title = title[:at]
	}
	return postmortem.CleanLine(title) + "…", s
}
