package export

import (
	"fmt"
	"strings"

	"afterword/backend/postmortem"
)

// Whole reports whether nothing is taken out for its readers.
func (s Shown) Whole() bool { return s.detector == nil }

// Contents tells what a document file will hold, for the person who is about to
// hand it on: a file without pages has nothing else to look at.
func (r Prepared) Contents() string {
	p := r.PostMortem
	if !r.Whole() { // the records that its readers get
		snapshot, _ := r.readable(r.savedAt, true)
		p = postmortem.Assemble(snapshot.Records)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n\nA colleague opens this file with Afterword, by a drop on the window or Ctrl+O, and continues the post-mortem.\n\nIt holds\n", p.Reference, p.Title)
	line := func(format string, args ...any) { fmt.Fprintf(&b, "  • "+format+"\n", args...) }
	var counts []string
	for _, one := range []struct {
		n         int
		one, many string
	}{
		{len(p.Events), "event", "events"},
		{len(p.Questions), "question", "questions"},
		{len(p.Factors), "factor", "factors"},
		{len(p.Lessons), "lesson", "lessons"},
		{len(p.Actions), "action", "actions"},
		{len(p.Participants), "person", "people"},
	} {
		if one.n > 0 {
			counts = append(counts, counted(one.n, one.one, one.many))
		}
	}
	line("the post-mortem%s", prefixed(": ", strings.Join(counts, ", ")))
	if files, size := stored(p); files > 0 {
		line("%s of evidence, %.1f MB", counted(files, "file", "files"), float64(size)/1e6)
	}
	if !r.Whole() {
		line("nothing of its history, and nothing that its readers do not get")
		return b.String()
	}
	if r.form.Document != nil {
		line("its history, %s", counted(len(r.form.Document.whole.History), "change", "changes"))
	}
	line("everything else that is written down, also private notes, hidden events and the words of check-ins")
	b.WriteString("\nFor people outside, choose who reads it: then the file holds what they may have.\n")
	return b.String()
}

// stored counts the files of evidence, each once, and their bytes.
func stored(p postmortem.PostMortem) (files int, size int64) {
	seen := map[string]bool{"": true}
	for _, e := range p.Evidence {
		if !seen[e.Blob] {
			seen[e.Blob] = true
			files, size = files+1, size+e.Size
		}
	}
	return files, size
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}
