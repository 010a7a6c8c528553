package pdf

import "sync/atomic"

// lists is memory for what paragraphs and rows are made of on their way to a
// page. That of a table's rows is used again once all of them are drawn: to set
// the rows that follow in memory that was touched already costs a long export
// less than to touch ever more.
type lists struct {
	paragraphs slab[paragraph]
	pieces     slab[piece]
	boxes      slab[box]
	ops        slab[op]

	users atomic.Int32 // rows that are not drawn, and the layouter while it adds more
	home  chan<- *lists
}

// lender hands out lists for rows. It serves the layouter alone; rows come back
// from whoever draws.
type lender struct {
	current *lists
	free    chan *lists
}

// How many elements the lists have room for: those of about twenty rows of a
// timeline. How many lists may wait to be used again: as many as there are on the
// pages that wait to be drawn.
const (
	lentPieces, lentOps, lentBoxes, lentParagraphs = 1024, 512, 256, 64
	mostFree                                       = 16
)

// forRow gives the lists for one more row, which belongs to them until it is
// handed back.
func (l *lender) forRow() *lists {
	if l.current == nil || l.current.nearlyFull() {
		if l.current != nil {
			l.current.handBack() // the layouter's own use
		}
		l.current = l.fresh()
		l.current.users.Add(1)
	}
	l.current.users.Add(1)
	return l.current
}

func (l *lender) fresh() *lists {
	if l.free == nil {
		l.free = make(chan *lists, mostFree)
	}
	select {
	case again := <-l.free:
		return again
	default:
		return &lists{
			paragraphs: slab[paragraph]{make([]paragraph, 0, lentParagraphs)},
			pieces:     slab[piece]{make([]piece, 0, lentPieces)},
			boxes:      slab[box]{make([]box, 0, lentBoxes)},
			ops:        slab[op]{make([]op, 0, lentOps)},
			home:       l.free,
		}
	}
}

// nearlyFull reports whether a row of usual length may find no room.
func (l *lists) nearlyFull() bool {
	return l.paragraphs.left() < 4 || l.pieces.left() < lentPieces/8 || l.boxes.left() < lentBoxes/8 || l.ops.left() < lentOps/8
}

// handBack says that one who used the lists does not look at them any more. The
// last one makes them free.
func (l *lists) handBack() {
	if l.users.Add(-1) > 0 {
		return
	}
	l.paragraphs.empty()
	l.pieces.empty()
	l.boxes.empty()
	l.ops.empty()
	select {
	case l.home <- l:
	default: // enough of them wait
	}
}
