package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
)

func shade(width, height int) *image.NRGBA64 {
	m := image.NewNRGBA64(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, color.NRGBA64{uint16(x * 65535 / width), uint16(y * 65535 / height), 30000, 50000})
		}
	}
	return m
}

func encoded(t *testing.T, as string, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	switch as {
	case "png":
		err = png.Encode(&out, m)
	case "jpeg":
		err = jpeg.Encode(&out, m, nil)
	case "gif":
		err = gif.Encode(&out, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// animated is a GIF of several pictures, of which the first one stands in a PDF.
func animated(t *testing.T, frames ...image.Image) []byte {
	t.Helper()
	var all gif.GIF
	for _, frame := range frames {
		paletted := image.NewPaletted(frame.Bounds(), palette.Plan9)
		draw.Draw(paletted, frame.Bounds(), frame, image.Point{}, draw.Src)
		all.Image, all.Delay = append(all.Image, paletted), append(all.Delay, 10)
	}
	var out bytes.Buffer
	if err := gif.EncodeAll(&out, &all); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bomb is a PNG whose header claims a size that its data does not have.
func bomb(t *testing.T, width, height uint32) []byte {
	t.Helper()
	data := slices.Clone(encoded(t, "png", shade(2, 2)))
	binary.BigEndian.PutUint32(data[16:], width)
	binary.BigEndian.PutUint32(data[20:], height)
	return data
}

func evidenceTable(ids ...string) document.Document {
	table := document.Table{Caption: "Evidence", Columns: []document.Column{{Title: "No.", Fixed: true}, {Title: "Evidence", Weight: 1}}}
	for _, id := range ids {
		table.Rows = append(table.Rows, document.Row{ID: id, Cells: []document.Cell{
			{Blocks: []document.Block{words(id)}}, {Blocks: []document.Block{words("What " + id + " shows")}},
		}})
	}
	return document.Document{Title: "Pictures", Language: "en", Body: []document.Block{document.Section{ID: "e", Title: "Evidence", Blocks: []document.Block{table}}}}
}

// Every kind of picture that is kept stands in the file, at most as wide as its
// column; one that is broken or a bomb costs a warning.
func TestPhotos(t *testing.T) {
	jpg := encoded(t, "jpeg", shade(300, 200))
	cmyk, err := os.ReadFile("testdata/cmyk.jpg")
	if err != nil {
		t.Fatal(err)
	}
	photos := map[string]Photo{
		"png":      {encoded(t, "png", shade(640, 400)), "16 bits and half transparent"},
		"jpeg":     {jpg, "a photograph"},
		"again":    {jpg, "the same photograph"},
		"gray":     {encoded(t, "jpeg", image.NewGray(image.Rect(0, 0, 90, 60))), "gray"},
		"gif":      {encoded(t, "gif", shade(60, 40)), "a GIF"},
		"animated": {animated(t, shade(60, 40), shade(30, 20)), "an animated GIF"},
		"cmyk":     {cmyk, "in the colours of a printer"},
		"wide":     {encoded(t, "png", image.NewGray(image.Rect(0, 0, 30_000, 8))), "30,000 pixels wide"},
		"tall":     {encoded(t, "png", image.NewGray(image.Rect(0, 0, 40, 4_000))), "taller than a page"},
		"cut":      {jpg[:len(jpg)/2], "half a photograph"},
		"negative": {bomb(t, 1<<31, 1), "a strange size"},
		"text":     {[]byte("no picture"), "a text"},
		"nothing":  {nil, "nothing"},
	}
	ids := []string{"png", "jpeg", "again", "gray", "gif", "animated", "cmyk", "wide", "tall", "cut", "bomb", "negative", "text", "nothing", "none"}
	d := evidenceTable(ids...)
	photos["bomb"] = Photo{bomb(t, 100_000, 100_000), "a bomb"}
	var first, second bytes.Buffer
	warnings, err := Render(&first, d, Options{Photos: photos})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Render(&second, d, Options{Photos: photos}); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("the second time it is another file (%v)", err)
	}
	if len(warnings) != 5 || !strings.Contains(warnings[0], "“half a photograph” is not in the file, because it is broken") {
		t.Errorf("warnings: %q", warnings)
	}
	if n := bytes.Count(first.Bytes(), []byte("/Subtype/Image")); n != 8 { // the same bytes once
		t.Errorf("%d pictures in the file, want 8", n)
	}
	if bytes.Count(first.Bytes(), []byte("/DCTDecode")) != 3 { // that of a printer is made anew
		t.Error("photographs are not kept as photographs")
	}
	validate(t, first.Bytes())
}

// Pictures stay inside their column and their page.
func TestPhotosStayInTheirPlace(t *testing.T) {
	d := evidenceTable("one", "two", "three", "four")
	l := newLayouter(d, A4)
	l.stored = map[string]Photo{}
	for _, id := range []string{"one", "two", "three", "four"} {
		l.stored[id] = Photo{encoded(t, "png", shade(900, 700)), id}
	}
	e := &photoEdges{}
	l.layOut(d, &element{kind: "Document"}, newPager(e, A4))
	if e.count != 4 || e.right > A4.width-marginRight+0.1 || e.lowest > A4.bottom()+0.1 {
		t.Errorf("%d pictures, right edge %.1f, lowest %.1f", e.count, e.right, e.lowest)
	}
}

// A picture that people put into a text stands there, over its caption; what is
// not stored leaves the caption alone. A row of a table that is cut goes on with a
// picture on the next page instead of running out of this one.
func TestPhotosInText(t *testing.T) {
	picture := func(id string) document.Block {
		return document.Paragraph{Picture: id, Inlines: []document.Inline{document.Text{Value: "the graph of " + id}}}
	}
	table := document.Table{Columns: []document.Column{{Title: "Time", Fixed: true}, {Title: "What", Weight: 1}}, Rows: []document.Row{
		{ID: "event-1", Cells: []document.Cell{{Blocks: []document.Block{words("14:05")}}, {Blocks: []document.Block{words("it began"), picture("one"), picture("two")}}}},
		{ID: "event-2", Cells: []document.Cell{{Blocks: []document.Block{words("14:06")}}, {Blocks: []document.Block{picture("two"), picture("one"), words("it went on")}}}},
	}}
	stored := map[string]Photo{"one": {encoded(t, "png", shade(500, 900)), "one"}, "two": {encoded(t, "png", shade(900, 700)), "two"}}
	read := map[[32]byte]*photoImage{} // once for all: to read them is most of the work
	for lines := range 55 {
		body := []document.Block{}
		for range lines {
			body = append(body, words("a line"))
		}
		body = append(body, picture("one"), picture("none"), table)
		d := document.Document{Title: "Pictures", Language: "en", Body: body}
		l := newLayouter(d, A4)
		l.stored, l.photos = stored, read
		e := &photoEdges{}
		l.layOut(d, &element{kind: "Document"}, newPager(e, A4))
		if e.count != 5 || e.right > A4.width-marginRight+0.1 || e.lowest > A4.bottom()+0.1 {
			t.Errorf("after %d lines: %d pictures, right edge %.1f, lowest %.1f", lines, e.count, e.right, e.lowest)
		}
	}
	var b bytes.Buffer
	d := document.Document{Title: "Pictures", Language: "en", Body: []document.Block{picture("one"), picture("none"), table}}
	if _, err := Render(&b, d, Options{Photos: stored}); err != nil {
		t.Fatal(err)
	}
	validate(t, b.Bytes())
	if text := pdftotext(t, b.Bytes()); strings.Count(text, "the graph of one") != 3 || !strings.Contains(text, "the graph of none") {
		t.Errorf("captions: %q", text)
	}
}

// A picture that is shown small and large stands in the file once, as fine as the
// large place asks, whichever comes first.
func TestPhotosAreAsFineAsTheWidestPlace(t *testing.T) {
	shot := document.Paragraph{Picture: "shot", Inlines: []document.Inline{txt("the graph")}}
	small := document.Table{Columns: []document.Column{{Title: "A"}, {Title: "B"}}, Rows: []document.Row{{Cells: []document.Cell{cell(txt("a long text, so that the other column has half of the room: it goes on and on")), {Blocks: []document.Block{shot}}}}}}
	for name, body := range map[string][]document.Block{"large": {shot}, "large first": {shot, small}, "small first": {small, shot}} {
		for kind, data := range map[string][]byte{"png": encoded(t, "png", shade(1920, 1080)), "jpeg": encoded(t, "jpeg", shade(2900, 1080))} {
			file := bytes.Buffer{}
			if _, err := Render(&file, document.Document{Title: "Pictures", Language: "en", Body: body}, Options{Photos: map[string]Photo{"shot": {data, "the graph"}}}); err != nil {
				t.Fatal(err)
			}
			want := fmt.Sprintf("/Subtype/Image/Width %d/", mostWide(A4.content()))
			if bytes.Count(file.Bytes(), []byte("/Subtype/Image")) != 1 || !bytes.Contains(file.Bytes(), []byte(want)) {
				_, found, _ := bytes.Cut(file.Bytes(), []byte("/Subtype/Image"))
				t.Errorf("%s, %s: %.40q", name, kind, found)
			}
			validate(t, file.Bytes())
		}
	}
}

// A picture that is many times as high as wide is shown in parts that can be read,
// all of it and each inside its page; beside an event it stays small.
func TestTallPhotos(t *testing.T) {
	l := newLayouter(evidenceTable("tall"), A4)
	l.stored = map[string]Photo{"tall": {encoded(t, "png", shade(900, 5200)), "a conversation"}}
	boxes := l.photoBoxes("tall", place{x: marginLeft, w: 422})
	shown := 0.0
	for i, b := range boxes {
		o := b.ops[0]
		if o.w < 400 || o.h > A4.room()/2 || o.photo.from > shown || math.Abs(o.photo.full-o.w*5200/900) > 2 {
			t.Errorf("part %d: %.0f by %.0f, from %.0f of %.0f", i, o.w, o.h, o.photo.from, o.photo.full)
		}
		shown = o.photo.from + o.h
	}
	if full := boxes[0].ops[0].photo.full; math.Abs(shown-full) > 0.1 {
		t.Errorf("%.0f points of %.0f are shown", shown, full)
	}
	if small := l.photoBoxes("tall", place{x: marginLeft, w: 268, tight: true}); len(small) != 1 || small[0].height > A4.room()/2 {
		t.Errorf("beside an event: %d parts", len(small))
	}
	for _, body := range [][]document.Block{evidenceTable("tall").Body, {document.Paragraph{Picture: "tall", Inlines: []document.Inline{txt("the talk")}}}} {
		d := document.Document{Title: "Pictures", Language: "en", Body: body}
		var file bytes.Buffer
		if _, err := Render(&file, d, Options{Photos: l.stored}); err != nil {
			t.Fatal(err)
		}
		validate(t, file.Bytes())
		l := newLayouter(d, A4)
		l.stored = map[string]Photo{"tall": {encoded(t, "png", shade(900, 5200)), "a conversation"}}
		e := &photoEdges{}
		l.layOut(d, &element{kind: "Document"}, newPager(e, A4))
		if e.count != len(boxes) && e.count != len(boxes)-1 || e.lowest > A4.bottom()+0.1 {
			t.Errorf("%d parts of %d, down to %.1f", e.count, len(boxes), e.lowest)
		}
	}
}

// The screenshot of a telephone is one picture that is still to be read: only what
// would be a ribbon on a page is cut.
func TestTallPhotosInOnePiece(t *testing.T) {
	const column = 422.0
	tests := []struct {
		name          string
		width, height int
		parts         int
		widest        float64 // how wide it stands at least
	}{
		{"telephone", 1170, 2532, 1, column / 2},
		{"long telephone", 1080, 2520, 1, column / 2},
		{"tall dashboard", 1200, 1500, 1, column / 2},
		{"small and tall", 200, 900, 1, 90},
		{"whole conversation", 900, 5200, 8, column},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := newLayouter(evidenceTable("tall"), A4)
			l.stored = map[string]Photo{"tall": {encoded(t, "png", image.NewGray(image.Rect(0, 0, tt.width, tt.height))), tt.name}}
			boxes := l.photoBoxes("tall", place{x: marginLeft, w: column})
			if len(boxes) != tt.parts || boxes[0].ops[0].w < tt.widest || boxes[0].height > A4.room()*tallestWhole {
				t.Errorf("%d parts, %.0f wide and %.0f high of %.0f, want %d, at least %.0f wide",
					len(boxes), boxes[0].ops[0].w, boxes[0].height, A4.room(), tt.parts, tt.widest)
			}
		})
	}
}

type photoEdges struct {
	count         int
	right, lowest float64
}

func (e *photoEdges) newPage() {}

func (e *photoEdges) draw(b box, y, _ float64) {
	for _, o := range b.ops {
		if o.kind == opPhoto {
			e.count++
			e.right, e.lowest = max(e.right, o.x+o.w), max(e.lowest, y+o.y+o.h)
		}
	}
}
