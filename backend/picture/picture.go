// Package picture finds a place for everything in the picture of a whole
// incident. It turns a document.Timeline into plain shapes, which SVG, PNG and
// PDF draw alike. It measures text through an interface and knows no fonts
// and no format.
//
// Every event stands in a row of its lane: its mark at its time, its number and
// title beside it. Rows are filled like a packed Gantt chart, so that nothing
// overlaps. Where a lane is too full the titles become shorter, then only the
// numbers stay, then neighbours become one mark with their count.
package picture

import "afterword/backend/document"

// Measure tells the width of a text in one line.
type Measure interface {
	Width(text string, f Font) float64
}

// Outliner gives the outlines of a text shape, for those who cannot set text.
type Outliner interface {
	Outline(s Shape, to Path)
}

// Path takes outlines, with y downwards. Curves are as in fonts: quadratic or cubic.
type Path interface {
	MoveTo(x, y float64)
	LineTo(x, y float64)
	QuadTo(cx, cy, x, y float64)
	CubeTo(cx, cy, dx, dy, x, y float64)
	Close()
}

// Font is how a text looks. Sizes are in pixels of the picture.
type Font struct {
	Family Family
	Bold   bool
	Size   float64
}

// Family is a kind of type.
type Family uint8

// The families.
const (
	Sans Family = iota
	Mono
	Serif
)

// Picture is drawn from the top: its parts stand below each other.
type Picture struct {
	Width, Height float64
	Title, Text   string // for those who do not see it
	Parts         []Part
}

// Part is a piece that must not be torn: the head, a strip, the notes.
type Part struct {
	Alt    string // of the overview and of strips; "" for text alone
	Height float64
	Gap    float64 // room above
	Shapes []Shape // from the back to the front, from the top left of the part
}

// Kind says what a shape is.
type Kind uint8

// The kinds of shapes.
const (
	Rect Kind = iota // filled, outlined or both
	Line             // from (X, Y) to (X+W, Y+H)
	Mark             // a sign with its middle at (X, Y) and radius W
	Text             // baseline at (X, Y), W wide
)

// Shape is one thing to draw.
type Shape struct {
	Kind         Kind
	X, Y, W, H   float64
	Fill, Stroke Colour
	Thick        float64
	Radius       float64
	Dashed       bool
	Sign         Sign
	Text         string
	Font         Font
	Ref          string // for texts: row of the table that it leads to
	Events       []int  // the numbers of the events that this mark stands for
}

// Sign is the form of a mark. Milestones differ by form as well as by colour.
type Sign uint8

// The signs.
const (
	Dot Sign = iota
	Diamond
	Circle
	Ring
	Up
	Right
	Square
)

// Point is a corner of a sign.
type Point struct{ X, Y float64 }

// Corners gives the corners of a sign around the origin, nil for round ones.
func (s Sign) Corners(r float64) []Point {
	switch s {
	case Diamond:
		r *= 1.25
		return []Point{{0, -r}, {r, 0}, {0, r}, {-r, 0}}
	case Up:
		r *= 1.15
		return []Point{{0, -r}, {r, r * 0.8}, {-r, r * 0.8}}
	case Right:
		r *= 1.15
		return []Point{{-r * 0.8, -r}, {r, 0}, {-r * 0.8, r}}
	case Square:
		r *= 0.95
		return []Point{{-r, -r}, {r, -r}, {r, r}, {-r, r}}
	}
	return nil
}

// Hollow reports whether a mark shows its ground inside.
func (s Shape) Hollow() bool { return s.Dashed || s.Sign == Ring }

// signOf gives the form and the colours of a milestone.
func signOf(role string) (Sign, Colour, Colour) {
	switch role {
	case "impact_started":
		return Diamond, impact, impactSoft
	case "detected":
		return Circle, accent, accentSoft
	case "acknowledged":
		return Ring, accent, accentSoft
	case "declared", "escalated":
		return Up, accent, accentSoft
	case "mitigated":
		return Right, okay, okaySoft
	case "resolved":
		return Square, okay, okaySoft
	}
	return Dot, soft, sunken
}

// Options says how a picture is laid out.
type Options struct {
	Width float64
	Head  bool // with title, subtitle and a margin: for a file of its own
}

// Lay lays out a timeline. The same input gives the same picture; the time it
// takes grows with the number of events alone.
func Lay(t document.Timeline, m Measure, o Options) Picture {
	l := &layouter{t: t, m: m, w: o.Width, widths: map[textKey]float64{}}
	if o.Head {
		l.left, l.w = margin, o.Width-2*margin
		l.head()
	}
	l.laneColumn()
	if t.Overview != nil {
		l.overview(*t.Overview)
	}
	for _, s := range t.Strips {
		l.strip(s)
	}
	l.foot()
	p := Picture{Width: o.Width, Title: t.Title, Parts: l.parts}
	for i := range p.Parts {
		part := &p.Parts[i]
		p.Height += part.Gap + part.Height
		if part.Alt != "" {
			if p.Text != "" {
				p.Text += " "
			}
			p.Text += part.Alt
		}
	}
	if o.Head {
		p.Height += 2 * margin
		for i := range p.Parts {
			move(p.Parts[i].Shapes, margin)
		}
		p.Parts[0].Gap = margin
	}
	return p
}

func move(shapes []Shape, by float64) {
	for i := range shapes {
		shapes[i].X += by
	}
}

const margin = 28.0
