package evidence

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
)

// maxName is the longest file name that common systems take, in bytes.
const maxName = 255

// reserved are names that Windows keeps for devices, with any ending.
var reserved = pattern.Lazily(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)

// CleanName makes a name that can be shown and later be written as a file: the
// last part of a path, without characters that cannot be seen, turn the
// writing direction ("‮gpj.exe") or mean something to a file system.
func CleanName(name string) string {
	name = strings.ToValidUTF8(name, "\uFFFD")
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c', r == '\u200d': // join letters in many scripts, and emoji
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return -1
		case r == utf8.RuneError, strings.ContainsRune(`:*?"<>|`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	if reserved().MatchString(name) {
		name = "_" + name
	}
	name = shortName(name)
	if name == "" {
		return "file without a name"
	}
	return name
}

// shortName cuts a name between two characters and keeps its ending.
func shortName(name string) string {
	if len(name) <= maxName {
		return name
	}
	ending := path.Ext(name)
	if len(ending) > 20 {
		ending = ""
	}
	cut := maxName - len(ending) - len("…")
	for cut > 0 && !utf8.RuneStart(name[cut]) {
		cut--
	}
	return name[:cut] + "…" + ending
}
