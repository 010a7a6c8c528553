package detail

import "strings"

// podLetters are those of which Kubernetes makes the ends of names, so that no
// word comes of it.
const podLetters = "bcdfghjklmnpqrstvwxz2456789"

// isMade reports whether a program made a name for a machine: a pod of
// "checkout-7d9f8b6c5d-x2x9k" or "exporter-8wz4q", a node of
// "gke-shop-pool-2-8f3a9c1b-w7rt", an instance of "i-0abc123de45f67890".
func isMade(parts []string) bool {
	last := len(parts) - 1
	if last < 1 {
		return false
	}
	switch end := parts[last]; {
	case parts[0] == "gke" || parts[0] == "aks" || parts[0] == "eks":
		return last > 2 && digitsIn(end+parts[last-1]) > 0
	case parts[0] == "i" && last == 1:
		return (len(end) == 8 || len(end) == 17) && allHex(end) && digitsIn(end) > 0
	case len(end) != 5 || strings.Trim(end, podLetters) != "":
		return false
	default:
		set := parts[last-1]
		return last > 1 && len(set) >= 8 && len(set) <= 10 && strings.Trim(set, podLetters) == "" && digitsIn(set) > 0 || digitsIn(end) > 1 && digitsIn(end) < 4
	}
}

func digitsIn(s string) int {
	n := 0
	for i := range len(s) {
		if classOf(s[i]) == '0' {
			n++
		}
	}
	return n
}

// isInstalled reports whether a name is what Windows gives a new machine: "DESKTOP-4F7G2H1".
func isInstalled(name string) bool {
	kind, drawn, _ := strings.Cut(name, "-")
	return (kind == "DESKTOP" || kind == "LAPTOP" || kind == "WIN") && len(drawn) >= 7 && len(drawn) <= 11 && digitsIn(drawn) > 0 &&
		strings.Trim(drawn, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
