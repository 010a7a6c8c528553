package markdown

import (
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/pattern"
)

// front is what stands in front of a text, between lines of dashes.
type front struct {
	is, titled, mdx bool
	title, id, said string   // said is what the page says of itself in short
	others          []string // lines of which we do not know what they say
}

// readFrontMatter takes what Render put in front, and what people and their
// sites added to it or wrote otherwise, off a text. What is none of ours is kept
// as it stands.
func readFrontMatter(source string, d *document.Document) (f front, text string) {
	lines := strings.SplitAfter(source, "\n")
	end := slices.IndexFunc(lines[1:], func(line string) bool {
		line = strings.TrimRight(line, " \t\n")
		return line == "---" || line == "..."
	}) + 1
	if strings.TrimRight(lines[0], " \t\n") != "---" || end == 0 {
		return f, source
	}
	entries, ok := entriesOf(lines[1:end])
	if !ok {
		return f, source
	}
	for _, e := range entries {
		if rest, known := f.take(e, d); !known {
			f.others = append(f.others, e.lines...)
		} else if rest != "" {
			f.others = append(f.others, rest)
		}
	}
	text = strings.Join(lines[end+1:], "")
	f.is = true
	f.mdx = !strings.HasPrefix(strings.TrimSpace(text), lintMark)
	return f, text
}

// entry is a name of the front matter with its lines.
type entry struct {
	name, value string
	lines       []string
}

var entryForm = pattern.Lazily(`^([\pL_][\pL\pN_.-]*|"[^"]*") *:(?: +(.*))?$`)

// entriesOf parts the lines of YAML. It reports false for what is none: text
// between two rules.
func entriesOf(lines []string) (out []entry, ok bool) {
	for _, line := range lines {
		line = strings.TrimRight(line, " \t\n")
		m := entryForm().FindStringSubmatch(line)
		switch {
		case line == "":
		case m != nil:
			out = append(out, entry{m[1], m[2], []string{line}})
		case line[0] == '#':
			out = append(out, entry{lines: []string{line}})
		case len(out) > 0 && (line[0] == ' ' || line[0] == '\t' || strings.HasPrefix(line, "- ")):
			last := &out[len(out)-1]
			last.lines = append(last.lines, line)
		default:
			return nil, false
		}
	}
	return out, true
}

// take reads an entry that is ours. rest is a remark behind its value.
func (f *front) take(e entry, d *document.Document) (rest string, known bool) {
	p := &d.Properties
	lists := map[string]*[]string{"tags": &p.Tags, "services": &p.Services}
	if list := lists[e.name]; list != nil {
		values, ok := yamlList(e)
		if ok {
			*list = values
		}
		return "", ok
	}
	value, rest, ok := yamlValue(e.value)
	if !ok || len(e.lines) > 1 {
		return "", false
	}
	if e.name == "date" {
		date, err := time.Parse(time.DateOnly, value)
		d.Date = date
		return rest, err == nil
	}
	words := map[string]*string{
		"title": &f.title, "id": &f.id, "description": &f.said, "lang": &d.Language, "reference": &p.Reference, "severity": &p.Severity, "status": &p.Status,
	}
	to := words[e.name]
	if to == nil {
		return "", false
	}
	*to = value
	f.titled = f.titled || e.name == "title"
	return rest, true
}

// settle compares what is said in front with what the text says, for Render
// makes the one of the other. What differs was written by somebody.
func (f *front) settle(d *document.Document, kicker []string) {
	if !f.is {
		return
	}
	id := f.id == "" || f.id == pageID("", d.Title)
	for end := len(kicker); end > 1; end-- { // a reference can hold the mark between the parts
		reference := strings.Join(kicker[1:end], kickerMark)
		if !id && f.id == pageID(reference, "") && d.Properties.Reference == "" {
			id, d.Properties.Reference = true, reference
		}
	}
	keep := func(name, value string) { f.others = append(f.others, name+": "+quote(value)) }
	if f.titled && f.title != d.Title {
		keep("title", f.title)
	}
	if !id {
		keep("id", f.id)
	}
	if f.said != "" && f.said != d.Subject && f.said != strings.TrimSpace(clean(description(*d))) {
		keep("description", f.said)
	}
}

// yamlValue reads a text in quotes or without.
func yamlValue(s string) (value, remark string, ok bool) {
	rest := ""
	switch {
	case s == "":
		return "", "", false
	case s[0] == '"':
		value, rest, ok = cutQuoted(s)
	case s[0] == '\'':
		end := 1
		for end < len(s) && (s[end] != '\'' || strings.HasPrefix(s[end+1:], "'")) {
			if s[end] == '\'' {
				end++
			}
			end++
		}
		if ok = end < len(s); ok {
			value, rest = strings.ReplaceAll(s[1:end], "''", "'"), s[end+1:]
		}
	default:
		ok = !strings.ContainsAny(s[:1], "[]{}&*!|>%@`,?#")
		value, rest = s, ""
		if at := strings.Index(s, " #"); at >= 0 {
			value, rest = s[:at], s[at:]
		}
	}
	rest = strings.TrimSpace(rest)
	return strings.TrimSpace(value), rest, ok && (rest == "" || rest[0] == '#')
}

// yamlList reads a list below its name or in brackets behind it, or one value.
func yamlList(e entry) (out []string, ok bool) {
	add := func(s string) {
		value, remark, is := yamlValue(strings.TrimSpace(s))
		out, ok = append(out, value), ok && is && remark == ""
	}
	ok = true
	inner, open := strings.CutPrefix(e.value, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	switch {
	case e.value == "":
		for _, line := range e.lines[1:] {
			item, is := strings.CutPrefix(strings.TrimLeft(line, " "), "- ")
			if add(item); !is {
				return nil, false
			}
		}
	case len(e.lines) > 1:
		return nil, false
	case open && closed && strings.TrimSpace(inner) == "":
	case open && closed:
		for inner != "" {
			var item, rest string
			if value, behind, quoted := cutQuoted(strings.TrimSpace(inner)); quoted {
				item, rest = quote(value), strings.TrimSpace(behind)
				if rest != "" && rest[0] != ',' {
					return nil, false
				}
				rest = strings.TrimPrefix(rest, ",")
			} else {
				if item, rest, _ = strings.Cut(inner, ","); strings.ContainsAny(item, "[]{}") {
					return nil, false
				}
			}
			add(item)
			inner = rest
		}
	default:
		add(e.value)
	}
	return out, ok
}
