package desktop

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"afterword/backend/errs"
)

// problem is why the window cannot show the library: a plain page instead of
// a window that does not open, and the same words for the terminal.
type problem struct {
	Title   string
	Message string // what happened, what is safe, what to do
	DataDir string
	Backup  string // newest backup, "" if there is none
	Detail  string // the technical cause
}

//go:embed problem.html
var problemText string

var problemPage = template.Must(template.New("problem").Parse(problemText))

// titles of the problems that a library can have.
var problemTitles = map[errs.Code]string{
	errs.StorageLocked:  "Afterword is open already",
	errs.StorageFull:    "The disk is full",
	errs.StorageIO:      "The library cannot be read or written",
	errs.StorageCorrupt: "The library is damaged",
	errs.NewerSchema:    "This library belongs to a newer Afterword",
	errs.ForeignFile:    "This file is not an Afterword library",
}

// storeProblem explains why the library could not be opened.
func storeProblem(err error, dataDir string) problem {
	p := problem{
		Title:   problemTitles[errs.CodeOf(err)],
		Message: "The library could not be opened. Nothing in it was changed.",
		DataDir: dataDir, Backup: newestBackup(dataDir), Detail: err.Error(),
	}
	if p.Title == "" {
		p.Title = "Afterword could not open the library"
	}
	var e *errs.Error
	if errors.As(err, &e) && e.Message != "" {
		p.Message = e.Message
	}
	return p
}

// notBuilt explains that the program was built without its page.
func notBuilt(dataDir string) problem {
	return problem{
		Title:   "This build has no page to show",
		Message: "Afterword was built before its front end. Your post-mortems are safe. Run ./build/run, which builds both; until then the command line works: afterword help.",
		DataDir: dataDir,
	}
}

// page gives the HTML.
func (p problem) page() []byte {
	var out bytes.Buffer
	if err := problemPage.Execute(&out, p); err != nil {
		return []byte(template.HTMLEscapeString(p.Title + "\n" + p.Message))
	}
	return out.Bytes()
}

// print writes the same for a terminal.
func (p problem) print(w io.Writer) {
	lines := []string{"Afterword: " + p.Title + ".", p.Message, "Data folder: " + p.DataDir}
	if p.Backup != "" {
		lines = append(lines, "Newest backup: "+p.Backup)
	}
	if p.Detail != "" && p.Detail != p.Message {
		lines = append(lines, "Details: "+p.Detail)
	}
	_, _ = fmt.Fprintln(w, strings.Join(lines, "\n"))
}

// newestBackup finds the youngest backup below the data folder, "" if none.
func newestBackup(dataDir string) string {
	newest, at := "", time.Time{}
	_ = filepath.WalkDir(filepath.Join(dataDir, "backups"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // what cannot be read is not offered
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && filepath.Ext(path) == ".db" && info.ModTime().After(at) {
			newest, at = path, info.ModTime()
		}
		return nil
	})
	return newest
}
