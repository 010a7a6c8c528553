package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

const (
	longestName = 120 // bytes with the extension; file systems take 255, other programs add to names
	plainName   = "Post-mortem"
)

// files gives the ending of the files of a format, where it is not its name, and
// what their names say besides the title, so that several formats of a
// post-mortem stand beside each other in one folder.
var files = map[string]struct{ extension, about string }{
	"csv": {"csv", "actions"}, "timeline-csv": {"csv", "timeline"}, "github-csv": {"csv", "GitHub issues"}, "jira-csv": {"csv", "Jira issues"},
	"ics": {"ics", ""}, "announcement": {"txt", "announcement"}, "status": {"txt", "status"}, "contribution": {"md", "contribution"},
}

// Extension gives the ending of the files of a format, without the dot.
func Extension(format string) string {
	if f, ok := files[format]; ok {
		return f.extension
	}
	return format
}

// FileName suggests a name for an export: reference and title, as
// "PM-2026-014 Checkout latency after cache failover.pdf", for some formats with
// a word more. It is safe on every
// platform: no separators, control or direction characters, no reserved names,
// no dots or blanks at the ends, at most 120 bytes. Other letters stay.
func FileName(p postmortem.PostMortem, format string) string {
	extension := "." + Extension(format)
	if about := files[format].about; about != "" {
		extension = " " + about + extension
	}
	name := cleanName(p.Reference + " " + p.Title)
	name = shortenName(name, longestName-len(extension))
	switch {
	case name == "":
		name = plainName
	case reserved().MatchString(name):
		name = plainName + " " + name
	}
	return name + extension
}

// Names that Windows takes for devices, with or without an extension.
var reserved = pattern.Lazily(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?$`)

func cleanName(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '/' || c == '\\' || c == '|' || c == ':':
			return '-'
		case c == '"':
			return '\''
		case strings.ContainsRune(`<>*?`, c) || unicode.IsControl(c) || unicode.IsSpace(c):
			return ' '
		case c == 0x200C || c == 0x200D: // joiners, without which some scripts and emoji fall apart
			return c
		case unicode.Is(unicode.Cf, c) || c == utf8.RuneError || c >= 0xFFFE && c <= 0xFFFF || c == 0x115F || c == 0x3164:
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	return trimName(s)
}

// trimName takes off what is awkward at the ends: dots and blanks, a leading
// "-" that looks like an option, a leading "~", joiners.
func trimName(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, " .-~\u200C\u200D"), " .\u200C\u200D")
}

// shortenName cuts at a word if there is one in the last third, and never
// between a letter and its accents.
func shortenName(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	for end > 0 {
		next, _ := utf8.DecodeRuneInString(s[end:])
		_, size := utf8.DecodeLastRuneInString(s[:end])
		if !unicode.IsMark(next) && next != 0x200D && !strings.HasSuffix(s[:end], "\u200D") {
			break
		}
		end -= size
	}
	cut := s[:end]
	if space := strings.LastIndexByte(cut, ' '); space > limit*2/3 && s[end] != ' ' {
		cut = cut[:space]
	}
	return trimName(cut)
}
