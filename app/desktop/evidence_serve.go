package desktop

import (
	"bytes"
	"crypto/subtle"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"afterword/backend/errs"
	"afterword/backend/evidence"
	"afterword/backend/postmortem"
)

// Bytes travel over the asset server: as base64 in a bound call a picture
// would be copied half a dozen times. What the page can ask for:
//
//	POST /evidence                        bytes to import, with the session token in a header; gives an OfferedFile
//	GET  /evidence/TOKEN/HASH             a picture, or any other bytes as a download
//	GET  /evidence/TOKEN/HASH/small       its small picture
//	GET  /evidence/TOKEN/HASH/text        bytes that are text, as UTF-8
//
// An <img> cannot send a header, so reading has the token in the path; it is
// of this start of the program only, and in no other place than our own page.
const (
	evidencePath  = "/evidence"
	sessionHeader = "X-Afterword-Session"
	nameHeader    = "X-Afterword-Name"
)

// serveEvidence answers what is below /evidence and passes on the rest.
func (a *app) serveEvidence(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rest, ours := strings.CutPrefix(r.URL.Path, evidencePath)
		if !ours || (rest != "" && rest[0] != '/') {
			next.ServeHTTP(w, r)
			return
		}
		setPolicy(w.Header())
		w.Header().Set("Cache-Control", "no-store") // nothing of a post-mortem into a cache on disk
		switch {
		case !sameOrigin(r):
			w.WriteHeader(http.StatusForbidden)
		case rest == "":
			a.takeBytes(w, r)
		default:
			a.giveBytes(w, r, strings.Split(rest[1:], "/"))
		}
	})
}

// sameOrigin refuses what a page of another origin asks for. A request for a
// picture of our own page names no origin.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && (u.Host == r.Host || u.Host == r.URL.Host)
}

func (a *app) knows(token string) bool {
	return a.store != nil && subtle.ConstantTimeCompare([]byte(token), []byte(a.token)) == 1
}

// takeBytes keeps the body for an import and gives its ticket.
func (a *app) takeBytes(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	if !a.knows(r.Header.Get(sessionHeader)) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	const op = "desktop.takeBytes"
	data, err := io.ReadAll(io.LimitReader(r.Body, postmortem.MaxBlob+1))
	switch {
	case err != nil:
		fail(w, http.StatusBadRequest, errs.Wrap(err, errs.Internal, op, "What was pasted did not arrive whole. Paste it again, or save it as a file and add that."))
	case len(data) > postmortem.MaxBlob:
		fail(w, http.StatusRequestEntityTooLarge, errs.New(errs.TooLarge, op,
			"What was pasted has more than the %d MB that evidence can have.", postmortem.MaxBlob/1_000_000))
	default:
		name, err := url.PathUnescape(r.Header.Get(nameHeader))
		if err != nil {
			name = ""
		}
		reply(w, http.StatusOK, a.offers.bytes(name, data))
	}
}

// giveBytes sends stored bytes. Only pictures that Afterword itself encoded
// are sent as pictures; everything else is text or a download.
func (a *app) giveBytes(w http.ResponseWriter, r *http.Request, parts []string) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	if !a.knows(parts[0]) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if len(parts) < 2 || len(parts) > 3 || !postmortem.ValidHash(parts[1]) {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	what := ""
	if len(parts) == 3 {
		what = parts[2]
	}
	read := a.store.Blob
	if what == "small" {
		read = a.store.Thumbnail
	}
	b, err := read(r.Context(), parts[1])
	if err != nil {
		status := http.StatusInternalServerError
		if errs.CodeOf(err) == errs.NotFound {
			status = http.StatusNotFound
		}
		fail(w, status, err)
		return
	}
	data, media := b.Data, b.MediaType
	switch what {
	case "":
		if !shownAsPicture(b) {
			media = "application/octet-stream"
			w.Header().Set("Content-Disposition", "attachment")
		}
	case "small":
		data, media = b.Thumbnail, "image/jpeg"
		if bytes.HasPrefix(data, []byte("\x89PNG")) {
			media = "image/png"
		}
	case "text":
		text, _, ok := evidence.DecodeText(data)
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		data, media = []byte(text), "text/plain; charset=utf-8"
	default:
		data = nil
	}
	if len(data) == 0 {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", media)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data)) // HEAD and ranges
}

// fail sends an error in the form in which bound calls reject.
func fail(w http.ResponseWriter, status int, err error) {
	text, _ := formatError(err).(string)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // the page is gone if this fails
}

func reply(w http.ResponseWriter, status int, value any) {
	data, err := json.Marshal(value)
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(data)
}
