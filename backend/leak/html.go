package leak

import (
	"html"
	"strings"

	"afterword/backend/pattern"
)

// markup is what a page says in HTML, SVG or XML.
type markup struct {
	seen  string // as a reader sees it: words that a tag parts only in looks are whole
	apart string // the same with a line end at every tag, with attributes, comments and scripts
}

// inlineTags part no words: what stands before and after them reads on.
var inlineTags = wordSet("a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt tspan u var wbr")

// ownAttributes say how a page looks and what its places are called. They are
// made of nothing that people wrote but headings, which are read themselves.
var ownAttributes = wordSet("id class d transform style aria-labelledby xmlns")

// bytesInside are the bytes of a picture within the page.
var bytesInside = pattern.Lazily(`data:[a-z/+.-]+;base64,[A-Za-z0-9+/=]+`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}

// readMarkup reads a page. Names of elements and attributes are words of the
// format, not of the page, and style sheets are ours: Wei Li is not in <li>.
// Whatever is not well formed is read as text.
func readMarkup(page string) markup {
	page = bytesInside().ReplaceAllString(page, " ")
	var seen, apart strings.Builder
	for page != "" {
		open := strings.IndexByte(page, '<')
		if open < 0 {
			open = len(page)
		}
		said := html.UnescapeString(page[:open])
		seen.WriteString(said)
		apart.WriteString(said)
		page = page[open:]
		if page == "" {
			break
		}
		if rest, ok := strings.CutPrefix(page, "<!--"); ok {
			comment, after, _ := strings.Cut(rest, "-->")
			apart.WriteString("\n" + comment + "\n")
			page = after
			continue
		}
		if rest, ok := strings.CutPrefix(page, "<![CDATA["); ok {
			data, after, _ := strings.Cut(rest, "]]>")
			seen.WriteString(data)
			apart.WriteString(data)
			page = after
			continue
		}
		name, values, after, ok := readTag(page)
		if !ok { // a sign, as in "a < b"
			seen.WriteByte('<')
			apart.WriteByte('<')
			page = page[1:]
			continue
		}
		closing := page[1] == '/'
		page = after
		if name == "style" && !closing {
			_, page, _ = cutFold(page, "</style")
			page = "</style" + page
		}
		if !inlineTags[name] {
			seen.WriteByte('\n')
		}
		apart.WriteByte('\n')
		for _, value := range values {
			apart.WriteString(value + "\n")
		}
	}
	return markup{seen.String(), apart.String()}
}

// readTag reads a tag from its "<" on: its name, and the values of those
// attributes that are not ours. False if there is none.
func readTag(text string) (name string, values []string, after string, ok bool) {
	rest := strings.TrimLeft(text[1:], "/!?")
	end := strings.IndexFunc(rest, func(r rune) bool { return !isNameRune(r) })
	if len(text)-len(rest) > 2 || end <= 0 || rest[0] >= '0' && rest[0] <= '9' {
		return "", nil, text, false
	}
	name, rest = strings.ToLower(rest[:end]), rest[end:]
	policy := false
	for {
		rest = strings.TrimLeft(rest, " \t\r\n/?")
		switch {
		case rest == "":
			return name, values, "", true
		case rest[0] == '>':
			if policy {
				values = nil // what a browser may load, which is ours
			}
			return name, values, rest[1:], true
		}
		end := strings.IndexAny(rest, " \t\r\n/>=")
		if end < 0 {
			end = len(rest)
		}
		if end == 0 { // "=" by itself
			rest = rest[1:]
			continue
		}
		written, value, valued := rest[:end], "", false
		key := strings.ToLower(written)
		rest = rest[end:]
		if after, is := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "="); is {
			value, rest = readValue(strings.TrimLeft(after, " \t\r\n"))
			valued = true
		}
		switch {
		case !valued: // no name we know: whoever put it there wanted to say it
			values = append(values, written)
		case key == "http-equiv":
			policy = true
		case key == "href" && strings.HasPrefix(value, "#") || ownAttributes[key] || strings.HasPrefix(key, "xmlns:"):
		default:
			values = append(values, html.UnescapeString(value))
		}
	}
}

func isNameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ':' || r == '-' || r == '_'
}

// readValue reads the value of an attribute, in quotes or not.
func readValue(text string) (value, after string) {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		value, after, _ = strings.Cut(text[1:], text[:1])
		return value, after
	}
	end := strings.IndexAny(text, " \t\r\n>")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

// cutFold cuts at a text in any case of its letters.
func cutFold(text, at string) (before, after string, found bool) {
	for i := 0; i+len(at) <= len(text); i++ {
		if text[i] == at[0] && strings.EqualFold(text[i:i+len(at)], at) {
			return text[:i], text[i+len(at):], true
		}
	}
	return text, "", false
}
