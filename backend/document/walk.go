package document

// Visitor receives what Walk finds. Either function may be nil. Returning
// false leaves out what is inside.
type Visitor struct {
	Block  func(b Block) bool
	Row    func(r Row) bool
	Inline func(i Inline) bool
}

// Walk visits blocks, table rows and inlines in reading order, parents first.
func Walk(blocks []Block, v Visitor) {
	for _, b := range blocks {
		if v.Block != nil && !v.Block(b) {
			continue
		}
		v.inside(b)
	}
}

// WalkInlines visits inlines in reading order, parents first.
func WalkInlines(inlines []Inline, v Visitor) {
	for _, i := range inlines {
		if v.Inline != nil && !v.Inline(i) {
			continue
		}
		WalkInlines(Children(i), v)
	}
}

// Children gives the inlines inside an inline, nil for those without.
func Children(i Inline) []Inline {
	switch x := i.(type) {
	case Strong:
		return x.Inlines
	case Emphasis:
		return x.Inlines
	case Strike:
		return x.Inlines
	case Link:
		return x.Inlines
	case Ref:
		return x.Inlines
	case Soft:
		return x.Inlines
	}
	return nil
}

// Targets gives the ids that a reference can lead to: of sections, rows and the
// title.
func Targets(body []Block) map[string]bool {
	out := map[string]bool{}
	note := func(id string) {
		if id != "" {
			out[id] = true
		}
	}
	Walk(body, Visitor{
		Block: func(b Block) bool {
			switch x := b.(type) {
			case TitleBlock:
				note(x.ID)
			case Section:
				note(x.ID)
				return true
			case Table:
				return true
			}
			return false // nothing inside has an id
		},
		Row: func(r Row) bool {
			note(r.ID)
			return false
		},
	})
	return out
}

func (v Visitor) inside(b Block) {
	switch x := b.(type) {
	case TitleBlock:
		Walk(x.Lead, v)
	case Section:
		Walk(x.Blocks, v)
	case Paragraph:
		WalkInlines(x.Inlines, v)
	case Heading:
		WalkInlines(x.Inlines, v)
	case Note:
		WalkInlines(x.Inlines, v)
	case Quote:
		Walk(x.Blocks, v)
	case List:
		for _, item := range x.Items {
			Walk(item.Blocks, v)
		}
	case Definitions:
		for _, d := range x.Items {
			Walk(d.Blocks, v)
		}
	case Table:
		for _, row := range x.Rows {
			if v.Row != nil && !v.Row(row) {
				continue
			}
			for _, cell := range row.Cells {
				Walk(cell.Blocks, v)
			}
		}
	}
}
