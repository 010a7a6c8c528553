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
	document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
		switch x := b.(type) {
		case document.TitleBlock:
			return text == ""
		case document.Paragraph:
			if text == "" {
				text = strings.Join(strings.Fields(document.PlainText(x.Inlines)), " ")
			}
		}
		return false
	}})
	if text == "" {
		text = d.Subject
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
