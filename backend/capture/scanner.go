package capture

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
)

// scanner walks over the start of a text with anchored patterns. It never
// looks further than maxTime bytes, so that the work for a text of any length
// is bounded.
type scanner struct {
	text string
	at   int
}

func (s *scanner) rest() string { return s.text[s.at:] }

func (s *scanner) window() string {
	if len(s.text) <= maxTime {
		return s.text[min(s.at, len(s.text)):]
	}
	return s.text[min(s.at, maxTime):maxTime]
}

// take moves behind what the form matches here and gives its groups. The form
// must begin with ^.
func (s *scanner) take(form pattern.Pattern) []string {
	groups := form().FindStringSubmatch(s.window())
	if groups != nil {
		s.at += len(groups[0])
	}
	return groups
}

// takeWord is take for what must not run on into a longer word or number.
func (s *scanner) takeWord(form pattern.Pattern) []string {
	mark := s.at
	groups := s.take(form)
	if groups != nil && !s.atBoundary() {
		s.at = mark
		return nil
	}
	return groups
}

// atBoundary reports whether no letter or digit follows.
func (s *scanner) atBoundary() bool {
	r, _ := utf8.DecodeRuneInString(s.rest())
	return s.at >= len(s.text) || (!unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_')
}

func (s *scanner) spaces() { s.take(spaces) }

// sp is white space as people paste it: no-break and thin spaces are common
// between the time and "PM".
const sp = `[ \x{00A0}\x{2009}\x{202F}]`

// dash is a hyphen, a minus sign or a dash.
const dash = `[-\x{2010}-\x{2015}\x{2212}]`

var (
	spaces     = pattern.Lazily(`^` + sp + `+`)
	titleStart = pattern.Lazily(`^(?:` + sp + `|[:|,;·•>\]]|\.(?:` + sp + `|$)|` + dash + `+(?:` + sp + `|$))+`)
	dashLetter = pattern.Lazily(`^` + dash + `(\pL)`)
)

// cleanTitle takes off what separates a time from its title: "- deploy" and
// ": deploy" give "deploy"; "-5 replicas" and "--force" stay.
func cleanTitle(s string) string {
	s = s[len(titleStart().FindString(s)):]
	if m := dashLetter().FindStringSubmatch(s); m != nil {
		s = s[len(m[0])-len(m[1]):]
	}
	return strings.TrimSpace(s)
}

// quote shows a piece of what was typed in a message, cut if it is long.
func quote(s string) string {
	const longest = 40
	runes := []rune(s[:min(len(s), longest*utf8.UTFMax)])
	if len(runes) > longest {
		return "“" + strings.ToValidUTF8(string(runes[:longest]), "") + "…”"
	}
	return "“" + s + "”"
}

func invalid(title, format string, args ...any) Reply {
	return Reply{Status: Invalid, Choices: []Choice{}, Title: title, Message: fmt.Sprintf(format, args...)}
}
