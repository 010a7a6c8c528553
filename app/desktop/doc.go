// Package desktop is the window: the only importer of Wails. It binds five
// small structs (Library, Document, Times, Exports, System), one for each part
// of the front end's Backend interface (frontend/src/backend/backend.ts), and
// keeps what only a window needs: native dialogs, the place of the window on
// the screen, closing without losing text, a second start, a dead page.
//
// Everything that can be decided without a window is plain Go without build
// tags and is tested that way. Files with build tags connect it:
//
//   - no tags: HasWindow is false; the program is a command line only
//   - desktop,production,webkit2_41: the window that is shipped
//   - dev,webkit2_41: for tests in Chromium; never shipped
//   - bindings: writes frontend/wailsjs and ends
package desktop

//go:generate go run -C ../.. -tags bindings .
