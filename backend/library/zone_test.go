package library

import (
	"os"
	"path/filepath"
	"testing"
)

func TestZoneName(t *testing.T) {
	dir := t.TempDir()
	link, file, none := filepath.Join(dir, "localtime"), filepath.Join(dir, "timezone"), filepath.Join(dir, "none")
	if err := os.Symlink("/usr/share/zoneinfo/Asia/Tokyo", link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := os.WriteFile(file, []byte("America/Lima\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ tz, local, link, file, want string }{
		"TZ comes first":         {"Europe/Berlin", "Local", link, file, "Europe/Berlin"},
		"TZ with a colon":        {":Europe/Berlin", "Local", link, file, "Europe/Berlin"},
		"TZ as a path":           {"/usr/share/zoneinfo/Europe/Berlin", "Local", link, file, "Europe/Berlin"},
		"a TZ that is no name":   {"EET-2EEST,M3.5.0", "Local", link, file, "Asia/Tokyo"},
		"what Go knows":          {"", "Europe/Paris", link, file, "Europe/Paris"},
		"then the link":          {"", "Local", link, file, "Asia/Tokyo"},
		"then the file":          {"", "Local", none, file, "America/Lima"},
		"UTC has one name":       {"Etc/UTC", "Local", none, none, "UTC"},
		"with leap seconds":      {"right/Europe/Berlin", "Local", none, none, "Europe/Berlin"},
		"nothing to find":        {"", "Local", none, none, "UTC"},
		"nothing that is a zone": {"Mars/Olympus", "Local", none, none, "UTC"},
		"a way out of the table": {"../../etc/passwd", "Local", none, none, "UTC"},
	} {
		if got := zoneName(c.tz, c.local, c.link, c.file); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
