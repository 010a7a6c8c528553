package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // kinds of pictures that can be shown
	"image/jpeg"
	_ "image/png"
	"math"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"afterword/backend/document"
)

// Photo is a stored picture that belongs to a row of a table.
type Photo struct {
	Data  []byte // PNG, JPEG, GIF or WebP
	Title string
}

const (
	mostPixels   = 80_000_000 // that a picture may claim before it is decoded
	pixelsPerPt  = 2.1        // kept of a large picture: about 150 to an inch
	naturalSize  = 0.75       // points for a pixel, as screens show it
	tallestPhoto = 0.62       // of the room of a page
	tallestWhole = 0.85       // of one that would be narrow if it were no taller
	tallInTable  = 0.33       // among the words of a cell
	tallestPart  = 0.45       // of one that is shown in parts
	mostParts    = 8
	partOverlap  = 10.0 // points that a part repeats of the one before
	partGap      = 6.0
)

// image is a picture as it stands in the file.
type photoImage struct {
	width, height int // pixels
	gray, jpeg    bool
	data          []byte
	room          float64 // that it was made for
	resource      string
	object        int
}

// photo gives the picture of a row ready for the file, as wide as there is
// room; nil with a reason if it cannot be shown. The same bytes are kept once,
// as fine as the widest place asks where they are shown: a screenshot that
// stands small beside an event is to be read in the appendix.
func (l *layouter) photo(p Photo, room float64) (*photoImage, string) {
	key := sha256.Sum256(p.Data)
	known := l.photos[key]
	if known != nil && (room <= known.room || !known.scaled()) {
		return known, ""
	}
	made, reason := decodePhoto(p.Data, room)
	if made == nil {
		return nil, reason
	}
	if known != nil { // the pen may be drawing it: it reads the name and the number only
		known.width, known.height, known.gray, known.jpeg = made.width, made.height, made.gray, made.jpeg
		known.data, known.room = made.data, room
		return known, ""
	}
	made.resource, made.room = fmt.Sprintf("P%d", len(l.photos)+1), room
	l.photos[key] = made
	return made, ""
}

// scaled reports whether a wider place may ask for more of the picture.
func (p *photoImage) scaled() bool { return p.width == mostWide(p.room) }

// mostWide is how many pixels are kept of a picture that has so much room.
func mostWide(room float64) int { return int(room * pixelsPerPt) }

func decodePhoto(data []byte, room float64) (made *photoImage, reason string) {
	defer func() { // a decoder must not cost the export
		if recover() != nil {
			made, reason = nil, "it is broken"
		}
	}()
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, "it is broken or of an unknown kind"
	case config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height:
		return nil, "it is too large"
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "it is broken"
	}
	most := mostWide(room)
	// A photograph that is not too large goes in as it is: what could be read is whole.
	if format == "jpeg" && config.Width <= 2*most && (config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel) {
		return &photoImage{width: config.Width, height: config.Height, gray: config.ColorModel == color.GrayModel, jpeg: true, data: data}, ""
	}
	width, height := config.Width, config.Height
	if width > most {
		width, height = most, max(1, height*most/width)
	}
	return flatten(decoded, width, height, format == "jpeg"), ""
}

// flatten puts a picture on white paper, in the size that is kept.
func flatten(decoded image.Image, width, height int, photograph bool) *photoImage {
	canvas := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(canvas, canvas.Bounds(), image.White, image.Point{}, draw.Src)
	if b := decoded.Bounds(); b.Dx() == width && b.Dy() == height {
		draw.Draw(canvas, canvas.Bounds(), decoded, b.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(canvas, canvas.Bounds(), decoded, b, draw.Over, nil)
	}
	if photograph {
		var out bytes.Buffer
		if jpeg.Encode(&out, canvas, &jpeg.Options{Quality: 88}) == nil {
			return &photoImage{width: width, height: height, jpeg: true, data: out.Bytes()}
		}
	}
	rgb := make([]byte, 0, 3*width*height)
	for i := 0; i < len(canvas.Pix); i += 4 {
		rgb = append(rgb, canvas.Pix[i], canvas.Pix[i+1], canvas.Pix[i+2])
	}
	return &photoImage{width: width, height: height, data: rgb}
}

// photoBoxes draws the picture of a row, or says why there is none.
func (l *layouter) photoBoxes(rowID string, at place) []box {
	p, ok := l.stored[rowID]
	if !ok || rowID == "" {
		return nil
	}
	made, reason := l.photo(p, at.w)
	if made == nil {
		l.lostPhotos = append(l.lostPhotos, fmt.Sprintf("The picture “%s” is not in the file, because %s.", shortTitle(p.Title), reason))
		st := noteStyle
		para := l.text("["+l.words.noPicture+"]", st, under(at.el, "P"))
		return []box{{gap: 4, height: st.lead, ops: l.line(para.set(at.w)[0], para, at.x, at.w, document.AlignStart)}}
	}
	w := min(at.w, float64(made.width)*naturalSize)
	h := w * float64(made.height) / float64(made.width)
	part := tallestPhoto
	if at.tight {
		part = tallInTable
	}
	el := under(at.el, "Figure")
	el.alt = p.Title
	most := l.paper.room() * part
	if !at.tight && h > most { // half as wide as it could be is still to be read
		if h > 2*l.paper.room()*tallestWhole {
			return photoParts(made, at.x, w, h, l.paper.room()*tallestPart, el)
		}
		most = max(most, h/2)
	}
	if h > most {
		w, h = w*most/h, most
	}
	return []box{{gap: 5, height: h, ops: []op{{kind: opPhoto, x: at.x, w: w, h: h, photo: &photoPart{photoImage: made, full: h}, el: el}}}}
}

// photoPart is what is shown of a picture in one place: from points below its
// top, where all of it would be full points high.
type photoPart struct {
	*photoImage
	full, from float64
}

// photoParts shows a picture that would be a ribbon if it had to fit on a page, as
// the screenshot of a whole conversation, in parts below each other. What stands
// where it is cut is in both parts.
func photoParts(made *photoImage, x, w, h, tallest float64, el *element) []box {
	if limit := mostParts*(tallest-partOverlap) + partOverlap; h > limit {
		w, h = w*limit/h, limit
	}
	n := math.Ceil((h - partOverlap) / (tallest - partOverlap))
	step := (h - partOverlap) / n
	out := make([]box, int(n))
	for i := range out {
		shown := &photoPart{photoImage: made, full: h, from: float64(i) * step}
		out[i] = box{gap: partGap, height: step + partOverlap, ops: []op{{kind: opPhoto, x: x, w: w, h: step + partOverlap, photo: shown, el: el}}}
	}
	return out
}

func shortTitle(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// photo draws a picture.
func (p *pen) photo(o *op) {
	if o.photo.object == 0 {
		o.photo.object = -1 // it is used
		p.photos = append(p.photos, o.photo.photoImage)
	}
	p.raw("q ")
	if o.photo.full > o.h {
		p.numbers(o.x, p.paper.height-o.y-o.h, o.w, o.h).raw(" re W n ")
	}
	p.numbers(o.w, 0, 0, o.photo.full, o.x, p.paper.height-o.y+o.photo.from-o.photo.full).raw(" cm /").raw(o.photo.resource).raw(" Do Q\n")
}

// photoObjects writes the pictures that pages use, and gives the dictionary
// that names them.
func (f *finisher) photoObjects() []byte {
	if len(f.pen.photos) == 0 {
		return nil
	}
	b := []byte("/XObject<<")
	for _, photo := range f.pen.photos {
		space := "RGB"
		if photo.gray {
			space = "Gray"
		}
		dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent 8", photo.width, photo.height, space)
		if photo.jpeg {
			photo.object = f.w.packedStream(dict+"/Filter/DCTDecode", photo.data)
		} else {
			photo.object = f.w.stream(dict, photo.data)
		}
		b = append(append(b, '/'), photo.resource...)
		b = append(appendRef(append(b, ' '), photo.object), ' ')
	}
	return append(b, ">>"...)
}
