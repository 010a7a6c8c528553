package desktop

import (
	"net/url"
	"path/filepath"
	"strings"
)

// droppedPaths reads the list of addresses that a drop brings: the paths of
// local files. What lies on another machine or in a browser is left out.
func droppedPaths(list string) []string {
	var paths []string
	for line := range strings.Lines(list) {
		u, err := url.Parse(strings.TrimSpace(line))
		if err != nil || u.Scheme != "file" || (u.Host != "" && u.Host != "localhost") {
			continue
		}
		if filepath.IsAbs(u.Path) && !strings.ContainsRune(u.Path, 0) {
			paths = append(paths, filepath.Clean(u.Path))
		}
	}
	return paths
}
