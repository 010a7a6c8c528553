package evidence

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// ThumbnailSize is the longest side of a small picture, in pixels.
const ThumbnailSize = 320

const (
	jpegQuality  = 92
	thumbQuality = 82
)

// codec is how pictures of a form are read. Decoders are named here and never
// chosen from content by the image package, so no other can get in.
type codec struct {
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

var codecs = map[string]codec{
	"PNG": {
		func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) },
	},
	"JPEG": {
		func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) },
	},
	"GIF": {
		func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }, // the first picture only
	},
	"WebP": {
		webpConfig,
		func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) },
	},
}

// importPicture decodes a picture and writes it anew, so that nothing of what
// its file held besides the pixels is kept: no place, camera, author or text.
func importPicture(ctx context.Context, shown string, kind form, data []byte) (Item, error) {
	const op = "evidence.Import"
	broken := func(err error) error {
		return errs.Wrap(err, errs.Unsupported, op,
			"%s is a %s picture that cannot be read: it is cut off or damaged. It can be kept as a plain file.", shown, kind.label)
	}
	read := codecs[kind.label]
	size, err := read.config(data)
	if err != nil {
		return Item{}, broken(err)
	}
	if err := checkPixels(shown, size); err != nil {
		return Item{}, err
	}
	var note []string
	if kind.label == "GIF" && animated(data) {
		note = append(note, "Only the first picture of the animation was kept.")
	}
	item := Item{Kind: "picture", Title: shown, FileName: shown}
	err = apart(ctx, func() error {
		img, err := read.decode(data)
		if err != nil {
			return broken(err)
		}
		if got := img.Bounds(); got.Empty() || got.Dx()*got.Dy() > MaxPixels {
			return broken(fmt.Errorf("its pictures are %v", got))
		}
		img = upright(img, orientation(kind.label, data))
		blob, said, err := encode(ctx, img, kind.label)
		if err != nil {
			return err
		}
		note = append(note, said...)
		item.Blob = blob
		return nil
	})
	item.Note = strings.Join(note, " ")
	return item, err
}

// checkPixels refuses a picture by its header: a few bytes can claim more
// pixels than there is memory.
func checkPixels(shown string, size image.Config) error {
	if size.Width > 0 && size.Height > 0 && size.Width <= MaxPixels/size.Height {
		return nil
	}
	return &errs.Error{
		Code: errs.TooLarge, Op: "evidence.Import", Field: PixelField,
		Message: fmt.Sprintf("%s says it has %d × %d pixels; a picture can have at most %d million. Make it smaller and add that, or keep it as a plain file.",
			shown, size.Width, size.Height, MaxPixels/1_000_000),
	}
}

// apart runs work that cannot be stopped and leaves it to itself when the
// context ends. A decoder that panics is a broken picture.
func apart(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- errs.New(errs.Unsupported, "evidence.Import",
					"This picture cannot be read. It can be kept as a plain file. (%v)", r)
			}
		}()
		done <- work()
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// encode writes the pixels and a small picture of them. Photographs stay
// JPEG, all else is PNG, which loses nothing.
func encode(ctx context.Context, img image.Image, from string) (*postmortem.Blob, []string, error) {
	_, photograph := img.(*image.YCbCr)
	photograph = photograph || from == "JPEG"
	var note []string
	data, media, err := write(img, photograph, jpegQuality)
	if err == nil && len(data) > postmortem.MaxBlob && !photograph {
		note = append(note, fmt.Sprintf("It was kept as JPEG: as PNG it would have more than %d MB.", postmortem.MaxBlob/1_000_000))
		photograph = true
		data, media, err = write(flat(img), true, jpegQuality)
	}
	if err != nil {
		return nil, nil, err
	}
	if len(data) > postmortem.MaxBlob {
		return nil, nil, tooLarge("This picture", int64(len(data)))
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	small, _, err := write(thumbnail(img), photograph, thumbQuality)
	if err != nil {
		return nil, nil, err
	}
	b := img.Bounds()
	return &postmortem.Blob{MediaType: media, Width: int64(b.Dx()), Height: int64(b.Dy()), Data: data, Thumbnail: small}, note, nil
}

func write(img image.Image, photograph bool, quality int) ([]byte, string, error) {
	var out bytes.Buffer
	if photograph {
		err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
		return out.Bytes(), "image/jpeg", err
	}
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, img)
	return out.Bytes(), "image/png", err
}

// flat puts a picture with transparent parts on white.
func flat(img image.Image) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

func thumbnail(img image.Image) image.Image {
	b := img.Bounds()
	longest := max(b.Dx(), b.Dy(), ThumbnailSize)
	w, h := max(1, b.Dx()*ThumbnailSize/longest), max(1, b.Dy()*ThumbnailSize/longest)
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.BiLinear.Scale(out, out.Bounds(), img, b, draw.Src, nil)
	return out
}
