package markdown

import (
	"strconv"
	"strings"
	"time"

	"afterword/backend/document"
)

// readFrontMatter reads the facts that Render put in front, in the form it
// writes them, and gives the text behind them. titled reports that the title is
// one of them. Front matter of another form is left where it is.
func readFrontMatter(source string, d *document.Document) (text string, titled bool) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return source, false
	}
	front, text, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return source, false
	}
	read := document.Document{}
	var list *[]string
	for line := range strings.SplitSeq(front, "\n") {
		if item, ok := strings.CutPrefix(line, "  - "); ok && list != nil {
			value, err := strconv.Unquote(item)
			if err != nil {
				return source, false
			}
			*list = append(*list, value)
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return source, false
		}
		value = strings.TrimSpace(value)
		list = nil
		switch name {
		case "tags":
			list = &read.Properties.Tags
			continue
		case "services":
			list = &read.Properties.Services
			continue
		case "date":
			date, err := time.Parse(time.DateOnly, value)
			if err != nil {
				return source, false
			}
			read.Date = date
			continue
		}
		value, err := strconv.Unquote(value)
		if err != nil {
			return source, false
		}
		switch name {
		case "title":
			read.Title, titled = value, true
		case "lang":
			read.Language = value
		case "reference":
			read.Properties.Reference = value
		case "severity":
			read.Properties.Severity = value
		case "status":
			read.Properties.Status = value
		}
	}
	*d = read
	return text, titled
}
