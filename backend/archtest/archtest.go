// Package archtest holds the import rules of the backend and the app as a
// test. The rules are data: a row for each package, with the packages of ours
// it may import and the outside modules it may use, each with its reason.
package archtest

// Rule says what one package may import. The standard library is always
// allowed unless Std says otherwise.
type Rule struct {
	Ours    []string // packages of this module, below "afterword/"
	Outside []string // outside modules, by import path prefix
	Why     string
}

// Rules has a row for every package of the module. A package without a row,
// and a row without a package, fail the test: a wall that nobody sees any
// more protects nothing.
var Rules = map[string]Rule{
	".": {
		Ours:    []string{"app/cli", "app/desktop", "backend/sqlite", "backend/postmortem", "backend/errs"},
		Outside: []string{"github.com/adrg/xdg", "github.com/google/uuid"},
		Why:     "main wires the store and chooses between command line and window",
	},
	"app/cli": {
		Ours:    []string{"backend/atomicfile", "backend/audience", "backend/bundle", "backend/errs", "backend/export", "backend/library", "backend/postmortem", "backend/sample"},
		Outside: []string{"github.com/rivo/uniseg"},
		Why:     "the same work without a window; sees the store only through its interface; uniseg measures the width of text in a terminal",
	},
	"app/desktop": {
		Ours:    []string{"backend/audience", "backend/capture", "backend/contribution", "backend/errs", "backend/evidence", "backend/export", "backend/library", "backend/postmortem", "backend/atomicfile"},
		Outside: []string{"github.com/wailsapp/wails/v2", "github.com/godbus/dbus/v5"},
		Why:     "the only importer of Wails; sees the store only through its interface; dbus asks the desktop to keep the screen on",
	},
	"backend/errs":       {Why: "leaf"},
	"backend/pattern":    {Why: "leaf: when an expression is compiled, nothing of what it means"},
	"backend/document":   {Why: "leaf: a tree that knows no output and no domain"},
	"backend/postmortem": {Ours: []string{"backend/errs"}, Why: "the domain: the standard library and errs only"},
	"backend/capture":    {Ours: []string{"backend/pattern", "backend/postmortem"}, Why: "text to proposed events, pure"},
	"backend/contribution": {
		Ours: []string{"backend/capture", "backend/errs", "backend/pattern", "backend/postmortem"},
		Why:  "a page that an attendee filled in to proposed events and questions, pure; times are read as a quick add line is",
	},
	"backend/sample": {Ours: []string{"backend/postmortem"}, Why: "data as edits"},
	"backend/library": {
		Ours: []string{"backend/bundle", "backend/document", "backend/errs", "backend/markdown", "backend/postmortem", "backend/report", "backend/sample"},
		Why:  "use cases over whole post-mortems; markdown and report read an export back",
	},
	"backend/sqlite": {
		Ours:    []string{"backend/errs", "backend/pattern", "backend/postmortem"},
		Outside: []string{"modernc.org/sqlite", "modernc.org/libc", "github.com/gofrs/flock", "golang.org/x/text"},
		Why:     "the only importer of the database driver; flock is the library's lock; x/text folds case for search",
	},
	"backend/sqlite/sqlitetest": {Ours: []string{"backend/postmortem"}, Why: "fills libraries for tests and benchmarks"},
	"backend/report": {
		Ours:    []string{"backend/document", "backend/pattern", "backend/postmortem"},
		Outside: []string{"github.com/yuin/goldmark"},
		Why:     "the one place that decides what an export says; goldmark reads people's Markdown",
	},
	"backend/markdown": {
		Ours: []string{"backend/document", "backend/pattern"}, Outside: []string{"github.com/rivo/uniseg", "github.com/yuin/goldmark"},
		Why: "renderer: document only; uniseg aligns tables, goldmark reads our own Markdown back",
	},
	"backend/csv": {Ours: []string{"backend/document"}, Why: "renderer: a sheet only"},
	"backend/ics": {Ours: []string{"backend/document"}, Why: "renderer: a calendar only"},
	"backend/html": {
		Ours: []string{"backend/document", "backend/pattern", "backend/picture", "backend/svg"}, Outside: []string{"golang.org/x/text"},
		Why: "renderer: document, and the picture in it, only; x/text finds lines that run from right to left",
	},
	"backend/picture": {
		Ours: []string{"backend/document"}, Outside: []string{"github.com/rivo/uniseg"},
		Why: "where everything in the picture of an incident goes, pure; uniseg finds where text can be cut",
	},
	"backend/svg":    {Ours: []string{"backend/picture"}, Outside: []string{"golang.org/x/text"}, Why: "renderer: a laid out picture only"},
	"backend/raster": {Ours: []string{"backend/picture"}, Outside: []string{"golang.org/x/image"}, Why: "renderer: a laid out picture only; x/image fills paths"},
	"backend/pdf": {
		Ours: []string{"backend/document", "backend/picture"},
		Outside: []string{
			"github.com/jung-kurt/gofpdf", "github.com/go-text/typesetting", "github.com/rivo/uniseg",
			"golang.org/x/text", "golang.org/x/image",
		},
		Why: "renderer: document, and the picture in it, only; the only importer of gofpdf; lends its type to other pictures",
	},
	"backend/evidence": {
		Ours:    []string{"backend/errs", "backend/pattern", "backend/postmortem"},
		Outside: []string{"golang.org/x/image", "golang.org/x/text"},
		Why:     "a file to what the library keeps; x/image decodes WebP and makes small pictures, x/text knows Latin-1",
	},
	"backend/detail": {Ours: []string{"backend/pattern"}, Why: "addresses, machines and secrets in any text; pure"},
	"backend/audience": {
		Ours: []string{"backend/detail", "backend/pattern", "backend/postmortem"}, Outside: []string{"golang.org/x/text"},
		Why: "what of a post-mortem may leave, pure; x/text takes accents off names",
	},
	"backend/bundle":     {Ours: []string{"backend/errs", "backend/pattern", "backend/postmortem"}, Why: "the document file: bytes in, a checked document out, and back; pure"},
	"backend/leak":       {Ours: []string{"backend/audience", "backend/pattern"}, Why: "reads a finished export as a stranger would"},
	"backend/atomicfile": {Ours: []string{"backend/errs"}, Outside: []string{"golang.org/x/sys"}, Why: "temp in the same folder, fsync, rename; syncfs for many files at once"},
	"backend/export": {
		Ours: []string{
			"backend/atomicfile", "backend/audience", "backend/bundle", "backend/csv", "backend/document", "backend/errs", "backend/evidence", "backend/html", "backend/ics", "backend/leak", "backend/markdown", "backend/pattern", "backend/pdf", "backend/picture",
			"backend/postmortem", "backend/raster", "backend/report", "backend/svg",
		},
		Why: "use case: store, report, renderer or document file, atomic file",
	},
	"build/speed": {
		Ours:    []string{"backend/export", "backend/postmortem", "backend/sqlite", "backend/sqlite/sqlitetest"},
		Outside: []string{"github.com/yuin/goldmark"},
		Why:     "the speed table, not part of the program; goldmark makes the page that Chromium prints",
	},
	"backend/archtest": {Why: "rules as data, test only"},
}

// Only names outside modules that exactly one package may import.
var Only = map[string]string{
	"github.com/wailsapp/wails":   "app/desktop",
	"modernc.org/":                "backend/sqlite",
	"github.com/jung-kurt/gofpdf": "backend/pdf",
}

// Forbidden names packages of the standard library that nobody may import:
// nothing leaves this laptop.
var Forbidden = map[string]string{
	"net/http/httputil": "no proxying",
	"net/rpc":           "no network",
	"net/smtp":          "no network",
	"plugin":            "nothing is loaded at run time",
}
