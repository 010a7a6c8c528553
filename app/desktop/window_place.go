//go:build (production || dev) && !bindings

package desktop

import (
	"time"

	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

// reviveAfter is how long a page may be silent before its web process is
// looked at.
const reviveAfter = silentAfter

// watch looks at the page and at the window every second, for as long as the
// program runs.
func (w *window) watch() {
	for range time.Tick(tickEvery) {
		if silent := w.dog.tick(time.Now()); silent > reviveAfter && nativeRevive(silent) {
			w.dog.reloaded()
		}
		w.rememberPlace()
	}
}

// restorePlace moves the window to where it was, if that is still on a
// monitor. Wails centres it first; asking for its size waits for that.
func (w *window) restorePlace() {
	wailsruntime.WindowGetSize(w.ctx)
	if w.place.Maximised {
		return
	}
	fitted := w.place.fit(nativeMonitors(w.ctx))
	resized := fitted.Width != w.place.Width || fitted.Height != w.place.Height
	if resized { // it was centred with its old size
		wailsruntime.WindowSetSize(w.ctx, fitted.Width, fitted.Height)
	}
	if fitted.Placed || resized {
		nativeMove(w.ctx, fitted.X, fitted.Y)
	}
}

// rememberPlace stores the place of the window if it changed.
func (w *window) rememberPlace() {
	if w.store == nil {
		return
	}
	now, ok := nativePlace(w.ctx)
	if !ok { // minimised, full screen or not there yet
		return
	}
	w.placeMu.Lock()
	defer w.placeMu.Unlock()
	next := w.place.moved(now)
	if next == w.place {
		return
	}
	w.place = next
	if w.store.ReadOnly() == "" {
		savePlace(w.app.ctx, w.store, next)
	}
}
