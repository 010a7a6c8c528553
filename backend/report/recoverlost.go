package report

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"afterword/backend/document"
)

// keepLost is the last look: a line with a word that is nowhere in the post-mortem,
// nor among those that an export says by itself, was written by somebody in a
// place where nothing reads it. It is kept as it stood. What follows from the rest,
// as the durations, has no other words.
func (r *recovery) keepLost(d document.Document) {
	known := map[string]bool{}
	know := func(s string) {
		for _, word := range wordsWithLetters(s) {
			known[word] = true
		}
	}
	know(fmt.Sprint(r.w, r.m, r.p)) // all that stands in them
	know(document.Words(Compose(r.p, Options{Language: r.w.language, NoPicture: true})))
	for title := range templateRoles {
		know(title)
	}
	know("KB MB")                                    // see fileSize
	for month := range time.Month(len(r.w.months)) { // in short
		know(r.w.day(time.Date(2026, month+1, 1, 0, 0, 0, 0, time.UTC)))
	}
	var lost []document.Block
	for line := range strings.Lines(document.Words(d)) {
		for _, word := range wordsWithLetters(line) {
			if !known[word] {
				lost = append(lost, plainParagraphs(strings.TrimSpace(line))...)
				break
			}
		}
	}
	r.leave("", lost)
}

// wordsWithLetters gives the words of a text in small letters. Numbers alone are of
// times and of references, which are counted anew.
func wordsWithLetters(s string) (out []string) {
	isPart := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) }
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(c rune) bool { return !isPart(c) }) {
		if strings.ContainsFunc(word, unicode.IsLetter) {
			out = append(out, word)
		}
	}
	return out
}
