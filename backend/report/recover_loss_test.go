package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"afterword/backend/markdown"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// Wherever somebody writes something into an export, it is somewhere in the
// post-mortem that is made of it.
func TestWordsAddedByHandAreKept(t *testing.T) {
	const added = "zebra"
	places := uint64(8)
	if testing.Short() {
		places = 1
	}
	for name, p := range map[string]postmortem.PostMortem{"told": told(), "sample": sample.PostMortem()} {
		for _, flavour := range markdown.Flavours {
			for _, layout := range Layouts {
				lines := strings.Split(asMarkdown(t, Compose(p, Options{Layout: layout, NoPicture: true}), markdown.Options{Flavour: flavour}), "\n")
				for seed := range places {
					r := rand.New(rand.NewPCG(seed, 3))
					at := r.IntN(len(lines))
					line := withWord(r, lines[at], added)
					changed := strings.Join(lines[:at], "\n") + "\n" + line + "\n" + strings.Join(lines[at+1:], "\n")
					again, _, ok := recovered(t, changed)
					if ok && !strings.HasPrefix(lines[at], "<!--") && !strings.Contains(fmt.Sprint(again), added) {
						t.Errorf("%s for %s as %s: lost in %q", name, flavour, layout, line)
					}
				}
			}
		}
	}
}

// withWord adds a word to a line: within, at its end, below it, or as a heading.
func withWord(r *rand.Rand, line, word string) string {
	fields := strings.SplitAfter(line, " ")
	cell, row := strings.CutSuffix(line, "|")
	n := 1 + r.IntN(len(fields))
	switch how := r.IntN(4); {
	case how == 0:
		return line + "\n\n## " + word + "\n"
	case how == 1:
		return line + "\n\n" + word + "\n"
	case how == 2 && n < len(fields):
		return strings.Join(fields[:n], "") + word + " " + strings.Join(fields[n:], "")
	case row:
		return cell + word + " |"
	}
	return line + " " + word
}
