package picture

import "fmt"

// Colour is an RGB colour; the zero value is none.
type Colour struct {
	R, G, B uint8
	On      bool
}

// Hex gives "#1f2328".
func (c Colour) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func rgb(r, g, b uint8) Colour { return Colour{r, g, b, true} }

// The palette, as in the window and in the rest of the PDF.
var (
	Paper      = rgb(0xfb, 0xfa, 0xf7)
	ink        = rgb(0x1f, 0x23, 0x28)
	soft       = rgb(0x5f, 0x66, 0x6e)
	line       = rgb(0xe2, 0xde, 0xd5)
	lineStrong = rgb(0xc9, 0xc3, 0xb6)
	sunken     = rgb(0xf3, 0xf1, 0xec)
	accent     = rgb(0x2f, 0x5d, 0x8c)
	accentSoft = rgb(0xe4, 0xed, 0xf6)
	impact     = rgb(0xa4, 0x56, 0x22)
	impactSoft = rgb(0xf8, 0xeb, 0xe0)
	okay       = rgb(0x34, 0x6d, 0x4b)
	okaySoft   = rgb(0xe5, 0xf1, 0xea)
	warn       = rgb(0x82, 0x60, 0x0c)
	night      = rgb(0xb9, 0xc0, 0xcb)
)

// Tone is a colour of the palette with its name.
type Tone struct {
	Name string
	Colour
}

// Palette gives every colour a picture is drawn with, for renderers that give
// some of them another value, as for a dark screen.
func Palette() []Tone {
	return []Tone{
		{"paper", Paper},
		{"ink", ink},
		{"soft", soft},
		{"line", line},
		{"line-strong", lineStrong},
		{"sunken", sunken},
		{"accent", accent},
		{"accent-soft", accentSoft},
		{"impact", impact},
		{"impact-soft", impactSoft},
		{"okay", okay},
		{"okay-soft", okaySoft},
		{"warn", warn},
		{"night", night},
	}
}
