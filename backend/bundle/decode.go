package bundle

import (
	"bytes"
	"cmp"
	"slices"

	"afterword/backend/postmortem"
)

func sortBlobs(blobs []postmortem.Blob) {
	slices.SortFunc(blobs, func(a, b postmortem.Blob) int { return cmp.Compare(a.Hash, b.Hash) })
}

// decodeDocument checks every record as the edit that creates it would be.
// Upgrade says that the file is of an older schema: what it does not have gets
// its default.
func decodeDocument(data []byte, upgrade bool) (postmortem.Snapshot, error) {
	var d documentJSON
	if err := strict(data, &d); err != nil {
		return postmortem.Snapshot{}, damaged("its document cannot be read")
	}
	if at, err := postmortem.ParseInstant(string(d.SavedAt)); err != nil || at != d.SavedAt || at == "" || d.Revision < 1 || d.Revision > maxRevision {
		return postmortem.Snapshot{}, damaged("its document has no valid revision")
	}
	out := postmortem.Snapshot{ID: d.ID, Revision: d.Revision, SavedAt: d.SavedAt, Records: d.Records}
	seen := make(map[string]bool, len(d.Records))
	roots := 0
	for i, r := range d.Records {
		if !postmortem.ValidID(r.ID) || seen[r.ID] {
			return out, damaged("its record %.80q is there twice or has no valid id", r.ID)
		}
		seen[r.ID] = true
		if r.Kind == postmortem.KindPostMortem {
			roots++
			if r.ID != d.ID {
				return out, damaged("its document belongs to another post-mortem")
			}
		}
		fields, err := whole(r.Kind, r.Fields, upgrade)
		if err != nil {
			return out, err
		}
		d.Records[i].Fields = fields
	}
	if roots != 1 {
		return out, damaged("its document has no post-mortem")
	}
	return out, nil
}

// whole gives all fields of a record in canonical form.
func whole(kind postmortem.Kind, raw postmortem.Fields, upgrade bool) (postmortem.Fields, error) {
	fields, err := some(kind, raw)
	if err != nil {
		return nil, err
	}
	out := postmortem.NewFields(kind)
	if len(fields) != len(out) && !upgrade {
		return nil, damaged("a record of kind %.40q is not complete", kind)
	}
	for name, value := range fields {
		out[name] = value
	}
	return out, nil
}

func some(kind postmortem.Kind, raw postmortem.Fields) (postmortem.Fields, error) {
	if len(postmortem.Schema[kind]) == 0 {
		return nil, damaged("there is no kind of record called %.40q", kind)
	}
	out := make(postmortem.Fields, len(raw))
	for name, value := range raw {
		field, ok := postmortem.FieldOf(kind, name)
		if !ok {
			return nil, damaged("a record of kind %q has no field %.40q", kind, name)
		}
		canonical, err := field.Canonical(value)
		if err != nil {
			return nil, damaged("the field %s of a record cannot be: %.200s", name, err)
		}
		out[name] = canonical
	}
	return out, nil
}

// decodeHistory reads the lines of the history, in order.
func decodeHistory(data []byte, upgrade bool, s postmortem.Snapshot) ([]postmortem.LogEntry, error) {
	var out []postmortem.LogEntry
	seen := map[string]bool{}
	last := int64(1)
	for line := range bytes.Lines(data) {
		var g groupJSON
		if err := strict(line, &g); err != nil {
			return nil, damaged("a line of its history cannot be read")
		}
		at, err := postmortem.ParseInstant(string(g.At))
		if err != nil || at != g.At || at == "" || g.Revision < last || g.Revision > s.Revision || len(g.Edits) == 0 {
			return nil, damaged("its history is not in order")
		}
		last = g.Revision
		for _, e := range g.Edits {
			if !postmortem.ValidID(e.ID) || seen[e.ID] || !postmortem.ValidID(e.Record) {
				return nil, damaged("its history names an edit twice or without a valid id")
			}
			seen[e.ID] = true
			c, err := decodeChange(e, upgrade)
			if err != nil {
				return nil, err
			}
			out = append(out, postmortem.LogEntry{
				ID: e.ID, Revision: g.Revision, At: g.At, Origin: g.Origin, Group: g.Group, Label: g.Label, Change: c,
			})
		}
	}
	return out, nil
}

func decodeChange(e editJSON, upgrade bool) (c postmortem.Change, err error) {
	c = postmortem.Change{Op: e.Op, Kind: e.Kind, Record: e.Record}
	hasBefore, hasAfter := e.Before != nil, e.After != nil
	switch {
	case e.Op == postmortem.Create && !hasBefore && hasAfter:
		c.After, err = whole(e.Kind, e.After, upgrade)
	case e.Op == postmortem.Delete && hasBefore && !hasAfter:
		c.Before, err = whole(e.Kind, e.Before, upgrade)
	case e.Op == postmortem.Update && hasBefore && hasAfter:
		if c.Before, err = some(e.Kind, e.Before); err == nil {
			c.After, err = some(e.Kind, e.After)
		}
	default:
		err = damaged("its history has an edit that cannot be")
	}
	return c, err
}
