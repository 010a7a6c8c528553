package postmortem

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
)

// set is a post-mortem in memory, changed by Prepare only.
type set map[string]Record

func (s set) apply(c Change) {
	switch c.Op {
	case Create:
		s[c.Record] = Record{Kind: c.Kind, ID: c.Record, Fields: maps.Clone(c.After)}
	case Delete:
		delete(s, c.Record)
	case Update:
		fields := maps.Clone(s[c.Record].Fields)
		maps.Copy(fields, c.After)
		s[c.Record] = Record{Kind: c.Kind, ID: c.Record, Fields: fields}
	}
}

// randomValue gives what might be typed or sent: mostly good, at times not.
func randomValue(random *rand.Rand, f Field) any {
	words := []string{"", "api", "deploy of api 4.2", "línea\r\nnueva", "\x00\x1b[31m", "🧯", "2026-03-29T14:05:00Z", "2026-03-29", "Europe/Berlin", "r1", "i", "a0", strings.Repeat("x", 2001)}
	pick := words[random.IntN(len(words))]
	switch f.Type {
	case Choice:
		return f.Choices[random.IntN(len(f.Choices))]
	case Bool:
		return random.IntN(2) == 0
	case Int:
		return float64(f.Min + random.IntN(min(1000, f.Max-f.Min+1)))
	case RefList, LineList:
		return []any{pick, "r2", "r2"}
	default:
		return pick
	}
}

func TestUndoAllGivesTheStart(t *testing.T) {
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 7))
		now := set{"pm": {Kind: KindPostMortem, ID: "pm", Fields: NewFields(KindPostMortem)}}
		start := maps.Clone(now)
		var states []set
		var done []Change
		for i := range 600 {
			kind := Kinds[1+random.IntN(len(Kinds)-1)]
			record := fmt.Sprintf("%s%d", kind, random.IntN(4))
			e := Edit{ID: fmt.Sprint(i), Op: []Op{Create, Update, Update, Delete}[random.IntN(4)], Kind: kind, Record: record, Fields: Fields{}}
			for _, f := range Schema[kind] {
				if random.IntN(3) == 0 && e.Op != Delete {
					e.Fields[f.Name] = randomValue(random, f)
				}
			}
			current := now[record].Fields
			before := maps.Clone(current)
			change, err := Prepare(e, current)
			if diff := cmp.Diff(before, current); diff != "" {
				t.Fatalf("Prepare changed the record: %s", diff)
			}
			if err != nil {
				if code := errs.CodeOf(err); code != errs.Invalid && code != errs.NotFound && code != errs.Conflict {
					t.Fatalf("an edit failed with code %s: %v", code, err)
				}
				continue
			}
			states = append(states, maps.Clone(now))
			now.apply(change)
			done = append(done, change)
		}
		if len(done) < 50 {
			t.Fatalf("only %d of 600 edits were good", len(done))
		}
		end := maps.Clone(now)
		for i := len(done) - 1; i >= 0; i-- {
			now.apply(done[i].Inverse())
			if diff := cmp.Diff(states[i], now); diff != "" {
				t.Fatalf("seed %d: undo of edit %d (%s): %s", seed, i, done[i].Op, diff)
			}
		}
		if diff := cmp.Diff(start, now); diff != "" {
			t.Fatalf("seed %d: undo all is not the start: %s", seed, diff)
		}
		for _, change := range done {
			now.apply(change.Inverse().Inverse())
		}
		if diff := cmp.Diff(end, now); diff != "" {
			t.Fatalf("seed %d: redo all is not the end: %s", seed, diff)
		}
	}
}

func TestPrepareRefuses(t *testing.T) {
	event := NewFields(KindEvent)
	root := NewFields(KindPostMortem)
	for name, c := range map[string]struct {
		edit    Edit
		current Fields
		code    errs.Code
		field   string
	}{
		"unknown kind":          {Edit{Op: Create, Kind: "mood", Record: "r"}, nil, errs.Invalid, ""},
		"unknown operation":     {Edit{Op: "upsert", Kind: KindEvent, Record: "r"}, event, errs.Invalid, ""},
		"no record id":          {Edit{Op: Create, Kind: KindEvent}, nil, errs.Invalid, ""},
		"a path as id":          {Edit{Op: Create, Kind: KindEvent, Record: "../x"}, nil, errs.Invalid, ""},
		"created twice":         {Edit{Op: Create, Kind: KindEvent, Record: "r"}, event, errs.Conflict, ""},
		"update of nothing":     {Edit{Op: Update, Kind: KindEvent, Record: "r"}, nil, errs.NotFound, ""},
		"delete of nothing":     {Edit{Op: Delete, Kind: KindEvent, Record: "r"}, nil, errs.NotFound, ""},
		"delete of the root":    {Edit{Op: Delete, Kind: KindPostMortem, Record: "r"}, root, errs.Invalid, ""},
		"unknown field":         {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"mood": "x"}}, event, errs.Invalid, "mood"},
		"impossible date":       {Edit{Op: Update, Kind: KindAction, Record: "r", Fields: Fields{"dueOn": "2026-02-29"}}, NewFields(KindAction), errs.Invalid, "dueOn"},
		"unknown zone":          {Edit{Op: Update, Kind: KindPostMortem, Record: "r", Fields: Fields{"zone": "Mars/Olympus"}}, root, errs.Invalid, "zone"},
		"over-long line":        {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"title": strings.Repeat("é", 1001)}}, event, errs.Invalid, "title"},
		"over-long text":        {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"description": strings.Repeat("x", MaxText+1)}}, event, errs.Invalid, "description"},
		"number for text":       {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"title": 4.0}}, event, errs.Invalid, "title"},
		"null for text":         {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"title": nil}}, event, errs.Invalid, "title"},
		"half a second":         {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"toleranceSec": 1.5}}, event, errs.Invalid, "toleranceSec"},
		"choice not there":      {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"milestone": "blamed"}}, event, errs.Invalid, "milestone"},
		"list in a list":        {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"evidence": []any{[]any{}}}}, event, errs.Invalid, "evidence"},
		"unknown inference":     {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"inferred": []any{"mood"}}}, event, errs.Invalid, "inferred"},
		"local time as instant": {Edit{Op: Update, Kind: KindEvent, Record: "r", Fields: Fields{"occurredAt": "2026-03-29 14:05"}}, event, errs.Invalid, "occurredAt"},
	} {
		c.edit.ID = "edit-1"
		_, err := Prepare(c.edit, c.current)
		e, ok := err.(*errs.Error) //nolint:errorlint // Prepare promises this type
		if !ok || e.Code != c.code || e.Field != c.field || e.Ref != "edit-1" {
			t.Errorf("%s: got %#v", name, err)
			continue
		}
		if e.Message == "" || len(e.Message) > 400 {
			t.Errorf("%s: the message %q is not for people", name, e.Message)
		}
	}
}

func TestPrepareUpdateKeepsOnlyWhatChanges(t *testing.T) {
	current := NewFields(KindPostMortem)
	current["title"], current["tags"] = "Checkout", []string{"db"}
	change, err := Prepare(Edit{Op: Update, Kind: KindPostMortem, Record: "r", Fields: Fields{
		"title": "Check\r\nout", "tags": []any{"db", " db ", ""}, "severity": "SEV2",
	}}, current)
	if err != nil {
		t.Fatal(err)
	}
	want := Change{Op: Update, Kind: KindPostMortem, Record: "r", Before: Fields{"title": "Checkout", "severity": ""}, After: Fields{"title": "Check out", "severity": "SEV2"}}
	if diff := cmp.Diff(want, change); diff != "" {
		t.Error(diff)
	}
	same, err := Prepare(Edit{Op: Update, Kind: KindPostMortem, Record: "r", Fields: Fields{"title": "Checkout"}}, current)
	if err != nil || !same.Empty() {
		t.Errorf("an update with the same value is not empty: %+v, %v", same, err)
	}
}

// Whatever JSON holds: Canonical gives a value that is canonical already, or
// an error, and never panics.
func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{`"x"`, `4`, `1e300`, `true`, `null`, `["a","a"]`, `[1]`, `{}`, `"2026-03-29T14:05:00+02:00"`, `"\ud800"`, `"a0"`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var raw any
		if json.Unmarshal([]byte(text), &raw) != nil {
			raw = text
		}
		for _, fields := range Schema {
			for _, field := range fields {
				value, err := field.Canonical(raw)
				if err != nil {
					continue
				}
				again, err := field.Canonical(value)
				if err != nil || !equalValue(value, again) {
					t.Fatalf("%s of %q: %#v is not canonical: %#v, %v", field.Name, text, value, again, err)
				}
			}
		}
	})
}
