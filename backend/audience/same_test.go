package audience

import (
	"fmt"
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

// What is a secret in one text is one in every other, before and after it.
func TestASecretIsOneEverywhere(t *testing.T) {
	p := postmortem.PostMortem{
		Title:   "We typed hunter2x twice",
		Summary: "export DB_PASSWORD=hunter2x; psql postgres://app:s3cr3tpw@db.example.com/x; token=v1.2.3 secret=OPS-4711 password=letmein; session_id=\"2026-04-14T10:00:00Z\"",
		Impact:  "hunter2x again, and (s3cr3tpw); hunter2xy is another, v1.2.3 and OPS-4711 are others, letmein is a word, 2026-04-14T10:00:00Z a time",
		Tags:    []string{"hunter2x"},
		Notes:   "root password: Zebra99x",
		Events:  []postmortem.TimelineEvent{{ID: "e", Title: "admin/hunter2x, Zebra99x."}},
	}
	got := Apply(p, Audience{Names: ByName, Without: []string{Tokens}})
	said := everything(got.PostMortem)
	for _, secret := range []string{"hunter2x ", "hunter2x,", "hunter2x\n", "s3cr3tpw", "Zebra99x"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is still in %s", secret, said)
		}
	}
	if want := "[secret removed] again, and ([secret removed]); hunter2xy is another, v1.2.3 and OPS-4711 are others, letmein is a word, 2026-04-14T10:00:00Z a time"; got.PostMortem.Impact != want {
		t.Errorf("%q, want %q", got.PostMortem.Impact, want)
	}
	if leaks := got.Detector.Leaks("a page with hunter2x on it"); len(leaks) != 1 {
		t.Errorf("the scan finds %v", leaks)
	}
	if leaks := got.Detector.Leaks(said); len(leaks) != 0 {
		t.Errorf("the scan finds %v", leaks)
	}
}

// Who is spoken to by a handle is known by it elsewhere, too.
func TestAHandleIsOnesEverywhere(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: people(),
		Summary:      "[10:02] bkowalski: on it; bob.smith too. The property of bob.smithers, user@bkowalski",
		Impact:       "@bkowalski can you look? mail bob.smith@corp.example, @property and @Transactional",
		Sequence:     "The property is Transactional.",
	}
	got := Apply(p, strict()).PostMortem
	if want := "[10:02] @[name removed]: on it; @[name removed] too. The property of bob.smithers, user@@[name removed]"; got.Summary != want {
		t.Errorf("%q, want %q", got.Summary, want)
	}
	if got.Sequence != p.Sequence {
		t.Error(got.Sequence)
	}
}

// A log of many sessions takes time that grows as it does.
func TestManySecretsOfOneBeginning(*testing.T) {
	secrets := 30_000
	if testing.Short() {
		secrets = 3_000
	}
	var log strings.Builder
	for i := range secrets {
		fmt.Fprintf(&log, "session_id=abcdefghijklmnop%07d\n", i)
	}
	Apply(postmortem.PostMortem{Summary: log.String()}, strict())
}
