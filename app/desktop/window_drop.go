//go:build (production || dev) && !bindings

package desktop

import (
	"context"

	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

// What the page hears of files that are dragged over the window and dropped.
const (
	eventFiles = "afterword:files" // with a list of OfferedFile
	eventDrag  = "afterword:drag"  // with true or false
)

// acceptDrops tells the page of dropped files: a ticket for each, no path.
func (w *window) acceptDrops(ctx context.Context) {
	if w.trouble != nil {
		return
	}
	nativeDrops(
		func(paths []string) { wailsruntime.EventsEmit(ctx, eventFiles, w.app.offers.files(paths)) },
		func(over bool) { wailsruntime.EventsEmit(ctx, eventDrag, over) },
	)
}
