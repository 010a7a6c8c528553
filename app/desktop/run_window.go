//go:build (production || dev) && !bindings

package desktop

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// HasWindow reports whether this program was built with a window.
const HasWindow = true

// Run opens the library and shows the window until it is closed. The result
// is the exit code of the program: 0 also when another Afterword showed its
// window instead, 1 without a display, 4 or 5 if the library could not be
// opened (the window then says why).
func Run(ctx context.Context, o Options) (code int) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		_, _ = fmt.Fprintln(o.Stderr, "There is no display here, so the window cannot open. The command line works without one: afterword help")
		return exitFailed
	}
	ctx = context.WithoutCancel(ctx) // signals close the window the orderly way
	sockets := socketPaths(o.DataDir, os.Getenv("XDG_RUNTIME_DIR"))

	// The library is opened while GTK and WebKit begin to come up: neither
	// needs the other, and both take their time.
	opening := openAside(ctx, o)
	prepareRenderer()
	nativePrepare()
	opened := <-opening
	store, err := opened.store, opened.err
	var trouble *problem
	switch {
	case errs.CodeOf(err) == errs.StorageLocked:
		if askToRaise(ctx, sockets, o.File) {
			_, _ = fmt.Fprintln(o.Stderr, "Afterword is open already; its window was brought to the front.")
			return exitOK
		}
		code = exitLocked
	case err != nil:
		code = exitStorage
	}
	if err != nil {
		p := storeProblem(err, o.DataDir)
		p.print(o.Stderr)
		trouble, store = &p, nil
	} else {
		defer func() {
			if err := store.Close(); err != nil {
				_, _ = fmt.Fprintln(o.Stderr, "Afterword: closing the library:", err)
				code = max(code, exitStorage)
			}
		}()
	}

	// GTK panics if the display that is named cannot be reached.
	defer func() {
		if r := recover(); r != nil {
			_, _ = fmt.Fprintf(o.Stderr, "Afterword: the window could not be opened (%v). The command line works without one: afterword help\n", r)
			code = exitFailed
		}
	}()
	w := newWindow(ctx, o, store, trouble)
	if store != nil {
		listening, stop := context.WithCancel(ctx)
		defer stop()
		listenForRaise(listening, sockets, w.raise)
	}
	if err := w.run(); err != nil {
		_, _ = fmt.Fprintln(o.Stderr, "Afterword: the window could not be opened:", err)
		return exitFailed
	}
	return code
}

// opened is what came of opening the library.
type opened struct {
	store postmortem.Store
	err   error
}

// openAside opens the library on another thread.
func openAside(ctx context.Context, o Options) <-chan opened {
	done := make(chan opened, 1)
	go func() {
		store, err := o.Open(ctx)
		done <- opened{store, err}
	}()
	return done
}

// prepareRenderer sets what WebKit reads when it starts, unless the person did.
func prepareRenderer() {
	if os.Getenv("WEBKIT_DISABLE_DMABUF_RENDERER") == "" {
		_ = os.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1") // blank windows with some drivers; fails for malformed names only
	}
}
