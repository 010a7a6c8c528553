package document

import "fmt"

func (w *dumper) timeline(depth int, x Timeline) {
	w.line(depth, "timeline %q subtitle %q lanes %q", x.Title, x.Subtitle, x.Lanes)
	if o := x.Overview; o != nil {
		w.line(depth+1, "overview %q", o.Caption)
		w.figure(depth+2, o.Figure)
		w.brackets(depth+2, o.Brackets)
		for _, s := range o.Strips {
			w.line(depth+2, "strip %s", span(s))
		}
	}
	for _, s := range x.Strips {
		w.strip(depth+1, s)
	}
	for _, s := range x.Legend {
		w.line(depth+1, "sign %s %q", s.Kind, s.Text)
	}
	for _, n := range x.Notes {
		w.line(depth+1, "note %q", n)
	}
}

func (w *dumper) strip(depth int, s Strip) {
	w.line(depth, "strip %q alt %q", s.Caption, s.Alt)
	if s.Impact != nil {
		w.line(depth+1, "impact %s", span(*s.Impact))
	}
	for _, t := range s.Stretches {
		w.line(depth+1, "stretch %s to %s share %.2f silence %q", stamp(t.From), stamp(t.To), t.Share, t.Silence)
		w.ticks(depth+2, "tick", t.Ticks)
		w.ticks(depth+2, "day", t.Days)
		w.ticks(depth+2, "shift", t.Shifts)
		for _, n := range t.Nights {
			w.line(depth+2, "night %s", span(n))
		}
	}
	for _, e := range s.Events {
		end := ""
		if e.End != nil {
			end = " end " + span(*e.End)
		}
		w.line(depth+1, "event %d ref %q lane %d stretch %d start %s%s %s role %q flag %q continued %t %q",
			e.Number, e.Ref, e.Lane, e.Stretch, span(e.Start), end, e.Precision, e.Role, e.Flag, e.Continued, e.Title)
	}
	w.brackets(depth+1, s.Brackets)
}

func (w *dumper) ticks(depth int, name string, ticks []Tick) {
	for _, t := range ticks {
		w.line(depth, "%s %s %q", name, stamp(t.At), t.Label)
	}
}

func (w *dumper) brackets(depth int, brackets []Bracket) {
	for _, b := range brackets {
		w.line(depth, "bracket %q from %s to %s out of order %t", b.Label, span(b.From), span(b.To), b.OutOfOrder)
	}
}

func span(s Span) string {
	if s.From.Equal(s.To) {
		return stamp(s.From)
	}
	return fmt.Sprintf("%s–%s", stamp(s.From), stamp(s.To))
}
