package pdf

// packer compresses pages while the next ones are laid out.
type packer struct {
	pages chan *sheet
	done  chan struct{}
}

// waiting is how many pages may wait for it; the others are compressed when the
// file is finished.
const waiting = 64

func startPacker() *packer {
	p := &packer{pages: make(chan *sheet, waiting), done: make(chan struct{})}
	go func() {
		defer close(p.done)
		p.pack()
	}()
	return p
}

func (p *packer) pack() {
	z, _ := deflaters.Get().(*deflater)
	defer deflaters.Put(z)
	for page := range p.pages {
		page.begun = z.begin(page.settled)
	}
}

// add hands a settled page over; nobody else may touch what was settled until
// finish. Without a packer the page stays as it is.
func (p *packer) add(page *sheet) {
	if p == nil {
		return
	}
	select {
	case p.pages <- page:
	default:
	}
}

// finish helps with the pages that wait and ends the packer.
func (p *packer) finish() {
	close(p.pages)
	p.pack()
	<-p.done
}
