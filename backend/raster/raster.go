// Package raster draws a picture as PNG, in Go alone. Text is drawn by the
// outlines of the fonts that measured it, so it looks the same on every machine.
package raster

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"

	"afterword/backend/picture"
)

const (
	// Scale is how many pixels a pixel of the layout has, for sharp text.
	Scale = 2.0
	// MostPixels bounds the memory of one picture, four bytes for each. A
	// larger picture is drawn at a lower scale.
	MostPixels = 40_000_000
	// leastScale is where text can no longer be read.
	leastScale = 0.75
)

// ErrTooLarge says that the picture could be drawn only so small that nobody
// could read it.
var ErrTooLarge = errors.New("raster: the picture has too many pixels")

// Render writes p as PNG. reduced reports that the scale is below Scale,
// because the picture is very large. Errors: ErrTooLarge, and those of w.
func Render(w io.Writer, p picture.Picture, text picture.Outliner) (reduced bool, err error) {
	scale, err := scaleFor(p.Width, p.Height, MostPixels)
	if err != nil {
		return false, err
	}
	c := newCanvas(p.Width, p.Height, scale, text)
	y := 0.0
	for _, part := range p.Parts {
		y += part.Gap
		c.top = y
		for i := range part.Shapes {
			c.shape(&part.Shapes[i])
		}
		y += part.Height
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	return scale < Scale, encoder.Encode(w, c.img)
}

// scaleFor gives the scale for a size, so that most pixels are enough.
func scaleFor(width, height, most float64) (float64, error) {
	if width <= 0 || height <= 0 {
		return 0, ErrTooLarge
	}
	scale := min(Scale, math.Sqrt(most/(width*height)))
	if scale < leastScale || math.IsNaN(scale) {
		return 0, ErrTooLarge
	}
	return scale, nil
}

// canvas is the picture as it grows.
type canvas struct {
	img   *image.RGBA
	scale float64
	top   float64 // of the part that is drawn
	text  picture.Outliner
	fill  vector.Rasterizer
	path  path
}

func newCanvas(width, height, scale float64, text picture.Outliner) *canvas {
	c := &canvas{
		img:   image.NewRGBA(image.Rect(0, 0, int(math.Round(width*scale)), int(math.Round(height*scale)))),
		scale: scale, text: text,
	}
	draw.Draw(c.img, c.img.Bounds(), image.NewUniform(rgba(picture.Paper)), image.Point{}, draw.Src)
	return c
}

func rgba(c picture.Colour) color.RGBA { return color.RGBA{c.R, c.G, c.B, 0xff} }

// shape draws one shape.
func (c *canvas) shape(s *picture.Shape) {
	c.path.reset(c.scale, c.top)
	switch s.Kind {
	case picture.Text:
		c.text.Outline(*s, &c.path)
		c.paint(s.Fill)
	case picture.Line:
		c.path.stroke([]picture.Point{{X: s.X, Y: s.Y}, {X: s.X + s.W, Y: s.Y + s.H}}, s.Thick, s.Dashed)
		c.paint(s.Stroke)
	case picture.Rect:
		c.closed(rounded(s.X, s.Y, s.W, s.H, s.Radius), s.Fill, s)
	case picture.Mark:
		fill := s.Fill
		if s.Hollow() {
			fill = picture.Paper
		}
		c.closed(signCorners(s), fill, s)
	}
}

// closed fills an outline and draws its border.
func (c *canvas) closed(corners []picture.Point, fill picture.Colour, s *picture.Shape) {
	if fill.On {
		c.path.polygon(corners)
		c.paint(fill)
	}
	if s.Stroke.On && s.Thick > 0 {
		c.path.reset(c.scale, c.top)
		c.path.stroke(append(corners, corners[0]), s.Thick, s.Dashed)
		c.paint(s.Stroke)
	}
}

// paint fills the path. Only the pixels around it are looked at.
func (c *canvas) paint(colour picture.Colour) {
	if len(c.path.steps) == 0 {
		return
	}
	box := c.path.bounds().Intersect(c.img.Bounds())
	if box.Empty() {
		return
	}
	c.fill.Reset(box.Dx(), box.Dy())
	c.path.replay(&c.fill, float32(box.Min.X), float32(box.Min.Y))
	c.fill.Draw(c.img, box, image.NewUniform(rgba(colour)), image.Point{})
}
