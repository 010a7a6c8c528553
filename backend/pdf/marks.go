package pdf

// shapeKind is the shape of a mark on the timeline. Milestones differ by
// shape as well as by colour, so that they can be told apart in grey.
type shapeKind uint8

const (
	shapeDot shapeKind = iota
	shapeDiamond
	shapeCircle
	shapeRing
	shapeUp
	shapeRight
	shapeSquare
)

// markOf gives the shape and the colour of a milestone.
func markOf(role string) (shapeKind, colour) {
	strong, _ := roleColours(role)
	switch role {
	case "impact_started":
		return shapeDiamond, strong
	case "detected":
		return shapeCircle, strong
	case "acknowledged":
		return shapeRing, strong
	case "declared", "escalated":
		return shapeUp, strong
	case "mitigated":
		return shapeRight, strong
	case "resolved":
		return shapeSquare, strong
	}
	return shapeDot, faint
}

// point is a place on a path, in points.
type point struct{ x, y float64 }

// outline gives the corners of a shape around the origin, y downwards, for
// shapes with straight edges; nil for round ones.
func (k shapeKind) outline(r float64) []point {
	switch k {
	case shapeDiamond:
		r *= 1.25
		return []point{{0, -r}, {r, 0}, {0, r}, {-r, 0}}
	case shapeUp:
		r *= 1.15
		return []point{{0, -r}, {r, r * 0.8}, {-r, r * 0.8}}
	case shapeRight:
		r *= 1.15
		return []point{{-r * 0.8, -r}, {r, 0}, {-r * 0.8, r}}
	case shapeSquare:
		r *= 0.95
		return []point{{-r, -r}, {r, -r}, {r, r}, {-r, r}}
	}
	return nil
}
