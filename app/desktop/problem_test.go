package desktop

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
)

func TestAProblemIsShownInWindowAndTerminal(t *testing.T) {
	dir := t.TempDir()
	backups := filepath.Join(dir, "backups", "daily")
	if err := os.MkdirAll(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"old.db", "new.db", "newer-but-no-library.txt"} {
		path := filepath.Join(backups, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for code, title := range problemTitles {
		err := errs.Wrap(errors.New("<b>cause & effect</b>"), code, "sqlite.Open", "What happened. What to do.")
		p := storeProblem(err, dir)
		page := string(p.page())
		var terminal strings.Builder
		p.print(&terminal)
		for name, text := range map[string]string{"page": page, "terminal": terminal.String()} {
			for _, want := range []string{title, "What happened. What to do.", dir, filepath.Join(backups, "new.db")} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: the %s lacks %q", code, name, want)
				}
			}
		}
		if strings.Contains(page, "<b>") || !strings.Contains(page, "&lt;b&gt;cause &amp; effect") {
			t.Errorf("%s: the cause is not escaped", code)
		}
		if strings.Contains(page, "<script") {
			t.Error("a plain page needs no script")
		}
	}
}

func TestAnUnknownProblemStillSaysSomething(t *testing.T) {
	p := storeProblem(errors.New("boom"), t.TempDir())
	if p.Title == "" || p.Message == "" || p.Backup != "" || !strings.Contains(p.Detail, "boom") {
		t.Errorf("%+v", p)
	}
}

func TestTheProblemPageReplacesEverything(t *testing.T) {
	h := guardPages(contents{}, func() []byte { return notBuilt("/data").page() })(http.NotFoundHandler())
	w := request(h, "GET", "/", nil)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "./build/run") || w.Header().Get("Content-Security-Policy") == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := request(h, "GET", "/assets/app.js", nil); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}
