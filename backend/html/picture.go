package html

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"afterword/backend/document"
	"afterword/backend/picture"
	"afterword/backend/svg"
)

// pictureWidth is the width of pictures in pixels, as in the PDF. The page draws
// them smaller or lets them scroll.
const pictureWidth = 770

// timelineFigure draws the small picture of page one.
func (r *renderer) timelineFigure(f document.TimelineFigure) {
	if !f.To.After(f.From) {
		r.paragraph("", []document.Inline{document.Text{Value: f.Alt}})
		return
	}
	p := picture.Lay(document.Timeline{Overview: &document.Overview{Figure: f}}, r.letters, picture.Options{Width: pictureWidth})
	r.figure(p, nil)
}

// timeline draws the picture of the whole incident. What it leaves out is said
// in words below it.
func (r *renderer) timeline(t document.Timeline) {
	notes := t.Notes
	t.Notes = nil
	r.figure(picture.Lay(t, r.letters, picture.Options{Width: pictureWidth}), notes)
}

func (r *renderer) figure(p picture.Picture, notes []string) {
	if len(p.Parts) == 0 {
		return
	}
	r.pictures++
	r.s("<figure>\n")
	// The frame scrolls on a small screen, so a keyboard must reach it.
	r.s(`<div class="wide" role="group" tabindex="0" aria-label="`).attr(r.words.picture)
	if r.pictures > 1 {
		r.s(" ").n(r.pictures)
	}
	r.s("\">\n")
	for i, part := range p.Parts {
		svg.Inline(r.Writer, part, svg.Options{
			Width: p.Width, ID: fmt.Sprintf("%spicture-%d-%d", ownIDs, r.pictures, i+1), Title: r.words.picture,
		})
	}
	r.s("</div>\n")
	if len(notes) > 0 {
		words := strings.Join(notes, " ")
		r.s(`<figcaption class="note"`).direction(words).s(">").text(words).s("</figcaption>\n")
	}
	r.s("</figure>\n")
}

// showPhotos shows the stored pictures that belong to the rows of a table, below
// it, with the number of the row.
func (r *renderer) showPhotos(t document.Table) {
	for _, row := range t.Rows {
		photo, ok := r.photos[row.ID]
		if !ok || row.ID == "" || !slices.Contains(PhotoTypes, photo.MediaType) {
			continue
		}
		r.photo(photo, func() {
			if len(row.Cells) > 0 {
				for _, b := range row.Cells[0].Blocks {
					if p, ok := b.(document.Paragraph); ok {
						r.text(document.PlainText(p.Inlines) + " · ")
					}
				}
			}
			r.text(photo.Title)
		})
	}
}

// photo shows a stored picture over its caption; the caption alone if pages
// cannot show its kind.
func (r *renderer) photo(photo Photo, caption func()) {
	r.s("<figure class=\"photo\">\n")
	if slices.Contains(PhotoTypes, photo.MediaType) {
		r.s("<img alt=\"").attr(photo.Title).s(`"`)
		if photo.Width > 0 && photo.Height > 0 {
			r.s(fmt.Sprintf(` width="%d" height="%d"`, photo.Width, photo.Height))
		}
		r.s(` src="data:` + photo.MediaType + `;base64,`)
		coder := base64.NewEncoder(base64.StdEncoding, r.Writer)
		_, _ = coder.Write(photo.Data) // bufio keeps the first error and gives it again at Flush
		_ = coder.Close()
		r.s("\">\n")
	}
	r.s("<figcaption class=\"note\"").direction(photo.Title).s(">")
	caption()
	r.s("</figcaption>\n</figure>\n")
}
