//go:build dev && !bindings

package desktop

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// What tests in Chromium need. This build is never shipped: its server is
// open to every program of the machine.

// pageStatus lets Wails put its scripts into the page: those of this build
// need to come first.
const pageStatus = http.StatusOK

// pagesFromElsewhere reports whether the page comes from a folder.
func pagesFromElsewhere() bool { return os.Getenv("assetdir") != "" }

// fromWindow tells the WebKit window from Chromium, which says that it is both:
// after a restart the window asks at the same address.
func fromWindow(r *http.Request) bool {
	agent := r.UserAgent()
	return strings.Contains(agent, "AppleWebKit") && !strings.Contains(agent, "Chrome/")
}

// forTests keeps the page out of the WebKit window while Chromium drives it:
// two pages would answer for each other.
func forTests(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if os.Getenv("devserver") != "" && fromWindow(r) {
			writePage(w, http.StatusOK, []byte("<!doctype html><head><title>Afterword</title></head><body>A test is using this Afterword in Chromium.</body>"))
			return
		}
		pages.ServeHTTP(w, r)
	})
}

// dialogForTests answers a save dialog from the folder AFTERWORD_DIALOG_DIR:
// with the path in its file "answer" ("" cancels), or else with the suggested
// name in that folder.
func dialogForTests(r saveRequest) (path string, answered bool) {
	dir := os.Getenv("AFTERWORD_DIALOG_DIR")
	if dir == "" {
		return "", false
	}
	answer, err := os.ReadFile(filepath.Join(dir, "answer"))
	if err != nil {
		return filepath.Join(dir, r.Name), true
	}
	return strings.TrimSpace(string(answer)), true
}

// openForTests answers the dialog that chooses files with the paths in the
// file "open" of AFTERWORD_DIALOG_DIR, one a line; none cancels.
func openForTests() (paths []string, answered bool) {
	dir := os.Getenv("AFTERWORD_DIALOG_DIR")
	if dir == "" {
		return nil, false
	}
	list, err := os.ReadFile(filepath.Join(dir, "open"))
	if err != nil {
		return nil, true
	}
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line != "" {
			paths = append(paths, line)
		}
	}
	return paths, true
}
