package desktop

import (
	"sync"
	"time"
)

// watchdog notices that the page stopped giving signs of life. WebKit tells
// Wails nothing when its web process dies: the window just stays dead.
type watchdog struct {
	mu       sync.Mutex
	lastBeat time.Time // zero: no page has spoken since the last reload
	lastTick time.Time
}

// tickEvery is how often the watchdog looks; a much longer pause between two
// looks means that the machine slept, not that the page died.
const tickEvery = time.Second

// beat is called for every heartbeat. Times must carry a monotonic reading.
func (w *watchdog) beat(now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lastBeat = now
}

// silent reports whether the page gives no signs of life, any more or not yet.
func (w *watchdog) silent(now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lastBeat.IsZero() || now.Sub(w.lastBeat) > silentAfter
}

// tick gives how long the page has been silent while this machine was awake.
func (w *watchdog) tick(now time.Time) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	slept := !w.lastTick.IsZero() && now.Sub(w.lastTick) > 3*tickEvery
	w.lastTick = now
	if w.lastBeat.IsZero() {
		return 0
	}
	if slept { // the page slept as well: give it time to wake up
		w.lastBeat = now
		return 0
	}
	return now.Sub(w.lastBeat)
}

// reloaded starts over: the new page has to speak first.
func (w *watchdog) reloaded() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lastBeat = time.Time{}
}
