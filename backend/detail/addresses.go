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

var (
	// guarded is an IPv4 address that nobody can press: "10[.]0[.]3[.]17"; or a
	// network told with a letter in place of its machines: "10.0.3.x".
	guarded = pattern.Lazily(`(?:^|[^\d.])(\d{1,3}(?:\[\.\]|\.)\d{1,3}(?:\[\.\]|\.)\d{1,3}(?:\[\.\]|\.)\d{1,3})(?:[^\d.]|$)`)
	ranged  = pattern.Lazily(`(?:^|[^\w.])((?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3})?(?:\.(?:[xX]{1,3}|\*)){1,2})(?:[^\w.*]|\.?$)`)
	// spelled is an e-mail address that no program shall take for one, or as a page or a program writes "@".
	spelled = pattern.Lazily(`(?i)[\p{L}0-9._%+'-]+(?: ?(?:\(at\)|\[at\]|\{at\}|＠|&#64;|&#x40;|&commat;|\\u0040) ?(?:[\p{L}0-9](?:[\p{L}0-9-]*[\p{L}0-9])?(?:\.| ?(?:\(dot\)|\[dot\]|\{dot\}) ?| dot ))+[\p{L}]{2,}| at (?:[\p{L}0-9-]+ dot )+(?:com|org|net|de|io|eu)\b)`)
)

// isGuarded reports whether an address has such a mark; others are found as they are.
func (r *Reader) isGuarded(text string, start, end int) bool {
	return strings.Contains(text[start:end], "[")
}

func (r *Reader) isFour(text string, start, end int) bool {
	return strings.Count(text[start:end], ".") == 3
}

// isMail tells an address from that of a repository ("git@github.com:…"), of an
// image of a program ("api@sha256-…") and from the name of a document file.
func (r *Reader) isMail(text string, start, end int) bool {
	found := text[start:end]
	if strings.Contains(found, "@sha256") || strings.HasSuffix(found, ".afterword") {
		return false
	}
	return !strings.HasPrefix(found, "git@") || end >= len(text) || text[end] != ':' && text[end] != '/'
}

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
		if mask := maskAt(text, end, 32); parts == 4 && mask > 0 {
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
	before := text[max(0, start-24):start]
	if isProduct(before) && !isPrivate(text[start:end]) {
		return true
	}
	bare := strings.ToLower(strings.TrimRight(before, " :.="))
	from := len(bare)
	for from > 0 && classOf(bare[from-1]) == 'a' {
		from--
	}
	word := bare[from:]
	if word == "v" && strings.HasSuffix(before, ":") { // "/v:10.0.3.17" of a command
		return false
	}
	return versionWords.Has(word)
}

var versionWords = Words("v ver version versions release rev revision kernel build section chapter")

// isProduct reports whether a text ends as browsers say what they are:
// "Chrome/124.0.0.0". Machines have no capital there.
func isProduct(before string) bool {
	name, ok := strings.CutSuffix(before, "/")
	from := len(name)
	for from > 0 && (classOf(name[from-1]) == 'a' || classOf(name[from-1]) == 'A') {
		from--
	}
	return ok && len(name)-from > 1 && classOf(name[from]) == 'A'
}

func isPrivate(address string) bool {
	addr, err := netip.ParseAddr(address)
	return err != nil || addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast()
}

// maskAt gives the length of "/24", 0 where a larger number or another address
// follows.
func maskAt(text string, at, most int) int {
	end := at + 1
	for end < len(text) && classOf(text[end]) == '0' {
		end++
	}
	if at >= len(text) || text[at] != '/' || end == at+1 || end > at+4 || end+1 < len(text) && text[end] == '.' && classOf(text[end+1]) == '0' {
		return 0
	}
	if bits, err := strconv.Atoi(text[at+1 : end]); err != nil || bits > most {
		return 0
	}
	return end - at
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
			if dot := strings.LastIndexByte(bare, '.'); dot > 0 && strings.Count(bare, ".") == 1 { // with a port, as tcpdump has it
				bare, after = bare[:dot], start+dot
			}
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
	return end - at + maskAt(text, end, 128)
}
