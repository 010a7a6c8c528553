package desktop

import (
	"path/filepath"
	"strings"

	"afterword/backend/library"
)

// Asked is what the arguments of the program ask the window for.
type Asked struct {
	Dir  string // the data folder, "" for the usual one
	File string // a document file to begin with, "" for none
}

// Args reports whether the arguments of the program ask for the window: none
// at all, a data folder, a document file as a file manager hands it over, or
// both. Anything else belongs to the command line.
func Args(args []string) (asked Asked, window bool) {
	switch {
	case len(args) > 0 && strings.HasPrefix(args[0], "--data-dir="):
		asked.Dir, args = strings.TrimPrefix(args[0], "--data-dir="), args[1:]
		if asked.Dir == "" {
			return Asked{}, false
		}
	case len(args) > 1 && args[0] == "--data-dir" && !strings.HasPrefix(args[1], "-"):
		asked.Dir, args = args[1], args[2:]
		if asked.Dir == "" {
			return Asked{}, false
		}
	}
	if len(args) == 1 && isDocument(args[0]) {
		asked.File, args = args[0], nil
	}
	return asked, len(args) == 0
}

// isDocument tells a file that can be opened from a subcommand, by its ending.
func isDocument(arg string) bool {
	if strings.HasPrefix(arg, "-") {
		return false
	}
	switch strings.ToLower(filepath.Ext(arg)) {
	case ".afterword", ".pdf":
		return true
	}
	return library.IsMarkdown(arg)
}
