//go:build !linux && (production || dev) && !bindings

package desktop

import (
	"context"
	"time"

	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

// Elsewhere the systems' own web views come back by themselves, and Wails
// gives what is needed of the window. It does not tell where monitors are, so
// the window is centred at each start.

func nativeAttach() bool                    { return false }
func nativeRevive(time.Duration) bool       { return false }
func nativeMonitors(context.Context) []area { return nil }
func nativeMove(context.Context, int, int)  {}

// Files come in by the dialog there.
func nativeDrops(func([]string), func(bool)) {}

func nativePlace(ctx context.Context) (place, bool) {
	if wailsruntime.WindowIsMinimised(ctx) || wailsruntime.WindowIsFullscreen(ctx) {
		return place{}, false
	}
	p := place{Maximised: wailsruntime.WindowIsMaximised(ctx)}
	p.X, p.Y = wailsruntime.WindowGetPosition(ctx)
	p.Width, p.Height = wailsruntime.WindowGetSize(ctx)
	return p, true
}
