package pdf

import (
	"afterword/backend/document"
	"afterword/backend/picture"
)

// ahead is a picture that is laid out beside the pages before it, by a second
// processor that otherwise waits for the first pages to compress.
type ahead struct {
	done chan struct{}
	made picture.Picture
	ok   bool
}

// layAhead begins with every picture of the timeline among the blocks.
func (l *layouter) layAhead(body []document.Block) {
	document.Walk(body, document.Visitor{Block: func(b document.Block) bool {
		if t, ok := b.(document.Timeline); ok && len(t.Strips) > 0 {
			l.pictures[&t.Strips[0]] = l.startPicture(t)
		}
		_, section := b.(document.Section)
		return section
	}})
}

func (l *layouter) startPicture(t document.Timeline) *ahead {
	a := &ahead{done: make(chan struct{})}
	measure := newLayouter(document.Document{}, l.paper) // a shaper serves one goroutine
	go func() {
		defer close(a.done)
		defer func() { _ = recover() }() // it is laid out again where Render catches the fault
		a.made = layPicture(t, measure)
		a.ok = true
	}()
	return a
}

// picture gives the picture of a timeline, once it is there.
func (l *layouter) picture(t document.Timeline) picture.Picture {
	if len(t.Strips) > 0 {
		if a := l.pictures[&t.Strips[0]]; a != nil {
			if <-a.done; a.ok {
				return a.made
			}
		}
	}
	return layPicture(t, l)
}

func layPicture(t document.Timeline, m picture.Measure) picture.Picture {
	return picture.Lay(t, m, picture.Options{Width: pictureWidth})
}
