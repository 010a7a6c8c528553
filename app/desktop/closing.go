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
	alreadyOn         // another request to close is being worked on
)

// closing keeps what is known about unsaved text and decides about closing.
// The page is asked to flush and says "saved"; only what it says after the
// question counts, because an edit may be on its way when the question comes.
type closing struct {
	mu      sync.Mutex
	saved   bool          // what the page said last; at the start it has typed nothing
	busy    bool          // a request to close is being worked on
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

// request asks the page to flush until it has nothing more to save, for at
// most flushTimeout.
//
// flush sends the question, after is time.After, and silent reports whether
// the page gives no signs of life (any more, or not yet). A silent page that
// said "saved" last holds nothing and cannot answer: it is not waited for.
func (c *closing) request(flush func(), after func(time.Duration) <-chan time.Time, silent func() bool) verdict {
	c.mu.Lock()
	if c.busy {
		c.mu.Unlock()
		return alreadyOn
	}
	if c.saved && silent() {
		c.mu.Unlock()
		return closeNow
	}
	c.busy = true
	c.mu.Unlock()

	for timeUp := after(flushTimeout); ; {
		answer, unsaved := make(chan struct{}), make(chan struct{})
		c.mu.Lock()
		c.waiting = answer
		c.mu.Unlock()
		flush()
		select {
		case <-answer:
		case <-timeUp:
			return c.end(askPerson)
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
			return c.end(closeNow)
		case <-timeUp:
			return c.end(askPerson)
		}
	}
}

// end gives the verdict; a request that asks the person goes on until asked.
func (c *closing) end(result verdict) verdict {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting, c.unsaved = nil, nil
	if result == closeNow {
		c.busy = false
	}
	return result
}

// asked ends a request that came to askPerson.
func (c *closing) asked() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.busy = false
}
