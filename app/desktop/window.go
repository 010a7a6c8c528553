//go:build (production || dev) && !bindings

package desktop

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	wailsruntime "github.com/wailsapp/wails/v2/pkg/runtime"

	"afterword/backend/postmortem"
)

// eventFlush asks the page to save everything now and then to say so.
const eventFlush = "afterword:flush"

// eventDocuments tells the page that document files wait to be opened.
const eventDocuments = "afterword:documents"

// eventProgress tells the page how much of an export is done, in per cent.
const eventProgress = "afterword:progress"

// window connects Wails with what was decided elsewhere in this package.
type window struct {
	options Options
	app     *app
	store   postmortem.Store // nil if the library could not be opened
	trouble *problem
	dog     watchdog

	first *firstView // nil if there is nothing to show

	started    chan struct{} // closed when ctx is there
	ctx        context.Context
	unattended atomic.Bool // a signal ended the program: nobody to ask

	awake   awake
	placeMu sync.Mutex
	place   place // as saved last
}

func newWindow(ctx context.Context, o Options, store postmortem.Store, trouble *problem) *window {
	w := &window{options: o, store: store, trouble: trouble, started: make(chan struct{})}
	w.app = newApp(ctx, o, store, w)
	w.app.alive = func() { w.dog.beat(time.Now()) }
	if o.File != "" {
		w.app.documents.add(w.app.offers.files([]string{o.File}))
	}
	if w.trouble == nil && !hasIndex(o.Assets) && !pagesFromElsewhere() {
		p := notBuilt(o.DataDir)
		w.trouble = &p
	}
	if w.trouble == nil {
		w.first = newFirstView(w.app)
	}
	w.place = loadPlace(ctx, store)
	return w
}

// run shows the window and returns when it was closed.
func (w *window) run() error {
	state := options.Normal
	if w.place.Maximised {
		state = options.Maximised
	}
	o := &options.App{
		Title: "Afterword", Width: w.place.Width, Height: w.place.Height, MinWidth: minWidth, MinHeight: minHeight,
		WindowStartState: state,
		BackgroundColour: options.NewRGB(0xfb, 0xfa, 0xf7),
		AssetServer:      w.assets(),
		Logger:           quietLogger{w.options.Stderr},
		OnStartup:        w.onStartup,
		OnBeforeClose:    w.onBeforeClose,
		ErrorFormatter:   formatError,
		// The menu with Copy and Paste; Wails' script shows it in text fields
		// and on selected text only.
		EnableDefaultContextMenu: true,
		DragAndDrop:              &options.DragAndDrop{DisableWebViewDrop: true},
		Linux: &linux.Options{
			Icon: w.options.Icon, ProgramName: "afterword",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever, // much faster where there is no GPU
		},
		Mac:     &mac.Options{Preferences: &mac.Preferences{}},
		Windows: &windows.Options{WebviewUserDataPath: "", DisablePinchZoom: true},
	}
	if w.trouble == nil {
		o.Bind = w.app.bound()
	}
	return wails.Run(o)
}

func (w *window) assets() *assetserver.Options {
	if w.trouble != nil {
		page := w.trouble.page()
		return &assetserver.Options{
			Handler:    http.NotFoundHandler(),
			Middleware: assetserver.Middleware(guardPages(contents{}, func() []byte { return page })),
		}
	}
	guard := guardPages(contents{w.app.token, w.first.get, pageStatus}, nil)
	return &assetserver.Options{
		Assets: w.options.Assets,
		Middleware: func(files http.Handler) http.Handler {
			return forTests(w.app.serveEvidence(w.app.servePreview(guard(files))))
		},
	}
}

func (w *window) onStartup(ctx context.Context) {
	w.ctx = ctx
	close(w.started)
	w.acceptDrops(ctx)
	if dark := nativeAttach(); dark {
		wailsruntime.WindowSetBackgroundColour(ctx, 0x16, 0x18, 0x1b, 0xff)
	}
	w.restorePlace()
	go w.watch()
	go w.handleSignals()
}

// raise brings the window to the front, and hands it a document file if one is
// given. A second start can come before the first has its window: it waits for
// it. The page may not be there yet either: it asks for what waits.
func (w *window) raise(file string) {
	if file != "" {
		w.app.documents.add(w.app.offers.files([]string{file}))
	}
	select {
	case <-w.started:
		wailsruntime.WindowShow(w.ctx)
		wailsruntime.WindowUnminimise(w.ctx)
		if file != "" {
			wailsruntime.EventsEmit(w.ctx, eventDocuments)
		}
	case <-time.After(10 * time.Second):
	}
}

// onBeforeClose decides whether the window stays open (true).
func (w *window) onBeforeClose(ctx context.Context) bool {
	return !w.app.closing.leave(func() bool { return w.stays(ctx) })
}

// stays saves, and asks the person if that does not succeed.
func (w *window) stays(ctx context.Context) bool {
	w.rememberPlace()
	flush := func() { wailsruntime.EventsEmit(ctx, eventFlush) }
	silent := func() bool { return w.dog.silent(time.Now()) }
	if w.app.closing.request(flush, time.After, silent) == closeNow {
		return false
	}
	return !w.unattended.Load() && !w.closeAnyway(ctx)
}

// closeAnyway asks about text that could not be saved. GTK names the buttons
// Yes and No itself; other systems take the names given here.
func (w *window) closeAnyway(ctx context.Context) bool {
	const anyway = "Close anyway"
	answer, err := wailsruntime.MessageDialog(ctx, wailsruntime.MessageDialogOptions{
		Type:    wailsruntime.QuestionDialog,
		Title:   "Not everything is saved",
		Message: "Some of what you typed is not saved yet, and saving does not finish.\n\nClose Afterword anyway and lose that text? Choose No to keep the window open; there you can save a copy elsewhere.",
		Buttons: []string{"Keep open", anyway}, DefaultButton: "Keep open", CancelButton: "Keep open",
	})
	return err == nil && (answer == "Yes" || answer == anyway)
}

// handleSignals closes the window as its close button does, only without a
// question. Wails handles some signals, but not a lost terminal or session.
func (w *window) handleSignals() {
	signals := make(chan os.Signal, 1)
	watched := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		watched = append(watched, syscall.SIGHUP)
	}
	signal.Notify(signals, watched...)
	<-signals
	w.unattended.Store(true)
	wailsruntime.Quit(w.ctx)
	// A dialog can keep the window open; whoever ends a session will not wait.
	time.Sleep(flushTimeout + 2*time.Second)
	if w.store != nil {
		_ = w.store.Close()
	}
	os.Exit(exitOK)
}
