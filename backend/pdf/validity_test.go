package pdf

import (
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/fontscan"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"afterword/backend/document"
)

// validate checks a file strictly against the PDF standard.
func validate(t testing.TB, file []byte) {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(file), conf); err != nil {
		t.Errorf("pdfcpu, strict: %v", err)
	}
}

// outcast is a document with a character drawn by a font of the system, that
// is, by a Type 3 font. The font is one of ours, opened as the system's are.
func outcast(t *testing.T) (document.Document, *layouter) {
	t.Helper()
	d := document.Document{Title: "Type 3", Body: []document.Block{words("before ሀለ after")}}
	l := newLayouter(d, A4)
	f := openFace(fontscan.Location{File: "fonts/DejaVuSans.ttf"})
	if f == nil {
		t.Fatal("a font file of the system cannot be opened")
	}
	l.shaper.system.chosen = map[string]*face{"ሀ": f, "ለ": f}
	return d, l
}

func TestFilesAreValid(t *testing.T) {
	files := map[string][]byte{}
	for name, d := range map[string]document.Document{
		"director": director(60), "everything": everything(), "empty": {},
	} {
		files[name], _ = renderFile(t, d)
	}
	d, l := outcast(t)
	var b bytes.Buffer
	if warnings, err := render(&b, d, l); err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	files["outcast"] = b.Bytes()
	b = bytes.Buffer{}
	pictures := map[string]Photo{"png": {encoded(t, "png", shade(640, 400)), "one"}, "jpeg": {encoded(t, "jpeg", shade(300, 200)), "two"}}
	if _, err := Render(&b, evidenceTable("png", "jpeg"), Options{Photos: pictures}); err != nil {
		t.Fatal(err)
	}
	files["pictures"] = b.Bytes()
	b = bytes.Buffer{}
	if _, err := Render(&b, director(5), Options{Inside: inside()}); err != nil {
		t.Fatal(err)
	}
	files["carrier"] = b.Bytes()
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			validate(t, file)
			if !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) {
				t.Errorf("the file starts with %q", file[:8])
			}
			tool, err := exec.LookPath("qpdf")
			if err != nil {
				t.Skip("qpdf is not installed: the file is checked by pdfcpu only")
			}
			path := filepath.Join(t.TempDir(), "x.pdf")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(tool, "--check", path).CombinedOutput(); err != nil {
				t.Errorf("qpdf --check: %v\n%s", err, out)
			}
		})
	}
}

func inside() *Attachment {
	return &Attachment{Name: "PM-2026-014 Überlauf (2).afterword", MediaType: "application/vnd.afterword+zip", Description: "größer", Data: []byte("PK\x03\x04 and more")}
}

// Other programs find what a file carries, byte by byte.
func TestCarriedFileIsFound(t *testing.T) {
	var b, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&b, &again} {
		if _, err := Render(out, director(5), Options{Inside: inside()}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("a second run gives other bytes")
	}
	api.DisableConfigDir()
	found, err := api.ExtractAttachmentsRaw(bytes.NewReader(b.Bytes()), "", nil, model.NewDefaultConfiguration())
	if err != nil || len(found) != 1 {
		t.Fatalf("%d files, %v", len(found), err)
	}
	data, err := io.ReadAll(found[0])
	if err != nil || !bytes.Equal(data, inside().Data) || found[0].FileName != inside().Name || found[0].Desc != inside().Description {
		t.Errorf("%q, %q, %q, %v", found[0].FileName, found[0].Desc, data, err)
	}
}

func TestTypeThreeTextIsFound(t *testing.T) {
	d, l := outcast(t)
	var b bytes.Buffer
	if _, err := render(&b, d, l); err != nil {
		t.Fatal(err)
	}
	if text := pdftotext(t, b.Bytes()); !strings.Contains(text, "before ሀለ after") {
		t.Errorf("got %q", text)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	for name, d := range map[string]document.Document{"director": director(40), "everything": everything()} {
		first, _ := renderFile(t, d)
		var wait sync.WaitGroup
		for range 4 { // also beside each other
			wait.Add(1)
			go func() {
				defer wait.Done()
				var b bytes.Buffer
				if _, err := Render(&b, d, Options{}); err != nil {
					t.Error(err)
				}
				if sha256.Sum256(b.Bytes()) != sha256.Sum256(first) {
					t.Errorf("%s: a second run gives other bytes", name)
				}
			}()
		}
		wait.Wait()
	}
}

func TestProperties(t *testing.T) {
	d := director(3)
	d.Language = "de-CH"
	file, _ := renderFile(t, d)
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	info, err := api.PDFInfo(bytes.NewReader(file), "x.pdf", nil, false, conf)
	if err != nil {
		t.Fatal(err)
	}
	if info.Title != d.Title || info.Subject != d.Subject || !info.Tagged || info.Version != "1.7" {
		t.Errorf("title %q, subject %q, tagged %v, version %s", info.Title, info.Subject, info.Tagged, info.Version)
	}
	ctx, err := api.ReadContext(bytes.NewReader(file), conf)
	if err != nil {
		t.Fatal(err)
	}
	root, err := ctx.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"Lang", "Outlines", "StructTreeRoot", "MarkInfo", "Metadata", "ViewerPreferences"} {
		if _, ok := root.Find(key); !ok {
			t.Errorf("the catalog has no %s", key)
		}
	}
	if lang, _ := root.Find("Lang"); lang == nil || lang.String() != "(de-CH)" {
		t.Errorf("Lang is %v", lang)
	}
}
