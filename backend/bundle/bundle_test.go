package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// example is the sample incident with its history and one piece of evidence.
func example(t testing.TB) (Document, map[string]postmortem.Blob) {
	t.Helper()
	count := 0
	edits := sample.Edits(func() string { count++; return fmt.Sprintf("id-%04d", count) })
	blob := postmortem.Blob{MediaType: "text/plain", Data: []byte("12:00 it began\n")}
	blob.Hash, blob.Size = hashOf(blob.Data), int64(len(blob.Data))
	at := postmortem.Instant("2026-11-26T12:00:00.000Z")
	d := Document{Program: "1.2.3", Blobs: []postmortem.Blob{{Hash: blob.Hash, MediaType: blob.MediaType, Size: blob.Size}}}
	for _, e := range edits {
		if e.Kind == postmortem.KindEvidence {
			e.Fields["blob"] = blob.Hash
		}
		c, err := postmortem.Prepare(e, nil)
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == postmortem.KindPostMortem {
			d.Snapshot = postmortem.Snapshot{ID: e.Record, Revision: 2, SavedAt: at}
		}
		d.Snapshot.Records = append(d.Snapshot.Records, postmortem.Record{Kind: e.Kind, ID: e.Record, Fields: c.After})
		d.History = append(d.History, postmortem.LogEntry{ID: e.ID, Revision: 1, At: at, Origin: "sample", Group: e.Group, Label: e.Label, Change: c})
	}
	d.History = append(d.History, postmortem.LogEntry{
		ID: "late", Revision: 2, At: at, Origin: "typing", Label: "Edit title",
		Change: postmortem.Change{
			Op: postmortem.Update, Kind: postmortem.KindPostMortem, Record: d.Snapshot.ID,
			Before: postmortem.Fields{"title": "<b>before</b>"}, After: postmortem.Fields{"title": "after"},
		},
	})
	return d, map[string]postmortem.Blob{blob.Hash: blob}
}

func written(t testing.TB) []byte {
	t.Helper()
	d, blobs := example(t)
	var out bytes.Buffer
	if err := Write(&out, d, func(hash string) (postmortem.Blob, error) { return blobs[hash], nil }); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	d, blobs := example(t)
	data := written(t)
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	byID := cmpopts.SortSlices(func(a, b postmortem.Record) bool { return a.ID < b.ID })
	if diff := cmp.Diff(d, f.Document, byID); diff != "" {
		t.Error(diff)
	}
	for hash, want := range blobs {
		got, err := f.Blob(hash)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Error(err, diff)
		}
	}
	if _, err := f.Blob("other"); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("bytes that are not there: %v", err)
	}
	var again bytes.Buffer
	if err := Write(&again, f.Document, f.Blob); err != nil || !bytes.Equal(again.Bytes(), data) {
		t.Errorf("written again, the file has other bytes (%v)", err)
	}
}

// item is an entry of a zip that a test makes.
type item struct {
	name string
	data string
	mode fs.FileMode
}

func contents(t testing.TB) []item {
	t.Helper()
	data := written(t)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []item
	for _, f := range z.File {
		text, err := readAll(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, item{name: f.Name, data: string(text)})
	}
	return out
}

func pack(t testing.TB, items []item) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, i := range items {
		h := &zip.FileHeader{Name: i.name, Method: zip.Deflate}
		if i.mode != 0 {
			h.SetMode(i.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, i.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// changed gives the file with one piece of one entry replaced, and the
// manifest's hash and size made to fit when fit is set.
func changed(t *testing.T, name, old, now string, fit bool) []byte {
	t.Helper()
	items := contents(t)
	var before, after string
	for i := range items {
		if items[i].name == name {
			before = items[i].data
			after = strings.Replace(before, old, now, 1)
			if before == after {
				t.Fatalf("%s has no %q", name, old)
			}
			items[i].data = after
		}
	}
	for i := range items {
		if items[i].name == manifestName && fit {
			items[i].data = strings.Replace(items[i].data, fmt.Sprintf(`"size":%d,"sha256":"%s"`, len(before), hashOf([]byte(before))),
				fmt.Sprintf(`"size":%d,"sha256":"%s"`, len(after), hashOf([]byte(after))), 1)
		}
	}
	return pack(t, items)
}

func TestHostile(t *testing.T) {
	good := written(t)
	with := func(names ...string) []byte {
		items := contents(t)
		for _, name := range names {
			items = append(items, item{name: name, data: "x"})
		}
		return pack(t, items)
	}
	flip := func(at int, value byte) []byte {
		out := bytes.Clone(good)
		out[at] ^= value
		return out
	}
	directory := bytes.Index(good, []byte("PK\x01\x02"))
	link := contents(t)
	link[0].mode = fs.ModeSymlink | 0o777
	many := bytes.Clone(good)
	binary.LittleEndian.PutUint16(many[len(many)-12:], 0xffff)
	bomb := append(contents(t), item{name: evidenceDir + strings.Repeat("0", 64), data: strings.Repeat("\x00", postmortem.MaxBlob+1)})
	nested := append(contents(t), item{name: "inner.zip", data: string(good)})
	for name, c := range map[string]struct {
		data []byte
		code errs.Code
		says string
	}{
		"61 parent folder":         {with("../evil"), errs.ForeignFile, `"../evil", which does not belong there`},
		"62 absolute path":         {with("/etc/evil"), errs.ForeignFile, "does not belong there"},
		"63 backslashes":           {with(`a\..\..\b`), errs.ForeignFile, "does not belong there"},
		"64 drive letter":          {with(`C:\x`), errs.ForeignFile, "does not belong there"},
		"64 device":                {with("CON"), errs.ForeignFile, "does not belong there"},
		"64 trailing dot":          {with("document.json."), errs.ForeignFile, "does not belong there"},
		"65 the same name twice":   {with(documentName), errs.ForeignFile, `two entries called "document.json"`},
		"65 other case":            {with("Document.json"), errs.ForeignFile, "does not belong there"},
		"66 zip bomb":              {pack(t, bomb), errs.TooLarge, "at most 25 MB are read"},
		"67 zip in a zip":          {pack(t, nested), errs.ForeignFile, "does not belong there"},
		"68 entries without end":   {many, errs.TooLarge, "at most 10000 are read"},
		"69 truncated":             {good[:len(good)/2], errs.ForeignFile, "not all of it is there"},
		"69 wrong CRC":             {flip(directory+16, 1), errs.ForeignFile, "is not as it was written"},
		"69 changed bytes":         {flip(60, 0x55), errs.ForeignFile, "is damaged"},
		"70 encrypted":             {flip(directory+8, 1), errs.Unsupported, "decrypt it first"},
		"71 link":                  {pack(t, link), errs.ForeignFile, "a link or a folder"},
		"72 newer format":          {changed(t, manifestName, `"version":1`, `"version":2`, false), errs.NewerSchema, "newer Afterword"},
		"72 newer schema":          {changed(t, manifestName, `"schema":`, `"schema":9`, false), errs.NewerSchema, "Update Afterword"},
		"73 manifest, other hash":  {changed(t, documentName, `"title":"`, `"title":"X`, false), errs.ForeignFile, "does not fit"},
		"73 manifest, same size":   {changed(t, documentName, `"title"`, `"titel"`, false), errs.ForeignFile, "not as it was written"},
		"73 not in the manifest":   {with(evidenceDir + strings.Repeat("1", 64)), errs.ForeignFile, "does not name"},
		"73 unknown field":         {changed(t, documentName, `"title"`, `"titel"`, true), errs.ForeignFile, `no field "titel"`},
		"73 unknown in manifest":   {changed(t, manifestName, `"program"`, `"more":1,"program"`, false), errs.ForeignFile, "list of contents"},
		"73 no hash like its name": {changed(t, manifestName, evidenceDir, evidenceDir+"0", false), errs.ForeignFile, "does not fit"},
		"74 no further revision":   {changed(t, documentName, `"revision":`, `"revision":922337203685477580`, true), errs.ForeignFile, "no valid revision"},
		"73 history out of order":  {changed(t, historyName, `"revision":1`, `"revision":3`, true), errs.ForeignFile, "not in order"},
		"73 history, broken line":  {changed(t, historyName, `{`, `[`, true), errs.ForeignFile, "line of its history"},
		"73 other post-mortem":     {changed(t, documentName, `{"id":"`, `{"id":"x`, true), errs.ForeignFile, "another post-mortem"},
		"74 empty":                 {nil, errs.ForeignFile, "is empty"},
		"text":                     {[]byte("a long enough line of text that is no zip at all"), errs.ForeignFile, "not a document file"},
		"zip of something else":    {pack(t, nil), errs.ForeignFile, "not a document file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(bytes.NewReader(c.data), int64(len(c.data)))
			if errs.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "Nothing was taken from it") {
				t.Errorf("code %q, want %q with %q: %v", errs.CodeOf(err), c.code, c.says, err)
			}
		})
	}
}

// A million entries are refused while they are counted, also when the end of
// the zip tells a small number.
func TestMillionEntries(t *testing.T) {
	const entries = 1_000_000
	header := append([]byte("PK\x01\x02"), make([]byte, 42)...)
	data := bytes.Repeat(header, entries)
	end := append([]byte("PK\x05\x06"), make([]byte, 18)...)
	binary.LittleEndian.PutUint16(end[10:], 3)
	binary.LittleEndian.PutUint32(end[12:], uint32(len(data)))
	data = append(data, end...)
	_, err := Open(bytes.NewReader(data), int64(len(data)))
	if errs.CodeOf(err) != errs.TooLarge {
		t.Errorf("a million entries: %v", err)
	}
}

// A file of an older schema lacks fields that came later: they get defaults.
func TestOlderSchema(t *testing.T) {
	d, blobs := example(t)
	for i := range d.Snapshot.Records {
		delete(d.Snapshot.Records[i].Fields, "rank")
	}
	var out bytes.Buffer
	if err := Write(&out, d, func(hash string) (postmortem.Blob, error) { return blobs[hash], nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(bytes.NewReader(out.Bytes()), int64(out.Len())); errs.CodeOf(err) != errs.ForeignFile {
		t.Errorf("an incomplete record of this schema: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var items []item
	for _, f := range z.File {
		text, err := readAll(f)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item{name: f.Name, data: strings.Replace(string(text), fmt.Sprintf(`"schema":%d`, postmortem.SchemaVersion), `"schema":1`, 1)})
	}
	old := pack(t, items)
	f, err := Open(bytes.NewReader(old), int64(len(old)))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range f.Document.Snapshot.Records {
		if len(r.Fields) != len(postmortem.Schema[r.Kind]) {
			t.Errorf("%s %s has %d fields", r.Kind, r.ID, len(r.Fields))
		}
	}
}

func FuzzRead(f *testing.F) {
	good := written(f)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(nil))
	f.Add(carrier(10, fmt.Sprintf("/Type/EmbeddedFile/Length %d", len(good)), good, "\n"))
	f.Add(carrier(10, "/Type/EmbeddedFile/Length 3 0 R/Filter/FlateDecode", flate(f, good), "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			if errs.CodeOf(err) == errs.Internal {
				t.Errorf("an error without a code: %v", err)
			}
			return
		}
		var out bytes.Buffer
		if err := Write(&out, file.Document, file.Blob); err != nil && errs.CodeOf(err) == errs.Internal {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
