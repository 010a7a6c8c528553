package raster

import (
	"bytes"
	"errors"
	"image/color"
	"image/png"
	"testing"

	"afterword/backend/picture"
)

// boxes draws every text as a box.
type boxes struct{}

func (boxes) Outline(s picture.Shape, to picture.Path) {
	to.MoveTo(s.X, s.Y-s.Font.Size)
	to.LineTo(s.X+s.W, s.Y-s.Font.Size)
	to.QuadTo(s.X+s.W, s.Y-s.Font.Size/2, s.X+s.W, s.Y)
	to.CubeTo(s.X+s.W/2, s.Y, s.X+s.W/2, s.Y, s.X, s.Y)
	to.Close()
}

var (
	red  = picture.Colour{R: 200, On: true}
	blue = picture.Colour{B: 200, On: true}
)

func TestShapesAreWhereTheyBelong(t *testing.T) {
	p := picture.Picture{Width: 100, Height: 60, Parts: []picture.Part{
		{Height: 30, Shapes: []picture.Shape{
			{Kind: picture.Rect, X: 10, Y: 10, W: 20, H: 10, Fill: red, Stroke: blue, Thick: 2, Radius: 3},
			{Kind: picture.Mark, X: 50, Y: 15, W: 6, Sign: picture.Diamond, Fill: red, Stroke: red, Thick: 1},
			{Kind: picture.Mark, X: 70, Y: 15, W: 6, Sign: picture.Ring, Fill: red, Stroke: red, Thick: 2},
		}},
		{Gap: 10, Height: 20, Shapes: []picture.Shape{
			{Kind: picture.Line, X: 10, Y: 5, W: 80, Stroke: blue, Thick: 2},
			{Kind: picture.Text, X: 10, Y: 18, W: 30, Text: "x", Font: picture.Font{Size: 8}, Fill: red},
			{Kind: picture.Rect, X: -1e9, Y: -1e9, W: 1, H: 1, Fill: red}, // far outside
		}},
	}}
	var out bytes.Buffer
	if reduced, err := Render(&out, p, boxes{}); err != nil || reduced {
		t.Fatal(reduced, err)
	}
	img, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 200 || b.Dy() != 120 {
		t.Fatalf("the picture is %v", b)
	}
	paper := color.RGBA{picture.Paper.R, picture.Paper.G, picture.Paper.B, 255}
	for _, c := range []struct {
		x, y int
		want color.RGBA
		what string
	}{
		{2, 2, paper, "paper"},
		{40, 30, color.RGBA{200, 0, 0, 255}, "inside of the rectangle"},
		{40, 20, color.RGBA{0, 0, 200, 255}, "its border"},
		{100, 30, color.RGBA{200, 0, 0, 255}, "the diamond"},
		{110, 22, paper, "beside the diamond"},
		{140, 30, paper, "inside of the ring"},
		{100, 90, color.RGBA{0, 0, 200, 255}, "the line of the second part"},
		{40, 110, color.RGBA{200, 0, 0, 255}, "the text"},
	} {
		if got := color.RGBAModel.Convert(img.At(c.x, c.y)); got != c.want {
			t.Errorf("%s at %d,%d: %v, want %v", c.what, c.x, c.y, got, c.want)
		}
	}
}

func TestLargePicturesAreDrawnSmaller(t *testing.T) {
	for _, c := range []struct {
		w, h, most, want float64
		fails            bool
	}{
		{1280, 1000, MostPixels, 2, false},
		{1000, 1000, 1_000_000, 1, false},
		{1000, 1000, 500_000, 0, true},
		{0, 10, MostPixels, 0, true},
	} {
		got, err := scaleFor(c.w, c.h, c.most)
		if got != c.want || errors.Is(err, ErrTooLarge) != c.fails {
			t.Errorf("%v x %v: %v, %v", c.w, c.h, got, err)
		}
	}
	tall := picture.Picture{Width: 100, Height: 10_000_000}
	if _, err := Render(&bytes.Buffer{}, tall, boxes{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a picture that nobody can read: %v", err)
	}
}
