package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"afterword/backend/postmortem"
)

var showCommand = command{
	name: "show", args: "REF", summary: "show a post-mortem at a glance", minArgs: 1, maxArgs: 1,
	help: "With --json it gives everything: every record with all its fields.\nThe whole text to read: afterword export REF --format md --output -\n",
	run:  runShow,
}

func runShow(ctx context.Context, c *call) error {
	return c.readStore(ctx, func(store postmortem.Store) error {
		id, err := c.find(ctx, store, c.args[0])
		if err != nil {
			return err
		}
		if c.json {
			snapshot, err := store.Open(ctx, id)
			if err != nil {
				return err
			}
			return c.printJSON(struct {
				ID       string              `json:"id"`
				Revision int64               `json:"revision"`
				SavedAt  postmortem.Instant  `json:"savedAt"`
				Records  []postmortem.Record `json:"records"`
			}{snapshot.ID, snapshot.Revision, snapshot.SavedAt, snapshot.Records})
		}
		read, err := store.Read(ctx, []string{id})
		if err != nil {
			return err
		}
		return c.print(glance(read[0].PostMortem))
	})
}

// glance tells a post-mortem in a screen or two.
func glance(p postmortem.PostMortem) string {
	var out strings.Builder
	title := printable(p.Title)
	if strings.TrimSpace(title) == "" {
		title = "(untitled)"
	}
	facts := []string{printable(p.Reference), p.Status}
	if p.Severity != "" {
		facts = append(facts, p.Severity)
	}
	if len(p.Services) > 0 {
		facts = append(facts, printable(strings.Join(p.Services, ", ")))
	}
	if !p.TrashedAt.None() {
		facts = append(facts, "in the bin")
	}
	fmt.Fprintf(&out, "%s\n%s\n", title, strings.Join(facts, " · "))
	section := func(heading, text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		fmt.Fprintf(&out, "\n%s\n", heading)
		for _, line := range printableLines(text) {
			fmt.Fprintln(&out, strings.TrimRight("  "+line, " "))
		}
	}
	section("Summary", p.Summary)
	section("Impact", p.Impact)
	section("Durations", durationLines(p))
	section("Timeline, in "+zoneName(p.Zone), timelineLines(p))
	section("Contributing factors", bulletLines(p.Factors, func(f postmortem.ContributingFactor) string { return f.Title }))
	section("Lessons", bulletLines(p.Lessons, func(l postmortem.Lesson) string { return l.Text }))
	section("Actions", actionLines(p))
	return out.String()
}

func zoneName(zone string) string {
	if zone == "" {
		return "UTC"
	}
	return zone
}

func durationLines(p postmortem.PostMortem) string {
	var rows [][]string
	for _, d := range p.Durations() {
		if !d.Gap.Known {
			continue
		}
		figure := d.Gap.String()
		if d.OutOfOrder {
			figure += " (out of order)"
		}
		rows = append(rows, []string{figure, d.Definition})
	}
	return table(rows)
}

// timelineLines lists the events by day, each with its time as told.
func timelineLines(p postmortem.PostMortem) string {
	loc := postmortem.LoadZone(p.Zone)
	var rows [][]string
	day := ""
	for _, e := range p.Events {
		if w := e.When(); w.Known {
			if d := e.OccurredAt.Time().In(loc).Format("Monday 2 January 2006"); d != day {
				day = d
				rows = append(rows, []string{d})
			}
		}
		title := printable(e.Title)
		if e.Milestone != "" {
			title += "  [" + strings.ReplaceAll(e.Milestone, "_", " ") + "]"
		}
		rows = append(rows, []string{timeText(p, e), title})
	}
	return eventTable(rows)
}

// eventTable aligns the titles; a row of one cell is a day and stands alone.
func eventTable(rows [][]string) string {
	var out strings.Builder
	var block [][]string
	flush := func() { out.WriteString(table(block)); block = nil }
	for _, row := range rows {
		if len(row) == 1 {
			flush()
			out.WriteString(row[0] + "\n")
			continue
		}
		block = append(block, []string{" " + row[0], row[1]})
	}
	flush()
	return out.String()
}

// timeText gives the time of an event as far as it is known.
func timeText(p postmortem.PostMortem, e postmortem.TimelineEvent) string {
	loc := postmortem.LoadZone(p.Zone)
	if !e.When().Known {
		return "time unknown"
	}
	form := "15:04"
	if e.Precision == "exact" {
		form = "15:04:05"
	}
	at := e.OccurredAt.Time().In(loc)
	clock := func(t time.Time, form string) string {
		if _, twice := postmortem.Twin(t); twice {
			return t.Format(form) + " " + postmortem.ZoneLabel(t)
		}
		return t.Format(form)
	}
	text := clock(at, form)
	other := func(i postmortem.Instant) string { // with its day if that is another one
		t := i.Time().In(loc)
		if t.YearDay() != at.YearDay() || t.Year() != at.Year() {
			return clock(t, "2 Jan "+form)
		}
		return clock(t, form)
	}
	switch e.Precision {
	case "approximate":
		text = "about " + text
	case "between":
		text = "between " + text + " and " + other(e.OccurredLatest)
	case "date":
		text = "that day"
	}
	if !e.EndedAt.None() {
		text += " to " + other(e.EndedAt)
	}
	return text
}

func bulletLines[T any](items []T, text func(T) string) string {
	var out strings.Builder
	for _, item := range items {
		lines := printableLines(text(item))
		out.WriteString("- " + strings.Join(lines, "\n  ") + "\n")
	}
	return out.String()
}

func actionLines(p postmortem.PostMortem) string {
	var rows [][]string
	for _, a := range p.Actions {
		rows = append(rows, []string{"[" + a.Status + "]", printable(a.Title), orDash(printable(a.Owner)), orDash(a.DueOn)})
	}
	return table(rows)
}
