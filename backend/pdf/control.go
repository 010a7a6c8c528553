package pdf

import (
	"slices"
	"strings"
)

// Control characters that were pasted with a text are kept as the pictures that
// Unicode has of them (U+2400 to U+2421). Where no font has these they are drawn
// as their names, which say more than a code point that nobody wrote.
const firstPicture = 0x2400

var controlNames = strings.Fields("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI " +
	"DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL")

// controlName gives what stands in the frame of a picture of a control character,
// "" for any other character.
func controlName(r rune) string {
	if n := int(r) - firstPicture; n >= 0 && n < len(controlNames) {
		return controlNames[n]
	}
	return ""
}

// controlPicture is the way back: 0 if it is no such name.
func controlPicture(name string) rune {
	if n := slices.Index(controlNames, name); n >= 0 {
		return firstPicture + rune(n)
	}
	return 0
}
