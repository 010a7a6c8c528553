package desktop

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func somePNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 400, 30))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// post sends bytes as the page does; header changes what it sends along.
func post(a *app, data []byte, header map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "wails://wails/evidence", bytes.NewReader(data))
	r.Header.Set(sessionHeader, a.token)
	r.Header.Set("Origin", "wails://wails")
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	a.serveEvidence(http.NotFoundHandler()).ServeHTTP(w, r)
	return w
}

func get(a *app, method, path string, header map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "wails://wails"+path, http.NoBody)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	a.serveEvidence(http.NotFoundHandler()).ServeHTTP(w, r)
	return w
}

func TestChosenFilesBecomeEvidence(t *testing.T) {
	dir := t.TempDir()
	log, picture := filepath.Join(dir, "redis\u202e.log"), filepath.Join(dir, "graph.bin")
	for path, data := range map[string][]byte{log: []byte("one\r\ntwo\r\n"), picture: somePNG(t)} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	store := &fakeStore{}
	a, desk := newTestApp(t, store)
	e := &Evidence{a}
	if files, err := e.PickFiles(a.token); err != nil || files == nil || len(files) != 0 {
		t.Errorf("cancelled: %v, %v", files, err)
	}
	desk.chosen = []string{log, picture, filepath.Join(dir, "gone.txt")}
	files, err := e.PickFiles(a.token)
	if err != nil || len(files) != 3 || files[0].Name != "redis.log" || files[0].Size != 10 || store.settings[settingEvidence] != dir {
		t.Fatalf("%+v, %v, %v", files, err, store.settings)
	}
	if sent, _ := json.Marshal(files); strings.Contains(string(sent), dir) {
		t.Error("the page was told a path")
	}
	got, err := e.Import(a.token, files[0].Ticket, false)
	if err != nil || got.Kind != "log" || got.Excerpt != "one\ntwo\n" || got.Blob != "" {
		t.Errorf("log: %+v, %v", got, err)
	}
	if _, err := e.Import(a.token, files[0].Ticket, false); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("a ticket counts once: %v", err)
	}
	got, err = e.Import(a.token, files[1].Ticket, false)
	if err != nil || got.Kind != "picture" || got.MediaType != "image/png" || store.blobs[got.Blob].Width != 400 || got.FileName != "graph.bin" {
		t.Errorf("picture: %+v, %v", got, err)
	}
	if _, err := e.Import(a.token, files[2].Ticket, false); errs.CodeOf(err) != errs.Invalid || !strings.Contains(err.Error(), "no longer") {
		t.Errorf("gone: %v", err)
	}
	if err := e.Forget(a.token, files[2].Ticket); err != nil {
		t.Error(err)
	}
	for _, ticket := range []string{files[2].Ticket, log, "../graph.bin", ""} {
		if _, err := e.Import(a.token, ticket, true); errs.CodeOf(err) != errs.NotFound {
			t.Errorf("ticket %q: %v", ticket, err)
		}
	}
	for _, token := range []string{"", "x", strings.Repeat("0", 64)} {
		_, err1 := e.PickFiles(token)
		_, err2 := e.Import(token, files[1].Ticket, false)
		if err1 == nil || err2 == nil || e.Forget(token, "x") == nil {
			t.Errorf("token %q was let in", token)
		}
	}
}

func TestPastedPicture(t *testing.T) {
	store := &fakeStore{}
	a, _ := newTestApp(t, store)
	w := post(a, somePNG(t), nil)
	var file OfferedFile
	if err := json.Unmarshal(w.Body.Bytes(), &file); err != nil || w.Code != 200 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	got, err := (&Evidence{a}).Import(a.token, file.Ticket, false)
	if err != nil || got.Title != "Pasted picture" || got.Blob == "" {
		t.Fatalf("%+v, %v", got, err)
	}

	// A broken one can still be kept as it is.
	broken := somePNG(t)[:60]
	if err := json.Unmarshal(post(a, broken, map[string]string{nameHeader: "b%C3%A4d.png"}).Body.Bytes(), &file); err != nil || file.Name != "bäd.png" {
		t.Fatal(file, err)
	}
	if _, err := (&Evidence{a}).Import(a.token, file.Ticket, false); errs.CodeOf(err) != errs.Unsupported {
		t.Errorf("broken: %v", err)
	}
	if got, err := (&Evidence{a}).Import(a.token, file.Ticket, true); err != nil || got.Kind != "file" {
		t.Errorf("as a file: %+v, %v", got, err)
	}
	if w := post(a, make([]byte, postmortem.MaxBlob+1), nil); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), `"too_large"`) {
		t.Errorf("too large: %d %s", w.Code, w.Body)
	}
}

// TestStrangersGetNothing: no token, a wrong one, another origin, a path that
// climbs, another method.
func TestStrangersGetNothing(t *testing.T) {
	store := &fakeStore{}
	a, _ := newTestApp(t, store)
	hash, _ := store.PutBlob(t.Context(), postmortem.Blob{MediaType: "image/png", Data: somePNG(t), Thumbnail: somePNG(t)})
	good := "/evidence/" + a.token + "/" + hash
	if w := get(a, "GET", good, nil); w.Code != 200 {
		t.Fatalf("our own page: %d", w.Code)
	}
	for name, header := range map[string]map[string]string{
		"no token": {sessionHeader: ""}, "wrong token": {sessionHeader: strings.Repeat("0", 64)},
		"foreign": {"Origin": "https://evil.example"}, "null": {"Origin": "null"}, "cross site": {"Sec-Fetch-Site": "cross-site"},
	} {
		w := post(a, somePNG(t), header)
		if w.Code != http.StatusForbidden || w.Body.Len() != 0 {
			t.Errorf("POST, %s: %d %s", name, w.Code, w.Body)
		}
		if name == "no token" || name == "wrong token" {
			continue
		}
		if w := get(a, "GET", good, header); w.Code != http.StatusForbidden || w.Body.Len() != 0 {
			t.Errorf("GET, %s: %d", name, w.Code)
		}
	}
	for path, code := range map[string]int{
		"/evidence/" + strings.Repeat("0", 64) + "/" + hash: 403, "/evidence//" + hash: 403, "/evidence/" + hash: 403,
		"/evidence/" + a.token: 404, "/evidence/" + a.token + "/": 404, "/evidence/" + a.token + "/..%2f..%2fetc%2fpasswd": 404,
		"/evidence/" + a.token + "/../../index.html": 404, good + "/other": 404, good + "/small/x": 404, good + "/text": 404,
		"/evidence/" + a.token + "/" + strings.Repeat("a", 64): 404, "/evidence/" + a.token + "/" + strings.ToUpper(hash): 404,
	} {
		if w := get(a, "GET", path, nil); w.Code != code {
			t.Errorf("%s: %d, want %d", path, w.Code, code)
		}
	}
	for _, method := range []string{"PUT", "DELETE", "OPTIONS", "POST"} {
		if w := get(a, method, good, nil); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	if w := get(a, "GET", "/evidence", nil); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("GET /evidence: %d", w.Code)
	}
	if len(a.offers.all) != 0 {
		t.Error("bytes of a stranger were kept")
	}
	if w := get(a, "GET", "/evidences.js", nil); w.Code != http.StatusNotFound || w.Header().Get("Content-Security-Policy") != "" {
		t.Error("another path did not go on to the files")
	}
}

func TestWhatIsServed(t *testing.T) {
	store := &fakeStore{}
	a, _ := newTestApp(t, store)
	keep := func(media string, data []byte) string {
		hash, _ := store.PutBlob(t.Context(), postmortem.Blob{MediaType: media, Data: data, Thumbnail: somePNG(t)})
		return "/evidence/" + a.token + "/" + hash
	}
	picture := keep("image/png", somePNG(t))
	svg := keep("image/svg+xml", []byte("<svg onload='alert(1)'/>"))
	page := keep("text/html", []byte("<script>alert(1)</script>\r\nline two"))
	for path, want := range map[string]string{
		picture: "image/png", picture + "/small": "image/png",
		svg: "application/octet-stream", page: "application/octet-stream",
		svg + "/text": "text/plain; charset=utf-8", page + "/text": "text/plain; charset=utf-8",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			w := get(a, method, path, nil)
			h := w.Header()
			if w.Code != 200 || h.Get("Content-Type") != want || h.Get("X-Content-Type-Options") != "nosniff" ||
				h.Get("Cache-Control") != "no-store" || h.Get("Content-Security-Policy") != contentPolicy || (method == "HEAD") != (w.Body.Len() == 0) {
				t.Errorf("%s %s: %d %v", method, path, w.Code, h)
			}
			if download := h.Get("Content-Disposition") == "attachment"; download != (want == "application/octet-stream") {
				t.Errorf("%s: %v", path, h)
			}
		}
	}
	if w := get(a, "GET", page+"/text", nil); !strings.HasSuffix(w.Body.String(), "</script>\nline two") {
		t.Errorf("text %q", w.Body)
	}
	w := get(a, "GET", picture, map[string]string{"Range": "bytes=1-3"})
	if w.Code != http.StatusPartialContent || w.Body.String() != "PNG" {
		t.Errorf("a range: %d %q", w.Code, w.Body)
	}
	if w := get(a, "GET", picture, map[string]string{"Range": "bytes=999999-"}); w.Code != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range that is not there: %d", w.Code)
	}
}

func TestOffersAreBounded(t *testing.T) {
	var l offers
	first := l.bytes("a", make([]byte, 20_000_000))
	for range 3 {
		l.bytes("b", make([]byte, 20_000_000))
	}
	if _, _, _, err := l.begin(t.Context(), first.Ticket); errs.CodeOf(err) != errs.NotFound || len(l.all) != 3 {
		t.Errorf("%d wait, the oldest: %v", len(l.all), err)
	}
	if files := l.files(make([]string, 1000)); len(files) != mostAtOnce {
		t.Errorf("%d files at once", len(files))
	}
	for range 300 {
		l.files([]string{"x"})
	}
	if len(l.all) != mostOffers {
		t.Errorf("%d tickets", len(l.all))
	}
}

// TestForgettingEndsAnImport, also one that has begun.
func TestForgettingEndsAnImport(t *testing.T) {
	a, _ := newTestApp(t, &fakeStore{})
	file := a.offers.bytes("x.png", somePNG(t))
	o, ctx, done, err := a.offers.begin(t.Context(), file.Ticket)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := a.offers.begin(t.Context(), file.Ticket); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("twice at once: %v", err)
	}
	if err := (&Evidence{a}).Forget(a.token, file.Ticket); err != nil {
		t.Fatal(err)
	}
	if _, err := a.keepEvidence(ctx, o, false); err == nil || len(a.store.(*fakeStore).blobs) != 0 {
		t.Errorf("it went on: %v", err)
	}
	done()
}

func TestDroppedAddresses(t *testing.T) {
	list := "file:///tmp/a%20b%C3%A4.log\r\nfile://localhost/c.png\nhttps://example.org/x\nfile://server/share/d\nfile:relative\n/plain\n\nfile:///e%00f\nfile:///x/../../g\n%zz\n"
	want := []string{"/tmp/a bä.log", "/c.png", "/g"}
	if got := droppedPaths(list); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
