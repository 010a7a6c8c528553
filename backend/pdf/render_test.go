package pdf

import (
	"bytes"
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

func TestEverything(t *testing.T) {
	_, warnings := renderFile(t, everything())
	t.Log(warnings)
}
