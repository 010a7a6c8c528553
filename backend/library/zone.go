package library

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"afterword/backend/postmortem"
)

// MachineZone gives the IANA name of the zone of this machine, "UTC" if it
// cannot be found out.
func MachineZone() string {
	return zoneName(os.Getenv("TZ"), time.Local.String(), "/etc/localtime", "/etc/timezone")
}

// zoneName finds the name of the zone: what TZ says, else what Go calls the
// local zone, else where the system's link leads, else what its file says.
func zoneName(tz, local, link, file string) string {
	candidates := []string{strings.TrimPrefix(tz, ":"), local}
	if target, err := filepath.EvalSymlinks(link); err == nil {
		candidates = append(candidates, target)
	}
	if target, err := os.Readlink(link); err == nil {
		candidates = append(candidates, target)
	}
	if text, err := os.ReadFile(file); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(text)))
	}
	for _, name := range candidates {
		if _, below, found := strings.Cut(name, "/zoneinfo/"); found {
			name = below
		}
		name = strings.TrimPrefix(strings.TrimPrefix(name, "posix/"), "right/")
		switch {
		case name == "" || !postmortem.ValidZone(name):
		case name == "Etc/UTC" || name == "Etc/UCT" || name == "Zulu":
			return "UTC"
		default:
			return name
		}
	}
	return "UTC"
}
