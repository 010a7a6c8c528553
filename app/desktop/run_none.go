//go:build !production && !dev && !bindings

package desktop

import (
	"context"
	"fmt"
)

// HasWindow reports whether this program was built with a window.
const HasWindow = false

// Run says that this build has no window.
func Run(_ context.Context, o Options) int {
	_, _ = fmt.Fprintln(o.Stderr, "This build of Afterword has no window, only the command line. Start it with ./build/run to get the window.")
	return exitFailed
}
