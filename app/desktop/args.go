package desktop

import "strings"

// Args reports whether the arguments of the program ask for the window: none
// at all, or only a data folder (dir). Anything else belongs to the command line.
func Args(args []string) (dir string, window bool) {
	if len(args) == 1 {
		dir, window = strings.CutPrefix(args[0], "--data-dir=")
		return dir, window && dir != ""
	}
	if len(args) == 2 && args[0] == "--data-dir" && !strings.HasPrefix(args[1], "-") {
		return args[1], args[1] != ""
	}
	return "", len(args) == 0
}
