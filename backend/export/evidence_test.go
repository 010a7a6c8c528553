package export

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// blobs is a store that holds nothing but bytes.
type blobs map[string]string

func (b blobs) PutBlob(context.Context, postmortem.Blob) (string, error) { panic("not asked for") }

func (b blobs) Thumbnail(context.Context, string) (postmortem.Blob, error) { panic("not asked for") }

func (b blobs) Blob(_ context.Context, hash string) (postmortem.Blob, error) {
	data, ok := b[hash]
	if !ok {
		return postmortem.Blob{}, errs.New(errs.StorageCorrupt, "test", "changed by something else")
	}
	return postmortem.Blob{Hash: hash, MediaType: "image/png", Data: []byte(data)}, nil
}

func withEvidence() postmortem.PostMortem {
	return postmortem.PostMortem{Reference: "PM-2026-014", Title: "Slow", Evidence: []postmortem.Evidence{
		{ID: "a", Title: "A link", Kind: "link", URL: "https://example.org"},
		{ID: "b", Title: "Graph [of] lag", Kind: "picture", FileName: "Graph of lag.PNG", MediaType: "image/png", Blob: "one"},
		{ID: "c", Kind: "file", FileName: "heap.pprof", MediaType: "application/octet-stream", Blob: "two"},
	}}
}

func TestEvidenceStandsBesideTheText(t *testing.T) {
	dir := t.TempDir()
	p := withEvidence()
	e := EvidenceOf(p)
	if err := e.Stage(t.Context(), blobs{"one": "1", "two": "2"}, dir, false); err != nil {
		t.Fatal(err)
	}
	if entries, _ := filepath.Glob(filepath.Join(dir, "evidence", "PM*")); len(entries) > 0 {
		t.Errorf("there before Commit: %v", entries)
	}
	if err := e.Commit(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"2-Graph-of-lag.png": "1", "3-heap.pprof": "2"} {
		got, err := os.ReadFile(filepath.Join(dir, "evidence", "PM-2026-014", name))
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	p.Analysis = "It shows:\n\n![the lag](evidence:b)"
	data, _, err := FromPostMortem(p, DateOf(p, ""), Form{Format: "md", Evidence: e})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`[Graph \[of\] lag](evidence/PM-2026-014/2-Graph-of-lag.png)`, `[heap.pprof](evidence/PM-2026-014/3-heap.pprof)`, "\n![Graph \\[of\\] lag](evidence/PM-2026-014/2-Graph-of-lag.png)\n",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("lacks %s:\n%s", want, data)
		}
	}
	if n := strings.Count(string(data), "\n![Graph"); n != 2 { // where it is cited, and beside the list of evidence
		t.Errorf("the picture stands there %d times:\n%s", n, data)
	}
}

func TestAPageHoldsThePictures(t *testing.T) {
	p := withEvidence()
	e := EvidenceOf(p)
	if err := e.Load(t.Context(), blobs{"one": "1"}); err != nil { // the file is not asked for
		t.Fatal(err)
	}
	data, _, err := FromPostMortem(p, DateOf(p, ""), Form{Format: "html", Evidence: e})
	if err != nil || !strings.Contains(string(data), `alt="Graph [of] lag" src="data:image/png;base64,MQ=="`) {
		t.Errorf("%v: no picture", err)
	}
	if err := e.Load(t.Context(), blobs{"one": strings.Repeat("x", mostPhotos+1)}); errs.CodeOf(err) != errs.TooLarge {
		t.Errorf("got %v", err)
	}
	// Files that were never staged are beside nothing: Markdown leads to none.
	if data, _, err := FromPostMortem(p, DateOf(p, ""), Form{Format: "md", Evidence: e}); err != nil || strings.Contains(string(data), "](evidence/") {
		t.Errorf("%v: a link to nothing", err)
	}
}

func TestDamagedEvidenceLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	err := EvidenceOf(withEvidence()).Stage(t.Context(), blobs{"one": "1"}, dir, false)
	if errs.CodeOf(err) != errs.StorageCorrupt {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
	if EvidenceOf(postmortem.PostMortem{Evidence: withEvidence().Evidence[:1]}) != nil {
		t.Error("there are files of no evidence")
	}
}

func TestNamesOfEvidenceAreSafe(t *testing.T) {
	for name, want := range map[string]string{
		"../../etc/passwd": "1-etc-passwd", "..": "1-file", "": "1-file", ".bashrc": "1-bashrc", "CON": "1-CON", "a/b\\c.png": "1-a-b-c.png",
		"C:\\x.log": "1-C--x.log", "x.html": "1-x.html.txt", "x.SVG": "1-x.svg.txt", "run.exe": "1-run.exe.txt", "gnp.\u202Eexe": "1-gnp.exe.txt", "x.exe.": "1-x.exe.txt", "x.exe ": "1-x.exe.txt",
		"we (1) #2 & 'so'.tar.gz": "1-we-1-2-so-.tar.gz", "-rf": "1-rf", "日本 語.txt": "1-日本-語.txt", "x.\x00png": "1-x.-png.txt",
		"page.mdx": "1-page.mdx.txt", "README.md": "1-README.md.txt", "help.CHM": "1-help.chm.txt", "a.docm": "1-a.docm.txt", "x.terminal": "1-x.terminal.txt", "core": "1-core", "a.pcapng": "1-a.pcapng",
		strings.Repeat("x", 300) + ".png": "1-" + strings.Repeat("x", 60) + ".png",
	} {
		got := evidenceName(1, postmortem.Evidence{Kind: "file", FileName: name})
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
		if !filepath.IsLocal(got) || strings.ContainsAny(got, `/\:`) || len(got) > 90 {
			t.Errorf("%q: %q is not safe", name, got)
		}
	}
	for reference, want := range map[string]string{"PM-2026-014": "PM-2026-014", "../..": "Slow", "NUL": "Post-mortem", "a b/c": "a-b-c"} {
		p := withEvidence()
		p.Reference = reference
		if got := EvidenceOf(p).Folder; got != path.Join("evidence", want) {
			t.Errorf("%q: got %q", reference, got)
		}
	}
}
