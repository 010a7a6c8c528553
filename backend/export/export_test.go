package export

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/errs"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// oneStore is a store that holds the sample; only Open is ever called.
type oneStore struct {
	postmortem.Store
	opened int
}

func (s *oneStore) Open(_ context.Context, id string) (postmortem.Snapshot, error) {
	s.opened++
	if id != "root" {
		return postmortem.Snapshot{}, errs.New(errs.NotFound, "test", "gone")
	}
	count := 0
	var records []postmortem.Record
	for _, e := range sample.Edits(func() string { count++; return "id-" + strings.Repeat("x", count%50) + string(rune('a'+count/50)) }) {
		change, err := postmortem.Prepare(e, nil)
		if err != nil {
			return postmortem.Snapshot{}, err
		}
		if e.Kind == postmortem.KindPostMortem {
			e.Record = id
		}
		records = append(records, postmortem.Record{Kind: e.Kind, ID: e.Record, Fields: change.After})
	}
	return postmortem.Snapshot{ID: id, SavedAt: "2026-11-23T09:00:00.000Z", Records: records}, nil
}

func (s *oneStore) Whole(ctx context.Context, id string) (postmortem.Whole, error) {
	snapshot, err := s.Open(ctx, id)
	s.opened--
	snapshot.ID, snapshot.Revision = id, 1
	return postmortem.Whole{Snapshot: snapshot}, err
}

// golden compares bytes with those of an accepted file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to write it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and look at the difference", path)
	}
}

func TestSampleMarkdownGolden(t *testing.T) {
	got, warnings, err := FromPostMortem(sample.PostMortem(), sample.Published(), Form{Format: "md"})
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	golden(t, "sample.md", got)
}

func TestSameInputSameBytes(t *testing.T) {
	for _, format := range Formats {
		store := &oneStore{}
		first, _, err := Bytes(t.Context(), store, "root", Form{Format: format})
		if err != nil {
			t.Fatal(err)
		}
		second, _, err := Bytes(t.Context(), store, "root", Form{Format: format})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two exports of the same revision differ", format)
		}
		if store.opened != 2 {
			t.Errorf("%s: the store was read %d times for two exports", format, store.opened)
		}
	}
}

func TestFileWritesWhatBytesGives(t *testing.T) {
	for _, format := range Formats {
		path := filepath.Join(t.TempDir(), "out."+format)
		result, err := File(t.Context(), &oneStore{}, "root", Form{Format: format}, path)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := Bytes(t.Context(), &oneStore{}, "root", Form{Format: format})
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, want) || result.Bytes != int64(len(want)) || result.Path != path {
			t.Errorf("%s: read %d bytes, result %+v, want %d bytes, %v", format, len(got), result, len(want), err)
		}
	}
}

func TestErrorsKeepTheirCodes(t *testing.T) {
	dir := t.TempDir()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	cases := map[string]struct {
		ctx              context.Context
		id, format, path string
		want             errs.Code
	}{
		"format":  {t.Context(), "root", "docx", filepath.Join(dir, "a"), errs.Unsupported},
		"unknown": {t.Context(), "gone", "md", filepath.Join(dir, "b"), errs.NotFound},
		"folder":  {t.Context(), "root", "md", dir, errs.ExportIO},
		"missing": {t.Context(), "root", "pdf", filepath.Join(dir, "no", "x.pdf"), errs.ExportIO},
	}
	for name, c := range cases {
		if _, err := File(c.ctx, &oneStore{}, c.id, Form{Format: c.format}, c.path); errs.CodeOf(err) != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	if _, err := File(cancelled, &oneStore{}, "root", Form{Format: "md"}, filepath.Join(dir, "c")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	whole := renderers["md"]
	defer func() { renderers["md"] = whole }()
	renderers["md"] = func(w io.Writer, _ document.Document, _ Form) ([]string, error) {
		_, _ = io.WriteString(w, "half")
		panic("a fault")
	}
	data, _, err := FromPostMortem(sample.PostMortem(), sample.Published(), Form{Format: "md"})
	var e *errs.Error
	if !errors.As(err, &e) || e.Code != errs.Internal || data != nil || !strings.Contains(e.Err.Error(), "a fault") {
		t.Errorf("got %d bytes, %v", len(data), err)
	}
	if strings.Contains(e.Message, "goroutine") {
		t.Error("the message holds a stack trace")
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Checkout latency after cache failover": "PM-2026-014 Checkout latency after cache failover.md",
		"a/b\\c:d|e":                            "PM-2026-014 a-b-c-d-e.md",
		"what? \"why\" <b>*":                    "PM-2026-014 what 'why' b.md",
		"gnp.\u202Efdp":                         "PM-2026-014 gnp.fdp.md",
		"  tabs\tand\nlines ... ":               "PM-2026-014 tabs and lines.md",
		"Ausfall für 日本 👩\u200d💻":               "PM-2026-014 Ausfall für 日本 👩\u200d💻.md",
		"bad \xff bytes\x00":                    "PM-2026-014 bad bytes.md",
	} {
		if got := FileName(postmortem.PostMortem{Reference: "PM-2026-014", Title: title}, "md"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
	for title, want := range map[string]string{
		"": "Post-mortem.pdf", "CON": "Post-mortem CON.pdf", "nul.txt": "Post-mortem nul.txt.pdf", "com1": "Post-mortem com1.pdf",
		"..": "Post-mortem.pdf", "../../etc/passwd": "etc-passwd.pdf", "-rf": "rf.pdf", "console": "console.pdf", "~root": "root.pdf",
	} {
		if got := FileName(postmortem.PostMortem{Title: title}, "pdf"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestFormatsDoNotTakeEachOthersName(t *testing.T) {
	seen := map[string]string{}
	for _, format := range Formats {
		name := FileName(postmortem.PostMortem{Reference: "PM-2026-014", Title: strings.Repeat("word ", 100)}, format)
		if other := seen[name]; other != "" {
			t.Errorf("%s and %s are both written to %q", other, format, name)
		}
		if !strings.HasSuffix(name, "."+Extension(format)) || len(name) > longestName {
			t.Errorf("%s: %q", format, name)
		}
		seen[name] = format
	}
	if got := FileName(postmortem.PostMortem{Title: "Slow"}, "timeline-csv"); got != "Slow timeline.csv" {
		t.Errorf("got %q", got)
	}
}

func TestTablesHaveAMarkForSpreadsheetsOnly(t *testing.T) {
	for format, want := range map[string]bool{"csv": true, "timeline-csv": true, "github-csv": false, "jira-csv": false} {
		data, _, err := FromPostMortem(sample.PostMortem(), sample.Published(), Form{Format: format})
		if err != nil || bytes.HasPrefix(data, []byte("\uFEFF")) != want {
			t.Errorf("%s: %v, begins %q", format, err, data[:min(len(data), 12)])
		}
	}
}

func TestFileNamesAreShort(t *testing.T) {
	for _, title := range []string{
		strings.Repeat("word ", 100), strings.Repeat("x", 500), strings.Repeat("é", 300), strings.Repeat("日", 300),
		strings.Repeat("e\u0301", 300), strings.Repeat("👩\u200d💻", 100), "x" + strings.Repeat("\u0301", 300),
	} {
		got := FileName(postmortem.PostMortem{Title: title}, "pdf")
		if len(got) > longestName || len(got) < 10 || !utf8.ValidString(got) || !strings.HasSuffix(got, ".pdf") {
			t.Errorf("%.20q: got %q, %d bytes", title, got, len(got))
		}
	}
	if got := FileName(postmortem.PostMortem{Title: strings.Repeat("word ", 100)}, "pdf"); !strings.HasSuffix(got, " word.pdf") {
		t.Errorf("cut inside a word: %q", got)
	}
}
