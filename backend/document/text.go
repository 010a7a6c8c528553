package document

import "strings"

// PlainText gives the words of inlines without any markup. A Break is a line
// end, a Label stands in its place like a word.
func PlainText(inlines []Inline) string {
	var out strings.Builder
	WalkInlines(inlines, Visitor{Inline: func(i Inline) bool {
		switch x := i.(type) {
		case Text:
			out.WriteString(x.Value)
		case CodeSpan:
			out.WriteString(x.Value)
		case Label:
			out.WriteString(x.Value)
		case Break:
			out.WriteByte('\n')
		}
		return true
	}})
	return out.String()
}

// Words gives all text of the document in reading order, titles included, one
// piece per line. It serves tests that compare an export with its source.
func Words(d Document) string {
	var out strings.Builder
	line := func(s string) {
		if s != "" {
			out.WriteString(s)
			out.WriteByte('\n')
		}
	}
	Walk(d.Body, Visitor{Block: func(b Block) bool {
		switch x := b.(type) {
		case TitleBlock:
			line(strings.Join(x.Kicker, " "))
			line(x.Title)
		case KeyFigures:
			for _, f := range x.Figures {
				line(f.Label + " " + f.Value + " " + f.Note)
			}
		case TimelineFigure:
			line(x.Alt)
		case Section:
			line(x.Title)
		case Paragraph:
			line(PlainText(x.Inlines))
		case Heading:
			line(PlainText(x.Inlines))
		case Note:
			line(PlainText(x.Inlines))
		case Code:
			line(x.Text)
		case Definitions:
			for _, item := range x.Items {
				line(item.Term)
				line(Words(Document{Body: item.Blocks}))
			}
			return false
		case Table:
			for _, c := range x.Columns {
				line(c.Title)
			}
		}
		return true
	}})
	return out.String()
}

// BaseLanguage gives the language of a BCP 47 tag without its region: "de" of
// "de-AT". Words in a language are looked up by it.
func BaseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}

// Box gives the sign that stands before an item of a task list, "" before any other.
func (i ListItem) Box() string {
	switch {
	case i.Checked == nil:
		return ""
	case *i.Checked:
		return "☑"
	}
	return "☐"
}
