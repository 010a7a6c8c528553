package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
)

// longestDescription is the most letters of a description: search results and
// previews show no more.
const longestDescription = 200

// frontMatter gives the facts about a document as YAML between lines of dashes.
// All text is in double quotes, in which YAML takes it as it is.
func frontMatter(d document.Document, flavour string) []string {
	out := []string{"---"}
	line := func(name, value string) {
		if value != "" {
			out = append(out, name+": "+quote(value))
		}
	}
	list := func(name string, values []string) {
		if len(values) == 0 {
			return
		}
		out = append(out, name+":")
		for _, v := range values {
			out = append(out, "  - "+quote(v))
		}
	}
	p := d.Properties
	if flavour == "docusaurus" {
		line("id", pageID(p.Reference, d.Title))
	}
	line("title", d.Title)
	line("description", description(d))
	if flavour != "docusaurus" {
		if !d.Date.IsZero() {
			out = append(out, "date: "+d.Date.UTC().Format("2006-01-02"))
		}
		line("lang", d.Language)
		line("reference", p.Reference)
		line("severity", p.Severity)
		line("status", p.Status)
		list("services", p.Services)
	}
	list("tags", p.Tags)
	return append(out, "---")
}

// quote writes a text in double quotes. What a line cannot hold was replaced.
func quote(s string) string { return strconv.Quote(strings.TrimSpace(clean(s))) }

// description is the beginning of the lead, or what the document says of itself.
func description(d document.Document) string {
	text := ""
	for _, b := range d.Body {
		if title, ok := b.(document.TitleBlock); ok {
			text = firstWords(title.Lead)
		}
	}
	if text == "" {
		text = strings.Join(strings.Fields(clean(d.Subject)), " ")
	}
	if utf8.RuneCountInString(text) <= longestDescription {
		return text
	}
	text = string([]rune(text)[:longestDescription])
	if space := strings.LastIndexByte(text, ' '); space > 0 {
		text = text[:space]
	}
	return strings.TrimRight(text, " .,;:") + "…"
}

// firstWords gives the first paragraph, if it stands before any heading.
func firstWords(list []document.Block) string {
	for _, b := range list {
		switch x := b.(type) {
		case document.Paragraph:
			return strings.Join(strings.Fields(words(x.Inlines)), " ")
		case document.Note:
			return strings.Join(strings.Fields(words(x.Inlines)), " ")
		case document.Heading:
			return ""
		}
	}
	return ""
}

// words gives the words of a line as a reader of the text finds them.
func words(list []document.Inline) string {
	var out strings.Builder
	document.WalkInlines(list, document.Visitor{Inline: func(i document.Inline) bool {
		switch x := i.(type) {
		case document.Text:
			out.WriteString(clean(x.Value))
		case document.CodeSpan:
			out.WriteString(clean(x.Value))
		case document.Label:
			if strings.TrimSpace(clean(x.Value)) != "" {
				out.WriteString(labelMark + x.Value)
			}
		case document.Break:
			out.WriteByte(' ')
		}
		return true
	}})
	return out.String()
}

// pageID makes the reference, or else the title, a part of an address. "" means
// that the site should take the name of the file.
func pageID(reference, title string) string {
	for _, s := range []string{reference, title} {
		var out strings.Builder
		for _, c := range strings.ToLower(s) {
			switch {
			case c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)):
				out.WriteRune(c)
			case out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
				out.WriteByte('-')
			}
		}
		if id := strings.Trim(out.String()[:min(out.Len(), 80)], "-"); id != "" {
			return id
		}
	}
	return ""
}

// cutQuoted takes a text in double quotes off the front.
func cutQuoted(s string) (value, rest string, ok bool) {
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil || s[0] != '"' {
		return "", s, false
	}
	value, err = strconv.Unquote(quoted)
	return value, s[len(quoted):], err == nil
}
