package detail

import (
	"strings"
	"testing"
)

func everyKind(string) bool { return true }

// without gives a text without its details, the first of each kind as number
// one, and checks that nothing is found in what is left, in German either.
func without(t *testing.T, text string, domains ...string) (got string) {
	t.Helper()
	r := NewReader(everyKind, domains)
	for _, language := range []string{"de", "en"} {
		var out strings.Builder
		from := 0
		for _, f := range Apart(r.Find(text)) {
			out.WriteString(text[from:f.Start] + strings.ReplaceAll(f.SaysIn(language), "%d", "1"))
			from = f.End
		}
		got = out.String() + text[from:]
		for _, f := range Apart(r.Find(got)) {
			t.Errorf("%q became %q, where %q is found", text, got, got[f.Start:f.End])
		}
	}
	return got
}

// Whatever stands for a detail is known again, and said in German as well.
func TestEveryPlaceholderIsKnown(t *testing.T) {
	for _, f := range finders {
		german := Found{Says: f.says}.SaysIn("de")
		if german == f.says {
			t.Errorf("%q is not said in German", f.says)
		}
		for _, says := range []string{f.says, german} {
			says = strings.ReplaceAll(says, "%d", "12")
			if !Placeholders().MatchString(says) || !isPlaceholder(says) {
				t.Errorf("%q is not known as a placeholder", says)
			}
		}
	}
	if got := (Found{Says: secretRemoved}).SaysIn("fr"); got != secretRemoved {
		t.Errorf("in French %q", got)
	}
}

// checkMarked takes out of each text what stands between "⟦" and "⟧", and
// nothing else. Texts that have no mark stay.
func checkMarked(t *testing.T, texts []string, says string) {
	t.Helper()
	for _, marked := range texts {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		var want strings.Builder
		for i, part := range strings.Split(marked, "⟦") {
			if i > 0 {
				_, part, _ = strings.Cut(part, "⟧")
				want.WriteString(says)
			}
			want.WriteString(part)
		}
		if got := without(t, text); got != want.String() {
			t.Errorf("%q became\n%q, want\n%q", text, got, want.String())
		}
	}
}
