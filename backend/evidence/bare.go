package evidence

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"
	"strings"

	"afterword/backend/postmortem"
)

// Bare gives a picture as it may leave: without place, camera, author, comment
// and whatever else its file holds besides the pixels, and behind them. A
// picture that a person adds is so already; one that came in a document file
// may be as its camera wrote it. The pixels are copied as they are, unless the
// camera was held sideways: then the picture is turned, since what says so goes
// as well. What is no picture that we know stays as it is.
func Bare(blob postmortem.Blob) postmortem.Blob {
	kind := sniff(blob.Data)
	strip := strippers[kind.label]
	if strip == nil {
		return blob
	}
	if how := orientation(kind.label, blob.Data); how != 1 {
		if turned, media, at := turn(blob.Data, kind.label, how); turned != nil {
			blob.Data, blob.MediaType, blob.Width, blob.Height = turned, media, int64(at.X), int64(at.Y)
			return blob
		}
	}
	blob.Data = strip(blob.Data)
	return blob
}

var strippers = map[string]func([]byte) []byte{"JPEG": bareJPEG, "PNG": barePNG, "GIF": bareGIF, "WebP": bareWebP}

// turn writes a picture anew, upright; nil if it cannot be read.
func turn(data []byte, label string, how int) (turned []byte, media string, size image.Point) {
	defer func() {
		if recover() != nil { // a decoder must not cost the export
			turned = nil
		}
	}()
	config, err := codecs[label].config(data)
	if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > MaxPixels/config.Height {
		return nil, "", size
	}
	img, err := codecs[label].decode(data)
	if err != nil {
		return nil, "", size
	}
	img = upright(img, how)
	turned, media, err = write(img, label == "JPEG", jpegQuality)
	if err != nil {
		return nil, "", size
	}
	return turned, media, img.Bounds().Size()
}

// bareJPEG copies the segments that pixels need: tables, frames and scans, what
// JFIF and Adobe say of colours, and a colour profile.
func bareJPEG(data []byte) []byte {
	out := append([]byte(nil), data[:2]...)
	for at := 2; at+4 <= len(data); {
		marker := data[at+1]
		switch {
		case data[at] != 0xff || marker == 0xff: // filling
			at++
			continue
		case marker == 0xd9:
			return append(out, 0xff, 0xd9)
		case marker == 0x01 || marker >= 0xd0 && marker <= 0xd7: // stand alone
			out = append(out, data[at:at+2]...)
			at += 2
			continue
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end < at+4 || end > len(data) {
			break
		}
		if segment := data[at:end]; keptSegment(marker, segment[4:]) {
			out = append(out, segment...)
		}
		at = end
		if marker == 0xda {
			end = scanEnd(data, at)
			out = append(out, data[at:end]...)
			at = end
		}
	}
	return append(out, 0xff, 0xd9) // it was cut off
}

func keptSegment(marker byte, body []byte) bool {
	switch marker {
	case 0xfe: // comment
		return false
	case 0xe0:
		return bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) == 14 // without a small picture
	case 0xe2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	case 0xee:
		return bytes.HasPrefix(body, []byte("Adobe")) && len(body) == 12
	}
	return marker < 0xe0 || marker > 0xef
}

// scanEnd finds where the coded pixels end: at the next marker that is neither
// a byte of theirs nor a restart.
func scanEnd(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
	}
	return len(data)
}

// pngChunks are those that pixels need, and how they look on a screen.
var pngChunks = strings.Fields("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT")

func barePNG(data []byte) []byte {
	out := append([]byte(nil), data[:8]...)
	for at := 8; at+12 <= len(data); {
		size := uint64(binary.BigEndian.Uint32(data[at:]))
		if size > uint64(len(data)-at-12) {
			break
		}
		end := at + 12 + int(size)
		name := string(data[at+4 : at+8])
		if slices.Contains(pngChunks, name) {
			out = append(out, data[at:end]...)
		}
		if name == "IEND" {
			break
		}
		at = end
	}
	return out
}

// webpChunks are those that pixels need.
var webpChunks = strings.Fields("VP8X VP8L ALPH ANIM ANMF ICCP")

func bareWebP(data []byte) []byte {
	const hasMetadata = 0x04 | 0x08 // XMP, EXIF
	out := append([]byte(nil), data[:12]...)
	end := min(len(data), 8+int(binary.LittleEndian.Uint32(data[4:])))
	for at := 12; at+8 <= end; {
		size := uint64(binary.LittleEndian.Uint32(data[at+4:]))
		if size > uint64(end-at-8) {
			break
		}
		next := min(end, at+8+int(size)+int(size&1))
		if name := string(data[at : at+4]); slices.Contains(webpChunks, name) || name == "VP8 " {
			from := len(out)
			if out = append(out, data[at:next]...); name == "VP8X" && size > 0 {
				out[from+8] &^= hasMetadata
			}
		}
		at = next
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8)) //nolint:gosec // no longer than it was
	return out
}

// bareGIF leaves out comments, text, and what programs wrote but how often it
// plays.
func bareGIF(data []byte) []byte {
	const header = 13
	if len(data) < header {
		return data
	}
	at := min(len(data), header+tableSize(data[10]))
	out := append([]byte(nil), data[:at]...)
	for at < len(data) {
		end, keep := len(data), true
		switch data[at] {
		case 0x21:
			end = min(end, afterBlocks(data, at+2))
			label := data[min(at+1, len(data)-1)]
			body := data[min(at+2, len(data)):]
			keep = label == 0xf9 || label == 0xff && (bytes.HasPrefix(body, []byte("\x0bNETSCAPE2.0")) || bytes.HasPrefix(body, []byte("\x0bANIMEXTS1.0")))
		case 0x2c:
			if at+10 > len(data) {
				return out
			}
			end = min(end, afterBlocks(data, at+10+tableSize(data[at+9])+1))
		default: // the end, or nothing that we know
			return append(out, 0x3b)
		}
		if keep {
			out = append(out, data[at:end]...)
		}
		at = end
	}
	return append(out, 0x3b)
}
