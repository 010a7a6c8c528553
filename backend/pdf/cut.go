package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut splits the piece so that the first part, in reading order, is at most
// width wide (in units of the type size) but holds at least one cluster. rest
// is nil when all of it fits.
func (s *shaped) cut(width float64) (first, rest *shaped) {
	n := len(s.glyphs)
	at := func(k int) *glyph {
		if s.rtl {
			return &s.glyphs[n-1-k]
		}
		return &s.glyphs[k]
	}
	unspaced := !s.rtl && strings.ContainsFunc(s.text, isUnspaced)
	sum := 0.0
	good, fair := 0, 0 // the last places that suit, 0 for none
	for k := 0; k < n; {
		end := k
		w := 0.0
		for end < n && (at(end).from == at(k).from || s.mark(at(end).from)) {
			w += float64(at(end).advance) / s.face.upem
			end++
		}
		if unspaced && k > 0 {
			switch syllable(s.text, int(at(k).from)) {
			case begins:
				good, fair = k, k
			case mayBegin:
				fair = k
			}
		}
		if k > 0 && sum+w > width {
			switch {
			case good > k/2:
				k = good
			case fair > 0:
				k = fair
			}
			return s.part(0, k), s.part(k, n)
		}
		sum += w
		k = end
	}
	return s, nil
}

// isUnspaced reports whether a letter is of a script that puts no blanks between
// words: Thai, Lao, Burmese, Khmer. Where a word ends only a dictionary knows,
// and there is none here. But where a syllable can begin is seen by its letters.
func isUnspaced(r rune) bool {
	return r >= 0x0e00 && r <= 0x0eff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff
}

// start says whether a syllable begins at a place.
type start uint8

const (
	within   start = iota // it does not
	mayBegin              // for all that is seen
	begins
)

// syllable looks at the letters around a byte of a text.
func syllable(text string, at int) start {
	before, size := utf8.DecodeLastRuneInString(text[:at])
	next, width := utf8.DecodeRuneInString(text[at:])
	if !isUnspaced(before) || !isUnspaced(next) {
		return mayBegin
	}
	further := text[:at-size]
	switch {
	case unicode.Is(unicode.M, next), follows(next), isLeading(before), isStacker(before), silenced(text[at+width:]), unicode.IsDigit(before) && unicode.IsDigit(next):
		return within
	case isLeading(next):
		return begins
	case wantsFinal(before), unicode.Is(unicode.M, before) && wantsFinal(lastRune(further)): // "กั" goes on, also with a tone above it
		return within
	case endsSyllable(before):
		return begins
	}
	return mayBegin
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isLeading tells the vowels that are written before the consonant they follow.
func isLeading(r rune) bool { return r >= 0x0e40 && r <= 0x0e44 || r >= 0x0ec0 && r <= 0x0ec4 }

// follows tells the letters that never begin a syllable: vowels that stand behind
// their consonant, and the signs for "and so on" and "said twice".
func follows(r rune) bool { return strings.ContainsRune("ะาำๅๆฯະາຳຽໆຯ", r) }

// endsSyllable tells those of them that also end it.
func endsSyllable(r rune) bool { return strings.ContainsRune("ะำๆฯະຳໆຯ", r) }

// wantsFinal tells the vowels that a last consonant must follow.
func wantsFinal(r rune) bool { return strings.ContainsRune("ั็ืັົ", r) }

// isStacker tells the signs that put the next consonant below the one before.
func isStacker(r rune) bool { return r == 0x1039 || r == 0x17d2 }

// silenced reports whether what follows a consonant takes its vowel from it, or
// from the next one: "รณ์" is the end of a syllable.
func silenced(rest string) bool {
	for i, r := range rest {
		switch {
		case r == '์', r == '໌', r == 0x103a:
			return true
		case r == 'ิ', r == 'ุ': // "สิทธิ์", "พันธุ์"
		case i > 0, !isUnspaced(r), isLeading(r), follows(r), unicode.Is(unicode.M, r):
			return false
		}
	}
	return false
}
