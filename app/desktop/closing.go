package desktop

import (
	"sync"
	"time"
)

const (
	// flushTimeout is how long closing waits for the page.
	flushTimeout = 3 * time.Second
	// settle is how long the page must have nothing unsaved before the window
	// closes: keys that were pressed before the close button may still be on
	// their way through the web view, behind our question.
	settle = 200 * time.Millisecond
	// silentAfter is how long without a heartbeat makes a page count as gone.
	silentAfter = 6 * time.Second
)

// verdict is what to do when the window is asked to close.
type verdict int

const (
	closeNow  verdict = iota
	askPerson         // something may be unsaved: keep open or close anyway?
)

// closing keeps what is known about unsaved text and decides about closing.
// The page is asked to flush and says "saved"; only what it says after the
// question counts, because an edit may be on its way when the question comes.
type closing struct {
	leaving sync.Mutex // a request is being worked on, or the window closes

	mu      sync.Mutex
	saved   bool          // what the page said last; at the start it has typed nothing
	waiting chan struct{} // closed when the page says "saved" after the question
	unsaved chan struct{} // closed when the page says "unsaved" after that
}

func newClosing() *closing { return &closing{saved: true} }

// setSaved is called when the page says whether it has unsaved text.
func (c *closing) setSaved(saved bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.saved = saved
	if saved && c.waiting != nil {
		close(c.waiting)
		c.waiting = nil
	}
	if !saved && c.unsaved != nil {
		close(c.unsaved)
		c.unsaved = nil
	}
}

// leave lets one request to close be worked on at a time and says whether the
// window closes by it. Once it does, no other request is let in: a signal makes
// Wails and us ask at the same moment, and Wails ends its loop, which a second
// time is a crash, for each that is told so.
func (c *closing) leave(stays func() bool) bool {
	if !c.leaving.TryLock() {
		return false
	}
	if stays() {
		c.leaving.Unlock()
		return false
	}
	return true
}

// request asks the page to flush until it has nothing more to save, for at
// most flushTimeout.
//
// flush sends the question, after is time.After, and silent reports whether
// the page gives no signs of life (any more, or not yet). A silent page that
// said "saved" last holds nothing and cannot answer: it is not waited for.
func (c *closing) request(flush func(), after func(time.Duration) <-chan time.Time, silent func() bool) verdict {
	c.mu.Lock()
	idle := c.saved && silent()
	c.mu.Unlock()
	if idle {
		return closeNow
	}
	defer c.end()

	for timeUp := after(flushTimeout); ; {
		answer, unsaved := make(chan struct{}), make(chan struct{})
		c.mu.Lock()
		c.waiting = answer
		c.mu.Unlock()
		flush()
		select {
		case <-answer:
		case <-timeUp:
			return askPerson
		}
		c.mu.Lock()
		if !c.saved {
			close(unsaved)
		} else {
			c.unsaved = unsaved
		}
		c.mu.Unlock()
		select {
		case <-unsaved: // more was typed
			continue
		case <-after(settle):
			return closeNow
		case <-timeUp:
			return askPerson
		}
	}
}

// end forgets what a request waited for.
func (c *closing) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting, c.unsaved = nil, nil
}
