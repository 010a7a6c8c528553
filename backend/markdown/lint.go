package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
)

// lintNote is the comment that begins a file. It switches off the rules of
// markdownlint that cannot hold here: lines are never wrapped, and people may use
// a heading twice. To these it adds the few that this document breaks because of
// what people wrote, and no others.
func lintNote(d document.Document) string {
	f := lintFinder{rules: map[string]bool{"MD013": true, "MD024": true}}
	f.blocks(d.Body, true)
	names := make([]string, 0, len(f.rules))
	for name := range f.rules {
		names = append(names, name)
	}
	slices.Sort(names)
	return "<!-- markdownlint-disable " + strings.Join(names, " ") + " -->"
}

type lintFinder struct{ rules map[string]bool }

// blocks looks at blocks; top says that they stand in no list and no quote.
func (f *lintFinder) blocks(list []document.Block, top bool) {
	for i, b := range list {
		switch x := b.(type) {
		case document.TitleBlock:
			f.heading(x.Title)
			f.blocks(x.Lead, top)
		case document.Section:
			f.heading(x.Title)
			f.blocks(x.Blocks, top)
		case document.Heading:
			f.heading(document.PlainText(x.Inlines))
			f.inlines(x.Inlines)
		case document.Paragraph:
			f.paragraph(x.Inlines, top)
		case document.Note:
			f.paragraph(x.Inlines, top)
		case document.List:
			f.rules["MD029"] = f.rules["MD029"] || x.Ordered && x.Start != 1 // the numbers people gave
			for _, item := range x.Items {
				f.blocks(item.Blocks, false)
			}
		case document.Definitions:
			for _, item := range x.Items {
				f.blocks(item.Blocks, false)
			}
		case document.Quote:
			if i > 0 {
				if _, ok := list[i-1].(document.Quote); ok { // two quotes, one behind the other
					f.rules["MD028"] = true
				}
			}
			f.blocks(x.Blocks, false)
		case document.Code:
			f.code(x.Text)
		case document.Table:
			for _, row := range x.Rows {
				for _, c := range row.Cells {
					f.blocks(c.Blocks, false)
				}
			}
		}
	}
	for name, used := range f.rules {
		if !used {
			delete(f.rules, name)
		}
	}
}

func (f *lintFinder) heading(words string) {
	if endsLikeASentence(words) && !strings.HasSuffix(strings.TrimSpace(words), "?") {
		f.rules["MD026"] = true
	}
}

func endsLikeASentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".,;:!?。，；：！？", last)
}

func (f *lintFinder) paragraph(list []document.Inline, top bool) {
	if top && len(list) == 1 {
		switch list[0].(type) {
		case document.Strong, document.Emphasis, document.Soft:
			// A line in bold may look like a heading, unless it ends like a sentence.
			if !endsLikeASentence(document.PlainText(list)) {
				f.rules["MD036"] = true
			}
		}
	}
	f.inlines(list)
}

func (f *lintFinder) inlines(list []document.Inline) {
	document.WalkInlines(list, document.Visitor{Inline: func(i document.Inline) bool {
		switch x := i.(type) {
		case document.Link:
			f.linkWords(x.Inlines)
		case document.Ref:
			f.linkWords(x.Inlines)
		case document.CodeSpan:
			if strings.TrimSpace(x.Value) != x.Value {
				f.rules["MD038"] = true // blanks at the ends of code
			}
		}
		return true
	}})
}

// linkWords finds links that do not say where they lead.
func (f *lintFinder) linkWords(list []document.Inline) {
	if _, core, _ := trimmed(list); strings.TrimSpace(document.PlainText(core)) != document.PlainText(core) {
		f.rules["MD039"] = true // blanks at the ends of the words of a link, inside other marks
	}
	words := strings.ToLower(strings.TrimFunc(document.PlainText(list), func(c rune) bool { return unicode.IsSpace(c) || unicode.IsPunct(c) }))
	switch words {
	case "click here", "here", "link", "more":
		f.rules["MD059"] = true
	}
}

func (f *lintFinder) code(text string) {
	if strings.Contains(text, "\t") {
		f.rules["MD010"] = true
	}
	commands, others := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(strings.TrimSpace(line), "$ "):
			commands++
		default:
			others++
		}
		if strings.TrimRight(line, " ") != line {
			f.rules["MD009"] = true // blanks at the ends of the lines of a log
		}
	}
	if commands > 0 && others == 0 {
		f.rules["MD014"] = true // commands shown without what they print
	}
}
