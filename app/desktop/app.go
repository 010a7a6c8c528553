package desktop

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"io/fs"
	"sync"
	"time"

	"afterword/backend/postmortem"
)

// Options is what main hands to the window.
type Options struct {
	Version string
	DataDir string // where the library is kept, absolute
	// Open opens the library; called once. Its errors are shown in the window.
	Open   func(ctx context.Context) (postmortem.Store, error)
	Assets fs.FS  // the built front end, with index.html at its root if there is one
	Icon   []byte // PNG
	File   string // a document file to begin with, absolute; "" for none
	Now    func() time.Time
	NewID  func() string
	Stderr io.Writer
}

// Exit codes of the window. The command line has its own.
const (
	exitOK      = 0
	exitFailed  = 1 // no display, or the window could not be made
	exitStorage = 5 // the library could not be opened; the window said why
	exitLocked  = 4 // another Afterword has the library and does not answer
)

// app is what the bound structs share. The zero value of a part is harmless:
// a window that only shows why it could not start has no store.
type app struct {
	ctx     context.Context // ends with the program
	store   postmortem.Store
	version string
	dataDir string
	token   string
	now     func() time.Time
	newID   func() string
	desk    desk
	closing *closing
	alive   func() // a heartbeat came

	mu        sync.Mutex
	tickets   map[string]string // ticket of an export → where it was written
	offers    offers            // files that wait to be imported
	documents waiting           // document files to open, until the page asks

	previews previews
	saving   cancelling // the export that is being written
}

// saveRequest describes a native save dialog.
type saveRequest struct {
	Title, Folder, Name string
	FilterName, Pattern string // "PDF document", "*.pdf"
}

// openRequest describes a native dialog that chooses files.
type openRequest struct{ Title, Folder string }

// desk is what the bound structs ask of the desktop around the window; tests
// have their own.
type desk interface {
	// OpenFiles asks which files to read; none means the person cancelled.
	OpenFiles(ctx context.Context, r openRequest) ([]string, error)
	// SaveFile asks where to write; "" means the person cancelled.
	SaveFile(ctx context.Context, r saveRequest) (string, error)
	// OpenURL hands a checked address to the system's browser.
	OpenURL(ctx context.Context, url string)
	// Reveal shows a file in the system's file manager.
	Reveal(ctx context.Context, path string) error
	// Progress tells the page how much of an export is done, in per cent.
	Progress(percent int)
	// Present fills the screen and keeps it awake, or gives it back; it tells
	// whether the screen stays awake.
	Present(ctx context.Context, on bool) bool
}

func newApp(ctx context.Context, o Options, store postmortem.Store, d desk) *app {
	return &app{
		ctx: ctx, store: store, version: o.Version, dataDir: o.DataDir, token: newToken(),
		now: o.Now, newID: o.NewID, desk: d, closing: newClosing(), alive: func() {},
		tickets: map[string]string{},
	}
}

// bound gives the structs whose methods the page can call.
func (a *app) bound() []any {
	return []any{&Library{a}, &Document{a}, &Times{a}, &Exports{a}, &Share{a}, &Evidence{a}, &Contributions{a}, &Meeting{a}, &System{a}}
}

// newToken makes the secret of this start of the program: whoever calls a
// bound method must know it, and only our own page is told.
func newToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return hex.EncodeToString(b)
}
