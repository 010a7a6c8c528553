package evidence

import (
	"bytes"
	"strings"
)

// form is what the first bytes of a file say it is.
type form struct {
	label   string
	picture bool
	decodes bool // a picture that can be shown
}

// sniff reads the first bytes; a zero form is none that matters here.
func sniff(data []byte) form {
	has := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	switch {
	case has("\x89PNG\r\n\x1a\n"):
		return form{"PNG", true, true}
	case has("\xff\xd8\xff"):
		return form{"JPEG", true, true}
	case has("GIF87a"), has("GIF89a"):
		return form{"GIF", true, true}
	case has("RIFF") && len(data) >= 12 && string(data[8:12]) == "WEBP":
		return form{"WebP", true, true}
	case has("II*\x00"), has("MM\x00*"):
		return form{"TIFF", true, false}
	case has("BM") && len(data) >= 18 && bytes.Equal(data[6:10], []byte{0, 0, 0, 0}):
		return form{"BMP", true, false}
	case has("\x1f\x8b\x08"):
		return form{label: "gzip"}
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		switch string(data[8:12]) {
		case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1":
			return form{"HEIC", true, false}
		case "avif", "avis":
			return form{"AVIF", true, false}
		}
	}
	return form{}
}

// markup names text that a browser would draw or run, "" for other text.
func markup(text string) string {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4096)]))
	switch {
	case !strings.HasPrefix(head, "<"):
		return ""
	case strings.Contains(head, "<svg"):
		return "SVG"
	case strings.Contains(head, "<html"), strings.HasPrefix(head, "<!doctype html"):
		return "HTML"
	}
	return ""
}
