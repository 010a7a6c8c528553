package audience

import (
	"slices"
	"testing"

	"afterword/backend/postmortem"
)

// A field for an address can have anything in it, before the address too.
func TestFieldOfAnAddressHasMore(t *testing.T) {
	for _, url := range []string{"from 10.12.0.7: http://localhost:8080/x", "anna said http://localhost/a and http://localhost/b", "<http://localhost/a> 10.12.0.7"} {
		p := postmortem.PostMortem{Participants: people(), Evidence: []postmortem.Evidence{{ID: "e", URL: url}}}
		if got := Apply(p, strict()).PostMortem.Evidence[0].URL; got != "" {
			t.Errorf("%q became %q", url, got)
		}
	}
}

// What stands for a detail leaves the address of a page an address, where it is
// one, and can be read where nobody follows it.
func TestAddressesOfPagesStayWhole(t *testing.T) {
	p := postmortem.PostMortem{
		Summary:  "See https://www.example.com/?token=abc123def4&x=1, [a](http://www.example.com/web-12/x) and redis://web-12:6379",
		Evidence: []postmortem.Evidence{{ID: "e", URL: "https://www.example.com/10.12.0.7", Excerpt: "GET https://www.example.com/?token=abc123def4"}},
	}
	readers := strict()
	readers.Without = []string{Hosts, Addresses, Tokens}
	got := Apply(p, readers)
	said := []string{got.PostMortem.Summary, got.PostMortem.Evidence[0].URL, got.PostMortem.Evidence[0].Excerpt}
	want := []string{
		"See https://www.example.com/?token=%5Bsecret%20removed%5D&x=1, [a](http://www.example.com/%5Bhost%201%5D/x) and redis://[host 1]:6379",
		"https://www.example.com/%5Baddress%201%5D", "GET https://www.example.com/?token=[secret removed]",
	}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
	if left := got.Detector.Left(got.PostMortem, func(text string, _ Change) string { return text }); len(left) > 0 {
		t.Errorf("%+v", left)
	}
	if len(got.Changes) == 0 || got.Changes[0].After != "[secret removed]" {
		t.Errorf("%+v", got.Changes)
	}
}
