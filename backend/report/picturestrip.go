package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// pictureBuilder holds what the strips of one picture share.
type pictureBuilder struct {
	*composer
	all     []moment
	leaves  []leaf
	laneOf  []int     // by index into composer.shown
	running []moment  // begun in an earlier stretch and not over
	reached time.Time // the end of all that was drawn so far
}

// strip makes the strip of some leaves; first is the index of the first one.
func (b *pictureBuilder) strip(group []leaf, first int) document.Strip {
	s := document.Strip{Impact: b.impact()}
	whole, silence := 0.0, ""
	for _, l := range group {
		whole += l.share()
	}
	var start, end time.Time
	for i, l := range group {
		from, to := b.bounds(first + i)
		if i == 0 {
			start = from
		}
		end = to
		stretch := b.stretch(from, to, l.share()/whole)
		if silent := from.Sub(b.reached); first+i > 0 && silent > 0 {
			gap := b.w.gap(postmortem.Gap{Min: silent, Max: silent, Coarse: silent >= time.Minute, Known: true})
			if long := stretch.To.Sub(stretch.From) / 4; i == 0 && silent > long {
				silence = gap
			} else if i > 0 {
				stretch.Silence = gap
			}
		}
		s.Stretches = append(s.Stretches, stretch)
		b.events(&s, l, i, from, to)
	}
	s.Caption = b.fromTo(start, end)
	if silence != "" {
		s.Caption += ", " + fmt.Sprintf(b.w.silence, silence)
	}
	s.Brackets = b.brackets(s.Stretches[0].From, s.Stretches[len(s.Stretches)-1].To)
	return s
}

// bounds gives the first and the last time of a leaf. What is uncertain or
// goes on may reach a little beyond the last event, and never into the next leaf.
func (b *pictureBuilder) bounds(k int) (from, to time.Time) {
	l := b.leaves[k]
	from, to = b.all[l.first].from, b.all[l.end-1].from
	reach := to
	for _, m := range b.all[l.first:l.end] {
		if m.to.After(reach) {
			reach = m.to
		}
	}
	if k+1 < len(b.leaves) {
		if next := b.all[b.leaves[k+1].first].from; reach.After(next) {
			reach = next
		}
		if most := to.Add(to.Sub(from) / 2); reach.After(most) && to.After(from) {
			reach = most
		}
	}
	return from, reach
}

// events puts the events of a leaf into the strip, and those that go on from
// stretches before.
func (b *pictureBuilder) events(s *document.Strip, l leaf, stretch int, from, to time.Time) {
	var still []moment
	s.Events = slices.Grow(s.Events, l.end-l.first)
	continued := 0
	for _, m := range b.running {
		if m.to.After(from) && continued < mostContinued {
			continued++
			e := b.pictureEvent(m, stretch, from, to)
			e.Continued = true
			s.Events = append(s.Events, e)
		}
		if m.to.After(to) {
			still = append(still, m)
		}
	}
	for _, m := range b.all[l.first:l.end] {
		if m.event == noEvent {
			continue
		}
		s.Events = append(s.Events, b.pictureEvent(m, stretch, from, to))
		if m.to.After(to) {
			still = append(still, m)
		}
		if m.to.After(b.reached) {
			b.reached = m.to
		}
	}
	b.running = still
}

func (b *pictureBuilder) pictureEvent(m moment, stretch int, from, to time.Time) document.PictureEvent {
	e := b.shown[m.event]
	w := e.When()
	out := document.PictureEvent{
		Number: m.event + 1, Ref: eventTarget(m.event + 1), Lane: b.laneOf[m.event], Stretch: stretch,
		Start: document.Span{From: w.Earliest, To: w.Latest}, Precision: precisionOf(e, w),
		Role: e.Milestone, Flag: b.flag(e, from, to), Title: oneLine(orElse(e.Title, b.w.noTitle)),
	}
	if end := e.End(); end.Known && end.Latest.After(w.Earliest) {
		out.End = &document.Span{From: end.Earliest, To: end.Latest}
	}
	return out
}

func precisionOf(e postmortem.TimelineEvent, w postmortem.When) document.Precision {
	switch {
	case w.Certain():
		return document.Certain
	case e.Precision == "approximate":
		return document.Approximate
	case e.Precision == "date":
		return document.DateOnly
	}
	return document.Between
}

// fromTo gives "21 October 2018, 22:52 to 23:19".
func (c *composer) fromTo(from, to time.Time) string {
	a, z := from.In(c.loc), to.In(c.loc)
	say := c.offsetsOf(from, to)
	clock := func(t time.Time) string { return c.w.clockOf(t, clockForm, say) }
	if to.Sub(from) < 2*time.Minute {
		clock = func(t time.Time) string { return c.clockBy(t, true, say) }
	}
	second := clock(z)
	if !c.sameDay(from, to) {
		second = c.w.date(z) + ", " + second
	}
	return fmt.Sprintf(c.w.stretchOf, c.w.date(a), clock(a), second)
}

// stripAlt tells a strip to those who do not see it: which events it holds,
// and the milestones with their times.
func (b *pictureBuilder) stripAlt(s document.Strip) string {
	var flags []string
	first, last, count := 0, 0, 0
	for _, e := range s.Events {
		if e.Continued {
			continue
		}
		if count == 0 {
			first = e.Number
		}
		count++
		first, last = min(first, e.Number), max(last, e.Number)
		if e.Flag != "" {
			flags = append(flags, e.Flag)
		}
	}
	alt := s.Caption + ". "
	switch {
	case count == 1:
		alt += fmt.Sprintf(b.w.oneEvent, first) + ". "
	case count > 1:
		alt += fmt.Sprintf(b.w.eventsFrom, count, first, last) + ". "
	}
	const most = 30
	if len(flags) > 0 {
		alt += strings.Join(flags[:min(len(flags), most)], "; ") + ". "
	}
	return alt + b.w.describedBelow
}
