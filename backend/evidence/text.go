package evidence

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// DecodeText reads bytes as text: UTF-8, UTF-16 with its mark, or Latin-1 as
// Windows writes it. It comes back clean (see postmortem.Clean), with "\n" for
// every line end and without terminal colours; note says what was guessed. ok
// is false for bytes that are no text.
func DecodeText(data []byte) (text, note string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return tidy(fromUTF16(data[2:], binary.LittleEndian)), "", true
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return tidy(fromUTF16(data[2:], binary.BigEndian)), "", true
	}
	strange, high, bad, good := census(data)
	switch {
	case strange*20 > len(data): // more than one in twenty bytes: a program's own format
		return "", "", false
	case bad == 0:
		return tidy(string(data)), "", true
	case good > bad: // UTF-8 with faults in it
		return tidy(string(data)), fmt.Sprintf("Its text has %d faults, shown as �.", bad), true
	case strange > 0 || high*3 > len(data):
		return "", "", false
	}
	latin, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", false
	}
	return tidy(string(latin)), "It is not UTF-8; it was read as Latin-1.", true
}

// census counts control characters that text does not have, bytes above ASCII,
// bytes that are not UTF-8, and characters of several bytes.
func census(data []byte) (strange, high, bad, good int) {
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			if b < 0x20 && !strings.ContainsRune("\t\n\r\f\b\x1b", rune(b)) {
				strange++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		high += n
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return strange, high, bad, good
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2) // half a unit at the end is lost
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// escapes are what programs send to a terminal: colours, moves, titles. Made
// when first needed: the thousand-fold repetition takes a megabyte of stack,
// which every start of the program would pay for.
var escapes = pattern.Lazily("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\\\)|[()][0-9A-B]|[=>78cDEHMNOZ])")

func tidy(text string) string {
	if strings.Contains(text, "\x1b") {
		text = escapes().ReplaceAllString(text, "")
	}
	return postmortem.Clean(text)
}
