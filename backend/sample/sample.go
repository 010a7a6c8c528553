// Package sample holds the incident that "Open the sample" shows: GitHub's
// degraded service of 21 and 22 October 2018, retold in our own words from the
// public account that GitHub published on 30 October 2018. Nothing here says
// more than that account does, except where the text calls itself
// illustrative.
package sample

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/postmortem"
)

// Account is the address of the public account everything here is taken from.
const Account = "https://github.blog/2018-10-30-oct21-post-incident-analysis/"

// Published gives the day the public account appeared, in UTC. An export of
// the sample without a store carries it as its date.
func Published() time.Time { return time.Date(2018, time.October, 30, 0, 0, 0, 0, time.UTC) }

// item is a record before it has an id. References in fields hold keys of
// other items; Edits puts the ids in their place.
type item struct {
	kind   postmortem.Kind
	key    string
	fields postmortem.Fields
}

// Edits gives the edits that create the sample, in an order in which every
// reference leads to a record that is there already. The first one creates the
// root, and its Record is the id of the post-mortem. newID gives a new valid
// id with every call; edits and records each get one. The reference is left
// empty for the store to give.
func Edits(newID func() string) []postmortem.Edit {
	items := all()
	ids := make(map[string]string, len(items))
	for _, it := range items {
		ids[it.key] = newID()
	}
	group := newID()
	ranks := map[postmortem.Kind]string{}
	edits := make([]postmortem.Edit, 0, len(items))
	for _, it := range items {
		fields := make(postmortem.Fields, len(it.fields)+1)
		for name, value := range it.fields {
			fields[name] = resolve(it, name, value, ids)
		}
		if _, ok := postmortem.FieldOf(it.kind, "rank"); ok {
			ranks[it.kind] = postmortem.RankAfter(ranks[it.kind])
			fields["rank"] = ranks[it.kind]
		}
		edits = append(edits, postmortem.Edit{
			ID: newID(), Group: group, Label: "Open the sample",
			Op: postmortem.Create, Kind: it.kind, Record: ids[it.key], Fields: fields,
		})
	}
	return edits
}

// PostMortem gives the sample in typed form, with short fixed ids, for exports
// that need no store. It panics if the sample does not fit the schema, which
// the tests rule out.
func PostMortem() postmortem.PostMortem {
	count := 0
	edits := Edits(func() string { count++; return fmt.Sprintf("sample-%03d", count) })
	records := make([]postmortem.Record, 0, len(edits))
	for _, e := range edits {
		change, err := postmortem.Prepare(e, nil)
		if err != nil {
			panic(fmt.Sprintf("sample: %s %s: %v", e.Kind, e.Record, err))
		}
		records = append(records, postmortem.Record{Kind: e.Kind, ID: e.Record, Fields: change.After})
	}
	p := postmortem.Assemble(records)
	p.CreatedAt = postmortem.At(Published())
	return p
}

// all lists every item in creation order (postmortem.Kinds).
func all() []item {
	var out []item
	for _, part := range [][]item{incident(), people(), sources(), evidence(), events(), questions(), factors(), lessons(), actions()} {
		out = append(out, part...)
	}
	return out
}

// resolve puts ids in the place of keys where the field refers to records, and
// takes the indentation off long texts.
func resolve(it item, name string, value any, ids map[string]string) any {
	field, ok := postmortem.FieldOf(it.kind, name)
	if !ok {
		return value // Prepare will name the field
	}
	switch field.Type {
	case postmortem.Ref:
		return lookUp(ids, it, value.(string))
	case postmortem.RefList:
		keys := strings.Fields(value.(string))
		list := make([]string, 0, len(keys))
		for _, key := range keys {
			list = append(list, lookUp(ids, it, key))
		}
		return list
	case postmortem.Text:
		return paragraphs(value.(string))
	default:
		return value
	}
}

// lookUp panics for a key that is not there: a slip in this package.
func lookUp(ids map[string]string, it item, key string) string {
	id, ok := ids[key]
	if !ok {
		panic(fmt.Sprintf("sample: %s refers to %q, which is not there", it.key, key))
	}
	return id
}

// paragraphs takes the indentation off the lines of a raw string and joins the lines
// of each paragraph, so that the text is wrapped where it is shown and not
// where this file happens to break it. Lines of lists and tables stay.
func paragraphs(raw string) string {
	var out strings.Builder
	joined := false
	for line := range strings.Lines(strings.TrimSpace(raw)) {
		line = strings.TrimSpace(line)
		own := line == "" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "|")
		switch {
		case out.Len() == 0:
		case joined && !own:
			out.WriteByte(' ')
		default:
			out.WriteByte('\n')
		}
		out.WriteString(line)
		joined = line != "" && !strings.HasPrefix(line, "|")
	}
	return out.String()
}
