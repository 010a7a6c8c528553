package report

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// What fits on one page: the events that are listed, and the lines to fill in.
const (
	pageEvents = 40
	pageLines  = 6
)

// Page is what an attendee fills in before the meeting, as Markdown: what is
// known, and room for what they remember and want to know. The same file is
// read back by backend/contribution.
func Page(p postmortem.PostMortem, o Options) string {
	c := newComposer(p, o)
	w := c.asideWords().page
	out := []string{"# " + escapePage(fmt.Sprintf(w.title, c.title())), ""}
	for _, field := range []struct{ name, value string }{
		{w.reference, oneLine(p.Reference)}, {w.zone, cmp.Or(p.Zone, "UTC")}, {w.name, ""},
	} {
		out = append(out, strings.TrimRight(field.name+": "+field.value, " "), "")
	}
	out = append(out, w.help, "", "## "+w.known, "")
	out = append(out, c.pageEvents()...)
	out = append(out, "", "## "+w.remember, "")
	for range pageLines {
		out = append(out, "- "+w.hour+" "+w.example)
	}
	return strings.Join(append(out, "", "## "+w.questions, "", "- …", "- …"), "\n") + "\n"
}

// pageEvents lists the events with their times. Of many those come first that
// carry the story: milestones and pinned ones.
func (c *composer) pageEvents() []string {
	w := c.asideWords().page
	listed := c.shown
	if len(listed) > pageEvents {
		listed = nil
		for _, e := range c.shown {
			if e.Milestone != "" || e.Pinned {
				listed = append(listed, e)
			}
		}
		if len(listed) == 0 {
			listed = c.shown
		}
	}
	listed = listed[:min(len(listed), pageEvents)]
	var out []string
	for _, e := range listed {
		out = append(out, "- "+c.pageTime(e)+" "+escapePage(oneLine(orElse(e.Title, c.w.noTitle))))
	}
	if left := len(c.shown) - len(listed); left > 0 {
		out = append(out, "- … "+fmt.Sprintf(w.others, left))
	}
	if len(out) == 0 {
		return []string{w.nothing}
	}
	return out
}

// pageTime gives the time of an event as one would write it in a line of the
// page: with its date, because the lines are read one by one.
func (c *composer) pageTime(e postmortem.TimelineEvent) string {
	w := e.When()
	if !w.Known {
		return c.w.unknownTime + ":"
	}
	day := func(t time.Time) string { return t.In(c.loc).Format(time.DateOnly) }
	say := c.offsetsOf(c.told(e)...)
	at := func(t time.Time, seconds bool) string { return day(t) + " " + c.clockBy(t, seconds, say) }
	start := at(e.OccurredAt.Time(), e.Precision == "exact")
	switch e.Precision {
	case "approximate":
		return fmt.Sprintf(c.w.about, start)
	case "date":
		if c.sameDay(w.Earliest, w.Latest) {
			return day(w.Earliest)
		}
		return day(w.Earliest) + "–" + day(w.Latest)
	case "between":
		if w.Certain() {
			break
		}
		if c.sameDay(w.Earliest, w.Latest) {
			return at(w.Earliest, false) + "–" + c.clockBy(w.Latest, false, say)
		}
		return at(w.Earliest, false) + "–" + at(w.Latest, false)
	}
	return start
}

// escapePage keeps people's words from becoming marks; most are read as they
// are, in an editor. Of "_" only those could that stand at the edge of a word.
func escapePage(s string) string {
	s = pageMarks.Replace(s)
	return outerLow().ReplaceAllStringFunc(s, func(low string) string { return strings.ReplaceAll(low, "_", `\_`) })
}

var (
	pageMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "<", `\<`, "[", `\[`, "~~", `\~~`)
	outerLow  = pattern.Lazily(`(?:^|[^\pL\pN_])_+|_+(?:[^\pL\pN_]|$)`)
)
