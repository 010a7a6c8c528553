package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/detail"
)

// piece is a name, or a part of one, in a script in which a name can stand
// within what looks like a word.
type piece struct {
	text string
	of   *person // as of a form
	look bool
	// begins tells that it counts only where no letter of its script stands before it.
	begins bool
}

// addUnspaced adds a name with its parts. Where family and given name are not
// parted, they are cut as such names are: 山田 and 太郎, 小明 of 王小明, 민수.
func (n *names) addUnspaced(one *person, tokens []string) {
	n.piece(piece{text: one.called, of: one})
	n.piece(piece{text: strings.Join(tokens, ""), of: one})
	for _, token := range tokens {
		if utf8.RuneCountInString(token) >= 2 {
			n.piece(piece{text: token, of: one, begins: isAll(token, unicode.Hangul) && token != one.called})
		}
	}
	if len(tokens) != 1 {
		return
	}
	letters := []rune(one.called)
	count := len(letters)
	switch {
	case isAll(one.called, unicode.Hangul) && (count == 3 || count == 4):
		n.piece(piece{text: string(letters[count-2:]), of: one, look: true, begins: true})
	case isAll(one.called, unicode.Han) && count >= 3 && count <= 6:
		n.piece(piece{text: string(letters[:2]), of: one, look: true})
		n.piece(piece{text: string(letters[2:]), of: one, look: true})
		n.piece(piece{text: string(letters[count-2:]), of: one, look: true})
	}
}

func isAll(s string, script *unicode.RangeTable) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(script, r) }) < 0
}

func (n *names) piece(p piece) {
	if utf8.RuneCountInString(p.text) < 2 && p.text != p.of.called {
		return
	}
	at := slices.IndexFunc(n.unspaced, func(known piece) bool { return known.text == p.text })
	if at < 0 {
		n.unspaced = append(n.unspaced, p)
	} else if known := &n.unspaced[at]; known.of != p.of {
		known.of = n.nobody
	}
}

func (n *names) findUnspaced(text string) []detail.Found {
	var out []detail.Found
	for _, one := range n.unspaced {
		for from := 0; ; {
			at := strings.Index(text[from:], one.text)
			if at < 0 {
				break
			}
			start := from + at
			from = start + len(one.text)
			before, _ := utf8.DecodeLastRuneInString(text[:start])
			if !one.begins || !unicode.Is(unicode.Hangul, before) {
				out = append(out, detail.Found{Start: start, End: from, Kind: People, Says: one.of.says, Look: one.look})
			}
		}
	}
	return out
}
