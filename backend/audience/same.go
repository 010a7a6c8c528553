package audience

import (
	"strings"

	"afterword/backend/detail"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// sameSecrets are what was taken out as secrets. A sentence or a setting tells
// that a word is a password; where the word stands again, nothing may tell it.
type sameSecrets struct {
	begins map[string][]string // by their first bytes
	says   string
}

// shortestSame is how long a secret is at least that is looked for everywhere.
const shortestSame = 6

// otherNames are what a secret may be and other things are as well: a time, the number of a ticket, a version.
var otherNames = pattern.Lazily(`^(?:\d{4}-\d\d-\d\d.*|[A-Z]+-[\d-]+|v?\d[\d.]*(?:-?[a-z]+\.?\d*)?)$`)

// learn keeps the secrets that were found in a text, but for words: those stand
// for themselves elsewhere.
func (s *sameSecrets) learn(text string, found []detail.Found) {
	for _, h := range found {
		if h.Kind != Tokens || h.Look {
			continue
		}
		secret := text[h.Start:h.End]
		if _, password, ok := strings.Cut(secret, ":"); ok && strings.HasPrefix(text[h.End:], "@") { // of "user:password@"
			s.add(password, h.Says)
		}
		s.add(secret, h.Says)
	}
}

func (s *sameSecrets) add(secret, says string) {
	secret = strings.Trim(secret, "\"'`*,;. ")
	if len(secret) < shortestSame || strings.ContainsAny(secret, "\n") || !strings.ContainsAny(secret, "0123456789") || !hasLetter(secret) || otherNames().MatchString(secret) {
		return
	}
	if s.begins == nil {
		s.begins, s.says = map[string][]string{}, says
	}
	key := secret[:shortestSame]
	for _, known := range s.begins[key] {
		if known == secret {
			return
		}
	}
	s.begins[key] = append(s.begins[key], secret)
}

// find gives where one of them stands as a whole.
func (s *sameSecrets) find(text string) []detail.Found {
	var out []detail.Found
	if s.begins == nil {
		return nil
	}
	for i := 0; i+shortestSame <= len(text); i++ {
		if i > 0 && kinds[text[i-1]] == aLetter {
			continue
		}
		longest := 0
		for _, secret := range s.begins[text[i:i+shortestSame]] {
			if end := i + len(secret); len(secret) > longest && strings.HasPrefix(text[i:], secret) && (end == len(text) || kinds[text[end]] != aLetter) {
				longest = len(secret)
			}
		}
		if longest > 0 {
			out = append(out, detail.Found{Start: i, End: i + longest, Kind: Tokens, Says: s.says})
			i += longest - 1
		}
	}
	return out
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 }) >= 0
}

// again takes out of every text what was a secret in another.
func (w *worker) again(p *postmortem.PostMortem) {
	if w.d.secrets.begins == nil {
		return
	}
	everyText(p, func(text string, at Change) string {
		hits := w.d.secrets.find(text)
		if len(hits) == 0 {
			return text
		}
		left, _ := w.takeOut(text, hits, at)
		w.d.changed[left] = true
		return left
	})
}
