package postmortem

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The tables in testdata/shared are read by the tests of frontend/src/domain
// as well: both sides must agree on every case.

var update = flag.Bool("update", false, "rewrite the golden files")

func sharedCases[T any](t *testing.T, name string) []T {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "shared", name))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Note  string `json:"note"`
		Cases []T    `json:"cases"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(file.Cases) == 0 {
		t.Fatalf("%s has no cases", name)
	}
	return file.Cases
}

type sharedEvent struct {
	ID     string         `json:"id"`
	Fields map[string]any `json:"fields"`
}

// events makes typed events the way the store does: through Prepare.
func events(t *testing.T, from []sharedEvent) []TimelineEvent {
	t.Helper()
	var records []Record
	for _, e := range from {
		change, err := Prepare(Edit{ID: "e", Op: Create, Kind: KindEvent, Record: e.ID, Fields: e.Fields}, nil)
		if err != nil {
			t.Fatalf("event %s: %v", e.ID, err)
		}
		records = append(records, Record{Kind: KindEvent, ID: e.ID, Fields: change.After})
	}
	return Assemble(records).Events
}

func TestSharedClean(t *testing.T) {
	for _, c := range sharedCases[struct{ In, Text, Line string }](t, "clean.json") {
		if got := Clean(c.In); got != c.Text {
			t.Errorf("Clean(%q) = %q, want %q", c.In, got, c.Text)
		}
		if got := CleanLine(c.In); got != c.Line {
			t.Errorf("CleanLine(%q) = %q, want %q", c.In, got, c.Line)
		}
	}
}

func TestSharedRank(t *testing.T) {
	for _, c := range sharedCases[struct{ A, B, Rank string }](t, "rank.json") {
		if got := RankBetween(c.A, c.B); got != c.Rank {
			t.Errorf("RankBetween(%q, %q) = %q, want %q", c.A, c.B, got, c.Rank)
		}
	}
}

func TestSharedGaps(t *testing.T) {
	for _, c := range sharedCases[struct {
		MinMs, MaxMs  int64
		Coarse, Known bool
		Text          string
	}](t, "gaps.json") {
		g := Gap{
			Min: time.Duration(c.MinMs) * time.Millisecond, Max: time.Duration(c.MaxMs) * time.Millisecond,
			Coarse: c.Coarse, Known: c.Known,
		}
		if got := g.String(); got != c.Text {
			t.Errorf("%+v reads %q, want %q", c, got, c.Text)
		}
	}
}

func TestSharedOrder(t *testing.T) {
	for _, c := range sharedCases[struct {
		Name   string
		Events []sharedEvent
		Order  []string
	}](t, "order.json") {
		got := []string{}
		for _, e := range events(t, c.Events) {
			got = append(got, e.ID)
		}
		if diff := cmp.Diff(c.Order, got); diff != "" {
			t.Errorf("%s: %s", c.Name, diff)
		}
	}
}

func TestSharedDurations(t *testing.T) {
	type figure struct {
		Key        string
		Known      bool
		Text       string
		OutOfOrder bool
		From, To   string
	}
	for _, c := range sharedCases[struct {
		Name    string
		Events  []sharedEvent
		Figures []figure
	}](t, "durations.json") {
		var got []figure
		for _, d := range (PostMortem{Events: events(t, c.Events)}).Durations() {
			got = append(got, figure{d.Key, d.Gap.Known, d.Gap.String(), d.OutOfOrder, d.FromEvent, d.ToEvent})
		}
		if diff := cmp.Diff(c.Figures, got); diff != "" {
			t.Errorf("%s: %s", c.Name, diff)
		}
	}
}

// The schema as JSON lets the TypeScript records be compared with it.
func TestSharedSchema(t *testing.T) {
	type field struct {
		Name    string   `json:"name"`
		Type    string   `json:"type"`
		Max     int      `json:"max"`
		Min     int      `json:"min"`
		Choices []string `json:"choices"`
		Ref     string   `json:"ref"`
		Default any      `json:"default"`
	}
	type kind struct {
		Kind   string  `json:"kind"`
		Fields []field `json:"fields"`
	}
	names := map[FieldType]string{
		Line: "line", Text: "text", Choice: "choice", InstantField: "instant", DateField: "date", ZoneField: "zone",
		Bool: "bool", Int: "int", Ref: "ref", RefList: "refList", LineList: "lineList", Rank: "rank", Hash: "hash",
	}
	var all []kind
	for _, k := range Kinds {
		one := kind{Kind: string(k)}
		for _, f := range Schema[k] {
			name, ok := names[f.Type]
			if !ok {
				t.Fatalf("field %s has a type without a name", f.Name)
			}
			choices := f.Choices
			if choices == nil {
				choices = []string{}
			}
			one.Fields = append(one.Fields, field{f.Name, name, f.Max, f.Min, choices, string(f.Ref), f.Zero()})
		}
		all = append(all, one)
	}
	if len(all) != len(Schema) {
		t.Errorf("Kinds has %d kinds, Schema %d", len(all), len(Schema))
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(map[string]any{"kinds": all}); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "shared", "schema.json")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("the schema changed: add a migration and a line in records.ts, then run this test with -update\n%s", diff)
	}
}
