package detail

import (
	"net/netip"
	"strconv"
	"strings"

	"afterword/backend/pattern"
)

var (
	// email takes "%40" of an address of a page for "@", a quoted name, and the machine itself.
	email = pattern.Lazily(`(?i)(?:"[^"\n]{1,64}"|[\p{L}0-9._%+'-]+)(?:@|%40)(?:(?:[\p{L}0-9](?:[\p{L}0-9-]*[\p{L}0-9])?\.)+(?:xn--[a-z0-9-]*[a-z0-9]|[\p{L}]{2,})|localhost\b)`)
	// hardware is a MAC address, as most write it or as Cisco does.
	hardware = pattern.Lazily(`(?i)` + edge + `((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})` + edge)
)

// isHardware tells an address from a part of a longer number, as a
// fingerprint is, and from a number with dots.
func (r *Reader) isHardware(text string, start, end int) bool {
	found := text[start:end]
	if strings.Contains(found, ".") && (!hasLetter(found) || strings.Trim(found, "abcdefABCDEF.") == "") {
		return false
	}
	mark := strings.TrimLeft(found, "0123456789abcdefABCDEF")[0]
	before := start > 1 && text[start-1] == mark && allHex(text[start-2:start-1])
	after := end+1 < len(text) && text[end] == mark && allHex(text[end+1:end+2])
	return !before && !after
}

// addresses4 finds IPv4 addresses and networks, also where a name or a port is
// tied to them: "dump_10.0.0.7.pcap", "10.0.0.7.443". Five parts and more are
// the number of an object, four behind "version" a version.
func addresses4(text string) []stretch {
	var found []stretch
	for i := 0; i < len(text); {
		if classOf(text[i]) != '0' {
			i++
			continue
		}
		start := i
		parts, end := 0, 0
		fits := true
		for {
			from := i
			for i < len(text) && classOf(text[i]) == '0' {
				i++
			}
			if i == from {
				break
			}
			if n, err := strconv.Atoi(text[from:i]); parts < 4 && (i-from > 3 || err != nil || n > 255) {
				fits = false
			}
			if parts++; parts == 4 {
				end = i
			}
			if i+1 >= len(text) || text[i] != '.' || classOf(text[i+1]) != '0' {
				break
			}
			i++
		}
		if parts < 4 || parts > 5 || !fits || isOtherNumber(text, start, end, parts) {
			continue
		}
		if mask := maskAt(text, end); parts == 4 && mask > 0 {
			end += mask
			i = end
		}
		found = append(found, stretch{start: start, end: end})
	}
	return found
}

// isOtherNumber reports whether four numbers are of something else: a version, a
// part of a word, or of a longer number.
func isOtherNumber(text string, start, end, parts int) bool {
	if end < len(text) && parts == 4 && (classOf(text[end]) == 'a' || classOf(text[end]) == 'A') {
		return true
	}
	if start > 1 && text[start-1] == '.' && classOf(text[start-2]) == '0' {
		return true
	}
	before := strings.ToLower(strings.TrimRight(text[max(0, start-12):start], " :.="))
	from := len(before)
	for from > 0 && classOf(before[from-1]) == 'a' {
		from--
	}
	return versionWords.Has(before[from:])
}

var versionWords = Words("v ver version versions release rev revision")

// maskAt gives the length of "/24".
func maskAt(text string, at int) int {
	end := at + 1
	for end < len(text) && classOf(text[end]) == '0' {
		end++
	}
	if at < len(text) && text[at] == '/' && end > at+1 && end < at+5 {
		return end - at
	}
	return 0
}

// addresses6 finds IPv6 addresses and networks. What a program writes with
// "::" is none ("std::vector", "Foo::Bar"): no letter stands beside an address.
func addresses6(text string) []stretch {
	var found []stretch
	for i := 0; i < len(text); {
		if !inAddress6(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && inAddress6(text[i]) {
			i++
		}
		if i-start < 3 || strings.Count(text[start:i], ":") < 2 {
			continue
		}
		if s, ok := address6(text, start, i); ok {
			found, i = append(found, s), s.end
		}
	}
	return found
}

func inAddress6(b byte) bool { return allHex(string(b)) || b == ':' || b == '.' }

// address6 takes off what is tied to an address: "addr:fe80::1.".
func address6(text string, start, end int) (stretch, bool) {
	for {
		bare := strings.TrimRight(text[start:end], ".")
		if strings.HasSuffix(bare, ":") && !strings.HasSuffix(bare, "::") {
			bare = bare[:len(bare)-1]
		}
		clean := start == 0 || !isBeside(text[start-1], bare)
		if after := start + len(bare); clean && (after == len(text) || !isBeside(text[after], bare)) {
			if addr, err := netip.ParseAddr(bare); err == nil && addr.Is6() && len(bare) > 2 && strings.ContainsAny(bare, "0123456789") {
				return stretch{start: start, end: after + zoneAt(text, after)}, true
			}
		}
		next := strings.IndexByte(text[start:end], ':')
		if clean && next > 0 || next < 0 || strings.HasPrefix(text[start+next:], "::") {
			return stretch{}, false
		}
		start += next + 1
	}
}

// isBeside reports whether what stands beside makes an address a part of a
// name. "_" is between words in the name of a file, where the first part is
// that of an address.
func isBeside(b byte, bare string) bool {
	first, _, _ := strings.Cut(bare, ":")
	return classOf(b) != '.' || b == '_' && (len(first) != 4 || strings.Trim(first, "abcdefABCDEF") == "")
}

// zoneAt gives the length of "%eth0.100/64".
func zoneAt(text string, at int) int {
	end := at
	if end < len(text) && text[end] == '%' {
		for end++; end < len(text) && (classOf(text[end]) != '.' || text[end] == '.' || text[end] == '-'); end++ {
		}
		end = at + len(strings.TrimRight(text[at:end], ".-%"))
	}
	return end - at + maskAt(text, end)
}
