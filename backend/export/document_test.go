package export

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/audience"
	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

var savedThen = time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)

// unpacked gives the names and contents of all entries of a document file.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s %s %s\n%s\n", f.Name, f.Comment, f.Extra, text)
	}
	return out.String()
}

func opened(t *testing.T, data []byte) *bundle.File {
	t.Helper()
	f, err := bundle.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// withPast is a planted post-mortem as a store has it: its history tells what
// was in it, and a picture has bytes.
func withPast(p postmortem.PostMortem) *Document {
	picture := postmortem.Blob{MediaType: "text/plain", Data: []byte("GPS of Zoë Quandt")}
	picture.Hash = "58d17a6f4e16ef2bb3a0d1b7a1a5ea4d3a7fd4cb2b1c4e4e2bdb5cf45a9f6a11"
	p.Evidence = append(slices.Clone(p.Evidence), postmortem.Evidence{ID: "pic", Title: "Graph", Kind: "picture", FileName: "zoe-quandt.png", Blob: picture.Hash, Rank: "z"})
	records := postmortem.Disassemble(p)
	w := postmortem.Whole{Snapshot: postmortem.Snapshot{ID: p.ID, Revision: 7, SavedAt: postmortem.At(savedThen), Records: records}}
	for i, r := range records {
		w.History = append(w.History, postmortem.LogEntry{
			ID: fmt.Sprintf("e%d", i), Revision: 1, At: w.Snapshot.SavedAt, Origin: "typing", Label: "Add Zoë Quandt",
			Change: postmortem.Change{Op: postmortem.Create, Kind: r.Kind, Record: r.ID, After: r.Fields},
		})
	}
	w.Blobs = []postmortem.Blob{{Hash: picture.Hash}}
	return &Document{"1.0", w, func(string) (postmortem.Blob, error) { return picture, nil }}
}

// A redacted document file carries neither the history nor what stands in no
// other format, opens again, and says in its records what the others say.
func TestRedactedDocumentFile(t *testing.T) {
	p := planted()
	p.Attendances = []postmortem.Attendance{{ID: "att", Participant: "p1", Word: "tired of Ravi", Mood: 2, Rank: "a"}}
	p.Ideas = []postmortem.ParkedIdea{{ID: "idea", Text: "ask Zoë", Outcome: "", Rank: "a"}}
	p.Responders, p.AfterHours = 77, 7777
	p.Events[2].Hidden, p.Events[2].Milestone = true, ""
	form := Form{Format: DocumentFormat, Document: withPast(p)}
	for _, a := range append(audience.Presets()[1:], audience.Audience{Names: audience.ByAlias, Without: audience.Details}) {
		shown := For(p, a)
		data, _, err := shown.Render(savedThen, form)
		if err != nil {
			t.Fatal(a.ID, err)
		}
		text := unpacked(t, data)
		all := slices.Concat(giveaways[:6], []string{"tired", "ask ", `"e1"`, "GPS", "Only for me", p.Events[2].ID})
		if a.TakesOut(audience.Costs) {
			all = append(all, "7777")
		}
		for _, tells := range all {
			if strings.Contains(text, tells) {
				at := strings.Index(text, tells)
				t.Errorf("%s: %q came through: …%s…", a.ID, tells, text[max(0, at-60):min(len(text), at+60)])
			}
		}
		d := opened(t, data).Document
		if len(d.History) > 0 || len(d.Blobs) > 0 || d.Snapshot.Revision != 1 {
			t.Errorf("%s: %d lines of history, %d blobs, revision %d", a.ID, len(d.History), len(d.Blobs), d.Snapshot.Revision)
		}
		got := postmortem.Assemble(d.Snapshot.Records)
		if got.Title != shown.PostMortem.Title || got.Summary != shown.PostMortem.Summary || len(got.Actions) != len(shown.PostMortem.Actions) {
			t.Errorf("%s: it says something else than the other formats", a.ID)
		}
	}
}

// Without an audience it is all there; Write gives the same as Render.
func TestWholeDocumentFile(t *testing.T) {
	p := planted()
	past := withPast(p)
	form := Form{Format: DocumentFormat, Document: past}
	if _, _, err := For(p, audience.Audience{}).Render(savedThen, form); errs.CodeOf(err) != errs.Internal {
		t.Errorf("bytes of another hash: %v", err)
	}
	past.whole.Blobs, past.whole.Snapshot.Records, past.whole.History = nil, postmortem.Disassemble(p), nil
	shown := For(p, audience.Audience{})
	data, _, err := shown.Render(savedThen, form)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := shown.Write(&out, savedThen, form); err != nil || !bytes.Equal(out.Bytes(), data) {
		t.Errorf("written, it has other bytes (%v)", err)
	}
	d := opened(t, data).Document
	if d.Program != "1.0" || d.Snapshot.Revision != 7 || postmortem.Assemble(d.Snapshot.Records).Notes != p.Notes {
		t.Errorf("not all of it is there: %s, revision %d", d.Program, d.Snapshot.Revision)
	}
}

// A name that is left in one field of one record is found behind a line break,
// which JSON writes as letters, and stops the export.
func TestLeftInDocumentFile(t *testing.T) {
	p := planted()
	shown := For(p, audience.Audience{Names: audience.ByAlias, Without: audience.Details})
	shown.PostMortem.Affected = "said\nQuandt"
	if _, _, err := shown.Render(savedThen, Form{Format: DocumentFormat}); err == nil || !strings.Contains(err.Error(), "“Quandt” in the document file") {
		t.Errorf("got %v", err)
	}
}

// What is cancelled while the evidence is read leaves nothing behind.
func TestCancelledDocumentFile(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	d, err := LoadDocument(ctx, &oneStore{}, "root", "1.0")
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := d.load("x"); err == nil {
		t.Error("bytes were read after it was cancelled")
	}
}

// A PDF carries the document file as its readers may have it; it opens like the
// file itself, and the search goes through it.
func TestDocumentInsidePDF(t *testing.T) {
	p := planted()
	past := withPast(p)
	past.whole.Blobs, past.whole.Snapshot.Records, past.whole.History = nil, postmortem.Disassemble(p), nil
	for _, a := range append(audience.Presets(), audience.Audience{}) {
		shown := For(p, a)
		form := Form{Format: "pdf", Inside: true, Document: past}
		data, _, err := shown.Render(savedThen, form)
		if err != nil {
			t.Fatal(a.ID, err)
		}
		alone, _, err := shown.Render(savedThen, form.As(DocumentFormat))
		if err != nil {
			t.Fatal(a.ID, err)
		}
		if !bytes.Contains(data, alone) {
			t.Errorf("%s: the PDF does not hold the document file as it would be written", a.ID)
		}
		if d, want := opened(t, data).Document, opened(t, alone).Document; d.Snapshot.ID != want.Snapshot.ID || len(d.Snapshot.Records) != len(want.Snapshot.Records) {
			t.Errorf("%s: it opens as something else", a.ID)
		}
		if !shown.Whole() && strings.Contains(unpacked(t, alone), "Only for me") {
			t.Errorf("%s: a private note is in it", a.ID)
		}
	}
	shown := For(p, audience.Audience{Names: audience.ByAlias, Without: audience.Details})
	shown.PostMortem.Evidence = append([]postmortem.Evidence{}, shown.PostMortem.Evidence...)
	shown.PostMortem.Sources = append(shown.PostMortem.Sources, postmortem.Source{ID: "left", Name: "said Quandt", Rank: "zz"})
	if _, _, err := shown.Render(savedThen, Form{Format: "pdf", Inside: true}); err == nil || !strings.Contains(err.Error(), "“Quandt”") {
		t.Errorf("what the document inside still has is not found: %v", err)
	}
}
