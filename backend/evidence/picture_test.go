package evidence

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
)

// corner is a picture whose top left quarter is red and the rest blue.
func corner(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{0, 0, 255, 255}
			if x < w/2 && y < h/2 {
				c = color.NRGBA{255, 0, 0, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exif is a block that says how the camera was held and, as a mark, where.
func exif(order binary.AppendByteOrder, how uint16) []byte {
	b := []byte("Exif\x00\x00")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = append(b, "II*\x00"...)
	} else {
		b = append(b, "MM\x00*"...)
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 1)
	b = order.AppendUint16(b, 0x0112)
	b = order.AppendUint16(b, 3)
	b = order.AppendUint32(b, 1)
	b = order.AppendUint16(b, how)
	b = order.AppendUint16(b, 0)
	b = order.AppendUint32(b, 0)
	return append(b, "GPS 52.5200N 13.4050E"...)
}

func withExif(jpg, block []byte) []byte {
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(block)+2))...)
	return append(append(head, block...), jpg[2:]...)
}

func pngChunk(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// withHeader gives a PNG with another width and height in its header.
func withHeader(pic []byte, w, h uint32) []byte {
	body := bytes.Clone(pic[16:29])
	binary.BigEndian.PutUint32(body, w)
	binary.BigEndian.PutUint32(body[4:], h)
	return append(append(bytes.Clone(pic[:8]), pngChunk("IHDR", body)...), pic[33:]...)
}

func importOK(t *testing.T, name string, data []byte) (Item, image.Image) {
	t.Helper()
	item, err := Import(context.Background(), name, data, false)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if item.Kind != "picture" || item.Blob == nil {
		t.Fatalf("%s became %+v", name, item)
	}
	img, form, err := image.Decode(bytes.NewReader(item.Blob.Data))
	if err != nil || "image/"+form != item.Blob.MediaType {
		t.Fatalf("%s: kept as %s, reads as %s, %v", name, item.Blob.MediaType, form, err)
	}
	if b := img.Bounds(); int64(b.Dx()) != item.Blob.Width || int64(b.Dy()) != item.Blob.Height {
		t.Errorf("%s: %v, but %d × %d is said", name, b, item.Blob.Width, item.Blob.Height)
	}
	small, _, err := image.Decode(bytes.NewReader(item.Blob.Thumbnail))
	if err != nil || max(small.Bounds().Dx(), small.Bounds().Dy()) > ThumbnailSize {
		t.Errorf("%s: thumbnail %v", name, err)
	}
	return item, img
}

func isRed(c color.Color) bool {
	r, _, b, _ := c.RGBA()
	return r > 0xc000 && b < 0x4000
}

const (
	webpLossy    = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
	webpLossless = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
)

func fromBase64(t testing.TB, text string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPictures(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 5, 4))
	var still bytes.Buffer
	palette := color.Palette{color.White, color.Black}
	frame := image.NewPaletted(image.Rect(0, 0, 6, 6), palette)
	if err := gif.Encode(&still, frame, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data  []byte
		media string
	}{
		"a.png":        {asPNG(t, corner(700, 90)), "image/png"},
		"deep.png":     {asPNG(t, deep), "image/png"},
		"gray.png":     {asPNG(t, image.NewGray(image.Rect(0, 0, 9, 9))), "image/png"},
		"a.jpg":        {asJPEG(t, corner(90, 700)), "image/jpeg"},
		"gray.jpg":     {asJPEG(t, image.NewGray(image.Rect(0, 0, 9, 9))), "image/jpeg"},
		"a.gif":        {still.Bytes(), "image/png"},
		"lossy.webp":   {fromBase64(t, webpLossy), "image/jpeg"},
		"whole.webp":   {fromBase64(t, webpLossless), "image/png"},
		"called.txt":   {asPNG(t, corner(3, 3)), "image/png"},
		"thin.png":     {asPNG(t, image.NewGray(image.Rect(0, 0, 9000, 1))), "image/png"},
		"one-dot.jpeg": {asJPEG(t, corner(1, 1)), "image/jpeg"},
	} {
		item, _ := importOK(t, name, c.data)
		if item.Blob.MediaType != c.media || item.Note != "" || item.Title != name {
			t.Errorf("%s: %s, note %q, title %q", name, item.Blob.MediaType, item.Note, item.Title)
		}
	}
}

// TestMetadataIsGone: nothing but the pixels is kept, and they stand upright.
func TestMetadataIsGone(t *testing.T) {
	base := asPNG(t, corner(8, 4))
	texts := append(append(bytes.Clone(base[:33]), pngChunk("tEXt", []byte("Author\x00GPS 52.5200N"))...), base[33:]...)
	files := map[string][]byte{
		"text.png":     texts,
		"trailing.png": append(bytes.Clone(base), "GPS 52.5200N"...),
	}
	for how := uint16(1); how <= 8; how++ {
		files["little"+string('0'+rune(how))+".jpg"] = withExif(asJPEG(t, corner(64, 32)), exif(binary.LittleEndian, how))
		files["big"+string('0'+rune(how))+".jpg"] = withExif(asJPEG(t, corner(64, 32)), exif(binary.BigEndian, how))
	}
	for name, data := range files {
		item, img := importOK(t, name, data)
		if bytes.Contains(item.Blob.Data, []byte("GPS")) || bytes.Contains(item.Blob.Data, []byte("Exif")) || bytes.Contains(item.Blob.Thumbnail, []byte("GPS")) {
			t.Errorf("%s: its metadata was kept", name)
		}
		if !strings.HasSuffix(name, ".jpg") {
			continue
		}
		b := img.Bounds()
		l, r, top, bottom := b.Dx()/4, b.Dx()*3/4, b.Dy()/4, b.Dy()*3/4
		how := int(name[len(name)-5] - '0')
		// Where the red corner belongs, as EXIF counts.
		want := [...]image.Point{{}, {l, top}, {r, top}, {r, bottom}, {l, bottom}, {l, top}, {r, top}, {r, bottom}, {l, bottom}}[how]
		if (b.Dy() > b.Dx()) != (how >= 5) || !isRed(img.At(want.X, want.Y)) {
			t.Errorf("%s: %v, the red corner is not at %v", name, b, want)
		}
	}
}

func TestOrientationOfOtherForms(t *testing.T) {
	base := asPNG(t, corner(64, 32))
	turned := append(append(bytes.Clone(base[:33]), pngChunk("eXIf", exif(binary.BigEndian, 6)[6:])...), base[33:]...)
	if _, img := importOK(t, "turned.png", turned); img.Bounds().Dx() != 32 || !isRed(img.At(24, 16)) {
		t.Errorf("eXIf of a PNG: %v", img.Bounds())
	}
	for name, bad := range map[string][]byte{
		"nothing": nil, "short": []byte("MM"), "far": []byte("MM\x00*\xff\xff\xff\xff"), "cut": exif(binary.BigEndian, 6)[6:20],
		"nonsense": exif(binary.LittleEndian, 99)[6:],
	} {
		if got := tiffOrientation(bad); got != 1 {
			t.Errorf("%s: %d", name, got)
		}
	}
}

// TestPictureBombs: the header is believed before anything is decoded.
func TestPictureBombs(t *testing.T) {
	dot := asPNG(t, corner(2, 2))
	wide := bytes.Clone(asJPEG(t, corner(8, 8)))
	frame := bytes.Index(wide, []byte{0xff, 0xc0})
	copy(wide[frame+5:], []byte{0xff, 0xff, 0xff, 0xff})
	inner := fromBase64(t, webpLossless)
	copy(inner[21:], []byte{0xff, 0xff, 0xff, 0x0f})
	screen := []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00")
	for name, data := range map[string][]byte{
		"bomb.png": withHeader(dot, 100_000, 100_000), "long.png": withHeader(dot, 1<<31-1, 1), "just.png": withHeader(dot, 40_000, 1001),
		"bomb.jpg": wide, "bomb.webp": inner, "bomb.gif": screen,
	} {
		began := time.Now()
		_, err := Import(context.Background(), name, data, false)
		var e *errs.Error
		if !errors.As(err, &e) || e.Code != errs.TooLarge || e.Field != PixelField || !strings.Contains(e.Message, "40 million") {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		item, err := Import(context.Background(), name, data, true)
		if err != nil || item.Kind != "file" || strings.HasPrefix(item.Blob.MediaType, "image/") || item.Blob.Thumbnail != nil {
			t.Errorf("%s as a plain file: %+v, %v", name, item, err)
		}
	}
}

func TestBrokenPictures(t *testing.T) {
	whole := map[string][]byte{"cut.png": asPNG(t, corner(300, 300)), "cut.jpg": asJPEG(t, corner(300, 300)), "cut.webp": fromBase64(t, webpLossless)}
	files := map[string][]byte{
		"empty.png": []byte("\x89PNG\r\n\x1a\n"), "head.jpg": []byte("\xff\xd8\xff\xe0"), "head.gif": []byte("GIF89a"),
		"head.webp": []byte("RIFF\x04\x00\x00\x00WEBP"), "zero.png": withHeader(asPNG(t, corner(2, 2)), 0, 5),
	}
	for name, data := range whole {
		files[name] = data[:len(data)/2]
		noise := bytes.Clone(data)
		for i := len(noise) / 3; i < len(noise)*2/3; i++ {
			noise[i] ^= 0x5a
		}
		if name == "cut.png" { // the others may survive that, with stripes
			files["noise-"+name] = noise
		}
	}
	for name, data := range files {
		_, err := Import(context.Background(), name, data, false)
		code := errs.CodeOf(err)
		if code != errs.Unsupported && (code != errs.TooLarge || name != "zero.png") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Import(context.Background(), name, data, true); err != nil {
			t.Errorf("%s as a plain file: %v", name, err)
		}
	}
}

func TestPicturesThatCannotBeShown(t *testing.T) {
	for label, head := range map[string]string{
		"HEIC": "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "AVIF": "\x00\x00\x00\x1cftypavif\x00\x00\x00\x00",
		"TIFF": "II*\x00\x08\x00\x00\x00", "BMP": "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00",
	} {
		_, err := Import(context.Background(), "photo", []byte(head), false)
		if errs.CodeOf(err) != errs.Unsupported || !strings.Contains(err.Error(), label) || !strings.Contains(err.Error(), "PNG or JPEG") {
			t.Errorf("%s: %v", label, err)
		}
	}
}

func TestAnimation(t *testing.T) {
	frame := func(c color.Color) *image.Paletted {
		f := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{c, color.Black})
		return f
	}
	var b bytes.Buffer
	red := frame(color.NRGBA{255, 0, 0, 255})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{red, frame(color.White)}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	item, img := importOK(t, "moves.gif", b.Bytes())
	if !isRed(img.At(1, 1)) || !strings.Contains(item.Note, "first picture") {
		t.Errorf("note %q", item.Note)
	}
}

func TestCancelledImportEndsAtOnce(t *testing.T) {
	data := asPNG(t, image.NewGray(image.Rect(0, 0, 6000, 6000)))
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	began := time.Now()
	_, err := Import(ctx, "large.png", data, false)
	if !errors.Is(err, context.Canceled) || time.Since(began) > 2*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}
