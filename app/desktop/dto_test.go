package desktop

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// interfaceFields reads the fields of the interfaces in backend.ts: enough of
// TypeScript for that file, which is ours. Nested object types count as one field.
func interfaceFields(t *testing.T, path string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	source := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(string(text), "")
	found := map[string][]string{}
	heads := regexp.MustCompile(`(?m)^export interface (\w+) \{$`).FindAllStringSubmatchIndex(source, -1)
	for _, head := range heads {
		name, body := source[head[2]:head[3]], source[head[1]:]
		body, _, _ = strings.Cut(body, "\n}")
		for _, line := range regexp.MustCompile(`(?m)^  readonly (\w+):`).FindAllStringSubmatch(body, -1) {
			found[name] = append(found[name], line[1])
		}
	}
	return found
}

func jsonNames(v any) []string {
	var names []string
	for field := range reflectFields(reflect.TypeOf(v)) {
		names = append(names, field)
	}
	slices.Sort(names)
	return names
}

func reflectFields(typ reflect.Type) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for i := range typ.NumField() {
		if f := typ.Field(i); f.IsExported() {
			out[f.Tag.Get("json")] = f.Type
		}
	}
	return out
}

// The two sides of the bridge must have the same fields: a misspelt one would
// simply be missing on the other side.
func TestFieldsAreThoseOfTheFrontEnd(t *testing.T) {
	page := interfaceFields(t, "../../frontend/src/backend/backend.ts")
	records := interfaceFields(t, "../../frontend/src/domain/records.ts")
	for name, dto := range map[string]any{
		"LibraryQuery": LibraryQuery{}, "LibraryRow": LibraryRow{}, "LibraryPage": LibraryPage{},
		"Step": Step{}, "DocumentSnapshot": DocumentSnapshot{}, "EditBatch": EditBatch{}, "Applied": Applied{},
		"ZoneTable": ZoneTable{}, "ParseRequest": ParseRequest{}, "ParsedWhen": ParsedWhen{},
		"ParseReply": ParseReply{}, "SystemInfo": SystemInfo{},
		"OfferedFile": OfferedFile{}, "ImportedEvidence": ImportedEvidence{},
	} {
		want := slices.Sorted(slices.Values(page[name]))
		if got := jsonNames(dto); !slices.Equal(got, want) {
			t.Errorf("%s: Go has %v, backend.ts has %v", name, got, want)
		}
	}
	if want := slices.Sorted(slices.Values(records["Edit"])); !slices.Equal(jsonNames(Edit{}), want) {
		t.Errorf("Edit: Go has %v, records.ts has %v", jsonNames(Edit{}), want)
	}
}

// Golden JSON of every reply with nothing in it: no null where the page
// expects a list, and no names but the agreed ones.
func TestEmptyRepliesHaveNoNull(t *testing.T) {
	for want, reply := range map[string]any{
		`{"rows":[],"total":0,"counts":{"all":0,"bin":0,"drafts":0,"meeting_due":0,"open_actions":0}}`: pageOf(postmortem.ListPage{}),
		`{"id":"","revision":0,"records":[],"undo":{"label":""},"redo":{"label":""}}`:                  snapshotOf(postmortem.Snapshot{}),
		`{"revision":0,"savedAt":"","effects":[],"undo":{"label":""},"redo":{"label":""}}`:             appliedOf(postmortem.Applied{}),
		`{"cancelled":true,"ticket":"","fileName":"","folder":"","bytes":0,"warnings":[]}`:             cancelled,
		`{"id":"","reference":"","title":"","status":"","template":"","severity":"","services":[],"tags":[],"zone":"",` +
			`"startedAt":"","startedUnknown":false,"meetingAt":"","trashedAt":"","updatedAt":"","events":0,"openActions":0,"impact":"","milestones":[]}`: rowOf(postmortem.Summary{}),
	} {
		got, err := json.Marshal(reply)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	fields := fieldsOf(postmortem.Fields{"tags": []string(nil), "title": "x", "hidden": true, "size": int64(3)})
	if got, _ := json.Marshal(fields); string(got) != `{"hidden":true,"size":3,"tags":[],"title":"x"}` {
		t.Errorf("fields: %s", got)
	}
}

func TestEditsAreReadStrictly(t *testing.T) {
	const edit = `{"id":"e1","group":"g","label":"Edit","op":"update","kind":"source","record":"r1","fields":{"clockOffsetMs":-1500,"name":"api"}}`
	good := `{"postMortem":"p1","baseRevision":7,"edits":[` + edit + `]}`
	var batch EditBatch
	if err := json.Unmarshal([]byte(good), &batch); err != nil || batch.problem != nil {
		t.Fatal(err, batch.problem)
	}
	store := &fakeStore{applied: postmortem.Applied{Revision: 8}}
	a, _ := newTestApp(t, store)
	reply, err := (&Document{a}).Apply(a.token, batch)
	if err != nil || reply.Revision != 8 {
		t.Fatal(reply, err)
	}
	sent := store.batches[0]
	if sent.PostMortem != "p1" || sent.Base != 7 || sent.Origin != "typing" || sent.Edits[0].Record != "r1" {
		t.Errorf("sent %+v", sent)
	}
	if n, ok := sent.Edits[0].Fields["clockOffsetMs"].(json.Number); !ok || n != "-1500" {
		t.Errorf("the number became %T", sent.Edits[0].Fields["clockOffsetMs"])
	}

	for name, bad := range map[string]string{
		"unknown field of the batch": strings.Replace(good, `"baseRevision"`, `"base"`, 1),
		"unknown field of an edit":   strings.Replace(good, `"label"`, `"lable"`, 1),
		"text for a number":          strings.Replace(good, `7`, `"7"`, 1),
		"fraction for a revision":    strings.Replace(good, `7`, `7.5`, 1),
		"list for the fields":        strings.Replace(good, `{"clockOffsetMs":-1500,"name":"api"}`, `[]`, 1),
	} {
		var batch EditBatch
		if err := json.Unmarshal([]byte(bad), &batch); err != nil {
			t.Errorf("%s: Wails would reject with plain text: %v", name, err)
			continue
		}
		if _, err := (&Document{a}).Apply(a.token, batch); errs.CodeOf(err) != errs.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
	if len(store.batches) != 1 {
		t.Error("a batch that could not be read reached the store")
	}
}

// What the page is not told it takes from its own defaults, which a test of
// the page compares with these: nothing else may be left out.
func TestSnapshotLeavesOutDefaultsOnly(t *testing.T) {
	sent := func(kind postmortem.Kind, fields postmortem.Fields) string {
		got := snapshotOf(postmortem.Snapshot{Records: []postmortem.Record{{Kind: kind, ID: "r", Fields: fields}}})
		text, err := json.Marshal(got.Records[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, kind := range postmortem.Kinds {
		if got, want := sent(kind, postmortem.NewFields(kind)), `{"kind":"`+string(kind)+`","id":"r","fields":{}}`; got != want {
			t.Errorf("defaults are sent: %s", got)
		}
		for _, f := range postmortem.Schema[kind] {
			if list, ok := f.Zero().([]string); ok && len(list) > 0 {
				t.Errorf("%s of %s: a list with a default of its own", f.Name, kind)
			}
		}
	}
	fields := postmortem.NewFields(postmortem.KindEvent)
	fields["toleranceSec"], fields["precision"], fields["hidden"] = int64(0), "exact", true
	fields["evidence"] = []string{"a", "b"}
	fields["title"], fields["description"] = `"C:\x" <é>`, "a\nb\u2028"
	var read struct{ Fields map[string]any }
	text := sent(postmortem.KindEvent, fields)
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		t.Fatal(err, text)
	}
	want := map[string]any{
		"title": `"C:\x" <é>`, "description": "a\nb\u2028", "toleranceSec": 0.0, "precision": "exact", "hidden": true,
		"evidence": []any{"a", "b"},
	}
	if !reflect.DeepEqual(read.Fields, want) {
		t.Errorf("got %v, want %v", read.Fields, want)
	}
}
