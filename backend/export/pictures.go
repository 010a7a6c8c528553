package export

import (
	"context"
	"fmt"

	"afterword/backend/errs"
	"afterword/backend/evidence"
	"afterword/backend/pdf"
	"afterword/backend/postmortem"
)

// Pictures are the stored pictures that stand in a PDF.
type Pictures struct {
	loaded map[string]pdf.Photo // by the row of the document that names each
	lost   []string             // why some are missing, for the person
}

// LoadPictures reads the stored pictures of a post-mortem, as its readers may
// have it, if the format shows them. One that cannot be read,
// or for which there is no room any more, costs a warning and not the export.
//
// Errors: storage codes, and that of a cancelled context.
func LoadPictures(ctx context.Context, store postmortem.BlobStore, p postmortem.PostMortem, form Form) (*Pictures, error) {
	if form.Format != "pdf" {
		return nil, nil
	}
	out, total := &Pictures{loaded: map[string]pdf.Photo{}}, 0
	for i, e := range p.Evidence {
		if e.Kind != "picture" || e.Blob == "" {
			continue
		}
		blob, err := readPicture(ctx, store, e.Blob)
		switch {
		case errs.CodeOf(err) == errs.NotFound || errs.CodeOf(err) == errs.StorageCorrupt:
			out.lost = append(out.lost, fmt.Sprintf("The picture of evidence %d could not be read and is not in the file.", i+1))
			continue
		case err != nil:
			return nil, err
		}
		if total += len(blob.Data); total > mostPhotos {
			total -= len(blob.Data)
			out.lost = append(out.lost, fmt.Sprintf("The picture of evidence %d is not in the file, because all together would be more than %d MB.", i+1, mostPhotos/1_000_000))
			continue
		}
		title := e.Title
		if title == "" {
			title = e.FileName
		}
		out.loaded[fmt.Sprintf("evidence-%d", i+1)] = pdf.Photo{Data: blob.Data, Title: title}
	}
	return out, nil
}

// readPicture reads a stored picture as it may leave, see evidence.Bare.
func readPicture(ctx context.Context, store postmortem.BlobStore, hash string) (postmortem.Blob, error) {
	if err := ctx.Err(); err != nil {
		return postmortem.Blob{}, err
	}
	blob, err := store.Blob(ctx, hash)
	if err != nil {
		return blob, err
	}
	return evidence.Bare(blob), nil
}

func (p *Pictures) photos() map[string]pdf.Photo {
	if p == nil {
		return nil
	}
	return p.loaded
}

func (p *Pictures) missing() []string {
	if p == nil {
		return nil
	}
	return p.lost
}
