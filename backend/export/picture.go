package export

import (
	"bytes"
	"errors"
	"io"

	"afterword/backend/errs"
	"afterword/backend/pdf"
	"afterword/backend/picture"
	"afterword/backend/postmortem"
	"afterword/backend/raster"
	"afterword/backend/report"
	"afterword/backend/svg"
)

// pictureWidth is the width of a picture of its own, in pixels at the size of
// text on a screen. Long incidents make it higher, not wider.
const pictureWidth = 1280

// drawer writes a picture that is laid out.
type drawer func(w io.Writer, p picture.Picture, letters *pdf.Typesetter, o report.Options) (warnings []string, err error)

var pictures = map[string]drawer{
	"svg": func(w io.Writer, p picture.Picture, _ *pdf.Typesetter, o report.Options) ([]string, error) {
		return nil, svg.Render(w, p, o.Language)
	},
	"png": func(w io.Writer, p picture.Picture, letters *pdf.Typesetter, _ report.Options) ([]string, error) {
		reduced, err := raster.Render(w, p, letters)
		if reduced {
			return []string{"The picture is very large and was drawn at a lower resolution. As SVG it stays sharp."}, err
		}
		return letters.Warnings(), err
	},
}

// fromPicture renders the picture of the timeline.
func fromPicture(p postmortem.PostMortem, o report.Options, draw drawer) (data []byte, warnings []string, err error) {
	const op = "export.FromPostMortem"
	t, ok := report.Picture(p, o)
	if !ok {
		return nil, nil, errs.New(errs.Unsupported, op,
			"There is nothing to draw yet: no event that is shown has a time. Give an event a time, or export as PDF or Markdown.")
	}
	letters := pdf.NewTypesetter()
	var out bytes.Buffer
	warnings, err = draw(&out, picture.Lay(t, letters, picture.Options{Width: pictureWidth, Head: true}), letters, o)
	switch {
	case errors.Is(err, raster.ErrTooLarge):
		return nil, nil, errs.Wrap(err, errs.TooLarge, op, "The picture has too many pixels to be read. Export it as SVG, or as PDF over several pages.")
	case err != nil:
		return nil, nil, failed(err, op)
	}
	return out.Bytes(), warnings, nil
}
