package export

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"afterword/backend/postmortem"
)

// A picture that a document file brought goes out without what its camera wrote.
func TestPicturesLeaveWithoutTheirMetadata(t *testing.T) {
	const mark = "GPS 52.5200N 13.4050E"
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	comment := append(binary.BigEndian.AppendUint16([]byte{0xff, 0xfe}, uint16(len(mark)+2)), mark...)
	photo := string(plain.Bytes()[:2]) + string(comment) + string(plain.Bytes()[2:]) + mark
	p := postmortem.PostMortem{Title: "Slow", Evidence: []postmortem.Evidence{{ID: "a", Title: "Photo", Kind: "picture", FileName: "a.jpg", MediaType: "image/jpeg", Blob: "one"}}}
	store := blobs{"one": photo}

	pictures, err := LoadPictures(t.Context(), store, p, Form{Format: "pdf"})
	if err != nil {
		t.Fatal(err)
	}
	page, dir := EvidenceOf(p), t.TempDir()
	if err := page.Load(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	beside := EvidenceOf(p)
	if err := beside.Stage(t.Context(), store, dir, false); err != nil {
		t.Fatal(err)
	}
	if err := beside.Commit(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(beside.Folder), "1-a.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"PDF": pictures.loaded["evidence-1"].Data, "HTML": page.loaded["evidence-1"].Data, "folder": file} {
		if !bytes.Equal(data, plain.Bytes()) {
			t.Errorf("%s: the picture is not its pixels alone: %q", name, data)
		}
	}
}
