package desktop

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestContributionsAreReadAsProposals(t *testing.T) {
	dir := t.TempDir()
	files := map[string][]byte{
		"ana.md":   []byte("\xef\xbb\xbfReference: PM-2026-099\r\n\r\nName: Ana Kova\xc4\x8d\r\n\r\n## What I remember\r\n\r\n- 14:17 the pager\r\n- 03/04/2026 9:00 lunch\r\n\r\n## Questions\r\n\r\n- why\r\n"),
		"list.md":  []byte("# Shopping\n- milk\n"),
		"big.md":   bytes.Repeat([]byte("## What I remember\n"), 600_000),
		"photo.md": somePNG(t),
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	store := &fakeStore{snapshot: postmortem.Snapshot{ID: "p", Records: []postmortem.Record{
		{Kind: postmortem.KindPostMortem, ID: "p", Fields: postmortem.Fields{"reference": "PM-2026-014", "zone": "Europe/Berlin"}},
		{Kind: postmortem.KindEvent, ID: "e", Fields: postmortem.Fields{"occurredAt": "2026-03-28T13:05:00.000Z", "precision": "minute"}},
	}}}
	a, desk := newTestApp(t, store)
	c := &Contributions{a}
	for _, name := range []string{"ana.md", "list.md", "big.md", "photo.md"} {
		desk.chosen = append(desk.chosen, filepath.Join(dir, name))
	}
	offered, err := c.Pick(a.token)
	if err != nil || len(offered) != 4 || store.settings[settingContribution] != dir {
		t.Fatalf("%+v, %v, %v", offered, err, store.settings)
	}

	got, err := c.Read(a.token, "p", offered[0].Ticket)
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != "Ana Kovač" || got.OtherReference != "PM-2026-099" || got.Zone != "Europe/Berlin" || len(got.Memories) != 2 {
		t.Fatalf("%+v", got)
	}
	first, second := got.Memories[0], got.Memories[1]
	if first.Line != 7 || first.When == nil || first.When.OccurredAt != "2026-03-28T13:17:00.000Z" {
		t.Errorf("%+v", first)
	}
	if second.When != nil || len(second.Choices) != 2 || second.Message == "" {
		t.Errorf("%+v", second)
	}
	if diff := cmp.Diff([]ProposedQuestion{{Line: 12, Text: "why"}}, got.Questions); diff != "" {
		t.Error(diff)
	}
	if sent, _ := json.Marshal(got); strings.Contains(string(sent), "null") && !strings.Contains(string(sent), `"when":null`) {
		t.Errorf("a list is null: %s", sent)
	}
	if len(store.batches) != 0 {
		t.Error("reading changed the post-mortem")
	}

	for i, want := range map[int]errs.Code{0: errs.NotFound, 1: errs.Unsupported, 2: errs.TooLarge, 3: errs.Unsupported} {
		if _, err := c.Read(a.token, "p", offered[i].Ticket); errs.CodeOf(err) != want {
			t.Errorf("file %d: %v, want %s", i, err, want)
		}
	}
}
