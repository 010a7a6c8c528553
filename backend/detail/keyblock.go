package detail

import (
	"strings"

	"afterword/backend/pattern"
)

// keyBegins and keyEnds stand around a private key, as a program writes it.
var (
	keyBegins = pattern.Lazily(`-----BEGIN [A-Z0-9 ]+-----`)
	keyEnds   = pattern.Lazily(`-----END [A-Z0-9 ]+-----`)
	// keyHeader is a line before the letters of a key.
	keyHeader = pattern.Lazily(`^(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n]*`)
)

// keyBlocks finds private keys. One whose end was cut off goes as far as there
// are letters of a key: a sentence that only names the line it begins with, and
// all that follows, stays.
func keyBlocks(text string) []stretch {
	var found []stretch
	for from := 0; ; {
		at := keyBegins().FindStringIndex(text[from:])
		if at == nil {
			return found
		}
		start, begun := from+at[0], from+at[1]
		own, _, _ := strings.Cut(text[begun:], "-----BEGIN")
		end := begun + keyLength(own)
		if closing := keyEnds().FindStringIndex(own); closing != nil {
			end = begun + closing[1]
		}
		if end > begun {
			found = append(found, stretch{start: start, end: end})
		}
		from = end
	}
}

// keyLength gives how far there are letters of a key, and headers before them.
func keyLength(text string) int {
	end := 0
	for next := 0; next < len(text); end = next {
		next += len(text[next:]) - len(strings.TrimLeft(text[next:], " \t\r\n>|`\"'+,"))
		rest := text[next:min(len(text), next+longestRead)]
		width := len(keyHeader().FindString(rest))
		if width == 0 {
			width = keyLetters(rest)
		}
		if width == 0 {
			break
		}
		next += width
	}
	return end
}

// keyLetters gives how many bytes a text begins with that are of a key and not
// of a word; the lines of a key may be parted by "\n", as in JSON.
func keyLetters(text string) int {
	const noWord = 16
	run, longest, end := 0, 0, 0
	for ; end < len(text); end++ {
		b := text[end]
		if (classOf(b) == '.' || b >= 0x80) && strings.IndexByte(`+/=\`, b) < 0 {
			break
		}
		if run++; b == '\\' {
			run = 0
		}
		longest = max(longest, run)
	}
	if longest < noWord && !strings.Contains(text[:end], "=") {
		return 0
	}
	return end
}
