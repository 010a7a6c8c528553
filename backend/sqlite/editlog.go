package sqlite

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"afterword/backend/postmortem"
)

// entry is one line of the edit log.
type entry struct {
	id, owner      string
	step, revision int64
	at             postmortem.Instant
	origin         string
	group, label   string
	change         postmortem.Change
}

const (
	entryColumns = `id, post_mortem_id, step, revision, at, origin, "group", label, op, kind, record, before, after`
	insertEntry  = `INSERT INTO edit (` + entryColumns + `, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	stepEntries  = `SELECT ` + entryColumns + `, checksum, seq FROM edit WHERE seq BETWEEN ? AND ? AND post_mortem_id = ? AND step = ? ORDER BY seq`
	lastSeq      = `SELECT coalesce(max(seq), 0) FROM edit`
	allEntries   = `SELECT ` + entryColumns + `, checksum FROM edit`
)

// entryNames are the columns in the order of entryColumns, for the checksum.
var entryNames = []string{"id", "owner", "step", "revision", "at", "origin", "group", "label", "op", "kind", "record", "before", "after"}

// appendLog writes an entry.
func (t *tx) appendLog(e entry) error {
	before, err := encodeFields(e.change.Op, postmortem.Delete, e.change.Kind, e.change.Before)
	if err != nil {
		return err
	}
	after, err := encodeFields(e.change.Op, postmortem.Create, e.change.Kind, e.change.After)
	if err != nil {
		return err
	}
	values := [14]any{
		e.id, e.owner, e.step, e.revision, string(e.at), e.origin, e.group, e.label,
		string(e.change.Op), string(e.change.Kind), e.change.Record, before, after,
	}
	t.sum.start("edit")
	for i, name := range entryNames {
		t.sum.add(name, values[i])
	}
	values[13] = t.sum.sum()
	t.logged++
	_, err = t.c.exec(t.ctx, insertEntry, values[:]...)
	return err
}

// readEntry checks a line of the log against its checksum and reads it.
func readEntry(v []driver.Value, sum *summer) (entry, error) {
	e := entry{
		id: str(v[0]), owner: str(v[1]), step: num(v[2]), revision: num(v[3]), at: postmortem.Instant(str(v[4])),
		origin: str(v[5]), group: str(v[6]), label: str(v[7]),
	}
	sum.start("edit")
	for i, name := range entryNames {
		sum.add(name, v[i])
	}
	if sum.sum() != num(v[13]) {
		return e, damaged("sqlite.readEntry", "entry of the edit log", e.id, nil)
	}
	c := postmortem.Change{Op: postmortem.Op(str(v[8])), Kind: postmortem.Kind(str(v[9])), Record: str(v[10])}
	var err error
	if c.Before, err = decodeFields(c.Op == postmortem.Delete, c.Kind, str(v[11])); err == nil {
		c.After, err = decodeFields(c.Op == postmortem.Create, c.Kind, str(v[12]))
	}
	if err != nil {
		return e, damaged("sqlite.readEntry", "entry of the edit log", e.id, err)
	}
	e.change = c
	return e, nil
}

// encodeFields writes fields as JSON, nil as "null". Of a whole record (op is
// the one that has one here) only what differs from the defaults is kept. So
// the Default of a field is part of the format: once released it stays.
func encodeFields(op, whole postmortem.Op, kind postmortem.Kind, fields postmortem.Fields) (string, error) {
	if fields == nil {
		return "null", nil
	}
	if op == whole {
		sparse := make(postmortem.Fields, 8)
		for _, f := range postmortem.Schema[kind] {
			if value := fields[f.Name]; encode(value) != encode(f.Zero()) {
				sparse[f.Name] = value
			}
		}
		fields = sparse
	}
	text, err := json.Marshal(fields)
	return string(text), err
}

// decodeFields reads what encodeFields wrote; whole says that what is left out
// has its default. Fields that the schema no longer has are left out.
func decodeFields(whole bool, kind postmortem.Kind, text string) (postmortem.Fields, error) {
	if text == "null" {
		return nil, nil
	}
	var raw map[string]any
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, err
	}
	fields := postmortem.Fields{}
	if whole {
		fields = postmortem.NewFields(kind)
	}
	for name, value := range raw {
		f, ok := postmortem.FieldOf(kind, name)
		if !ok {
			continue
		}
		canonical, err := f.Canonical(value)
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", name, err)
		}
		fields[name] = canonical
	}
	return fields, nil
}
