package pdf

// Paper is the size of the pages, in points.
type Paper struct{ width, height float64 }

// The papers there are.
var (
	A4     = Paper{595.28, 841.89}
	Letter = Paper{612, 792}
)

// content is the width between the margins.
func (p Paper) content() float64 { return p.width - marginLeft - marginRight }

// bottom is where what stands on a page ends, from its top.
func (p Paper) bottom() float64 { return p.height - marginBottom }

// room is the height between the margins.
func (p Paper) room() float64 { return p.bottom() - marginTop }
