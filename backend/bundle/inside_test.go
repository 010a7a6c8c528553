package bundle

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
)

// carrier is a file that begins as a PDF, with some bytes before a stream.
func carrier(before int, dict string, data []byte, ending string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-1.7\n%s\n12 0 obj\n<<%s>>\nstream\n%s%sendstream\nendobj\ntrailer\n", strings.Repeat("x", before), dict, data, ending)
	return b.Bytes()
}

func flate(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func foreignZip(t testing.TB, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte("{}"))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestInsidePDF(t *testing.T) {
	good := written(t)
	want, err := Open(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	packed := flate(t, good)
	known := func(data []byte) string {
		return fmt.Sprintf("/Type/EmbeddedFile/Params<</Size 1>>/Length %d", len(data))
	}
	other := carrier(0, "/Type/EmbeddedFile/Length 4", []byte("text"), "\n")
	office := foreignZip(t, "[Content_Types].xml")
	for name, file := range map[string][]byte{
		"as we write it":                     carrier(0, known(good), good, "\n"),
		"spaces":                             carrier(0, "/Type /EmbeddedFile /Length  "+fmt.Sprint(len(good))+" ", good, "\n"),
		"packed":                             carrier(0, known(packed)+"/Filter/FlateDecode", packed, "\n"),
		"length elsewhere":                   carrier(0, "/Type/EmbeddedFile/Length 13 0 R", good, "\n"),
		"length elsewhere, CR LF":            carrier(0, "/Type/EmbeddedFile/Length 13 0 R", good, "\r\n"),
		"length elsewhere, no line":          carrier(0, "/Type/EmbeddedFile/Length 13 0 R", good, ""),
		"packed, length elsewhere":           carrier(0, "/Type/EmbeddedFile/Length 13 0 R/Filter[/FlateDecode]", packed, "\n"),
		"behind another file":                append(other, carrier(0, known(good), good, "\n")...),
		"behind a text of an office program": append(carrier(0, known(office), office, "\n"), carrier(0, known(good), good, "\n")...),
		"behind one that is cut":             append(carrier(0, known(office[:40]), office[:40], "\n"), carrier(0, known(good), good, "\n")...),
		"across two windows":                 carrier(1<<20-60, known(good), good, "\n"),
		"at the end of a window":             carrier(1<<20-34, known(good), good, "\n"),
		"far behind":                         carrier(5<<20, known(good), good, "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Open(bytes.NewReader(file), int64(len(file)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.Document, got.Document); diff != "" {
				t.Error(diff)
			}
			for _, b := range want.Document.Blobs {
				if _, err := got.Blob(b.Hash); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestNothingInsidePDF(t *testing.T) {
	good := written(t)
	bomb := flate(t, append([]byte("PK\x03\x04"), make([]byte, maxInside)...))
	long := fmt.Sprintf("/Type/EmbeddedFile/Length %d", len(good))
	for name, c := range map[string]struct {
		file []byte
		code errs.Code
		says string
	}{
		"nothing":                     {[]byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), errs.ForeignFile, "carries no document of Afterword"},
		"another file":                {carrier(0, "/Type/EmbeddedFile/Length 4", []byte("text"), "\n"), errs.ForeignFile, "carries no document"},
		"a text of an office program": {carrier(0, "/Type/EmbeddedFile/Length 13 0 R", foreignZip(t, "[Content_Types].xml"), "\n"), errs.ForeignFile, "carries no document"},
		"another program's manifest":  {carrier(0, "/Type/EmbeddedFile/Length 13 0 R", foreignZip(t, manifestName), "\n"), errs.ForeignFile, "carries no document"},
		"a list of files only":        {carrier(0, "/EmbeddedFiles 3 0 R/Length 4", good, "\n"), errs.ForeignFile, "carries no document"},
		"another filter":              {carrier(0, long+"/Filter/LZWDecode", good, "\n"), errs.ForeignFile, "carries no document"},
		"no stream":                   {[]byte("%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile>>\nendobj\n"), errs.ForeignFile, "carries no document"},
		"no object":                   {[]byte("%PDF-1.7\n/EmbeddedFile >>\nstream\n"), errs.ForeignFile, "carries no document"},
		"longer than the file":        {carrier(0, "/Type/EmbeddedFile/Length 99999999999", good, "\n"), errs.ForeignFile, "carries no document"},
		"a length of 10^30":           {carrier(0, "/Type/EmbeddedFile/Length 1"+strings.Repeat("0", 30), good, "\n"), errs.ForeignFile, "carries no document"},
		"cut":                         {carrier(0, "/Type/EmbeddedFile/Length 500", good[:500], "\n"), errs.ForeignFile, "not all of it is there"},
		"packed and cut":              {carrier(0, "/Type/EmbeddedFile/Length 300/Filter/FlateDecode", flate(t, good)[:300], "\n"), errs.ForeignFile, "cannot be unpacked"},
		"bomb":                        {carrier(0, fmt.Sprintf("/Type/EmbeddedFile/Length %d/Filter/FlateDecode", len(bomb)), bomb, "\n"), errs.TooLarge, "the document inside has more than 100 MB"},
		"a thousand files":            {bytes.Repeat(carrier(0, "/Type/EmbeddedFile/Length 4", []byte("text"), "\n"), 1000), errs.TooLarge, "more than 64 files"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(bytes.NewReader(c.file), int64(len(c.file)))
			if errs.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "Nothing was taken from it") {
				t.Errorf("code %q: %v", errs.CodeOf(err), err)
			}
		})
	}
}

func TestTooLargeForPDF(t *testing.T) {
	var in Inside
	if _, err := in.Write(make([]byte, maxInside)); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte("x")); errs.CodeOf(err) != errs.TooLarge || in.Len() != maxInside {
		t.Errorf("%d bytes: %v", in.Len(), err)
	}
}
