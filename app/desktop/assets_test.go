package desktop

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const indexText = `<!doctype html><head><meta name="afterword-session" content="__AFTERWORD_SESSION__" /></head>` +
	`<script type="application/json">__AFTERWORD_FIRST__</script>`

var testAssets = fstest.MapFS{
	"index.html":    {Data: []byte(indexText)},
	"assets/app.js": {Data: []byte("export {};")},
}

func request(h http.Handler, method, path string, header http.Header) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, http.NoBody)
	for name, values := range header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestThePageGetsPolicyAndToken(t *testing.T) {
	token := newToken()
	view := func() []byte { return []byte(`{"a":"` + tokenPlace + `"}`) }
	h := guardPages(contents{token, view, filledIn}, nil)(http.FileServerFS(testAssets))
	for _, header := range []http.Header{
		{},
		{"If-Modified-Since": {"Fri, 01 Jan 2100 00:00:00 GMT"}},
		{"Range": {"bytes=0-3"}},
	} {
		w := request(h, "GET", "/", header)
		if w.Code != filledIn || !strings.Contains(w.Body.String(), `content="`+token+`"`) {
			t.Errorf("%v: %d %s", header, w.Code, w.Body)
		}
		// What people wrote is data: a title that looks like a place stays as it is.
		if body := w.Body.String(); strings.Contains(body, viewPlace) || !strings.Contains(body, `>{"a":"`+tokenPlace+`"}</script>`) {
			t.Errorf("%v: the view is not in %s", header, body)
		}
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Error("a page with a token may not be kept")
		}
	}
	for _, path := range []string{"/", "/assets/app.js", "/missing.js"} {
		h := request(h, "GET", path, nil).Header()
		if h.Get("Content-Security-Policy") != contentPolicy || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if w := request(h, "GET", "/assets/app.js", nil); w.Body.String() != "export {};" {
		t.Errorf("the script became %q", w.Body)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if w := request(h, method, "/", nil); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s gave %d", method, w.Code)
		}
	}
}

// The script in the page is allowed by what it says, and nothing else is.
func TestThePageMayRunItsOwnScript(t *testing.T) {
	const script = `let a = "\x3C!--"`
	page := indexText + `<script data-main="/assets/app.js">` + script + `</script><script>alert()</script>`
	files := http.FileServerFS(fstest.MapFS{"index.html": {Data: []byte(page)}, "a.js": {Data: []byte("1")}})
	h := guardPages(contents{newToken(), func() []byte { return []byte("null") }, filledIn}, nil)(files)
	sum := sha256.Sum256([]byte(script))
	want := strings.Replace(contentPolicy, "script-src 'self';", "script-src 'self' 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"';", 1)
	if got := request(h, "GET", "/", nil).Header().Get("Content-Security-Policy"); got != want {
		t.Errorf("the page came with %s, want %s", got, want)
	}
	if got := request(h, "GET", "/a.js", nil).Header().Get("Content-Security-Policy"); got != contentPolicy {
		t.Errorf("a file came with %s", got)
	}
}

func TestTokensDiffer(t *testing.T) {
	if a, b := newToken(), newToken(); a == b || len(a) != 64 {
		t.Errorf("%q, %q", a, b)
	}
}

// The policy stands in two places, which must say the same.
func TestThePolicyIsAlsoInThePage(t *testing.T) {
	page, err := os.ReadFile("../../frontend/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`content="` + contentPolicy + `"`, `name="afterword-session" content="` + tokenPlace + `"`, `type="application/json"`, viewPlace} {
		if !strings.Contains(string(page), want) {
			t.Errorf("frontend/index.html lacks %s", want)
		}
	}
	for _, never := range []string{"unsafe-eval", "script-src 'self' 'unsafe-inline'", "frame-src 'self'", "http:", "https:", "*"} {
		if strings.Contains(contentPolicy, never) {
			t.Errorf("the policy allows %s", never)
		}
	}
}

func TestHasIndex(t *testing.T) {
	if hasIndex(nil) || hasIndex(fstest.MapFS{".keep": {}}) || hasIndex(fstest.MapFS{"index.html": {Mode: fs.ModeDir}}) {
		t.Error("found a page where there is none")
	}
	if !hasIndex(testAssets) {
		t.Error("missed the page")
	}
}
