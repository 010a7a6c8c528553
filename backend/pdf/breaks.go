package pdf

import (
	"strings"

	"github.com/rivo/uniseg"
)

// breaker finds the places where a line may break, by the Unicode line breaking
// algorithm (UAX 14). Most of a document is words with blanks between them; for
// these the answer is seen by looking at the letters, and only the rest is left
// to the library. A test holds the two against each other.
type breaker struct {
	rest  string
	asked string // the rest as the library gets it, of the same length
	state int
}

// The library breaks a line behind every skin tone, also before a full stop, and
// takes a person with a trade apart ("woman, tone, joiner, computer"). A tone belongs
// to the sign before it as a variation selector does, so it is asked about that.
var tones = strings.NewReplacer("\U0001f3fb", selector, "\U0001f3fc", selector, "\U0001f3fd", selector, "\U0001f3fe", selector, "\U0001f3ff", selector)

const (
	selector   = "\U000e0100"
	toneBegins = "\xf0\x9f\x8f" // the first bytes of all tones
)

func newBreaker(text string) breaker {
	b := breaker{rest: text, asked: text, state: -1}
	if strings.Contains(text, toneBegins) {
		b.asked = tones.Replace(text)
	}
	return b
}

// next gives the text up to the next place, with the blanks before it; "" at the
// end of the text. "12 %" is one figure: the sign stays with its number.
func (b *breaker) next() (segment string) {
	whole := b.rest
	segment = b.one()
	if len(b.rest) > 0 && b.rest[0] == '%' && endsInNumber(segment) {
		segment = whole[:len(segment)+len(b.one())]
	}
	return segment
}

// endsInNumber reports whether a segment ends in a digit and one blank.
func endsInNumber(segment string) bool {
	n := len(segment)
	return n > 1 && segment[n-1] == ' ' && digit(segment[n-2])
}

// one gives what next does by the algorithm alone.
func (b *breaker) one() (segment string) {
	if n := plainSegment(b.asked); n > 0 {
		b.state = -1
		return b.take(n)
	}
	if b.asked != "" {
		segment, _, _, b.state = uniseg.FirstLineSegmentInString(b.asked, b.state)
	}
	return b.take(len(segment))
}

// take gives the next n bytes of the text.
func (b *breaker) take(n int) (segment string) {
	segment, b.rest, b.asked = b.rest[:n], b.rest[n:], b.asked[n:]
	return segment
}

// Kinds of characters of plain words, in the terms of UAX 14.
const (
	otherSign = iota
	letterSign
	stopSign  // IS: nothing breaks before it, nor between it and a letter or digit
	closeSign // EX: nothing breaks before it
	blankSign
)

var signs = func() (kinds [256]uint8) {
	for c := range kinds {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
			kinds[c] = letterSign
		}
	}
	for _, c := range ".,:;" {
		kinds[c] = stopSign
	}
	kinds['!'], kinds['?'], kinds[' '] = closeSign, closeSign, blankSign
	return kinds
}()

func digit(c byte) bool { return c >= '0' && c <= '9' }

// plainSegment gives the length of the segment at the start of the text, 0 where
// anything but letters, digits and the signs of sentences is near. After a blank
// a line may break in front of a letter whatever was before, so where such a
// segment ends the library can start anew.
func plainSegment(text string) int {
	if text == "" || signs[text[0]] != letterSign {
		return 0
	}
	closed := false
	for i := 1; i < len(text); i++ {
		switch signs[text[i]] {
		case letterSign:
			if closed {
				return 0
			}
		case stopSign:
			closed = closed || !digit(text[i-1]) // a digit may follow if one was before
		case closeSign:
			closed = true
		case blankSign:
			for i++; i < len(text); i++ {
				if signs[text[i]] != blankSign {
					if signs[text[i]] != letterSign {
						return 0
					}
					return i
				}
			}
			return len(text)
		default:
			return 0
		}
	}
	return len(text)
}
