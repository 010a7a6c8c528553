package evidence

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"reflect"
	"testing"

	"afterword/backend/postmortem"
)

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

func riffChunk(name, body string) []byte {
	out := append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body))), body...)
	return append(out, make([]byte, len(body)&1)...)
}

func riff(chunks ...[]byte) []byte {
	body := append([]byte("WEBP"), bytes.Join(chunks, nil)...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// withMetadata gives a picture of every form with a mark wherever metadata can be.
func withMetadata(t *testing.T) map[string][]byte {
	const mark = "GPS 52.5200N"
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	jpg, png := asJPEG(t, corner(64, 32)), asPNG(t, corner(64, 32))
	marks := join(segment(0xe1, string(exif(binary.BigEndian, 1))), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+mark), segment(0xe2, "MPF\x00"+mark),
		segment(0xed, "Photoshop 3.0\x00"+mark), segment(0xfe, mark), segment(0xe0, "JFXX\x00"+mark), segment(0xef, mark))
	var moving bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.White, color.Black})
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	comment := join([]byte{0x21, 0xfe, byte(len(mark))}, []byte(mark), []byte{0})
	program := join([]byte("\x21\xff\x0bXMP DataXMP"), []byte{byte(len(mark))}, []byte(mark), []byte{0})
	head := 13 + tableSize(moving.Bytes()[10])
	lossy, lossless := fromBase64(t, webpLossy)[12:], fromBase64(t, webpLossless)[12:]
	screen := riffChunk("VP8X", "\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	return map[string][]byte{
		"a.jpg":        join(jpg[:2], marks, jpg[2:]),
		"behind.jpg":   join(jpg, []byte(mark)),
		"second.jpg":   join(jpg, jpg[:2], marks, jpg[2:]),
		"before.jpg":   join(jpg[:len(jpg)-2], segment(0xfe, mark), jpg[len(jpg)-2:]),
		"a.png":        join(png[:33], pngChunk("tEXt", []byte("Author\x00"+mark)), pngChunk("eXIf", exif(binary.BigEndian, 1)[6:]), pngChunk("zTXt", []byte(mark)), pngChunk("priv", []byte(mark)), png[33:]),
		"behind.png":   join(png, []byte(mark)),
		"a.gif":        join(moving.Bytes()[:head], comment, program, moving.Bytes()[head:]),
		"behind.gif":   join(moving.Bytes(), []byte(mark)),
		"a.webp":       riff(screen, lossy, riffChunk("EXIF", mark), riffChunk("XMP ", mark)),
		"b.webp":       riff(screen, lossless, riffChunk("priv", mark+"x")),
		"behind.webp":  join(riff(screen, lossy), []byte(mark)),
		"plain a.jpg":  jpg,
		"plain a.png":  png,
		"plain a.gif":  moving.Bytes(),
		"plain a.webp": fromBase64(t, webpLossy),
	}
}

// The pixels leave as they are, and nothing else.
func TestBareKeepsThePixelsAndNothingElse(t *testing.T) {
	for name, data := range withMetadata(t) {
		whole := bytes.Clone(data)
		got := Bare(postmortem.Blob{Data: data}).Data
		if !bytes.Equal(whole, data) {
			t.Errorf("%s: what was given has changed", name)
		}
		if bytes.Contains(got, []byte("GPS")) || bytes.Contains(got, []byte("Exif")) {
			t.Errorf("%s: its metadata is still there", name)
		}
		if name[:5] == "plain" && !bytes.Equal(got, data) {
			t.Errorf("%s: nothing was to be taken out of it", name)
		}
		if again := Bare(postmortem.Blob{Data: got}).Data; !bytes.Equal(again, got) {
			t.Errorf("%s: the second time something changed", name)
		}
		read := codecs[sniff(data).label].decode
		before, err := read(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		after, err := read(got)
		if err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("%s: the pixels are others (%v)", name, err)
		}
	}
	for _, other := range []string{"", "%PDF-1.7", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF89a", "RIFF\x00\x00\x00\x00WEBP"} {
		Bare(postmortem.Blob{Data: []byte(other)}) // does not fail
	}
}

// A camera held sideways is no metadata: the picture stays as it was seen.
func TestBareTurnsWhatWasHeldSideways(t *testing.T) {
	for how := uint16(2); how <= 8; how++ {
		data := withExif(asJPEG(t, corner(64, 32)), exif(binary.LittleEndian, how))
		_, want := importOK(t, "a.jpg", data)
		got := Bare(postmortem.Blob{MediaType: "image/jpeg", Data: data, Width: 64, Height: 32})
		img, err := codecs["JPEG"].decode(got.Data)
		if err != nil || img.Bounds() != want.Bounds() || int64(img.Bounds().Dx()) != got.Width || int64(img.Bounds().Dy()) != got.Height {
			t.Fatalf("%d: %v, %v", how, img.Bounds(), err)
		}
		b := img.Bounds()
		for _, at := range []image.Point{{b.Dx() / 4, b.Dy() / 4}, {b.Dx() * 3 / 4, b.Dy() / 4}, {b.Dx() / 4, b.Dy() * 3 / 4}, {b.Dx() * 3 / 4, b.Dy() * 3 / 4}} {
			if isRed(img.At(at.X, at.Y)) != isRed(want.At(at.X, at.Y)) {
				t.Errorf("%d: another colour at %v", how, at)
			}
		}
		if bytes.Contains(got.Data, []byte("GPS")) {
			t.Errorf("%d: the place is still there", how)
		}
	}
}

func FuzzBare(f *testing.F) {
	f.Add(append([]byte("\xff\xd8"), segment(0xda, "x")...))
	f.Add(riff(riffChunk("VP8X", "x")))
	f.Add([]byte("GIF89a\x00\x00\x00\x00\x80\x00\x00\x21\xff"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		Bare(postmortem.Blob{Data: data})
	})
}
