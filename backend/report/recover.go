package report

import (
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Back is what Recover needs from outside: how people's Markdown is written, and
// ids for what it makes.
type Back struct {
	Prose func([]document.Block) string
	NewID func() string
}

// Recover is the way back from Compose: it makes a post-mortem of a document that
// was written as Markdown and read again, in any layout and language. What an
// export does not say in full is not there: see the README. Whatever stands
// under a heading that is none of ours, or in a form that is none, goes into the
// private notes under its heading, and left names it: no text is lost. It
// reports false for a document that is no export and has few of its headings.
func Recover(d document.Document, o Back) (p postmortem.PostMortem, left []string, ok bool) {
	title, body := document.TitleBlock{}, d.Body
	if len(body) > 0 {
		if t, is := body[0].(document.TitleBlock); is {
			title, body = t, body[1:]
		}
	}
	r := recovery{Back: o, w: wordsOf(d), byRole: map[string][]document.Section{}}
	r.m, r.loc = meetingTexts[r.w.language], time.UTC
	document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
		_, table := b.(document.Table)
		_, figures := b.(document.KeyFigures)
		r.tables = r.tables || table || figures
		return true
	}})
	title.Lead, body = r.unlisted(title.Lead), r.unlisted(body)
	title.Lead, body = r.unboxed(title.Lead), r.unboxed(body)
	r.ours = len(title.Kicker) > 0 && title.Kicker[0] == r.w.postMortem
	above, body := r.aboveSections(title, body)
	r.sort(body)
	if title.Title == "" || !r.ours && len(r.byRole) < fewestHeadings {
		return p, nil, false
	}
	r.p = postmortem.PostMortem{ID: o.NewID(), Title: title.Title, Status: "draft", Zone: "UTC"}
	if r.p.Title == r.w.untitled {
		r.p.Title = ""
	}
	if !r.ours { // a line that somebody wrote
		above = append(plainParagraphs(strings.Join(title.Kicker, " · ")), above...)
		title.Kicker = nil
	}
	r.kicker(d, title)
	r.read(part{roleEvidence, r.evidence}) // first: every text can cite it
	r.opening(above)
	r.loc = r.zone()
	for _, part := range r.parts() { // in the order in which one refers to another
		r.read(part)
	}
	for _, s := range r.others {
		r.leave(s.Title, s.Blocks)
	}
	r.rank()
	r.keepLost(d)
	return r.p, r.left, true
}

func (r *recovery) read(p part) {
	for _, s := range r.byRole[p.role] {
		r.in = s
		p.read(s.Blocks)
	}
}

// fewestHeadings is how many of our headings a page has that is taken for an
// export although it does not say so: a page to fill in has one.
const fewestHeadings = 3

// recovery holds what the parts share while a document is read back.
type recovery struct {
	Back
	w   words
	m   meetingWords
	p   postmortem.PostMortem
	loc *time.Location

	byRole map[string][]document.Section
	others []document.Section // headings that are none of ours
	in     document.Section   // the section that is read
	left   []string
	ours   bool // it says that it is an export
	tables bool // there are tables: lists that look like figures of ours are none
	listed bool // tables came as lists, see unlisted

	events, proofs, factors map[string]string // ids by the number that the text has
}

func folded(title string) string { return strings.ToLower(strings.TrimSpace(title)) }

// leave keeps what has no place of its own.
func (r *recovery) leave(title string, blocks []document.Block) {
	if len(blocks) == 0 {
		return
	}
	if title == "" {
		r.left = append(r.left, beginning(document.Words(document.Document{Body: blocks})))
	} else {
		r.left = append(r.left, title)
		blocks = []document.Block{document.Section{Title: title, Blocks: blocks}}
	}
	r.p.Notes = strings.TrimSpace(r.p.Notes + "\n\n" + r.prose(blocks))
}

// beginning names what has no heading.
func beginning(s string) string {
	const most = 30
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	if letters := []rune(line); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + "…"
	}
	return line
}

// those gives the blocks of one kind that a section is made of, all of the kind
// where is is nil. What else stands in the section is kept.
func those[T document.Block](r *recovery, blocks []document.Block, is func(T) bool) []T {
	var found []T
	var rest []document.Block
	for _, b := range blocks {
		if x, ok := b.(T); ok && (is == nil || is(x)) {
			found = append(found, x)
		} else {
			rest = append(rest, b)
		}
	}
	r.leave(r.in.Title, rest)
	return found
}

// rank keeps the order in which everything stood.
func (r *recovery) rank() {
	last := ""
	next := func(rank *string) {
		last = postmortem.RankAfter(last)
		*rank = last
	}
	for i := range r.p.Participants {
		next(&r.p.Participants[i].Rank)
	}
	for i := range r.p.Sources {
		next(&r.p.Sources[i].Rank)
	}
	for i := range r.p.Evidence {
		next(&r.p.Evidence[i].Rank)
	}
	for i := range r.p.Events {
		next(&r.p.Events[i].Rank)
	}
	for i := range r.p.Questions {
		next(&r.p.Questions[i].Rank)
	}
	for i := range r.p.Factors {
		next(&r.p.Factors[i].Rank)
	}
	for i := range r.p.Lessons {
		next(&r.p.Lessons[i].Rank)
	}
	for i := range r.p.Actions {
		next(&r.p.Actions[i].Rank)
	}
}

// keyOf gives the key that has this word, "" for none. keys says in which order
// to look, and which of them count.
func keyOf(words map[string]string, word string, keys []string) string {
	for _, key := range keys {
		if key != "" && words[key] == word {
			return key
		}
	}
	return ""
}
