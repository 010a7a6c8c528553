package detail

import (
	"regexp"
	"strings"
	"sync"
)

// placeholder is what stands where a detail was, in each language of headings. All
// are plain letters, so that no address or page writes them otherwise than these.
type placeholder struct{ english, german string }

var placeholders = []placeholder{
	{secretRemoved, "[Geheimnis entfernt]"},
	{"[internal link]", "[interner Link]"},
	{"[e-mail removed]", "[E-Mail entfernt]"},
	{"[address %d]", "[Adresse %d]"},
	{"[host %d]", "[Rechner %d]"},
	{StrangerSays, "@[Name entfernt]"},
}

const (
	secretRemoved = "[secret removed]"
	// StrangerSays stands for somebody whom nobody named.
	StrangerSays = "@[name removed]"
)

// SaysIn gives what may stand there in a language, English for one not known.
func (f Found) SaysIn(language string) string {
	for _, p := range placeholders {
		if language == "de" && p.english == f.Says {
			return p.german
		}
	}
	return f.Says
}

// inAddress writes a placeholder so that the address of a page with it stays one.
var inAddress = strings.NewReplacer("[", "%5B", " ", "%20", "]", "%5D")

// InAddress gives what stands for a detail within the address of a page.
func InAddress(says string) string { return inAddress.Replace(says) }

// Placeholders matches what may stand where a detail was: "[host 3]", also
// within an address.
var Placeholders = sync.OnceValue(func() *regexp.Regexp {
	var forms []string
	for _, p := range placeholders {
		for _, says := range []string{p.english, p.german, InAddress(p.english), InAddress(p.german)} {
			forms = append(forms, strings.ReplaceAll(regexp.QuoteMeta(says), "%d", `\d+`))
		}
	}
	return regexp.MustCompile(strings.Join(forms, "|"))
})

// escapedPlaceholder undoes what an address or a page makes of a placeholder.
var escapedPlaceholder = strings.NewReplacer("%5B", "[", "%5b", "[", "%20", " ", "%5D", "]", "%5d", "]", "&#91;", "[", "&#93;", "]", "&nbsp;", " ")

// isPlaceholder reports whether a detail was taken out here already; the
// placeholder may be escaped, or cut where a line or a title ends.
func isPlaceholder(s string) bool {
	const longest = 96 // escaped; what follows, up to the end of the line, says nothing
	s = s[:min(len(s), longest)]
	s = strings.TrimRight(strings.TrimLeft(s, `\`), "…")
	if strings.ContainsAny(s, "%&") {
		s = escapedPlaceholder.Replace(s)
	}
	for _, p := range placeholders {
		for _, says := range []string{p.english, p.german} {
			begins, _, _ := strings.Cut(says, " ")
			if strings.HasPrefix(s, begins) || p.english == secretRemoved && strings.HasPrefix(says, s) {
				return true
			}
		}
	}
	return false
}

// inSecretRemoved reports whether a text ends within what stands for a secret,
// behind its first word.
func inSecretRemoved(before string) bool {
	for _, p := range placeholders {
		for _, says := range []string{p.english, p.german} {
			begins, _, _ := strings.Cut(says, " ")
			if p.english == secretRemoved && strings.HasSuffix(before, begins+" ") {
				return true
			}
		}
	}
	return false
}
