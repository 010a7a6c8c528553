package desktop

import (
	"testing"
	"time"
)

// scene is one request to close: what was known before, and what happens
// after the page was asked to flush. Time passes only when a test says so.
type scene struct {
	name   string
	before func(c *closing)
	flush  func(c *closing) // what the page does when asked; nil: nothing
	silent bool
	waits  bool // the page is asked and waited for
	want   verdict
}

func TestClosing(t *testing.T) {
	says := func(states ...bool) func(*closing) {
		return func(c *closing) {
			for _, saved := range states {
				c.setSaved(saved)
			}
		}
	}
	for _, s := range []scene{
		{name: "a page that never spoke", silent: true, want: closeNow},
		{name: "a page that has typed nothing yet is asked all the same", flush: says(true), waits: true, want: closeNow},
		{name: "saved, and says so again", before: says(true), flush: says(true), waits: true, want: closeNow},
		{name: "unsaved, then saves", before: says(false), flush: says(true), waits: true, want: closeNow},
		{name: "unsaved, more typed, then saves", before: says(false), flush: says(false, true), waits: true, want: closeNow},
		{name: "unsaved and never answers", before: says(false), waits: true, want: askPerson},
		{name: "saved but does not answer: something may be on its way", before: says(true), waits: true, want: askPerson},
		{name: "answers that it cannot save", before: says(true), flush: says(false), waits: true, want: askPerson},
		{name: "dead page that had saved", before: says(true), silent: true, want: closeNow},
		{name: "dead page that had not saved", before: says(true, false), silent: true, waits: true, want: askPerson},
	} {
		t.Run(s.name, func(t *testing.T) {
			c := newClosing()
			if s.before != nil {
				s.before(c)
			}
			asked := false
			flush := func() {
				asked = true
				if s.flush != nil {
					s.flush(c)
				}
			}
			after := func(d time.Duration) <-chan time.Time {
				ch := make(chan time.Time, 1)
				if d == settle || s.want == askPerson {
					ch <- testNow() // this time is over at once
				}
				return ch
			}
			if got := c.request(flush, after, func() bool { return s.silent }); got != s.want {
				t.Errorf("verdict %v, want %v", got, s.want)
			}
			if asked != s.waits {
				t.Errorf("page asked: %v, want %v", asked, s.waits)
			}
		})
	}
}

// Keys pressed before the close button can reach the page after our question:
// the page then says "unsaved" again, and is asked again.
func TestClosingWaitsForTextThatIsOnItsWay(t *testing.T) {
	c := newClosing()
	c.setSaved(false)
	rounds, settled := 0, make(chan time.Time, 1)
	after := func(d time.Duration) <-chan time.Time {
		if d != settle {
			return nil // the whole time is never up
		}
		if rounds < 4 {
			c.setSaved(false) // another key came through
			return nil
		}
		settled <- testNow()
		return settled
	}
	flush := func() { rounds++; c.setSaved(true) }
	if got := c.request(flush, after, func() bool { return false }); got != closeNow || rounds != 4 {
		t.Errorf("verdict %v after %d rounds, want it to close after 4", got, rounds)
	}
}

func TestClosingDoesNotSettleForEver(t *testing.T) {
	c := newClosing()
	timeUp := make(chan time.Time, 1)
	rounds := 0
	after := func(d time.Duration) <-chan time.Time {
		if d == flushTimeout {
			return timeUp
		}
		c.setSaved(false)
		return nil
	}
	flush := func() {
		if rounds++; rounds < 50 {
			c.setSaved(true)
		} else {
			timeUp <- testNow()
		}
	}
	if got := c.request(flush, after, func() bool { return false }); got != askPerson {
		t.Errorf("verdict %v", got)
	}
}

// One request is worked on at a time, and only one ever closes the window.
func TestTheWindowClosesOnce(t *testing.T) {
	c := newClosing()
	begun, answer, first := make(chan struct{}), make(chan bool), make(chan bool)
	go func() {
		first <- c.leave(func() bool { close(begun); return <-answer })
	}()
	<-begun
	notAsked := func() bool { t.Error("a second request was worked on"); return false }
	if c.leave(notAsked) {
		t.Error("closed while the first request is being worked on")
	}
	answer <- true
	if <-first {
		t.Error("closed although it stays")
	}
	results := make(chan bool)
	for range 50 { // a signal makes Wails and us ask at the same moment
		go func() { results <- c.leave(func() bool { return false }) }()
	}
	closed := 0
	for range 50 {
		if <-results {
			closed++
		}
	}
	if closed != 1 {
		t.Errorf("closed %d times, want once", closed)
	}
	if c.leave(notAsked) {
		t.Error("closed again")
	}
}

func TestWatchdog(t *testing.T) {
	var w watchdog
	if !w.silent(testNow()) {
		t.Error("a page that never spoke is not silent")
	}
	now := testNow()
	at := func(seconds float64) time.Time { return now.Add(time.Duration(seconds * float64(time.Second))) }
	if w.tick(at(0)) != 0 || w.tick(at(1)) != 0 {
		t.Error("a page that never spoke would be revived")
	}
	w.beat(at(1.5))
	if w.silent(at(7)) || !w.silent(at(8)) {
		t.Error("silent is not after six seconds")
	}
	for s := 2.0; s < 7; s++ {
		if got := w.tick(at(s)); got > silentAfter {
			t.Errorf("after %v s: silent for %v", s, got)
		}
	}
	if got := w.tick(at(8)); got != 6500*time.Millisecond {
		t.Errorf("silent for %v, want 6.5s", got)
	}
	if got := w.tick(at(3600)); got != 0 {
		t.Errorf("the machine slept, but the page counts as silent for %v", got)
	}
	for s := 3601.0; s < 3606; s++ {
		if got := w.tick(at(s)); got > silentAfter {
			t.Errorf("woke up %v s ago: silent for %v", s-3600, got)
		}
	}
	if got := w.tick(at(3607)); got <= silentAfter {
		t.Errorf("dead since it woke up, but silent for %v", got)
	}
	w.reloaded()
	if got := w.tick(at(3608)); got != 0 {
		t.Errorf("the new page has not spoken yet, but is silent for %v", got)
	}
}
