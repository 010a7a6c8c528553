package audience

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"afterword/backend/detail"
	"afterword/backend/postmortem"
)

// Leak is something in an export that should not be there.
type Leak struct{ What, Text string }

// Leaks finds in a text what the audience should not have. Names that are
// ordinary words as well are left to the list of changes.
func (d *Detector) Leaks(text string) []Leak {
	return d.leaks(text, func(string) bool { return true })
}

// LeaksAcrossLines finds what the layout broke into two lines, as it does with
// a long word. Only what was taken out counts there: other words that met by
// chance do not.
func (d *Detector) LeaksAcrossLines(text string) []Leak {
	if len(d.removed) == 0 {
		return nil
	}
	return d.leaks(unbroken.Replace(text), func(found string) bool { return d.removed[fold(found)] })
}

var unbroken = strings.NewReplacer("\r", "", "\n", "")

func (d *Detector) leaks(text string, counts func(found string) bool) []Leak {
	var out []Leak
	for _, h := range d.find(text) {
		leak := Leak{h.Kind, Visible(text[h.Start:h.End])}
		if h.Look || slices.Contains(out, leak) || leak.What == People && d.isOurs(leak.Text) || !counts(leak.Text) || d.inReplacement(text, h) {
			continue
		}
		out = append(out, leak)
	}
	return out
}

// isOurs reports whether a name is what we put there ourselves.
func (d *Detector) isOurs(text string) bool {
	for _, one := range d.people {
		if strings.Contains(one.says, text) || strings.Contains(forAddress(one.says), text) {
			return true
		}
	}
	return false
}

// inReplacement reports whether what was found is part of a placeholder, or of
// what stands for somebody: "[host 1]" must not be taken for Grace Host, and
// the A of "/user:Responder A" for a password.
func (d *Detector) inReplacement(text string, h detail.Found) bool {
	const longest = 32
	from := max(0, h.Start-longest)
	for _, at := range detail.Placeholders().FindAllStringIndex(text[from:min(len(text), h.End+longest)], -1) {
		if from+at[0] <= h.Start && h.End <= from+at[1] {
			return true
		}
	}
	isOf := func(one *person) bool { return isWithin(text, one.says, h) }
	return slices.ContainsFunc(d.people, isOf) || d.names != nil && isOf(d.names.nobody)
}

// isWithin reports whether what was found lies in a piece of a text.
func isWithin(text, piece string, h detail.Found) bool {
	from := max(0, h.End-len(piece))
	for from <= h.Start {
		at := strings.Index(text[from:min(len(text), h.Start+len(piece))], piece)
		if at < 0 || from+at > h.Start {
			return false
		}
		if h.End <= from+at+len(piece) {
			return true
		}
		from += at + 1
	}
	return false
}

// Left finds what is left in the texts of a post-mortem that was made for the
// audience. Each is read as its readers see it: seen gives that, and may return
// what it was given. As it is Apply has read it already, but not what became of
// it where something was taken out. What and Before of a change say what was
// found; nothing was changed.
func (d *Detector) Left(p postmortem.PostMortem, seen func(text string, at Change) string) []Change {
	var out []Change
	everyText(&p, func(text string, at Change) string {
		var versions []string
		if d.changed[text] {
			versions = append(versions, text)
		}
		for _, version := range []string{Visible(text), Visible(seen(text, at))} {
			if version != text && !slices.Contains(versions, version) {
				versions = append(versions, version)
			}
		}
		var known []Leak
		for _, version := range versions {
			for _, leak := range d.Leaks(version) {
				if !slices.Contains(known, leak) {
					known = append(known, leak)
					at.What, at.Before = leak.What, leak.Text
					out = append(out, at)
				}
			}
		}
		return text
	})
	return out
}

// Says reports whether a text of a post-mortem has a piece, as it is or as its
// readers see it, but for marks that a format puts within or around it.
func Says(p postmortem.PostMortem, piece string, seen func(text string, at Change) string) bool {
	says := false
	piece = strings.Trim(withoutMarks.Replace(html.UnescapeString(piece)), "[](){}.,:;|\"' ")
	everyText(&p, func(text string, at Change) string {
		says = says || strings.Contains(withoutMarks.Replace(text), piece) || strings.Contains(withoutMarks.Replace(Visible(seen(text, at))), piece)
		return text
	})
	return says
}

var withoutMarks = strings.NewReplacer(`\`, "", "*", "", "_", "", "`", "")

// Visible leaves out the characters that nobody sees, as the soft hyphen: a
// name with one inside reads like the name.
func Visible(text string) string {
	if strings.IndexFunc(text, unseen) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, text)
}

// unseen is quick with what most text is made of.
func unseen(r rune) bool {
	return r >= 0xad && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == 0x34f)
}

// Masked gives a post-mortem whose texts have an x for every letter and digit.
// What an export of it says is what the program says by itself: lengths, lines
// and times stay, and so do placeholders, and what makes a link a link.
func Masked(p postmortem.PostMortem) postmortem.PostMortem {
	everyText(&p, func(text string, _ Change) string {
		var out strings.Builder
		from := 0
		for _, at := range keptInMask().FindAllStringIndex(text, -1) {
			out.WriteString(strings.Map(mask, text[from:at[0]]))
			out.WriteString(text[at[0]:at[1]])
			from = at[1]
		}
		out.WriteString(strings.Map(mask, text[from:]))
		return out.String()
	})
	return p
}

var keptInMask = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(detail.Placeholders().String() + `|https?://|\]\(evidence:[^)\s]*`)
})

func mask(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsNumber(r) {
		return 'x'
	}
	if unicode.IsMark(r) || unseen(r) {
		return -1
	}
	return r
}
