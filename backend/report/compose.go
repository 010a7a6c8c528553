// Package report is the one place that decides what an export says: it turns
// a post-mortem into a document.Document. Renderers decide only how it looks.
package report

import (
	"slices"
	"strings"
	"sync"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Options says what an export is made for.
type Options struct {
	Date     time.Time // date of the export's properties; when the revision was saved
	Language string    // BCP 47; English ("en") for what is not known
	Lanes    string    // of the picture: LanesBySource, LanesByKind, LanesByRole
	Layout   string    // one of Layouts, or "" for the first
	Paper    string    // "letter", or A4: how much page one has room for
	// NoTimeline leaves out the table of events and every picture of it.
	NoTimeline bool
	// NoPicture leaves out the picture of the whole timeline, for a format that
	// cannot draw it: to make it is a good part of the work.
	NoPicture bool
	// Notes puts the private notes in, at the end.
	Notes bool
	// NoPlaces leaves out addresses in people's text that are no links, as paths
	// to files of the team.
	NoPlaces bool
	// CheckIn puts in what people said of themselves at the beginning of a meeting.
	CheckIn bool
}

// manyEvents is from how many on their picture and their table take long enough to
// be made by another processor.
const manyEvents = 200

// Compose builds the export. The same input gives the same document: it reads
// no clock. Parts with nothing in them are left out; even an empty post-mortem
// gives a title and its status. Hidden events are left out, but their times
// count in durations, as everywhere.
func Compose(p postmortem.PostMortem, o Options) document.Document {
	c := newComposer(p, o)
	d := document.Document{
		Title:    c.title(),
		Language: c.w.language,
		Date:     o.Date.UTC(),
	}
	d.Subject = strings.Join(c.kicker(), " · ")
	d.Properties = document.Properties{
		Reference: oneLine(p.Reference), Severity: p.Severity, Status: c.w.statuses[p.Status], Tags: p.Tags, Services: p.Services,
	}
	d.Footer = d.Title
	if !blank(p.Reference) {
		d.Footer += " · " + oneLine(p.Reference)
	}
	if c.whole, c.table = c.wholePicture, c.eventTable; len(c.shown) >= manyEvents {
		c.whole, c.table = beside(c.wholePicture), beside(c.eventTable)
	}
	d.Body = c.body(o.Layout)
	if notes := c.prose(p.Notes); o.Notes && len(notes) > 0 {
		d.Body = append(d.Body, section("notes", c.w.notes, notes...))
	}
	d.Body = c.numberCitations(d.Body)
	return d
}

// composer holds what the parts share: words, zone and the numbers by which
// events, evidence and factors are cited.
type composer struct {
	p   postmortem.PostMortem
	w   words
	loc *time.Location

	lanesBy   string
	paper     string
	checkedIn bool // what was said at a check-in may be shown
	noPicture bool
	noPlaces  bool
	whole     func() []document.Block // the picture of the whole timeline, once it is made
	table     func() document.Table   // of the events, once it is made
	page      pageOne                 // set for the layout that has one

	// What several parts ask for, worked out once.
	figure        func() (document.TimelineFigure, bool)
	impact        func() *document.Span
	durations     func() []postmortem.Duration
	measured      func() []document.Bracket
	offsetsChange func() (change bool, first time.Time)

	shown    []postmortem.TimelineEvent // events that are not hidden, in order
	eventNo  map[string]int             // by id, from 1
	proofNo  map[string]int
	factorNo map[string]int
	actionNo map[string]int
	back     back
}

func newComposer(p postmortem.PostMortem, o Options) *composer {
	c := &composer{
		p: p, w: catalogue(o.Language), loc: postmortem.LoadZone(p.Zone), lanesBy: o.Lanes, paper: o.Paper, checkedIn: o.CheckIn, noPicture: o.NoPicture, noPlaces: o.NoPlaces,
		eventNo: map[string]int{}, proofNo: map[string]int{}, factorNo: map[string]int{}, actionNo: map[string]int{},
	}
	c.shown = p.Events
	if hidden := func(e postmortem.TimelineEvent) bool { return e.Hidden }; slices.ContainsFunc(p.Events, hidden) {
		c.shown = slices.DeleteFunc(slices.Clone(p.Events), hidden)
	}
	if o.NoTimeline {
		c.shown = nil
	}
	for i := range c.shown {
		c.eventNo[c.shown[i].ID] = i + 1
	}
	for i, e := range p.Evidence {
		c.proofNo[e.ID] = i + 1
	}
	for i, f := range p.Factors {
		c.factorNo[f.ID] = i + 1
	}
	for i, a := range c.sortedActions() {
		c.actionNo[a.ID] = i + 1
	}
	c.back = c.findBack()
	c.figure, c.impact, c.durations = sync.OnceValues(c.makeFigure), sync.OnceValue(c.impactSpan), sync.OnceValue(p.Durations)
	c.measured, c.offsetsChange = sync.OnceValue(c.allBrackets), sync.OnceValues(c.findOffsetsChange)
	return c
}

func (c *composer) title() string {
	return oneLine(orElse(c.p.Title, c.w.untitled))
}
