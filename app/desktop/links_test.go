package desktop

import (
	"strings"
	"testing"

	"afterword/backend/errs"
)

func TestLinksThatAreOpened(t *testing.T) {
	for raw, want := range map[string]string{
		"https://example.com":                               "https://example.com",
		"HTTP://Example.com/a?b=c&d=e#f":                    "http://Example.com/a?b=c&d=e#f",
		"\t https://example.com/pasted\n":                   "https://example.com/pasted",
		"https://en.wikipedia.org/wiki/Apollo_(program)":    "https://en.wikipedia.org/wiki/Apollo_%28program%29",
		"https://example.com/~me/a;b?x=[1]&y=*":             "https://example.com/%7Eme/a%3Bb?x=%5B1%5D&y=%2A",
		"https://example.com/münchen":                       "https://example.com/m%C3%BCnchen",
		"https://example.com/a%20b":                         "https://example.com/a%20b",
		"mailto:ada@example.com?subject=Hello":              "mailto:ada@example.com?subject=Hello",
		"mailto:ada@example.com,grace@example.com":          "mailto:ada@example.com,grace@example.com",
		"https://example.com/$(reboot)`id`|x<y>\\z{}!":      "https://example.com/%24%28reboot%29%60id%60%7Cx%3Cy%3E%5Cz%7B%7D%21",
		"http://localhost:3000/d/abc?from=now-6h&to=now%2B": "http://localhost:3000/d/abc?from=now-6h&to=now%2B",
	} {
		got, err := checkLink(raw)
		if err != nil {
			t.Errorf("%q: %v", raw, err)
			continue
		}
		if !strings.EqualFold(got, want) {
			t.Errorf("%q became %q, want %q", raw, got, want)
		}
		if strings.ContainsAny(got, ";|`$\\<>*{}[]()~! \t\n") {
			t.Errorf("%q keeps characters that the way to the browser refuses", got)
		}
	}
}

func TestLinksThatAreNotOpened(t *testing.T) {
	for _, raw := range []string{
		"", "example.com", "/etc/passwd", "//example.com", "file:///etc/passwd", "javascript:alert(1)",
		"JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x",
		"ftp://example.com", "smb://host/share", "wails://wails/", "about:blank", "blob:https://example.com/x",
		"https://", "https:///path", "http:example.com", "https://user:secret@example.com", "https://bank.example@evil.example/",
		"https://exa\u202emple.com", "https://example.com/\u200b", "https://example.com/\r\nX: y", "https://[::1]/",
		"mailto:", "mailto:not an address", "mailto:a@b\r\nBcc:c@d", "https://example.com:port/", "https://%zz",
		"https://example.com/" + strings.Repeat("a", maxLink), "x-apple:foo", "ssh://host", "\xff\xfe://x",
	} {
		if got, err := checkLink(raw); errs.CodeOf(err) != errs.Invalid {
			t.Errorf("%.60q was let through as %.60q", raw, got)
		}
	}
}

func TestOpenLinkReachesTheDeskOnlyWhenChecked(t *testing.T) {
	a, desk := newTestApp(t, &fakeStore{})
	s := &System{a}
	if err := s.OpenLink(a.token, "file:///etc/passwd"); errs.CodeOf(err) != errs.Invalid {
		t.Error(err)
	}
	if err := s.OpenLink(a.token, "https://example.com/x"); err != nil {
		t.Error(err)
	}
	if len(desk.opened) != 1 || desk.opened[0] != "https://example.com/x" {
		t.Errorf("opened %v", desk.opened)
	}
}
