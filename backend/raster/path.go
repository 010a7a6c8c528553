package raster

import (
	"image"
	"math"

	"golang.org/x/image/vector"

	"afterword/backend/picture"
)

// path gathers outlines in pixels of the image.
type path struct {
	scale, top             float64
	steps                  []step
	minX, minY, maxX, maxY float64
}

// step is a move ('M'), a line, a curve or the end of an outline ('Z').
type step struct {
	kind byte
	at   [6]float32
}

func (p *path) reset(scale, top float64) {
	p.scale, p.top, p.steps = scale, top, p.steps[:0]
	p.minX, p.minY, p.maxX, p.maxY = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
}

// add notes a step; the outline stays inside the corners of its curves.
func (p *path) add(kind byte, values ...float64) {
	s := step{kind: kind}
	for i := 0; i+1 < len(values); i += 2 {
		x, y := values[i]*p.scale, (values[i+1]+p.top)*p.scale
		s.at[i], s.at[i+1] = float32(x), float32(y)
		p.minX, p.maxX = min(p.minX, x), max(p.maxX, x)
		p.minY, p.maxY = min(p.minY, y), max(p.maxY, y)
	}
	p.steps = append(p.steps, s)
}

// The methods of picture.Path.

func (p *path) MoveTo(x, y float64)                 { p.add('M', x, y) }
func (p *path) LineTo(x, y float64)                 { p.add('L', x, y) }
func (p *path) QuadTo(cx, cy, x, y float64)         { p.add('Q', cx, cy, x, y) }
func (p *path) CubeTo(cx, cy, dx, dy, x, y float64) { p.add('C', cx, cy, dx, dy, x, y) }
func (p *path) Close()                              { p.add('Z') }
func (p *path) polygon(corners []picture.Point) {
	for i, c := range corners {
		if i == 0 {
			p.MoveTo(c.X, c.Y)
		} else {
			p.LineTo(c.X, c.Y)
		}
	}
	p.Close()
}

func (p *path) bounds() image.Rectangle {
	const far = 1 << 20
	if !(p.minX > -far && p.minY > -far && p.maxX < far && p.maxY < far) {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(p.minX)), int(math.Floor(p.minY)), int(math.Ceil(p.maxX))+1, int(math.Ceil(p.maxY))+1)
}

// replay draws the steps, moved so that (x, y) is the origin.
func (p *path) replay(to *vector.Rasterizer, x, y float32) {
	for _, s := range p.steps {
		a := s.at
		switch s.kind {
		case 'M':
			to.MoveTo(a[0]-x, a[1]-y)
		case 'L':
			to.LineTo(a[0]-x, a[1]-y)
		case 'Q':
			to.QuadTo(a[0]-x, a[1]-y, a[2]-x, a[3]-y)
		case 'C':
			to.CubeTo(a[0]-x, a[1]-y, a[2]-x, a[3]-y, a[4]-x, a[5]-y)
		case 'Z':
			to.ClosePath()
		}
	}
}

// Lengths of the strokes and gaps of a dashed line.
const (
	dashOn  = 2.6
	dashOff = 2.4
)

// stroke adds a line of some thickness through points: a rectangle for each
// straight piece, all turning the same way, so that they add up.
func (p *path) stroke(points []picture.Point, thick float64, dashed bool) {
	on, left := true, dashOn
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(to.X-from.X, to.Y-from.Y)
		if length == 0 {
			continue
		}
		ux, uy := (to.X-from.X)/length, (to.Y-from.Y)/length
		if !dashed {
			p.bar(from, ux, uy, length, thick, len(points) > 2)
			continue
		}
		for at := 0.0; at < length; {
			part := min(left, length-at)
			if on {
				p.bar(picture.Point{X: from.X + ux*at, Y: from.Y + uy*at}, ux, uy, part, thick, false)
			}
			at += part
			if left -= part; left <= 1e-9 {
				on = !on
				left = dashOff
				if on {
					left = dashOn
				}
			}
		}
	}
}

// bar is a straight piece of a line. Where it meets another one, round ends
// would be right; a little more length does for corners this small.
func (p *path) bar(from picture.Point, ux, uy, length, thick float64, joined bool) {
	half := thick / 2
	if joined {
		extra := min(half*0.4, length/2)
		from.X, from.Y, length = from.X-ux*extra, from.Y-uy*extra, length+2*extra
	}
	nx, ny := -uy*half, ux*half
	endX, endY := from.X+ux*length, from.Y+uy*length
	p.polygon([]picture.Point{
		{X: from.X + nx, Y: from.Y + ny}, {X: from.X - nx, Y: from.Y - ny}, {X: endX - nx, Y: endY - ny}, {X: endX + nx, Y: endY + ny},
	})
}

// rounded gives the outline of a rectangle with round corners, as a polygon
// fine enough for any scale used here.
func rounded(x, y, w, h, radius float64) []picture.Point {
	r := min(radius, w/2, h/2)
	if r <= 0 {
		return []picture.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
	}
	var out []picture.Point
	for i, c := range [4]picture.Point{{X: x + w - r, Y: y + h - r}, {X: x + r, Y: y + h - r}, {X: x + r, Y: y + r}, {X: x + w - r, Y: y + r}} {
		out = append(out, arc(c, r, float64(i)*math.Pi/2, math.Pi/2, 8)...)
	}
	return out
}

func arc(c picture.Point, r, from, by float64, steps int) []picture.Point {
	out := make([]picture.Point, 0, steps+1)
	for i := range steps + 1 {
		sin, cos := math.Sincos(from + by*float64(i)/float64(steps))
		out = append(out, picture.Point{X: c.X + r*cos, Y: c.Y + r*sin})
	}
	return out
}

func signCorners(s *picture.Shape) []picture.Point {
	corners := s.Sign.Corners(s.W)
	if corners == nil {
		return arc(picture.Point{X: s.X, Y: s.Y}, s.W, 0, 2*math.Pi, 32)
	}
	for i := range corners {
		corners[i].X += s.X
		corners[i].Y += s.Y
	}
	return corners
}
