//go:build bindings

package desktop

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
)

// HasWindow reports whether this program was built with a window.
const HasWindow = true

// Run writes the TypeScript side of the bound structs to frontend/wailsjs,
// below the folder it runs in, which must be the one with wails.json.
func Run(ctx context.Context, o Options) int {
	// Plain interfaces: the page passes and gets plain data.
	err := os.Setenv("tsoutputtype", "interfaces")
	if err == nil {
		err = wails.Run(&options.App{Bind: newApp(ctx, o, nil, nil).bound()})
	}
	if err == nil {
		err = plainModes(filepath.Join("frontend", "wailsjs"))
	}
	if err != nil {
		_, _ = fmt.Fprintln(o.Stderr, err)
		return exitFailed
	}
	return exitOK
}

// plainModes takes the executable bit away that Wails gives all its files.
func plainModes(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.Chmod(path, 0o644)
	})
}
