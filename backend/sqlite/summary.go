package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// delta is what a tx changed that the row of the library list depends on.
type delta struct {
	root, times     bool
	events, actions int64
}

// timeFields are the fields of an event that the derived times depend on.
var timeFields = []string{"precision", "occurredAt", "occurredLatest", "toleranceSec", "milestone", "rank"}

// rootFields are the fields of a post-mortem that the list shows or is found
// by. Its long texts are not among them: typing there leaves the list alone.
var rootFields = []string{
	"reference", "title", "status", "template", "severity", "zone", "services", "tags", "meetingAt", "createdAt", "trashedAt",
}

func changesAny(c postmortem.Change, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { _, ok := c.After[name]; return ok })
}

func (d *delta) count(r *touched, c postmortem.Change) {
	switch r.key.kind {
	case postmortem.KindPostMortem:
		d.root = d.root || c.Op != postmortem.Update || changesAny(c, rootFields)
	case postmortem.KindEvent:
		if c.Op == postmortem.Update {
			d.times = d.times || changesAny(c, timeFields)
			return
		}
		d.times = true
		d.events += exists(r.now) - exists(r.before)
	case postmortem.KindAction:
		d.actions += open(r.now) - open(r.before)
	}
}

func exists(f postmortem.Fields) int64 {
	if f == nil {
		return 0
	}
	return 1
}

func open(f postmortem.Fields) int64 {
	if s := f["status"]; s == "open" || s == "started" {
		return 1
	}
	return 0
}

// libraryRow is a row of the library table: the summary and what it is found by.
type libraryRow struct {
	postmortem.Summary
	search string
}

var libraryColumns = []string{
	"id", "reference", "reference_year", "reference_number", "title", "status", "template", "severity", "zone",
	"services", "tags", "started_at", "started_unknown", "meeting_at", "created_at", "trashed_at", "in_bin",
	"events", "open_actions", "impact_min", "impact_max", "impact_coarse", "milestones", "search", "checksum",
}

var (
	libraryList   = strings.Join(libraryColumns, ", ")
	selectLibrary = "SELECT " + libraryList + " FROM library WHERE id = ?"
	insertLibrary = "INSERT INTO library (" + libraryList + ") VALUES (?" + strings.Repeat(", ?", len(libraryColumns)-1) + ")"
	updateLibrary = "UPDATE library SET " + strings.Join(libraryColumns[1:], " = ?, ") + " = ? WHERE id = ?"
)

const (
	referenceOwner = `SELECT id FROM library WHERE reference = ? AND reference <> '' AND id <> ?`
	lastNumber     = `SELECT max(reference_number) FROM library WHERE reference_year = ?`
)

// nextReference gives the next free reference of the year: "PM-2026-014".
func (t *tx) nextReference() (string, error) {
	year := int64(t.now.Time().Year())
	last, err := t.c.number(t.ctx, lastNumber, year)
	return fmt.Sprintf("PM-%04d-%03d", year, last+1), err
}

var referenceForm = pattern.Lazily(`(?i)^PM-(\d{4})-(\d{1,9})$`)

func referenceParts(reference string) (year, number any) {
	m := referenceForm().FindStringSubmatch(reference)
	if m == nil {
		return nil, nil
	}
	y, _ := strconv.ParseInt(m[1], 10, 64)
	n, _ := strconv.ParseInt(m[2], 10, 64)
	return y, n
}

// fold brings text into the form in which it is searched: without case, in any
// script, and composed.
func fold(s string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
}

// values gives the columns, in the order of libraryColumns.
func (l libraryRow) values(sum *summer) ([]any, error) {
	milestones, err := json.Marshal(l.Milestones)
	if err != nil {
		return nil, err
	}
	year, number := referenceParts(l.Reference)
	var impactMin, impactMax any
	if l.Impact.Known {
		impactMin, impactMax = int64(l.Impact.Min), int64(l.Impact.Max)
	}
	out := []any{
		l.ID, l.Reference, year, number, l.Title, l.Status, l.Template, l.Severity, l.Zone,
		encodeList(l.Services), encodeList(l.Tags), string(l.StartedAt), encode(l.StartedUnknown), string(l.MeetingAt),
		string(l.CreatedAt), string(l.TrashedAt), encode(!l.TrashedAt.None()), int64(l.Events), int64(l.OpenActions),
		impactMin, impactMax, encode(l.Impact.Coarse), string(milestones), l.search, nil,
	}
	out[len(out)-1] = librarySum(sum, out)
	return out, nil
}

func librarySum[V any](sum *summer, values []V) int64 {
	sum.start("library")
	for i, name := range libraryColumns[:len(libraryColumns)-1] {
		sum.add(name, values[i])
	}
	return sum.sum()
}

// readLibrary reads a row; false if it does not match its checksum.
func readLibrary(v []driver.Value, sum *summer) (libraryRow, bool) {
	n := len(libraryColumns)
	if librarySum(sum, v[:n]) != num(v[n-1]) {
		return libraryRow{Summary: postmortem.Summary{ID: str(v[0])}}, false
	}
	l := libraryRow{search: str(v[23])}
	l.ID, l.Reference, l.Title, l.Status = str(v[0]), str(v[1]), str(v[4]), str(v[5])
	l.Template, l.Severity, l.Zone = str(v[6]), str(v[7]), str(v[8])
	var err1, err2 error
	l.Services, err1 = decodeList(str(v[9]))
	l.Tags, err2 = decodeList(str(v[10]))
	l.StartedAt, l.StartedUnknown, l.MeetingAt = postmortem.Instant(str(v[11])), num(v[12]) != 0, postmortem.Instant(str(v[13]))
	l.CreatedAt, l.TrashedAt = postmortem.Instant(str(v[14])), postmortem.Instant(str(v[15]))
	l.Events, l.OpenActions = int(num(v[17])), int(num(v[18]))
	if v[19] != nil {
		l.Impact = postmortem.Gap{
			Min: time.Duration(num(v[19])), Max: time.Duration(num(v[20])), Coarse: num(v[21]) != 0, Known: true,
		}
	}
	err3 := json.Unmarshal([]byte(str(v[22])), &l.Milestones)
	return l, err1 == nil && err2 == nil && err3 == nil
}

// updateLibrary keeps the row of the list true after a change. Only what the
// change can have touched is worked out again.
func (t *tx) updateLibrary(d delta) error {
	if d == (delta{}) {
		return nil
	}
	root, err := t.load(postmortem.KindPostMortem, t.pm, "")
	if err != nil {
		return err
	}
	v, err := t.c.one(t.ctx, selectLibrary, t.pm)
	if err != nil {
		return err
	}
	fresh := v == nil
	var l libraryRow
	if !fresh {
		var whole bool
		if l, whole = readLibrary(v, t.sum); !whole {
			if l, err = deriveRow(t.ctx, t.c, t.pm, t.sum); err != nil {
				return err
			}
			d = delta{root: true} // counts and times are fresh already
		}
	}
	before := l.CreatedAt
	l.setRoot(t.pm, root.now)
	l.Events += int(d.events)
	l.OpenActions += int(d.actions)
	if fresh || d.times || l.CreatedAt != before {
		events, err := decisiveEvents(t.ctx, t.c, t.pm, t.sum)
		if err != nil {
			return err
		}
		l.setTimes(events)
	}
	values, err := l.values(t.sum)
	if err != nil {
		return err
	}
	if fresh {
		_, err = t.c.exec(t.ctx, insertLibrary, values...)
	} else {
		_, err = t.c.exec(t.ctx, updateLibrary, append(values[1:], t.pm)...)
	}
	return err
}

func (l *libraryRow) setRoot(id string, f postmortem.Fields) {
	p := postmortem.Assemble([]postmortem.Record{{Kind: postmortem.KindPostMortem, ID: id, Fields: f}})
	l.ID, l.Reference, l.Title, l.Status = id, p.Reference, p.Title, p.Status
	l.Template, l.Severity, l.Zone = p.Template, p.Severity, p.Zone
	l.Services, l.Tags = p.Services, p.Tags
	l.MeetingAt, l.CreatedAt, l.TrashedAt = p.MeetingAt, p.CreatedAt, p.TrashedAt
	l.search = fold(strings.Join([]string{p.Title, p.Reference, strings.Join(p.Services, "\n"), strings.Join(p.Tags, "\n")}, "\n"))
}

// setTimes derives the times by the domain's own rules from the events that
// decide them.
func (l *libraryRow) setTimes(events []postmortem.TimelineEvent) {
	p := postmortem.PostMortem{CreatedAt: l.CreatedAt, Events: postmortem.OrderEvents(events)}
	l.StartedAt, l.StartedUnknown = p.StartedAt(), true
	for _, e := range events {
		if e.When().Known {
			l.StartedUnknown = false
		}
	}
	l.Milestones = nil
	for _, name := range postmortem.Milestones {
		if e, ok := p.Milestone(name); ok && name != "" && e.When().Known {
			l.Milestones = append(l.Milestones, postmortem.MilestoneAt{Name: name, At: postmortem.At(e.When().Earliest)})
		}
	}
	l.Impact = postmortem.Gap{}
	for _, d := range p.Durations() {
		if d.Key == "impact" {
			l.Impact = d.Gap
		}
	}
}

// decisiveEvents reads the few events on which the derived times depend: those
// with a milestone, the one that may have been earliest, and the one with the
// earliest time told. An approximate "14:10 ± 10 min" may have been before 14:05
// and yet is not told to be; only those that may have been before it can be.
func decisiveEvents(ctx context.Context, c *conn, pm string, sum *summer) ([]postmortem.TimelineEvent, error) {
	events := tables[postmortem.KindEvent]
	var out []postmortem.TimelineEvent
	seen := map[string]bool{}
	take := func(v []driver.Value) error {
		r, err := events.read(v, sum)
		if err == nil && !seen[r.id] {
			seen[r.id] = true
			out = append(out, eventOf(r.id, r.fields))
		}
		return err
	}
	if err := c.each(ctx, events.selectAll+" AND milestone <> ''", []any{pm}, take); err != nil {
		return nil, err
	}
	var first postmortem.TimelineEvent
	err := c.each(ctx, events.selectAll+" AND earliest IS NOT NULL ORDER BY earliest LIMIT 1", []any{pm}, func(v []driver.Value) error {
		r, err := events.read(v, sum)
		first = eventOf(r.id, r.fields)
		return errors.Join(err, take(v))
	})
	if err != nil || first.Precision != "approximate" {
		return out, err
	}
	return out, c.each(ctx, events.selectAll+" AND earliest <= ? ORDER BY occurred_at LIMIT 1", []any{pm, first.OccurredAt.Time().UnixMilli()}, take)
}

// deriveRow works a row of the list out from the records alone.
func deriveRow(ctx context.Context, c *conn, pm string, sum *summer) (libraryRow, error) {
	var l libraryRow
	v, err := c.one(ctx, tables[postmortem.KindPostMortem].selectOne, pm)
	if err != nil {
		return l, err
	}
	if v == nil {
		return l, damaged("sqlite.deriveRow", "post-mortem", pm, nil)
	}
	root, err := tables[postmortem.KindPostMortem].read(v, sum)
	if err != nil {
		return l, err
	}
	l.setRoot(pm, root.fields)
	events, err := c.number(ctx, "SELECT count(*) FROM event WHERE post_mortem_id = ?", pm)
	if err != nil {
		return l, err
	}
	actions, err := c.number(ctx, "SELECT count(*) FROM action WHERE post_mortem_id = ? AND status IN ('open', 'started')", pm)
	if err != nil {
		return l, err
	}
	l.Events, l.OpenActions = int(events), int(actions)
	decisive, err := decisiveEvents(ctx, c, pm, sum)
	if err == nil {
		l.setTimes(decisive)
	}
	return l, err
}
