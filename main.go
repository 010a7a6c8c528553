// Afterword writes blameless post-mortems, offline: with a subcommand on the command line, without
// one in its window. Built without tags it has no window and needs no GTK.
package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	_ "time/tzdata" // zone rules for machines that have none of their own

	"github.com/adrg/xdg"
	"github.com/google/uuid"

	"afterword/app/cli"
	"afterword/app/desktop"
	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

// version is set when a release is built: -ldflags "-X main.version=1.2.3".
var version = "dev"

//go:embed all:frontend/dist
var dist embed.FS

// A large one costs the start time: X carries it uncompressed.
//
//go:embed build/windowicon.png
var icon []byte

//go:embed build/appicon.svg
var menuIcon []byte

func main() {
	ctx, args := context.Background(), os.Args[1:]
	asked, window := desktop.Args(args)
	if !window || !desktop.HasWindow {
		if window {
			fmt.Fprintln(os.Stderr, "This build of Afterword has no window, only the command line; ./build/run opens the window.")
			args = []string{"help"}
		}
		os.Exit(cli.Run(ctx, args, cli.Env{
			Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Version: version,
			Now: time.Now, NewID: newID, DataDir: dataDir, Open: open, Desktop: cli.DesktopAt(xdg.DataHome, menuIcon, desktop.HasWindow),
		}))
	}
	dir, err := dataDir(asked.Dir)
	if err == nil && asked.File != "" {
		asked.File, err = filepath.Abs(asked.File)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "Afterword:", err)
		os.Exit(2)
	}
	pages, _ := fs.Sub(dist, "frontend/dist") // fails for malformed paths only
	os.Exit(desktop.Run(ctx, desktop.Options{
		Version: version, DataDir: dir, Assets: pages, Icon: icon, Now: time.Now, NewID: newID, Stderr: os.Stderr, File: asked.File,
		Open: func(ctx context.Context) (postmortem.Store, error) { return open(ctx, dir, false) },
	}))
}

// dataDir gives the folder of the library: asked for, else AFTERWORD_DATA_DIR, else the platform's.
func dataDir(asked string) (string, error) {
	for _, dir := range []string{asked, os.Getenv("AFTERWORD_DATA_DIR")} {
		if dir != "" {
			return filepath.Abs(dir)
		}
	}
	// Without a home, xdg takes the root folder.
	if os.Getenv("HOME") == "" && os.Getenv("XDG_DATA_HOME") == "" && xdg.Home == "/" {
		return "", errors.New("there is no home folder here (HOME is not set), so there is no place for the library. Name one with --data-dir DIR or AFTERWORD_DATA_DIR")
	}
	return filepath.Join(xdg.DataHome, "afterword"), nil
}

func open(ctx context.Context, dir string, reading bool) (postmortem.Store, error) {
	return sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: time.Now, NewID: newID, Reading: reading})
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }
