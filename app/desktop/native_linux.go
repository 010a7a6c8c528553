//go:build linux && (production || dev) && !bindings

package desktop

/*
#cgo linux pkg-config: gtk+-3.0
#cgo !webkit2_41 pkg-config: webkit2gtk-4.0
#cgo webkit2_41 pkg-config: webkit2gtk-4.1
#include "native_linux.h"
*/
import "C"

import (
	"context"
	"os"
	"runtime"
	"time"
)

// What Wails does not offer on Linux: a sign when the web process dies (the
// window would stay dead), a wall against leaving the page, and monitors with
// their positions. See native_linux.c.

// A page whose process lives is not disturbed: it may be busy with something
// long. Only after this time and if WebKit says that it does not respond, it
// is ended and loaded again.
const hungAfter = 30 * time.Second

// nativePrepare starts GTK and WebKit on this thread, where Wails goes on with
// them. It chooses X11 where Wails would.
func nativePrepare() {
	runtime.LockOSThread()
	session := os.Getenv("XDG_SESSION_TYPE")
	if os.Getenv("GDK_BACKEND") == "" && (session == "" || session == "unspecified" || session == "x11") {
		_ = os.Setenv("GDK_BACKEND", "x11") // fails for malformed names only
	}
	C.afterword_prepare()
}

// nativeAttach finds the web view and starts guarding it. It reports whether
// the desktop prefers dark windows.
func nativeAttach() bool { return C.afterword_attach() != 0 }

// nativeRevive loads the page again if its process is gone or hangs.
func nativeRevive(silent time.Duration) bool {
	hung := C.int(0)
	if silent > hungAfter {
		hung = 1
	}
	return C.afterword_revive(hung) != 0
}

// nativeMonitors gives the usable area of every monitor.
func nativeMonitors(context.Context) []area {
	var found [16]C.GdkRectangle
	n := int(C.afterword_monitors(&found[0], C.int(len(found))))
	areas := make([]area, n)
	for i := range areas {
		m := found[i]
		areas[i] = area{X: int(m.x), Y: int(m.y), Width: int(m.width), Height: int(m.height)}
	}
	return areas
}

// nativePlace gives the place of the window; false while it has none of its own.
func nativePlace(context.Context) (place, bool) {
	var rect C.GdkRectangle
	var maximised C.int
	if C.afterword_place(&rect, &maximised) == 0 {
		return place{}, false
	}
	return place{
		X: int(rect.x), Y: int(rect.y), Width: int(rect.width), Height: int(rect.height), Maximised: maximised != 0,
	}, true
}

// nativeMove moves the window to a point of the desktop.
func nativeMove(_ context.Context, x, y int) { C.afterword_move(C.int(x), C.int(y)) }
