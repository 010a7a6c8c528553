package pdf

import (
	"afterword/backend/document"
)

const (
	cellGap     = 11.0 // between columns
	narrowGap   = 6.0  // where the words of many columns hardly fit
	smallType   = 0.84 // and of the usual size at least
	rowPadding  = 3.6  // above and below the text of a row
	thinnestCol = 26.0 // below this a table is set as a list
	tallestHead = 0.25 // of the room of a page
)

// tableCell is a cell made ready to be measured and set. Cells of running
// text keep their paragraphs, so that they are shaped once.
type tableCell struct {
	paragraphs []*paragraph // nil if the cell holds other blocks
	blocks     []document.Block
	el         *element
}

// table sets a table: thin rules, a header that is repeated on every page,
// rows kept whole where they fit on a page.
func (l *layouter) table(t document.Table, at place, gap float64, out sink) {
	columns := len(t.Columns)
	for _, r := range t.Rows {
		if !r.Day {
			columns = max(columns, len(r.Cells))
		}
	}
	if columns == 0 {
		return
	}
	cols := make([]document.Column, columns)
	copy(cols, t.Columns)
	if at.w/float64(columns)-cellGap < thinnestCol {
		l.tableAsList(t, cols, at, gap, out)
		return
	}
	tb, titles, rows := l.readTable(t, at, cols, 1)
	if size := tb.measure(titles, rows, t.Rows); size < 1 {
		tb, titles, rows = l.readTable(t, at, cols, size)
		tb.measure(titles, rows, t.Rows)
	}

	head := tb.header(titles)
	head.gap, head.keep = gap+2, len(t.Rows) > 0
	if head.height > l.paper.room()*tallestHead {
		head = tb.tallHeader(titles)
	}
	out(head)
	repeated := head
	repeated.ops = make([]op, len(head.ops))
	for i, o := range head.ops {
		repeated.ops[i] = withoutTag(o)
	}
	for i, r := range t.Rows {
		b := tb.row(r, rows[i])
		if head.split == nil {
			b.head = &repeated
		}
		b.keep = r.Day && i+1 < len(t.Rows)
		out(b)
		rows[i] = nil
		l.progress.one()
	}
}

// readTable sets the text of a table in glyphs, so much of the usual size.
func (l *layouter) readTable(t document.Table, at place, cols []document.Column, size float64) (*tableLayout, []*paragraph, [][]tableCell) {
	el := under(at.el, "Table")
	el.alt = clean(t.Caption)
	tb := &tableLayout{l: l, at: at, cols: cols, el: el, on: sideOfTable(t), later: unmeasured(cols), size: size}
	rows := make([][]tableCell, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = tb.prepare(r)
		if size == 1 { // else it is the second time
			l.progress.one()
		}
	}
	titles := make([]*paragraph, len(cols))
	headEl := under(el, "TR")
	for i, c := range cols {
		th := under(headEl, "TH")
		th.scope, th.linked = true, true // in the tree even without a title
		headEl.kids = append(headEl.kids, kid{child: th})
		titles[i] = tb.aligned(l.text(c.Title, columnStyle.scaled(size), th))
	}
	return tb, titles, rows
}

// withoutTag makes an op decoration, for a header that is only repeated.
func withoutTag(o op) op {
	o.el = nil
	o.pieces = append([]piece(nil), o.pieces...)
	for i := range o.pieces {
		pc := &o.pieces[i]
		pc.meaning = &meaning{st: pc.st, target: pc.target}
	}
	return o
}

// tableLayout is the state of one table.
type tableLayout struct {
	l    *layouter
	at   place
	cols []document.Column
	el   *element
	on   side      // at which its first column stands
	x, w []float64 // left edge and width of each column
	size float64   // of its type, 1 for the usual one
	// later is the column whose cells are set in glyphs row by row, once the widths
	// are known, or -1: see unmeasured.
	later int

	// Lists that are being put together, see slab.
	boxes []box
	ops   []op
}

func (tb *tableLayout) style(r document.Row, column int) style {
	st := cellStyle
	if column < len(tb.cols) && tb.cols[column].Mono {
		st.family, st.size = mono, st.size*0.93
		st.bold = r.Strong
	}
	if r.Day {
		st.bold, st.colour = true, soft
		st.family, st.size = sans, 8.2
	}
	return st.scaled(tb.size)
}

func (tb *tableLayout) prepare(r document.Row) []tableCell {
	cells := make([]tableCell, len(r.Cells))
	tr := under(tb.el, "TR")
	tr.kids = make([]kid, 0, len(cells))
	for i, c := range r.Cells {
		cell := &cells[i]
		cell.blocks = c.Blocks
		cell.el = under(tr, "TD")
		// Every cell is in the tree, also an empty one: columns are counted.
		cell.el.linked = true
		tr.kids = append(tr.kids, kid{child: cell.el})
		if i != tb.later || r.Day {
			tb.fill(cell, tb.style(r, i))
		}
	}
	return cells
}

// fill sets the text of a cell in glyphs.
func (tb *tableLayout) fill(cell *tableCell, st style) {
	if !onlyText(cell.blocks) {
		return
	}
	for _, b := range cell.blocks {
		el := cell.el // one paragraph needs no tag of its own: most cells have one
		if len(cell.blocks) > 1 {
			el = under(cell.el, "P")
		}
		switch v := b.(type) {
		case document.Paragraph:
			cell.paragraphs = append(cell.paragraphs, tb.aligned(tb.l.paragraph(v.Inlines, st, el)))
		case document.Note:
			small := noteStyle
			small.size, small.lead = 7.8, 11
			cell.paragraphs = append(cell.paragraphs, tb.aligned(tb.l.paragraph(v.Inlines, small.scaled(tb.size), el)))
		}
	}
}

// aligned lets numbers and signs stand where the words of the table do.
func (tb *tableLayout) aligned(p *paragraph) *paragraph {
	if tb.on == right && !p.right {
		p.right = !p.strong()
	}
	return p
}

func onlyText(blocks []document.Block) bool {
	for _, b := range blocks {
		switch v := b.(type) {
		case document.Paragraph:
			if v.Picture != "" {
				return false
			}
		case document.Note:
		default:
			return false
		}
	}
	return true
}

// header is the row of column titles over a strong rule.
func (tb *tableLayout) header(titles []*paragraph) box {
	var height float64
	var ops []op
	for i, p := range titles {
		for n, ln := range p.set(tb.w[i]) {
			o := tb.l.lineOp(ln, p, tb.x[i], tb.w[i], tb.cols[i].Align)
			o.y += float64(n) * p.lead
			ops = append(ops, o)
			height = max(height, float64(n+1)*p.lead)
		}
	}
	height += 3
	ops = append(ops, op{kind: opLine, x: tb.at.x, y: height, w: tb.at.w, thick: 0.8, colour: ink})
	return box{height: height, ops: ops}
}

// tallHeader is a header with so much text that it is set like a row: once,
// and split if it must be.
func (tb *tableLayout) tallHeader(titles []*paragraph) box {
	state := &rowState{tb: tb}
	for i, p := range titles {
		state.cells = append(state.cells, tb.textBoxes([]*paragraph{p}, tb.x[i], tb.w[i], tb.cols[i].Align))
	}
	return state.box()
}

// row sets one row.
func (tb *tableLayout) row(r document.Row, cells []tableCell) box {
	state := &rowState{tb: tb, id: r.ID, day: r.Day, first: true, cells: make([][]box, 0, len(cells))}
	if !tb.at.tight { // else it is a part of something that lasts longer
		usual := tb.l.shaper.lists
		state.lent = tb.l.lender.forRow()
		tb.l.shaper.lists = state.lent
		defer func() { tb.l.shaper.lists = usual }()
	}
	for i := range cells {
		width, x := tb.w[min(i, len(tb.w)-1)], tb.x[min(i, len(tb.x)-1)]
		if r.Day {
			x, width = tb.at.x, tb.at.w
		} else if i == tb.later {
			tb.fill(&cells[i], tb.style(r, i))
		}
		boxes := tb.cell(r, i, cells[i], x, width)
		if r.Day && i > 0 { // a row without columns: one below the other
			state.cells[0] = append(state.cells[0], boxes...)
			continue
		}
		if i == len(cells)-1 {
			boxes = append(boxes[:len(boxes):len(boxes)], tb.l.photoBoxes(r.ID, place{x: x, w: width, el: cells[i].el})...)
		}
		state.cells = append(state.cells, boxes)
	}
	return state.box()
}

// cell lays a cell out as boxes.
func (tb *tableLayout) cell(r document.Row, i int, c tableCell, x, w float64) []box {
	at := place{x: x, w: w, st: tb.style(r, i), el: c.el, depth: tb.at.depth, level: tb.at.level, tight: true}
	if c.paragraphs == nil {
		return collect(func(out sink) { tb.l.blocks(c.blocks, at, out) })
	}
	align := document.AlignStart
	if i < len(tb.cols) && !r.Day {
		align = tb.cols[i].Align
	}
	return tb.textBoxes(c.paragraphs, x, w, align)
}

func (tb *tableLayout) textBoxes(paragraphs []*paragraph, x, w float64, align document.Align) []box {
	out := tb.boxes[:0]
	for n, p := range paragraphs {
		for k, ln := range p.set(w) {
			b := box{height: p.lead, ops: tb.l.line(ln, p, x, w, align)}
			if k == 0 && n > 0 {
				b.gap = 2
			}
			out = append(out, b)
		}
	}
	tb.boxes = out
	return tb.l.shaper.boxes.keep(out)
}

// rowState is what is left to set of a row.
type rowState struct {
	tb    *tableLayout
	id    string
	day   bool
	first bool
	cells [][]box
	lent  *lists // in which it is set, nil if it is in the usual ones
}

// box makes the row, or what is left of it, one box that can be split.
func (s *rowState) box() box {
	var part box
	if height := s.height(); height > s.tb.l.paper.room() {
		part.height = height // it will be split: nothing is drawn of the whole
	} else {
		part, _ = s.take(1e9, true)
	}
	part.split = func(height float64, must bool) (*box, *box) {
		first, rest := s.take(height, must)
		if first.height == 0 {
			return nil, nil
		}
		if rest == nil {
			return &first, nil
		}
		next := rest.box()
		return &first, &next
	}
	return part
}

// height gives how high the row is if all of it is set in one.
func (s *rowState) height() float64 {
	tallest := 0.0
	for _, boxes := range s.cells {
		sum := 0.0
		for _, b := range boxes {
			sum += b.gap + b.height
		}
		tallest = max(tallest, sum)
	}
	return tallest + 2*rowPadding
}

// take sets as much of every cell as fits in height. If must is set, at least one
// box of each cell, whether it fits or not; else the part has no height if one of
// them would be left empty.
func (s *rowState) take(height float64, must bool) (part box, rest *rowState) {
	const ruleRoom = 0.6
	top := rowPadding
	if s.day {
		top += 3
	}
	ops := s.tb.ops[:0]
	if s.first && s.id != "" {
		ops = append(ops, op{kind: opAnchor, name: s.id, x: s.tb.at.x})
	}
	available := height - top - rowPadding - ruleRoom
	tallest := 0.0
	for i, boxes := range s.cells {
		n, sum := 0, 0.0
		for n < len(boxes) {
			next := sum + boxes[n].height
			if n > 0 {
				next += boxes[n].gap
			}
			if next > available && (n > 0 || !must) {
				break
			}
			sum = next
			n++
		}
		if n == 0 && len(boxes) > 0 {
			return box{}, s // a time without what happened then would tell nothing
		}
		first := len(ops)
		var tall float64
		ops, tall = stackOn(ops, boxes[:n])
		for k := first; k < len(ops); k++ {
			ops[k].y += top
		}
		tallest = max(tallest, tall)
		if n == len(boxes) {
			continue
		}
		if rest == nil {
			rest = &rowState{tb: s.tb, day: s.day, cells: make([][]box, len(s.cells)), lent: s.lent}
		}
		rest.cells[i] = boxes[n:]
	}
	part.height = top + tallest + rowPadding
	if len(s.cells) == 0 || tallest == 0 {
		part.height += cellStyle.lead
	}
	rule := op{kind: opLine, x: s.tb.at.x, y: part.height, w: s.tb.at.w, thick: 0.5, colour: line}
	if rest == nil {
		rule.last = s.lent
	}
	ops = append(ops, rule)
	s.tb.ops = ops
	part.ops = s.tb.l.shaper.ops.keep(ops)
	part.height += ruleRoom
	return part, rest
}

// tableAsList sets a table with more columns than a page can hold: each row
// as a list of its columns' titles and values.
func (l *layouter) tableAsList(t document.Table, cols []document.Column, at place, gap float64, out sink) {
	for i, r := range t.Rows {
		items := make([]document.Definition, 0, len(r.Cells))
		for n, c := range r.Cells {
			title := ""
			if !r.Day {
				title = cols[n].Title
			}
			items = append(items, document.Definition{Term: title, Blocks: c.Blocks})
		}
		at := at
		at.st = cellStyle
		rowGap := 9.0
		if i == 0 {
			rowGap = gap
		}
		first := true
		l.definitions(document.Definitions{Items: items}, at, rowGap, func(b box) {
			if first && r.ID != "" {
				b.ops = append(b.ops, op{kind: opAnchor, name: r.ID, x: at.x})
			}
			first = false
			out(b)
		})
		out(box{height: 4, ops: []op{{kind: opLine, x: at.x, y: 3, w: at.w, thick: 0.5, colour: line}}})
	}
}
