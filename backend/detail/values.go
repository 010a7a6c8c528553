package detail

import (
	"strings"

	"afterword/backend/pattern"
)

// value is what stands behind a mark.
type value struct {
	start, end int
	quoted     bool
	equals     bool // the mark is "=", ":=" or "=>"
	tight      bool // and nothing is between
	cell       bool // the mark is "|", an arrow or a dash, which part all kinds of things
}

// quotes in which values stand, also where a program or a page escaped them.
var quotes = []struct{ opens, closes string }{
	{`\"`, `\"`}, {`\'`, `\'`}, {"&quot;", "&quot;"}, {"&#34;", "&#34;"}, {"&#39;", "&#39;"}, {`"`, `"`}, {"'", "'"}, {"`", "`"}, {"“", "”"}, {"„", "“"}, {"‘", "’"}, {"»", "«"},
}

// longestRead bounds what is read before it is known to be a secret; without
// it a line of names alone would take hours.
const longestRead = 512

// valueAt reads a value: up to its closing quote, to the next element, or to
// what ends it in a line.
func valueAt(line string, at int, element string) value {
	if element != "" {
		end := strings.Index(line[at:min(len(line), at+longestRead)], "</"+element+">")
		if end < 0 {
			return value{start: at, end: at}
		}
		return value{start: at, end: at + end, quoted: true}
	}
	for at < len(line) && isBlank(line[at]) {
		at++
	}
	for _, q := range quotes {
		if !strings.HasPrefix(line[at:], q.opens) {
			continue
		}
		at += len(q.opens)
		for end := at; end < min(len(line), at+longestRead); end++ {
			if strings.HasPrefix(line[end:], q.closes) {
				return value{start: at, end: end, quoted: true}
			}
			if line[end] == '\\' {
				end++
			}
		}
		break // it is not closed: the words of a sentence, or cut
	}
	end := at
	for end < min(len(line), at+longestRead) && !endsValue(line, end) {
		end++
	}
	for end > at { // "(password=…)"
		opening := strings.IndexByte(")]}", line[end-1])
		if opening < 0 || strings.IndexByte(line[at:end], "([{"[opening]) >= 0 {
			break
		}
		end--
	}
	return value{start: at, end: end}
}

// endsValue reports whether a value without quotes ends here. A comma within
// it is of it, unless another name follows.
func endsValue(line string, at int) bool {
	rest := line[at+1:]
	switch line[at] {
	case ' ', '\t', '\r', '<', '>':
		return true
	case '"', '\'', '`':
		return rest == "" || classOf(rest[0]) == '.'
	case '\\':
		return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'")
	case ',', ';':
		return rest == "" || classOf(rest[0]) == '.' || startsName(rest)
	case '&':
		return startsName(strings.TrimPrefix(rest, "amp;")) || strings.HasPrefix(rest, "quot;") || strings.HasPrefix(rest, "#3") || strings.HasPrefix(rest, "lt;")
	}
	return false
}

// startsName reports whether a text begins with a name and its mark: "user=".
func startsName(text string) bool {
	for i := range len(text) {
		if classOf(text[i]) == '.' && text[i] != '_' && text[i] != '-' && text[i] != '.' {
			return i > 0 && (text[i] == '=' || text[i] == ':')
		}
	}
	return false
}

// cookiesEnd gives the end of "a=b; c=d".
func cookiesEnd(line string, at int) int {
	for {
		for at < len(line) && !isBlank(line[at]) && strings.IndexByte(`;"'<`, line[at]) < 0 {
			at++
		}
		if at+1 >= len(line) || line[at] != ';' || !isBlank(line[at+1]) {
			return at
		}
		at += 2
	}
}

func hasLetter(s string) bool {
	for i := range len(s) {
		if kind := classOf(s[i]); kind == 'a' || kind == 'A' {
			return true
		}
	}
	return false
}

// saysNothing reports whether a value holds no secret: a state, a variable, a
// call, stars, or what was put there before.
func saysNothing(s string) bool {
	s = strings.ReplaceAll(s, `\`, "") // of Markdown
	bare := strings.ToLower(strings.Trim(s, ".,;:!?()[]{}'\"*_`"))
	switch {
	case strings.HasPrefix(s, "(") && isWords(s): // "(known after apply)"
		return true
	case bare == "" || states.Has(bare) || isPlaceholder(s) || !hasLetter(bare) && !strings.ContainsAny(bare, "0123456789"), len(bare) > 2 && strings.Trim(bare, "x") == "":
		return true
	case strings.HasPrefix(s, "${"), strings.HasPrefix(s, "$("), strings.HasPrefix(s, "{{"), strings.HasPrefix(s, "%("), strings.HasPrefix(s, "<"), strings.HasPrefix(s, "&lt;"):
		return true
	case s[0] == '$' && len(s) > 1: // "$DB_PASSWORD"
		return strings.ToUpper(s) == s && strings.Trim(s[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == ""
	}
	if refersTo().MatchString(s) {
		return true
	}
	call := strings.IndexByte(s, '(')
	return call > 0 && (strings.HasSuffix(strings.TrimRight(s, ",;"), ")") || strings.ContainsAny(s[call:], "\"'")) && strings.Trim(strings.ToLower(s[:call]), "abcdefghijklmnopqrstuvwxyz_.") == ""
}

// refersTo matches where a program takes a value from: "var.db_password".
var refersTo = pattern.Lazily(`^(?:var|local|data|module|each|env|process\.env|os\.environ|secrets|self|this|cfg|conf|config|settings)(?:\.[A-Za-z_]+)+[,;)]*$`)

// isTime reports whether a value is a time or a day.
func isTime(s string) bool {
	return strings.Trim(s, "0123456789:-.TZ/") == "" && strings.ContainsAny(s, ":-./")
}

// isReference reports whether a value is the number of a ticket or of a notice: "CVE-2021-44228".
func isReference(s string) bool {
	letters := strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return len(letters) < len(s) && strings.HasPrefix(letters, "-") && strings.Trim(letters, "0123456789-.,)") == ""
}
