package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// readAll opens a file as a library and reads everything in it as the window
// would. It gives the texts it saw and whether anything was reported.
func readAll(t *testing.T, dir string) (texts string, reported error) {
	t.Helper()
	s, err := Open(context.Background(), options(dir))
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }() // a damaged file may not close cleanly
	page, err := s.List(context.Background(), postmortem.ListQuery{Filter: "all"})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	write := func(snap postmortem.Snapshot) {
		for _, r := range snap.Records {
			for _, f := range postmortem.Schema[r.Kind] {
				fmt.Fprintf(&b, "%s.%s=%v\n", r.ID, f.Name, r.Fields[f.Name])
			}
		}
	}
	var ids []string
	for _, row := range page.Rows {
		ids = append(ids, row.ID)
		snap, err := s.Open(context.Background(), row.ID)
		if err != nil {
			reported = err
			continue
		}
		write(snap)
	}
	some, err := s.Read(context.Background(), ids) // as an export of all does
	if err != nil {
		reported = err
	}
	for _, whole := range some {
		write(postmortem.Snapshot{Records: postmortem.Disassemble(whole.PostMortem)})
	}
	if reported == nil {
		reported = s.Verify(context.Background())
	}
	return b.String(), reported
}

// TestDamage damages libraries in many ways. Whatever happens: no crash, no
// hang, an error that names storage_corrupt, and never other text than was
// written without a report.
func TestDamage(t *testing.T) {
	source := t.TempDir()
	s := openStore(t, source)
	for range 3 {
		bigDocument(t, s, 120)
	}
	closeStore(t, s)
	whole, err := os.ReadFile(dbPath(source))
	if err != nil {
		t.Fatal(err)
	}
	want, err := readAll(t, source)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	pages := len(whole) / 4096
	page := func() []byte { return make([]byte, 4096) }
	noise := func() []byte {
		p := page()
		for i := range p {
			p[i] = byte(r.Uint32())
		}
		return p
	}
	kinds := map[string]func(d []byte) []byte{
		"bit": func(d []byte) []byte { d[r.IntN(len(d))] ^= 1 << r.IntN(8); return d },
		"bit in text": func(d []byte) []byte {
			at := r.IntN(len(d))
			if i := bytes.Index(d[at:], []byte("checkout took more")); i >= 0 {
				at += i + r.IntN(18)
			}
			d[at] ^= 1 << r.IntN(7)
			return d
		},
		"zero page":  func(d []byte) []byte { copy(d[r.IntN(pages)*4096:], page()); return d },
		"noise page": func(d []byte) []byte { copy(d[r.IntN(pages)*4096:], noise()); return d },
		"swapped": func(d []byte) []byte {
			a, b := 1+r.IntN(pages-1), 1+r.IntN(pages-1)
			tmp := append([]byte(nil), d[a*4096:(a+1)*4096]...)
			copy(d[a*4096:], d[b*4096:(b+1)*4096])
			copy(d[b*4096:], tmp)
			return d
		},
		"cut":    func(d []byte) []byte { return d[:1+r.IntN(len(d)-1)] },
		"header": func(d []byte) []byte { copy(d[r.IntN(90):], noise()[:10]); return d },
	}
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	silent, caught := 0, 0
	for name, damage := range kinds {
		for range rounds {
			dir := t.TempDir()
			data := damage(append([]byte(nil), whole...))
			if err := os.WriteFile(dbPath(dir), data, 0o600); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			got, reported := readAll(t, dir)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s: %v", name, took)
			}
			switch {
			case reported != nil:
				caught++
				switch code := errs.CodeOf(reported); code {
				case errs.StorageCorrupt, errs.ForeignFile, errs.NewerSchema, errs.StorageIO:
				default:
					t.Errorf("%s: code %s: %v", name, code, reported)
				}
			case got != want:
				t.Errorf("%s: the text changed and nobody noticed", name)
			default:
				silent++ // it hit something that holds nothing
			}
		}
	}
	t.Logf("%d damages reported, %d without effect", caught, silent)
}

// spoil changes text inside a file, as a flipped bit would.
func spoil(t *testing.T, path, old, changed string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%q is not in the file", old)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte(old), []byte(changed)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestChangedTextIsNamed: SQLite sees nothing wrong with other letters; the
// checksum does, and the rest stays readable.
func TestChangedTextIsNamed(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Fine"})
	bad, good := testID(), testID()
	typing(t, s, id, 1, create(postmortem.KindEvent, bad, postmortem.Fields{"title": "deploy began", "milestone": "detected"}),
		create(postmortem.KindEvent, good, postmortem.Fields{"title": "other"}))
	closeStore(t, s)
	spoil(t, dbPath(dir), "deploy began", "deploy begun")
	s = openStore(t, dir)
	_, err := s.Open(context.Background(), id)
	wantCode(t, err, errs.StorageCorrupt)
	if !strings.Contains(err.Error(), bad) {
		t.Errorf("the record is not named: %v", err)
	}
	wantCode(t, s.Verify(context.Background()), errs.StorageCorrupt)
	_, err = s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: 2, Origin: "typing", Edits: []postmortem.Edit{
		update(postmortem.KindEvent, bad, postmortem.Fields{"hidden": true}),
	}})
	wantCode(t, err, errs.StorageCorrupt)
	snap, lost, err := s.Salvage(context.Background(), id)
	if err != nil || len(lost) != 1 || len(snap.Records) != 2 {
		t.Errorf("salvage: %d records, %v, %v", len(snap.Records), lost, err)
	}
	// What is not damaged can still be worked on.
	typing(t, s, id, 2, update(postmortem.KindEvent, good, postmortem.Fields{"title": "goes on"}))
}

func TestDamagedListRowIsDerivedAgain(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Quiet"})
	if err := tamper(s, "UPDATE library SET title = 'Quilt', events = 9"); err != nil {
		t.Fatal(err)
	}
	page, err := s.List(context.Background(), postmortem.ListQuery{})
	if err != nil || page.Rows[0].Title != "Quiet" || page.Rows[0].Events != 0 || page.Rows[0].ID != id {
		t.Errorf("%+v %v", page, err)
	}
	wantCode(t, s.Verify(context.Background()), errs.StorageCorrupt)
	typing(t, s, id, 1, create(postmortem.KindEvent, testID(), nil))
	verifyStore(t, s)
	if page, err := s.List(context.Background(), postmortem.ListQuery{}); err != nil || page.Rows[0].Events != 1 {
		t.Errorf("%+v %v", page, err)
	}
}

func TestSalvageOpensWhatOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id, _ := bigDocument(t, s, 500)
	closeStore(t, s)
	data, err := os.ReadFile(dbPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	copy(data[len(data)/2/4096*4096:], make([]byte, 4096))
	if err := os.WriteFile(dbPath(dir), data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), options(dir))
	wantCode(t, err, errs.StorageCorrupt)
	o := options(dir)
	o.Salvage = true
	s, err = Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	if s.ReadOnly() == "" {
		t.Error("salvage must not write")
	}
	snap, lost, err := s.Salvage(context.Background(), id)
	if err != nil || len(snap.Records) < 100 {
		t.Errorf("%d records, %v, %v", len(snap.Records), lost, err)
	}
	if after, _ := os.ReadFile(dbPath(dir)); !bytes.Equal(after, data) {
		t.Error("salvage changed the file")
	}
}
