package detail

import (
	"strings"

	"afterword/backend/pattern"
)

// Where programs list settings, the name of one is itself a value:
// {"name": "DB_PASSWORD", "value": "…"}, <property name="password">…</property>.
var (
	// namedBefore matches what stands before the mark of a value, up to it.
	namedBefore = pattern.Lazily(`(?i)(?:^|[^\w-])(?:name|key|parameterkey|variable|setting)\\?["']?[ \t]*[:=][ \t]*\\?["']?([\w./-]+)\\?["']?[\s,;]*(?:-[ \t]+)?\\?["']?(?:parameter|connection)?value\\?["']?[ \t]*$`)
	// namedElement matches the beginning of an element, up to its end.
	namedElement = pattern.Lazily(`(?i)<[\w:.-]+[^<>]*[ \t](?:name|key)[ \t]*=[ \t]*["']([\w.-]+)["'][^<>]*$`)
)

// paired finds the values of such settings.
func paired(text string) []stretch {
	var found []stretch
	const longest = 160 // from a name to its value
	for i := 1; i < len(text); i++ {
		form := namedBefore
		switch {
		case (text[i] == ':' || text[i] == '=') && endsWithValue(text[:i]):
		case text[i] == '>' && (text[i-1] == '"' || text[i-1] == '\''):
			form = namedElement
		default:
			continue
		}
		m := form().FindStringSubmatch(text[max(0, i-longest):i])
		if m == nil {
			continue
		}
		k := key{name: m[1][strings.LastIndexByte(m[1], '/')+1:]}
		if k.secrecy = secrecyOf(k.name, ""); k.secrecy < aWeak {
			continue
		}
		line := text[i+1:]
		line = line[:lineEnd(line)]
		v := value{end: strings.Index(line, "</"), quoted: true}
		if text[i] != '>' {
			v = valueAt(line, 0, "")
		}
		if v.end <= v.start || strings.IndexByte(line[v.start:v.end], '<') >= 0 {
			continue
		}
		v.equals, v.tight = true, true
		if s, ok := secretIn(line, k, v); ok {
			found = append(found, stretch{i + 1 + s.start, i + 1 + s.end, s.look})
		}
	}
	return found
}

func lineEnd(text string) int {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return end
	}
	return len(text)
}

// endsWithValue is quick: most marks follow another name.
func endsWithValue(text string) bool {
	text = strings.TrimRight(text, " \t\"'\\")
	return len(text) > 5 && strings.EqualFold(text[len(text)-5:], "value")
}
