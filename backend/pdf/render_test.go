package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"path/filepath"
	"testing"

	"afterword/backend/document"
)

// renderFile renders a document that must not fail, and leaves the file in the
// folder named by AFTERWORD_PDF_OUT for people to look at.
func renderFile(t testing.TB, d document.Document) ([]byte, []string) {
	t.Helper()
	var b bytes.Buffer
	warnings, err := Render(&b, d, Options{})
	if err != nil {
		t.Fatalf("Render: %v", err)
	}
	if dir := os.Getenv("AFTERWORD_PDF_OUT"); dir != "" {
		name := filepath.Join(dir, filepath.Base(t.Name())+".pdf")
		if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes(), warnings
}

func TestDirector(t *testing.T) { renderFile(t, director(60)) }

// A reference leads to the title as it does to a section.
func TestReferencesLeadToTheTitle(t *testing.T) {
	see := document.Paragraph{Inlines: []document.Inline{document.Ref{Target: "page-one", Inlines: []document.Inline{document.Text{Value: "Summary"}}}}}
	for id, want := range map[string]int{"page-one": 1, "": 0} {
		file, _ := renderFile(t, document.Document{Title: "A", Body: []document.Block{document.TitleBlock{ID: id, Title: "A"}, see}})
		links := 0
		for _, stream := range bytes.Split(file, []byte("stream\n"))[1:] { // the end of one begins with "end"
			if z, err := zlib.NewReader(bytes.NewReader(stream)); err == nil {
				objects, _ := io.ReadAll(z) // a stream that is not of this kind is none of ours
				links += bytes.Count(objects, []byte("/Subtype/Link"))
			}
		}
		if links != want {
			t.Errorf("title %q: %d links, want %d", id, links, want)
		}
	}
}

func TestEverything(t *testing.T) {
	_, warnings := renderFile(t, everything())
	t.Log(warnings)
}
