package pdf

// scribe draws pages with a pen while the next ones are laid out. It is handed
// whole pages: their boxes belong to it from then on, and with them the tags
// they are content of.
type scribe struct {
	page  []placedBox // that is being filled
	pages chan []placedBox
	used  chan []placedBox // lists that are free to be filled again
	done  chan struct{}
	fault any // that ended the drawing
}

type placedBox struct {
	box
	y, gap float64
}

// pagesAhead is how many pages may wait to be drawn.
const pagesAhead = 8

func startScribe(p *pen) *scribe {
	s := &scribe{pages: make(chan []placedBox, pagesAhead), used: make(chan []placedBox, pagesAhead+2), done: make(chan struct{})}
	go func() {
		defer close(s.done)
		for page := range s.pages {
			if s.fault == nil { // else what is left is only taken off the layouter's hands
				s.fault = drawPage(p, page)
			}
			clear(page)
			select {
			case s.used <- page[:0]:
			default:
			}
		}
	}()
	return s
}

func drawPage(p *pen, page []placedBox) (fault any) {
	defer func() { fault = recover() }() // it is raised again where Render catches it
	p.newPage()
	for i := range page {
		p.draw(page[i].box, page[i].y, page[i].gap)
	}
	return nil
}

func (s *scribe) newPage() {
	if s.page != nil {
		s.pages <- s.page
	}
	select {
	case s.page = <-s.used:
	default:
		s.page = make([]placedBox, 0, 64)
	}
}

func (s *scribe) draw(b box, y, gap float64) { s.page = append(s.page, placedBox{b, y, gap}) }

// finish waits until all is drawn. A fault of the pen goes on as one of the caller.
func (s *scribe) finish() {
	if s.page != nil {
		s.pages <- s.page
	}
	close(s.pages)
	if <-s.done; s.fault != nil {
		panic(s.fault)
	}
}
