package audience

import (
	"slices"
	"strings"

	"afterword/backend/detail"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// sameAgain is what was taken out because of where it stood: as a secret, for a
// sentence or a setting tells that a word is a password, or as the handle of
// somebody nobody named. Where it stands again, nothing may tell it.
type sameAgain struct {
	pieces map[string]same
	begins map[string][]int // lengths of those that begin so: a log can have thousands
	people bool             // handles are learned
}

type same struct{ kind, says string }

// How long what is looked for everywhere is at least and at most, in bytes. What
// is longer is known by its form.
const shortestSame, longestSame = 6, 200

// otherNames are what a secret may be and other things are as well: a time, the number of a ticket, a version.
var otherNames = pattern.Lazily(`^(?:\d{4}-\d\d-\d\d.*|[A-Z]+-[\d-]+|v?\d[\d.]*(?:-?[a-z]+\.?\d*)?)$`)

// learn keeps the secrets and handles that were found in a text, but for words:
// those stand for themselves elsewhere.
func (s *sameAgain) learn(text string, found []detail.Found) {
	for _, h := range found {
		secret := text[h.Start:h.End]
		if s.people && (h.Kind == Emails || h.Kind == People) {
			handle, _, _ := strings.Cut(strings.TrimPrefix(secret, "@"), "@")
			if len(handle) >= shortestSame && isOnesHandle(handle) {
				s.add(handle, same{People, detail.StrangerSays})
			}
		}
		if h.Kind != Tokens || h.Look {
			continue
		}
		if _, password, ok := strings.Cut(secret, ":"); ok && strings.HasPrefix(text[h.End:], "@") { // of "user:password@"
			s.addSecret(password, h.Says)
		}
		s.addSecret(secret, h.Says)
	}
}

func (s *sameAgain) addSecret(secret, says string) {
	secret = strings.Trim(secret, "\"'`*,;. ")
	if len(secret) >= shortestSame && len(secret) <= longestSame && !strings.Contains(secret, "\n") && strings.ContainsAny(secret, "0123456789") && hasLetter(secret) && !otherNames().MatchString(secret) {
		s.add(secret, same{Tokens, says})
	}
}

func (s *sameAgain) add(piece string, one same) {
	if s.pieces == nil {
		s.pieces, s.begins = map[string]same{}, map[string][]int{}
	}
	if _, known := s.pieces[piece]; known {
		return
	}
	s.pieces[piece] = one
	if key := piece[:shortestSame]; !slices.Contains(s.begins[key], len(piece)) {
		s.begins[key] = append(s.begins[key], len(piece))
	}
}

// isOnesHandle reports whether a handle is of a person beyond doubt:
// "bob.smith", "bkowalski". Programs have "@property" as well.
func isOnesHandle(handle string) bool {
	first, last, ok := strings.Cut(handle, ".")
	if !ok {
		return looksLikeHandle(handle)
	}
	for _, part := range []string{first, last} {
		if len(part) < 2 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz") != "" || vocabulary.Has(part) || isRole(part) {
			return false
		}
	}
	return true
}

// find gives where one of them stands as a whole.
func (s *sameAgain) find(text string) []detail.Found {
	var out []detail.Found
	if s.pieces == nil {
		return nil
	}
	for i := 0; i+shortestSame <= len(text); i++ {
		if i > 0 && kinds[text[i-1]] == aLetter {
			continue
		}
		var longest int
		var found same
		for _, length := range s.begins[text[i:i+shortestSame]] {
			end := i + length
			if length <= longest || end > len(text) || end < len(text) && kinds[text[end]] == aLetter {
				continue
			}
			if one, ok := s.pieces[text[i:end]]; ok {
				longest, found = length, one
			}
		}
		if longest > 0 {
			out = append(out, detail.Found{Start: i, End: i + longest, Kind: found.kind, Says: found.says})
			i += longest - 1
		}
	}
	return out
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 }) >= 0
}

// learnFromLeftOut knows what is a secret from the parts that are left out as a
// whole, too: from private notes, from the logs that customers do not get.
func (w *worker) learnFromLeftOut(whole, left postmortem.PostMortem) {
	kept := map[string]bool{"": true}
	everyText(&left, func(text string, _ Change) string {
		kept[text] = true
		return text
	})
	everyText(&whole, func(text string, _ Change) string {
		if !kept[text] {
			w.d.same.learn(text, w.d.details.Find(text))
		}
		return text
	})
}

// again takes out of every text what was taken out of another.
func (w *worker) again(p *postmortem.PostMortem) {
	if w.d.same.pieces == nil {
		return
	}
	everyText(p, func(text string, at Change) string {
		hits := w.d.same.find(text)
		if len(hits) == 0 {
			return text
		}
		left, _ := w.takeOut(text, hits, at)
		w.d.changed[left] = true
		return left
	})
}
