package export

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"afterword/backend/audience"
	"afterword/backend/postmortem"
)

// Stored pictures stand in the PDF; one that is missing costs a warning, and an
// audience whose text is changed gets none of them.
func TestPicturesInThePDF(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	p := postmortem.PostMortem{Title: "Slow", Evidence: []postmortem.Evidence{
		{ID: "a", Title: "Latency", Kind: "picture", Blob: "one"},
		{ID: "b", Title: "A log", Kind: "log", Blob: "two"},
		{ID: "c", Title: "Gone", Kind: "picture", Blob: "missing"},
	}}
	store := blobs{"one": small.String(), "two": "text"}
	for name, c := range map[string]struct {
		form     Form
		images   int
		warnings string
	}{
		"as it is":     {Form{Format: "pdf"}, 1, "The picture of evidence 3 could not be read"},
		"for others":   {Form{Format: "pdf", Audience: audience.Audience{Names: audience.ByRole}}, 0, ""},
		"another kind": {Form{Format: "md"}, 0, ""},
	} {
		var err error
		if c.form.Pictures, err = LoadPictures(t.Context(), store, For(p, c.form.Audience).PostMortem, c.form); err != nil {
			t.Fatal(err)
		}
		data, warnings, err := FromPostMortem(p, time.Unix(0, 0), c.form)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(data, []byte("/Subtype/Image")); n != c.images {
			t.Errorf("%s: %d pictures, want %d", name, n, c.images)
		}
		if !strings.HasPrefix(strings.Join(warnings, " "), c.warnings) || c.warnings == "" && len(warnings) > 0 {
			t.Errorf("%s: warnings %q", name, warnings)
		}
	}
}
