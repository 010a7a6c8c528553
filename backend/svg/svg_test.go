package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"afterword/backend/picture"
)

// readBack gives the texts and the elements of an SVG, read as strict XML.
func readBack(t *testing.T, data []byte) (texts, elements []string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts, elements
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%.400q", err, data)
		}
		switch x := token.(type) {
		case xml.StartElement:
			elements = append(elements, x.Name.Local)
		case xml.CharData:
			if s := string(x); s != "\n" {
				texts = append(texts, s)
			}
		}
	}
}

func withText(s string) picture.Picture {
	return picture.Picture{Width: 100, Height: 20, Title: s, Text: s, Parts: []picture.Part{{Height: 20, Shapes: []picture.Shape{
		{Kind: picture.Text, Text: s, X: 10, Y: 10, W: 50, Font: picture.Font{Size: 12}},
	}}}}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                         "plain",
		`<script>"a" & 'b'</script>]]>`: `<script>"a" & 'b'</script>]]>`,
		"a\x00b\x1bc\x7f":               "a\uFFFDb\uFFFDc\uFFFD",
		"\uFFFE\uFFFF\uFDD0\U0001FFFF":  "\uFFFD\uFFFD\uFFFD\uFFFD",
		"bad \xff\xc0 bytes":            "bad \uFFFD\uFFFD bytes",
		"a\r\nb\tc\u2028d":              "a  b c d",
		"a\u202eb\u2066c\u00ad\ufeff":   "abc",
		"👩\u200d💻🇪🇺 缓存":                 "👩\u200d💻🇪🇺 缓存",
	} {
		var out bytes.Buffer
		if err := Render(&out, withText(in), "en"); err != nil {
			t.Fatal(err)
		}
		texts, _ := readBack(t, out.Bytes())
		if len(texts) != 3 || texts[0] != want || texts[1] != want || texts[2] != want {
			t.Errorf("%q became %q, want %q three times", in, texts, want)
		}
	}
}

func TestRightToLeftTextStartsAtItsRightEnd(t *testing.T) {
	var out bytes.Buffer
	if err := Render(&out, withText("14:05 العمل"), "en"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `<text x="60" y="10" textLength="50" lengthAdjust="spacingAndGlyphs" direction="rtl"`) {
		t.Error(out.String())
	}
}

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	if err := Render(broken{}, withText("x"), "en"); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "<b>&\"'", "\x00\xff\ufffe", "]]>", "\u202e", "<!--", "&#0;", "العمل", strings.Repeat("é", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var out bytes.Buffer
		if err := Render(&out, withText(s), s); err != nil {
			t.Fatal(err)
		}
		want := "svg title desc rect g text"
		if s == "" { // nothing to write
			want = "svg title desc rect g"
		}
		if _, elements := readBack(t, out.Bytes()); strings.Join(elements, " ") != want {
			t.Fatalf("%q made the elements %q", s, elements)
		}
	})
}
