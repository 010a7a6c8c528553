package detail

import (
	"strings"
	"sync"
)

// WordList is a set of words that is made when it is first asked for: most runs of
// the program take nothing out of anything and need none of them.
type WordList struct{ set func() map[string]bool }

// Words gives the words of a list, which blanks part.
func Words(list string) WordList {
	return WordList{sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, word := range strings.Fields(list) {
			out[word] = true
		}
		return out
	})}
}

// Has reports whether a word is in the list, written the same.
func (w WordList) Has(word string) bool { return w.set()[word] }
