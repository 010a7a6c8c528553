package desktop

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"

	"afterword/backend/audience"
	"afterword/backend/errs"
	"afterword/backend/export"
)

// Share is bound to the page: what a post-mortem would be written as, seen
// before it is written.
type Share struct{ app *app }

// ShareChoices is how a post-mortem is written: one of what export.Form lists
// for each; "" is the usual.
type ShareChoices struct {
	Format   string `json:"format"`
	Lanes    string `json:"lanes"`
	Paper    string `json:"paper"`
	Language string `json:"language"`
	Layout   string `json:"layout"`
	Flavour  string `json:"flavour"`
	Inside   bool   `json:"inside"` // of a PDF: the document file stands inside

	Audience string   `json:"audience"` // id of the one that was begun with
	Names    string   `json:"names"`
	Without  []string `json:"without"`
	With     []string `json:"with"`
	Domains  []string `json:"domains"` // of one's own networks
}

func (c ShareChoices) form() export.Form {
	return export.Form{
		Format: c.Format, Lanes: c.Lanes, Paper: c.Paper, Language: c.Language, Layout: c.Layout, Flavour: c.Flavour, Inside: c.Inside,
		Audience: audience.Audience{ID: c.Audience, Name: c.Audience, Names: c.Names, Without: c.Without, With: c.With, Domains: c.Domains, Language: c.Language},
	}
}

// ShareAudience is who reads an export, by the choices that make it.
type ShareAudience struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Names   string   `json:"names"`
	Without []string `json:"without"`
	With    []string `json:"with"`
	Domains []string `json:"domains"`
	Own     bool     `json:"own"` // it can be forgotten
}

// ShareRemoval is one thing that readers do not get, and where it stood.
type ShareRemoval struct {
	What   string `json:"what"`
	Place  string `json:"place"`
	Before string `json:"before"`
	After  string `json:"after"`
	Times  int    `json:"times"`
	Look   bool   `json:"look"`
}

// firstRemovals come with a preview; the rest when it is asked for.
const firstRemovals = 200

// SharePreview says what an export would be. Its bytes are read from
// /preview/TOKEN/TICKET until the next preview takes their place.
type SharePreview struct {
	Ticket   string   `json:"ticket"`
	Shown    string   `json:"shown"` // of what the bytes are: pdf, text or picture
	Media    string   `json:"media"`
	FileName string   `json:"fileName"` // as the save dialog will suggest
	Bytes    int64    `json:"bytes"`    // of the file that would be written, 0 if that is not known before
	Warnings []string `json:"warnings"`

	Removals []ShareRemoval `json:"removals"` // the first of them
	Removed  int            `json:"removed"`  // of all, with repetitions
}

// settingShare is followed by the id of the post-mortem.
const settingShare = "share."

// Choices gives what was chosen for a post-mortem the last time, or the usual.
func (s *Share) Choices(token, id string) (ShareChoices, error) {
	return guarded(s.app, token, "Share.Choices", func(ctx context.Context) (ShareChoices, error) {
		return s.app.shareChoices(ctx, id), nil
	})
}

func (a *app) shareChoices(ctx context.Context, id string) ShareChoices {
	usual := ShareChoices{Format: export.Formats[0], Without: []string{}, With: []string{}, Domains: []string{}}
	text, err := a.store.Setting(ctx, settingShare+id)
	kept := usual
	// What cannot be read, or is of another version, is no reason not to share.
	if err != nil || text == "" || json.Unmarshal([]byte(text), &kept) != nil || kept.form().Check() != nil {
		return usual
	}
	kept.Without, kept.With, kept.Domains = list(kept.Without), list(kept.With), list(kept.Domains)
	return kept
}

// Audiences gives those that every library has, then one's own.
func (s *Share) Audiences(token string) ([]ShareAudience, error) {
	return guarded(s.app, token, "Share.Audiences", func(ctx context.Context) ([]ShareAudience, error) {
		all, err := export.Audiences(ctx, s.app.store)
		presets := len(audience.Presets())
		out := make([]ShareAudience, len(all))
		for i, a := range all {
			out[i] = ShareAudience{a.ID, a.Name, a.Names, list(a.Without), list(a.With), list(a.Domains), i >= presets}
		}
		return out, err
	})
}

// KeepAudience keeps choices under a name of one's own. Errors: invalid.
func (s *Share) KeepAudience(token, name string, choices ShareChoices) error {
	return guardedCall(s.app, token, "Share.KeepAudience", func(ctx context.Context) error {
		a := choices.form().Audience
		a.Name = name
		return export.SaveAudience(ctx, s.app.store, a)
	})
}

// ForgetAudience forgets one of one's own. Errors: not_found, invalid.
func (s *Share) ForgetAudience(token, id string) error {
	return guardedCall(s.app, token, "Share.ForgetAudience", func(ctx context.Context) error {
		return export.RemoveAudience(ctx, s.app.store, id)
	})
}

// Choose remembers what was chosen for a post-mortem, at once and whatever comes
// of it: everything that is exported afterwards is exported so. Errors: unsupported.
func (s *Share) Choose(token, id string, choices ShareChoices) error {
	return guardedCall(s.app, token, "Share.Choose", func(ctx context.Context) error {
		if err := choices.form().Check(); err != nil {
			return err
		}
		kept, err := json.Marshal(choices)
		if err != nil {
			return err
		}
		return s.app.store.SetSetting(ctx, settingShare+id, string(kept))
	})
}

// Preview makes the export in memory and says what it came to. The page flushes
// its edits before.
// Errors: not_found, unsupported, too_large.
func (s *Share) Preview(token, id string, choices ShareChoices) (SharePreview, error) {
	return guarded(s.app, token, "Share.Preview", func(ctx context.Context) (SharePreview, error) {
		form := choices.form()
		form.Program = s.app.version
		readable, err := export.Prepare(ctx, s.app.store, id, form)
		if err != nil {
			return SharePreview{}, err
		}
		data, size, warnings, err := previewOf(readable, form.Format)
		if err != nil {
			return SharePreview{}, err
		}
		shown := shownAs(form.Format)
		preview := SharePreview{
			Shown: shown.as, Media: shown.media, FileName: export.FileName(readable.PostMortem, form.Format),
			Bytes: size, Warnings: list(warnings),
		}
		for _, c := range readable.Changes {
			preview.Removed += max(c.Times, 1)
		}
		preview.Removals = removalsOf(readable.Changes[:min(len(readable.Changes), firstRemovals)])
		preview.Ticket = s.app.previews.keep(data, shown.media)
		return preview, nil
	})
}

// Removals gives everything that is taken out or replaced, of which a preview
// says the first. The page flushes its edits before. Errors: not_found, unsupported.
func (s *Share) Removals(token, id string, choices ShareChoices) ([]ShareRemoval, error) {
	return guarded(s.app, token, "Share.Removals", func(ctx context.Context) ([]ShareRemoval, error) {
		readable, err := export.Prepare(ctx, s.app.store, id, choices.form().As("md"))
		return removalsOf(readable.Changes), err
	})
}

func removalsOf(changes []audience.Change) []ShareRemoval {
	out := make([]ShareRemoval, len(changes))
	for i, c := range changes {
		out[i] = ShareRemoval{c.What, c.Place, c.Before, c.After, c.Times, c.Look}
	}
	return out
}

// previewOf gives the bytes that are shown of a format, and how many the file
// would have, 0 if that is not known before it is written.
func previewOf(p export.Prepared, format string) (shown []byte, size int64, warnings []string, err error) {
	if format == export.DocumentFormat && p.Whole() {
		return []byte(p.Contents()), 0, nil, nil // it may be larger than what memory should hold
	}
	data, warnings, err := p.As(format)
	if err != nil {
		return nil, 0, nil, err
	}
	size = int64(len(data))
	switch format {
	case export.DocumentFormat:
		data = []byte(p.Contents())
	case "html": // a page of another origin may not be shown, and a browser shows one well: its paper is
		data, _, err = p.As("pdf")
	}
	return data, size, warnings, err
}

// shownAs says how the page shows a format before it is written.
func shownAs(format string) struct{ as, media string } {
	switch format {
	case "pdf", "html":
		return struct{ as, media string }{"pdf", "application/pdf"}
	case "svg":
		return struct{ as, media string }{"picture", "image/svg+xml"}
	case "png":
		return struct{ as, media string }{"picture", "image/png"}
	case export.DocumentFormat:
		return struct{ as, media string }{"contents", "text/plain; charset=utf-8"}
	}
	return struct{ as, media string }{"text", "text/plain; charset=utf-8"}
}

// previews keeps the bytes of the newest preview, which may be large.
type previews struct {
	mu     sync.Mutex
	ticket string
	media  string
	data   []byte
}

func (p *previews) keep(data []byte, media string) (ticket string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ticket, p.media, p.data = newToken()[:32], media, data
	return p.ticket
}

func (p *previews) of(ticket string) (data []byte, media string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ticket == "" || ticket != p.ticket {
		return nil, ""
	}
	return p.data, p.media
}

const previewPath = "/preview/"

// servePreview answers what is below /preview and passes on the rest.
func (a *app) servePreview(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rest, ours := strings.CutPrefix(r.URL.Path, previewPath)
		if !ours {
			next.ServeHTTP(w, r)
			return
		}
		setPolicy(w.Header())
		w.Header().Set("Cache-Control", "no-store") // nothing of a post-mortem into a cache on disk
		token, ticket, _ := strings.Cut(rest, "/")
		if r.Method != http.MethodGet || !sameOrigin(r) || !a.knows(token) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		data, media := a.previews.of(ticket)
		if data == nil {
			fail(w, http.StatusNotFound, errs.New(errs.NotFound, "desktop.servePreview", "This preview was replaced by a newer one."))
			return
		}
		w.Header().Set("Content-Type", media)
		w.WriteHeader(http.StatusOK)
		_, _ = w.Write(data) // the page is gone if this fails
	})
}

// Text gives an export that is text, to be copied. The page flushes its edits
// before. Errors: not_found, unsupported.
func (s *Share) Text(token, id string, choices ShareChoices) (string, error) {
	const op = "Share.Text"
	return guarded(s.app, token, op, func(ctx context.Context) (string, error) {
		if shownAs(choices.Format).as != "text" {
			return "", errs.New(errs.Unsupported, op, "This format is no text that could be copied. Save it as a file.")
		}
		data, _, err := export.Bytes(ctx, s.app.store, id, choices.form())
		return strings.TrimPrefix(string(data), "\ufeff"), err
	})
}
