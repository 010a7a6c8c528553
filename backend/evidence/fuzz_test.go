package evidence

import (
	"bytes"
	"context"
	"image"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// FuzzImport: whatever the bytes, there is an item within the limits or an
// error that says what to do; a picture that is kept decodes, and nothing else
// is called a picture.
func FuzzImport(f *testing.F) {
	for _, seed := range [][]byte{
		nil, []byte("14:01 ok\r\n"), []byte("\xff\xfea\x00"), []byte("<svg/>"), zipped(f, []byte("x")), fromBase64(f, webpLossy),
		fromBase64(f, webpLossless), asPNG(f, corner(4, 4)), asJPEG(f, corner(8, 8)), withHeader(asPNG(f, corner(2, 2)), 100_000, 100_000),
		[]byte("GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84\x51\x00\x3b"),
	} {
		f.Add("a.png", seed)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if kind := sniff(data); kind.decodes { // large pictures are slow, not wrong
			if size, err := codecs[kind.label].config(data); err == nil && size.Width*size.Height > 1_000_000 && size.Width*size.Height <= MaxPixels {
				t.Skip()
			}
		}
		began := time.Now()
		item, err := Import(context.Background(), name, data, false)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%d bytes took %v", len(data), took)
		}
		if shown := CleanName(name); shown == "" || len(shown) > maxName || !utf8.ValidString(shown) || strings.ContainsAny(shown, `/\`) || strings.ContainsFunc(shown, unicode.IsControl) {
			t.Errorf("the name %q is shown as %q", name, shown)
		}
		if err != nil {
			switch errs.CodeOf(err) {
			case errs.Invalid, errs.TooLarge, errs.Unsupported:
			default:
				t.Errorf("error %v", err)
			}
			return
		}
		switch {
		case item.Blob == nil:
			if item.Kind != "log" || item.Excerpt != postmortem.Clean(item.Excerpt) {
				t.Errorf("an excerpt of kind %s, %q", item.Kind, item.Excerpt)
			}
		case item.Kind == "picture":
			size, _, err := image.DecodeConfig(bytes.NewReader(item.Blob.Data))
			if err != nil || size.Width*size.Height > MaxPixels || len(item.Blob.Thumbnail) > postmortem.MaxThumbnail {
				t.Errorf("a picture that does not decode: %v, %v", size, err)
			}
		case strings.HasPrefix(item.Blob.MediaType, "image/"):
			t.Errorf("a plain file is called %s", item.Blob.MediaType)
		}
	})
}
