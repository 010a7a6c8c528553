package pdf

// natural gives the width of the longest line if nothing but forced breaks
// end a line, and of the widest part that cannot be broken at a blank.
func (p *paragraph) natural() (full, unit float64) {
	var x, hung, u float64
	for i := range p.pieces {
		pc := &p.pieces[i]
		if pc.forced {
			x, hung, u = 0, 0, 0
			continue
		}
		if pc.blank {
			hung += pc.width
			u = 0
			continue
		}
		x += hung + pc.width
		u += pc.width
		hung = 0
		full, unit = max(full, x), max(unit, u)
		if pc.after {
			u = 0
		}
	}
	return full, unit
}

// setLine is a line of text: its pieces from left to right, and their width.
type setLine struct {
	pieces []piece
	width  float64
	hung   float64 // of the first piece: a blank that hangs over the left end
}

// set breaks the paragraph into lines of at most width points. Words wider
// than a line are cut between characters. The work is linear in the text.
func (p *paragraph) set(width float64) []setLine {
	width = max(width, 1) + 0.01
	var out []setLine
	var cur []piece // pieces of the line that is being filled
	x, hung := 0.0, 0.0
	start := 0 // cur continues p.pieces[start:...] unless owned
	owned := false
	end := 0
	finish := func() {
		pieces := cur
		if !owned {
			pieces = p.pieces[start:end]
		}
		out = append(out, p.line(pieces, x))
		cur, owned, x, hung = nil, false, 0, 0
	}
	for i := 0; i < len(p.pieces); {
		pc := p.pieces[i]
		if pc.forced {
			end = i
			finish()
			i++
			start, end = i, i
			continue
		}
		if pc.blank {
			if x == 0 && hung == 0 && len(out) > 0 && !owned && start == i && i > 0 && !p.pieces[i-1].forced {
				i++ // no blanks at the start of a continued line
				start, end = i, i
				continue
			}
			hung += pc.width
			if owned {
				cur = append(cur, pc)
			}
			i++
			end = i
			continue
		}
		j, w := i, 0.0
		for j < len(p.pieces) && !p.pieces[j].blank && !p.pieces[j].forced {
			w += p.pieces[j].width
			j++
			if p.pieces[j-1].after {
				break
			}
		}
		if x+hung+w <= width {
			x += hung + w
			hung = 0
			if owned {
				cur = append(cur, p.pieces[i:j]...)
			}
			i = j
			end = i
			continue
		}
		if x > 0 {
			finish()
			start, end = i, i
			if w <= width {
				continue
			}
		}
		// Wider than a line: fill line after line, cluster by cluster.
		if !owned {
			cur, owned = append([]piece(nil), p.pieces[start:i]...), true
			x += hung
			hung = 0
		}
		for ; i < j; i++ {
			rest := p.pieces[i]
			for rest.sh != nil && x+rest.width > width {
				if rest.frame || rest.width <= width && rest.width < 24 {
					if x > 0 {
						finish()
						owned = true
					}
					break
				}
				first, left := rest.sh.cut((width - x) / rest.st.size)
				if w := first.width * rest.st.size; x > 0 && x+w > width {
					finish() // not even one character fits behind the others
					owned = true
					continue
				}
				if left == nil {
					break
				}
				head := rest
				head.sh, head.width, head.after = first, first.width*rest.st.size, true
				cur = append(cur, head)
				x += head.width
				finish()
				owned = true
				rest.sh, rest.width = left, left.width*rest.st.size
			}
			cur = append(cur, rest)
			x += rest.width
		}
		start, end = i, i
	}
	if owned && len(cur) > 0 || !owned && end > start || len(out) == 0 {
		finish()
	}
	return out
}

// line makes a line of pieces. Of the blanks at its end one is kept, outside
// of its width, so that text that is copied, or read from the tags, has a blank
// there. Right-to-left parts are put in the order they are seen in; the end of a
// line that itself runs so is at its left.
func (p *paragraph) line(pieces []piece, width float64) setLine {
	end := len(pieces)
	for end > 0 && pieces[end-1].blank {
		end--
	}
	goesOn := end > 0 && end < len(pieces) && !pieces[end].forced
	if !p.mixed {
		if goesOn {
			end++
		}
		return setLine{pieces: pieces[:end], width: width}
	}
	ordered := make([]piece, 0, end+1)
	hung := 0.0
	if goesOn && p.base%2 == 1 {
		ordered, hung = append(ordered, pieces[end]), pieces[end].width
	}
	ordered = append(ordered, pieces[:end]...)
	visual(ordered[len(ordered)-end:])
	if goesOn && p.base%2 == 0 {
		ordered = append(ordered, pieces[end])
	}
	return setLine{pieces: ordered, width: width, hung: hung}
}
