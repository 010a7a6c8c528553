package evidence

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation finds how a camera was held, 1 to 8 as EXIF counts; 1 is
// upright and also what is taken where nothing, or nonsense, is said.
func orientation(label string, data []byte) int {
	var tiff []byte
	switch label {
	case "JPEG":
		tiff = jpegExif(data)
	case "PNG":
		tiff = chunk(data, 8, "eXIf", binary.BigEndian, false)
	case "WebP":
		tiff = chunk(data, 12, "EXIF", binary.LittleEndian, true)
	}
	return tiffOrientation(bytes.TrimPrefix(tiff, []byte("Exif\x00\x00")))
}

// jpegExif gives the content of the first EXIF segment before the pixels.
func jpegExif(data []byte) []byte {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + size
		if marker == 0xff { // filling
			at++
			continue
		}
		if marker == 0xda || size < 2 || end > len(data) {
			return nil
		}
		if body := data[at+4 : end]; marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			return body
		}
		at = end
	}
	return nil
}

// chunk finds a chunk of a PNG (length, name, data, checksum) or, nameFirst,
// of a WebP (name, length, data, filled to an even length).
func chunk(data []byte, at int, name string, order binary.ByteOrder, nameFirst bool) []byte {
	for at+8 <= len(data) {
		size, called := order.Uint32(data[at:]), string(data[at+4:at+8])
		after := 4
		if nameFirst {
			size, called = order.Uint32(data[at+4:]), string(data[at:at+4])
			after = int(size & 1)
		}
		if uint64(size) > uint64(len(data)-at-8) {
			return nil
		}
		if called == name {
			return data[at+8 : at+8+int(size)]
		}
		at += 8 + int(size) + after
	}
	return nil
}

func tiffOrientation(tiff []byte) int {
	const tag = 0x0112
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	count := uint64(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + 12*i
		if entry+12 > uint64(len(tiff)) {
			return 1
		}
		if order.Uint16(tiff[entry:]) == tag {
			if value := int(order.Uint16(tiff[entry+8:])); value >= 1 && value <= 8 {
				return value
			}
			return 1
		}
	}
	return 1
}

// upright turns the pixels so that the picture needs no orientation.
func upright(img image.Image, how int) image.Image {
	if how == 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if how >= 5 {
		w, h = h, w
	}
	from, out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy())), image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Bounds(), img, b.Min, draw.Src)
	for y := range h {
		for x := range w {
			fx, fy := x, y
			switch how {
			case 2:
				fx = w - 1 - x
			case 3:
				fx, fy = w-1-x, h-1-y
			case 4:
				fy = h - 1 - y
			case 5:
				fx, fy = y, x
			case 6:
				fx, fy = y, w-1-x
			case 7:
				fx, fy = h-1-y, w-1-x
			case 8:
				fx, fy = h-1-y, x
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], from.Pix[from.PixOffset(fx, fy):][:4])
		}
	}
	return out
}
