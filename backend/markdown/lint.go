package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lint gathers the rules of markdownlint that a file cannot keep. Two cannot
// hold for any: lines are never wrapped, and people may use a heading twice. The
// others are found while writing, because of what people wrote.
type lint map[string]bool

// note is the comment that begins a file and switches these rules off, and no
// others.
func (l lint) note() string {
	names := []string{"MD013", "MD024"}
	for name := range l {
		names = append(names, name)
	}
	slices.Sort(names)
	return lintMark + " " + strings.Join(names, " ") + " -->"
}

const lintMark = "<!-- markdownlint-disable"

// heading looks at a heading: one that ends like a sentence.
func (l lint) heading(name string) {
	if endsLikeASentence(name) && !strings.HasSuffix(name, "?") {
		l["MD026"] = true
	}
}

// paragraph looks at the only line of one: all of it in bold or emphasised, it
// may look like a heading, unless it ends like a sentence.
func (l lint) paragraph(line string) {
	for _, mark := range [2]string{"**", "_"} {
		inner, ok := strings.CutPrefix(line, mark)
		if inner, end := strings.CutSuffix(inner, mark); ok && end && !strings.Contains(inner, mark) && !endsLikeASentence(inner) {
			l["MD036"] = true
		}
	}
}

func endsLikeASentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".,;:!?。，；：！？", last)
}

// link looks at words that do not say where they lead.
func (l lint) link(words string) {
	words = strings.ToLower(strings.TrimFunc(words, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsPunct(c) }))
	switch words {
	case "click here", "here", "link", "more":
		l["MD059"] = true
	}
}

// span looks at code in a line: blanks at its ends.
func (l lint) span(value string) {
	if strings.TrimSpace(value) != value {
		l["MD038"] = true
	}
}

// code looks at the lines of a block: tabs, blanks at their ends, commands
// shown without what they print.
func (l lint) code(lines []string) {
	commands, others := 0, 0
	for _, line := range lines {
		if strings.Contains(line, "\t") {
			l["MD010"] = true
		}
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(strings.TrimSpace(line), "$ "):
			commands++
		default:
			others++
		}
		if strings.TrimRight(line, " ") != line {
			l["MD009"] = true
		}
	}
	if commands > 0 && others == 0 {
		l["MD014"] = true
	}
}
