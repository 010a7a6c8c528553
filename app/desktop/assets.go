package desktop

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"strings"
)

// contentPolicy lets nothing into the page but its own files. Frames stay
// closed above all: on Linux a frame of any origin can call bound methods. A
// blob lives in the page itself: to connect to it reads a pasted picture.
// frontend/index.html repeats it as a meta element; a test compares the two.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' blob: data:; font-src 'self'; connect-src 'self' blob:; worker-src 'self' blob:; " +
	"frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"

// What stands in index.html where the session token and the first view go.
const (
	tokenPlace = "__AFTERWORD_SESSION__"
	viewPlace  = "__AFTERWORD_FIRST__"
)

// filledIn is the status of index.html: not as it was, but with contents. Wails
// puts its two scripts before everything in a page with status 200: nothing
// could be painted until they have come and run. frontend/src/first.ts asks
// for them once the list stands.
const filledIn = http.StatusNonAuthoritativeInfo

// contents is what is filled into index.html.
type contents struct {
	token  string
	view   func() []byte // JSON of the first view; asked at each load
	status int           // of the answer: filledIn, but for tests
}

// hasIndex reports whether the front end was built before this program.
func hasIndex(assets fs.FS) bool {
	if assets == nil {
		return false
	}
	info, err := fs.Stat(assets, "index.html")
	return err == nil && info.Mode().IsRegular()
}

// guardPages stands between the asset server and its files. It adds the
// policy to everything, refuses what is not a plain read, and fills the
// contents into the page. If instead is not nil it gives the only page
// there is, for a program that could not start.
func guardPages(fill contents, instead func() []byte) func(http.Handler) http.Handler {
	return func(files http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			setPolicy(w.Header())
			if r.Method != http.MethodGet && r.Method != http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
				return
			}
			index := strings.HasSuffix("/"+r.URL.Path, "/") || strings.HasSuffix(r.URL.Path, "/index.html")
			switch {
			case index && instead != nil:
				writePage(w, http.StatusOK, instead())
			case index:
				servePage(w, r, files, fill)
			case instead != nil:
				w.WriteHeader(http.StatusNotFound)
			default:
				files.ServeHTTP(w, r)
			}
		})
	}
}

// setPolicy says with every answer what the page may do with it.
func setPolicy(h http.Header) {
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "DENY")
}

// servePage sends index.html with its contents in it. The whole file is asked
// for, whatever the request says about ranges and what it has already: each
// start of the program has its own token.
func servePage(w http.ResponseWriter, r *http.Request, files http.Handler, fill contents) {
	whole := r.Clone(r.Context())
	whole.Method = http.MethodGet
	for _, name := range []string{"Range", "If-Range", "If-Modified-Since", "If-None-Match"} {
		whole.Header.Del(name)
	}
	page := &recorder{header: http.Header{}, status: http.StatusOK}
	files.ServeHTTP(page, whole)
	if page.status != http.StatusOK {
		w.WriteHeader(page.status)
		return
	}
	allowInline(w.Header(), page.body.Bytes())
	text := bytes.ReplaceAll(page.body.Bytes(), []byte(tokenPlace), []byte(fill.token))
	writePage(w, fill.status, bytes.Replace(text, []byte(viewPlace), fill.view(), 1))
}

// allowInline adds the one script that stands in the page to its policy, by
// what it says: any other text is still refused. The page's own meta element
// names it too; both must agree.
func allowInline(h http.Header, page []byte) {
	_, rest, found := bytes.Cut(page, []byte("<script data-main="))
	_, rest, opened := bytes.Cut(rest, []byte(">"))
	text, _, closed := bytes.Cut(rest, []byte("</script>"))
	if !found || !opened || !closed {
		return // a page that was not built, as in tests
	}
	sum := sha256.Sum256(text)
	allowed := "script-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	h.Set("Content-Security-Policy", strings.Replace(contentPolicy, "script-src 'self'", allowed, 1))
}

func writePage(w http.ResponseWriter, status int, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(page) // the page is gone if this fails, nobody is left to tell
}

// recorder keeps an answer instead of sending it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(status int)      { r.status = status }
func (r *recorder) Write(p []byte) (int, error) { return r.body.Write(p) }
