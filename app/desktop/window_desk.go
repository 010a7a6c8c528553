//go:build (production || dev) && !bindings

package desktop

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"
)

// The window is the desk of the bound structs. They run only after the page
// has loaded, so w.ctx is there.

// SaveFile opens the system's save dialog.
func (w *window) SaveFile(_ context.Context, r saveRequest) (string, error) {
	if path, answered := dialogForTests(r); answered {
		return path, nil
	}
	return wailsruntime.SaveFileDialog(w.ctx, wailsruntime.SaveDialogOptions{
		Title: r.Title, DefaultDirectory: r.Folder, DefaultFilename: r.Name, CanCreateDirectories: true,
		Filters: []wailsruntime.FileFilter{{DisplayName: r.FilterName, Pattern: r.Pattern}},
	})
}

// OpenFiles opens the system's dialog to choose files.
func (w *window) OpenFiles(_ context.Context, r openRequest) ([]string, error) {
	if paths, answered := openForTests(); answered {
		return paths, nil
	}
	return wailsruntime.OpenMultipleFilesDialog(w.ctx, wailsruntime.OpenDialogOptions{Title: r.Title, DefaultDirectory: r.Folder})
}

// OpenURL opens an address in the system's browser.
func (w *window) OpenURL(_ context.Context, url string) {
	wailsruntime.BrowserOpenURL(w.ctx, url)
}

// Reveal shows a file in the system's file manager.
func (w *window) Reveal(ctx context.Context, path string) error { return reveal(ctx, path) }

// Progress tells the page how much of an export is done.
func (w *window) Progress(percent int) { wailsruntime.EventsEmit(w.ctx, eventProgress, percent) }

// Present fills the screen and keeps it awake, or gives it back.
func (w *window) Present(_ context.Context, on bool) bool {
	if !on {
		w.awake.release()
		wailsruntime.WindowUnfullscreen(w.ctx)
		return false
	}
	wailsruntime.WindowFullscreen(w.ctx)
	return w.awake.hold()
}

// quietLogger writes Wails' errors to the terminal. It leaves out messages
// of the page itself: they hold what people wrote, which belongs in no log.
type quietLogger struct{ out io.Writer }

func (l quietLogger) Print(string)   {}
func (l quietLogger) Trace(string)   {}
func (l quietLogger) Debug(string)   {}
func (l quietLogger) Info(string)    {}
func (l quietLogger) Warning(string) {}

// Error writes one line.
func (l quietLogger) Error(message string) {
	if strings.HasPrefix(message, "process message error") || strings.HasPrefix(message, "Unknown message") {
		message = "a request of the page could not be handled"
	}
	if len(message) > 300 {
		message = message[:300]
	}
	_, _ = fmt.Fprintln(l.out, "Afterword:", message)
}

// Fatal writes one line and ends the program, as Wails expects.
func (l quietLogger) Fatal(message string) {
	l.Error(message)
	os.Exit(exitFailed)
}
