//go:build linux && (production || dev) && !bindings

package desktop

// #include "native_linux.h"
import "C"

import "sync"

// dropped is where the window hears of files; there is one window.
var dropped struct {
	mu    sync.Mutex
	files func(paths []string)
	over  func(over bool)
	last  bool
}

// nativeDrops has files that are dropped on the window told to files, and over
// told when something is dragged over it or away. Both are called on a
// goroutine of their own: GTK waits for nobody.
func nativeDrops(files func(paths []string), over func(over bool)) {
	dropped.mu.Lock()
	defer dropped.mu.Unlock()
	dropped.files, dropped.over = files, over
}

//export afterwordDropped
func afterwordDropped(uris *C.char) {
	paths := droppedPaths(C.GoString(uris))
	dropped.mu.Lock()
	defer dropped.mu.Unlock()
	if dropped.files != nil {
		go dropped.files(paths)
	}
}

//export afterwordDragged
func afterwordDragged(over C.int) {
	dropped.mu.Lock()
	defer dropped.mu.Unlock()
	if now := over != 0; dropped.over != nil && now != dropped.last {
		dropped.last = now
		go dropped.over(now)
	}
}
