package pdf

// target is where a link leads: an address, or a place in the document.
type target struct {
	url string // already percent-encoded
	ref string // ID of a section or row
}

// opKind says what an op draws.
type opKind uint8

const (
	opText     opKind = iota // pieces, from (x, y): y is the baseline
	opRect                   // filled rectangle
	opLine                   // from (x, y) to (x+w, y+h), width .thick
	opShape                  // a mark of the timeline: see marks.go
	opAnchor                 // a place that refs can lead to
	opPhoto                  // a stored picture
	opContents               // the table of contents, drawn later
)

// op is one thing to draw. Places are in points from the left edge of the
// page and the top of the box, downwards.
type op struct {
	kind       opKind
	up         bool // an opRect that also covers the gap above its box
	dashed     bool
	shape      shapeKind
	colour     colour
	fill       colour
	x, y, w, h float64
	thick      float64
	radius     float64
	pieces     []piece
	name       string   // opAnchor: the ID
	el         *element // for drawings that are content: a figure's
	target     *target  // for drawings that are links
	photo      *photoPart
	contents   *contents
	last       *lists // that can be handed back when this is drawn
}

// box is the smallest thing that is placed on a page: a line of text, a table
// row, a figure. Boxes are placed one below the other.
type box struct {
	height float64
	gap    float64 // room above, left out at the top of a page
	keep   bool    // stays on one page with the box that follows
	ops    []op
	head   *box // table header to repeat if a page starts with this box
	split  splitter
	mark   *bookmark
}

// splitter cuts a box that is higher than a page. It gives a part that is at
// most height points high and what is left, nil if nothing is. The part is nil if
// nothing fits, unless there must be one: that may be higher.
type splitter func(height float64, must bool) (part, rest *box)

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int
}

// sink takes boxes in reading order.
type sink func(box)

// collect gathers the boxes that fn makes.
func collect(fn func(sink)) []box {
	var out []box
	fn(func(b box) { out = append(out, b) })
	return out
}

// stack draws boxes below each other into one, for table cells and other
// places where the parts must stay together. Gaps above the first are dropped.
func stack(boxes []box) box {
	ops, height := stackOn(nil, boxes)
	return box{ops: ops, height: height}
}

// stackOn appends what stacked boxes draw, and gives how high they are.
func stackOn(ops []op, boxes []box) (all []op, height float64) {
	for i := range boxes {
		b := &boxes[i]
		gap := b.gap
		if i == 0 {
			gap = 0
		}
		top := height + gap
		for _, o := range b.ops {
			if o.up {
				o.y -= gap
				o.h += gap
				o.up = i == 0
			}
			o.y += top
			ops = append(ops, o)
		}
		height = top + b.height
	}
	return ops, height
}
