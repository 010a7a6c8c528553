package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"afterword/backend/atomicfile"
	"afterword/backend/bundle"
	"afterword/backend/errs"
)

// Desktop is where the desktop of a person looks for programs and kinds of
// files, and what it shows of this one.
type Desktop struct {
	DataHome string // $XDG_DATA_HOME
	Program  string // path of this program
	Icon     []byte // SVG
	Window   bool   // this build of the program has one
}

// DesktopAt gives what Env.Desktop is for the program that runs; nil where menus
// are not made of files. Window says whether this build has one.
func DesktopAt(dataHome string, icon []byte, window bool) func() (Desktop, error) {
	if runtime.GOOS != "linux" {
		return nil
	}
	return func() (Desktop, error) {
		if os.Getenv("HOME") == "" && os.Getenv("XDG_DATA_HOME") == "" {
			return Desktop{}, usagef("There is no home folder here (HOME is not set), so there is no menu to put Afterword into.")
		}
		program, err := os.Executable()
		return Desktop{DataHome: dataHome, Program: program, Icon: icon, Window: window}, err
	}
}

var menuCommand = command{
	name: "menu", summary: "put Afterword into the applications menu, so that a double click opens document files (Linux)",
	help: `For this person only, without rights of an administrator. The menu leads to the
program where it is now: after moving it, do this again. --remove takes it out.
`,
	flags: func(o *options) []flagDef {
		return []flagDef{{"remove", "", "take Afterword out of the menu", &o.takeOut}}
	},
	run: runMenu,
}

func runMenu(ctx context.Context, c *call) error {
	if c.env.Desktop == nil {
		return errs.New(errs.Unsupported, "cli.menu", "On this system programs are not put into a menu by themselves: its installer does that. Document files still open with afterword FILE and in the window.")
	}
	d, err := c.env.Desktop()
	if err != nil {
		return err
	}
	if !c.takeOut && !d.Window {
		return usagef("This build of Afterword has no window, so there is nothing for a menu to open. The one with a window puts itself there: ./build/run menu")
	}
	var paths []string
	for _, file := range d.files() {
		path := filepath.Join(d.DataHome, file.path)
		if c.takeOut {
			err = os.Remove(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return errs.Wrap(err, errs.ExportIO, "cli.menu", "“%s” cannot be removed: %v.", path, plainCause(err))
			}
		} else if err := write(path, file.text); err != nil {
			return err
		}
		paths = append(paths, path)
	}
	d.tell(ctx, !c.takeOut)
	if c.json {
		return c.printJSON(map[string][]string{"paths": paths})
	}
	for _, path := range paths {
		if err := c.print(printable(path) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

type menuFile struct{ path, text string }

// files are what freedesktop.org asks for: an entry of the menu (Desktop Entry
// Specification 1.5), the kind of file (Shared MIME-info 0.21), and the icon.
func (d Desktop) files() []menuFile {
	return []menuFile{
		{"applications/afterword.desktop", fmt.Sprintf(`[Desktop Entry]
Type=Application
Version=1.5
Name=Afterword
GenericName=Post-mortems
Comment=Blameless post-mortems, written offline
Comment[de]=Post-mortems ohne Schuldzuweisung, offline geschrieben
Exec=%s %%f
Icon=afterword
Terminal=false
Categories=Office;
Keywords=post-mortem;postmortem;incident;timeline;
MimeType=%s;
StartupWMClass=afterword
`, quoteExec(d.Program), bundle.MediaType)},
		{"mime/packages/afterword.xml", fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="%s">
    <comment>Afterword document</comment>
    <comment xml:lang="de">Afterword-Dokument</comment>
    <sub-class-of type="application/zip"/>
    <icon name="afterword"/>
    <glob pattern="*.afterword"/>
  </mime-type>
</mime-info>
`, bundle.MediaType)},
		{"icons/hicolor/scalable/apps/afterword.svg", string(d.Icon)},
	}
}

// quoteExec writes a path as the key Exec wants it: quoted, its special
// characters behind a backslash, which as text of a desktop file is written
// twice, and a percent sign doubled.
func quoteExec(path string) string {
	var out strings.Builder
	for _, r := range path {
		switch r {
		case '"', '`', '$':
			out.WriteString(`\\`)
		case '\\':
			out.WriteString(`\\\`)
		case '%':
			out.WriteByte('%')
		}
		out.WriteRune(r)
	}
	return `"` + out.String() + `"`
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // what the desktop reads is no secret
		return errs.Wrap(err, errs.ExportIO, "cli.menu", "The folder “%s” cannot be made: %v.", filepath.Dir(path), plainCause(err))
	}
	return atomicfile.Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// tell has the desktop read its folders again, and, as the program goes in, open
// its own kind of file with it. Where the tools for that are not there, it does so
// by itself, at the latest when the person logs in.
func (d Desktop) tell(ctx context.Context, in bool) {
	tools := [][]string{
		{"update-mime-database", filepath.Join(d.DataHome, "mime")},
		{"update-desktop-database", filepath.Join(d.DataHome, "applications")},
	}
	if in {
		tools = append(tools, []string{"xdg-mime", "default", "afterword.desktop", bundle.MediaType})
	}
	for _, tool := range tools {
		_ = exec.CommandContext(ctx, tool[0], tool[1:]...).Run() //nolint:gosec // names from above
	}
}
