package detail

import "strings"

// keyed finds what stands behind the name of a secret: "DB_PASSWORD=…",
// "accessToken": "…", <password>…</password>, "API key: …", "Cookie: …". What
// stands on the next line is found too, but not by the scan of an export,
// whose lines are others.
func keyed(text string) []stretch {
	var found []stretch
	for from := 0; from < len(text); {
		length := strings.IndexByte(text[from:], '\n')
		if length < 0 {
			length = len(text) - from
		}
		found = keyedInLine(found, text, from, from+length)
		from += length + 1
	}
	return found
}

func keyedInLine(found []stretch, text string, from, to int) []stretch {
	line := text[from:to]
	for i := 0; i < len(line); i++ {
		mark := i
		var width int
		switch line[i] {
		case ':', '=':
			width = markAt(line, i)
		case '>':
			width = 1
			if i > 1 && line[i-1] == '-' && isBlank(line[i-2]) { // "password -> …"
				mark--
				width = 2
			}
		case '|':
			width = 1
		case wideBegins:
			if !strings.HasPrefix(line[i:], wideColon) {
				continue
			}
			width = len(wideColon)
		case arrowBegins:
			if width = arrowAt(line, i); width == 0 {
				continue
			}
		default:
			continue
		}
		if width < 0 { // "==", "::", "://"
			i++
			continue
		}
		i = mark + width - 1
		k := keyBefore(line, mark)
		if k.secrecy == noSecret || line[mark] == '|' && !namesCell(line, k) {
			continue
		}
		if strings.Trim(line[i+1:], " \t\r*`") == "" {
			if s, ok := secretBelow(text, to, k); ok {
				found = append(found, s)
			}
			return found
		}
		element := ""
		if line[mark] == '>' {
			element = line[strings.LastIndexByte(line[:mark], '<')+1 : mark]
		}
		v := valueAt(line, emphasisEnd(line, mark+width), element)
		v.equals = line[mark] == '=' || width > 1 && line[mark] == ':'
		v.tight = v.equals && v.start == mark+width
		v.cell = line[mark] != ':' && line[mark] != '=' && line[mark] != '>' && line[mark] != wideBegins
		if after, ok := changedTo(line, v); ok {
			if s, ok := secretIn(line, k, after); ok {
				found = append(found, stretch{from + s.start, from + s.end, s.look})
			}
		}
		if s, ok := secretIn(line, k, v); ok {
			for s.end-s.start >= longestRead && s.end < len(line) && !v.quoted && !endsValue(line, s.end) {
				s.end++
			}
			i = max(i, s.end-1)
			found = append(found, stretch{from + s.start, from + s.end, s.look})
		}
	}
	return found
}

// secretBelow reads what begins the line below a name: the layout of an export
// may put it beside the name. A word there is none.
func secretBelow(text string, at int, k key) (stretch, bool) {
	const few = 200 // blanks and marks between
	rest := text[at:min(len(text), at+few)]
	at += len(rest) - len(strings.TrimLeft(rest, " \t\r\n`>*"))
	length := strings.IndexByte(text[at:min(len(text), at+longestRead)], '\n')
	if length < 0 {
		length = min(len(text)-at, longestRead)
	}
	line := text[at : at+length]
	k.start = 0
	v := valueAt(line, 0, "")
	s, ok := secretIn(line, k, v)
	return stretch{at + s.start, at + s.end, true}, ok && !isWords(line[s.start:s.end])
}

// markAt gives the width of what stands between a name and its value; less
// than 0 for what only begins like it.
func markAt(line string, i int) int {
	next := byte(0)
	if i+1 < len(line) {
		next = line[i+1]
	}
	switch {
	case line[i] == ':' && next == '=', line[i] == '=' && next == '>':
		return 2
	case strings.HasPrefix(line[i:], "=&gt;"): // of a page
		return len("=&gt;")
	case next == line[i], line[i] == ':' && next == '/' && strings.HasPrefix(line[i:], "://"):
		return -1
	case line[i] == '=' && i > 0 && strings.IndexByte("!<>~", line[i-1]) >= 0:
		return -1
	}
	return 1
}

// key is the name of a value.
type key struct {
	secrecy secrecy
	name    string
	start   int // where it begins, quote included
	before  string
}

// keyBefore reads the name before a mark.
func keyBefore(line string, mark int) key {
	end := mark
	if line[mark] != '>' {
		end = len(strings.TrimRight(line[:end], " \t*"))
		end = len(strings.TrimSuffix(line[:end], "]"))
		for _, q := range quotes {
			if strings.HasSuffix(line[:end], q.closes) {
				end -= len(q.closes)
				break
			}
		}
	}
	name, start := nameBefore(line, end)
	if name == "" {
		return key{}
	}
	if line[mark] == '=' && strings.EqualFold(name, "string") && strings.HasSuffix(strings.TrimRight(line[:start], " "), ":") {
		return keyBefore(line, strings.LastIndexByte(line[:start], ':')) // password: string = "…"
	}
	if line[mark] == '>' { // only of an element
		space := line[max(0, start-40):start]
		open := strings.LastIndexByte(space, '<')
		if open < 0 || strings.ContainsAny(space[open+1:], " \t>/") {
			return key{}
		}
	}
	before := ""
	if start > 1 && isBlank(line[start-1]) {
		before, _ = nameBefore(line, len(strings.TrimRight(line[:start], " \t")))
	}
	return key{secrecyOf(name, before), name, start, before}
}

// secretIn decides whether a value is the secret that its name promises.
func secretIn(line string, k key, v value) (stretch, bool) {
	s := stretch{start: v.start, end: v.end}
	text := line[v.start:v.end]
	if comma := strings.IndexAny(text, ",;"); comma >= 0 && !v.quoted { // the next cell of a table decides nothing
		text = text[:comma]
		if !v.tight {
			s.end = v.start + comma
		}
	}
	switch k.secrecy {
	case aCookie:
		_, first, ok := strings.Cut(text, "=")
		if !ok || isPlaceholder(first) {
			return s, false
		}
		s.end = cookiesEnd(line, v.start)
		return s, true
	case aHeader:
		return ofHeader(line, s, v)
	}
	if saysNothing(text) || k.name == "PWD" && strings.HasPrefix(text, "/") {
		return s, false
	}
	if v.cell && (k.secrecy != aToken && k.secrecy != aPassword || !isColumnSecret(text, k.secrecy)) {
		return s, false // what another column says
	}
	switch plain := isWords(text); k.secrecy {
	case aCode:
		return s, (v.tight || v.quoted) && len(text) >= 16 && !plain
	case aDrawn:
		const least = 20
		return s, len(text) >= least && hasLetter(text) && (allHex(text) || 8*digitsIn(text) > len(text) && isMixed(text) && strings.IndexByte(text, '.') < 0)
	case aNumber:
		s.end = s.start + len(strings.TrimRight(text, ".#)"))
		digits := s.end - s.start
		return s, digits >= 4 && digits <= 10 && strings.Trim(text[:digits], "0123456789") == ""
	case aWeak:
		if strings.HasSuffix(strings.ToLower(k.name), "auth") {
			return s, (v.tight || v.quoted) && len(text) >= 8 && !plain && hasLetter(text)
		}
		return s, hasLetter(text) && !strings.Contains(text, "/") && (v.tight || v.quoted || !plain && len(text) >= 6)
	case aToken:
		switch {
		case errorWords.Has(strings.ToLower(k.before)) || v.quoted && strings.Contains(text, " ") && plain:
			return s, false
		case v.quoted || v.tight:
			return s, len(text) >= 4 && (hasLetter(text) || len(text) >= 8)
		case v.equals: // of a program: "token = nextToken"
			return s, len(text) >= 4 && !plain && hasLetter(text)
		}
		if plain && strings.Contains(k.name, "_") { // of a program as well: "client_secret: letmein"
			s.look = true
			return s, len(text) >= 4 && isSetting(line, k, v)
		}
		const noNumber = 20
		return s, len(text) >= 8 && !plain && (hasLetter(text) || len(text) >= noNumber) && !isReference(text)
	default:
		switch {
		case v.quoted:
			return s, !plain || !strings.Contains(text, " ") || !auxiliary.Has(firstWord(text))
		case v.equals:
			s.look = plain && !v.tight
			return s, true
		case plain:
			s.look = true
			return s, isSetting(line, k, v)
		}
		return s, len(text) >= 4 && !isTime(text) && !strings.Contains(text, "://")
	}
}
