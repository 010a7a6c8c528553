// Package evidence turns a file that a person adds into what the library
// keeps: a picture without its metadata, an excerpt of a log, or a plain file.
// What a file is is read from its content; its name is only for show.
package evidence

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Limits that the messages name. Pixels are counted from a picture's header,
// before anything is decoded.
const (
	MaxPixels    = 40_000_000
	excerptBytes = 256_000 // longer text is kept as a file: an excerpt is edited
	excerptLines = 2_000   // and printed
)

// PixelField is the Field of a too_large error about the pixels of a picture:
// its bytes can still be kept as a plain file.
const PixelField = "pixels"

// Item is what a file became. Text that fits is an Excerpt and has no Blob.
type Item struct {
	Kind     string // an evidence kind: picture, log or file
	Title    string
	FileName string // cleaned for show; never a path
	Excerpt  string
	Note     string // what was changed or left out, a sentence; "" for nothing
	Blob     *postmortem.Blob
}

// Import makes an item of a file's bytes. With asFile it keeps them as they
// are, whatever they are.
//
// Errors: invalid (there is nothing in it), too_large (Field says if only a
// picture's pixels are too many), unsupported (a picture that cannot be read;
// it can be kept asFile).
func Import(ctx context.Context, name string, data []byte, asFile bool) (Item, error) {
	const op = "evidence.Import"
	shown := CleanName(name)
	if len(data) == 0 {
		return Item{}, errs.InvalidField(op, "", "", "%s is empty (0 bytes), so there is nothing to keep.", shown)
	}
	if len(data) > postmortem.MaxBlob {
		return Item{}, tooLarge(shown, int64(len(data)))
	}
	if asFile {
		return plainFile(shown, data, ""), nil
	}
	switch kind := sniff(data); {
	case kind.decodes:
		return importPicture(ctx, shown, kind, data)
	case kind.picture:
		return Item{}, errs.New(errs.Unsupported, op,
			"%s is a %s picture, which Afterword cannot show. Save it as PNG or JPEG and add that, or keep it as a plain file.", shown, kind.label)
	case kind.label == "gzip":
		return importGzip(ctx, shown, data)
	}
	if text, note, ok := DecodeText(data); ok {
		return importText(shown, data, text, note), nil
	}
	return plainFile(shown, data, ""), nil
}

func tooLarge(shown string, size int64) error {
	return errs.New(errs.TooLarge, "evidence.Import",
		"%s has %.1f MB; evidence can have at most %d MB. The file was left where it is. Add the part that matters, or a link to it.",
		shown, float64(size)/1_000_000, postmortem.MaxBlob/1_000_000)
}

// plainFile keeps bytes as they are. It never calls them a picture, so nothing
// will ever draw them.
func plainFile(shown string, data []byte, note string) Item {
	media := "application/octet-stream"
	if _, _, ok := DecodeText(data); ok {
		media = "text/plain"
	} else if guess, _, _ := strings.Cut(http.DetectContentType(data), ";"); !strings.HasPrefix(guess, "image/") && !strings.HasPrefix(guess, "text/") {
		media = guess
	}
	return Item{Kind: "file", Title: shown, FileName: shown, Note: note, Blob: &postmortem.Blob{MediaType: media, Data: data}}
}

func importText(shown string, data []byte, text, note string) Item {
	if what := markup(text); what != "" {
		return plainFile(shown, data, what+" is kept as text and never drawn, because it can hold scripts.")
	}
	if len(text) > excerptBytes || strings.Count(text, "\n") >= excerptLines {
		return plainFile(shown, data, note)
	}
	if strings.TrimSpace(text) == "" {
		return plainFile(shown, data, "There is no text in it but spaces.")
	}
	return Item{Kind: "log", Title: shown, FileName: shown, Excerpt: text, Note: note}
}

// importGzip unpacks one layer, as far as evidence may go and no further.
func importGzip(ctx context.Context, shown string, data []byte) (Item, error) {
	broken := func(err error) error {
		return errs.Wrap(err, errs.Unsupported, "evidence.Import",
			"%s is packed with gzip and cannot be unpacked: it is cut off or damaged. It can be kept as a plain file.", shown)
	}
	unpack, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return Item{}, broken(err)
	}
	inner, err := io.ReadAll(io.LimitReader(contextReader{ctx, unpack}, postmortem.MaxBlob+1))
	switch {
	case ctx.Err() != nil:
		return Item{}, ctx.Err()
	case err != nil:
		return Item{}, broken(err)
	case len(inner) > postmortem.MaxBlob:
		return Item{}, errs.New(errs.TooLarge, "evidence.Import",
			"%s is packed with gzip and holds more than the %d MB that evidence can have. Unpack it and add the part that matters.",
			shown, postmortem.MaxBlob/1_000_000)
	}
	name := shown
	if cut, ok := strings.CutSuffix(strings.ToLower(shown), ".gz"); ok && cut != "" {
		name = shown[:len(cut)]
	}
	if sniff(inner).label == "gzip" { // one layer is a slip, two are a puzzle
		return plainFile(shown, data, ""), nil
	}
	item, err := Import(ctx, name, inner, false)
	if err == nil {
		item.Note = strings.TrimSpace("It was packed with gzip and was unpacked. " + item.Note)
	}
	return item, err
}

// contextReader ends when its context does.
type contextReader struct {
	ctx context.Context //nolint:containedctx // lives as long as the call
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

var errNotRegular = errors.New("not a regular file")
