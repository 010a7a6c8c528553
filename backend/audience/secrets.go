package audience

import (
	"math"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// finder finds one kind of detail in text. RE2 takes time in proportion to
// the text, whatever it is.
type finder struct {
	what string
	form *regexp.Regexp
	// part is the group that is the detail; 0 is the whole.
	part int
	// is tells what the form alone cannot; nil takes all.
	is   func(d *Detector, found string) bool
	says string
	// reads is how much is read at once, and may tell cheaply where there is nothing.
	reads reads
	may   func(c chars, text string) bool
}

// reads says in which pieces a finder reads a text.
type reads uint8

const (
	readsWords reads = iota // what stands between blanks
	readsLines
	readsAll
)

// chars are facts about a piece of text, found in one pass.
type chars struct{ dots, colons, digits, letters, upper, at, slashes, equals, run int }

func charsOf(text string) chars {
	var c chars
	run := 0
	for i := range len(text) {
		b := text[i]
		run++
		switch {
		case b >= '0' && b <= '9':
			c.digits++
		case b >= 'a' && b <= 'z' || b >= 0x80:
			c.letters++
		case b >= 'A' && b <= 'Z':
			c.letters++
			c.upper++
		case b == '-' || b == '_' || b == '+':
		case b == '/':
			c.slashes++
		default:
			run = 0
			switch b {
			case '.':
				c.dots++
			case ':':
				c.colons++
			case '@':
				c.at++
			case '=':
				c.equals++
			}
		}
		c.run = max(c.run, run)
	}
	return c
}

// keywords stand before secrets; each is in one of the longer ones of its finder.
var keywords = []string{"passw", "passphrase", "pwd", "secret", "token", "apikey", "api", "key", "auth"}

func hasKeyword(c chars, text string) bool {
	if c.colons == 0 && c.equals == 0 {
		return false
	}
	lower := strings.ToLower(text)
	return slices.ContainsFunc(keywords, func(word string) bool { return strings.Contains(lower, word) })
}

// finders, those that win over others first: a token in an address is a token.
var finders = []finder{
	{what: Tokens, says: "[secret removed]", reads: readsAll, may: func(_ chars, text string) bool { return strings.Contains(text, "-----BEGIN") }, form: regexp.MustCompile(`-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)`)},
	{what: Tokens, says: "[secret removed]", may: func(_ chars, text string) bool { return strings.Contains(text, "eyJ") }, form: regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?`)},
	{what: Tokens, says: "[secret removed]", may: func(c chars, _ string) bool { return c.run >= 12 || c.digits+c.letters >= 20 }, form: regexp.MustCompile(
		`\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{8,}|` +
			`(?:AKIA|ASIA|AGPA|AROA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|sk[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}|` +
			`npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|hvs\.[A-Za-z0-9_-]{20,})`)},
	{what: Tokens, says: "[secret removed]", part: 1, reads: readsLines, may: func(_ chars, text string) bool {
		lower := strings.ToLower(text)
		return strings.Contains(lower, "bearer") || strings.Contains(lower, "basic")
	}, form: regexp.MustCompile(`(?i)\b(?:bearer|basic)[ \t]+([A-Za-z0-9+/._~=-]{8,})`)},
	{what: Tokens, says: "[secret removed]", part: 1, reads: readsLines, may: hasKeyword, form: regexp.MustCompile(
		`(?i)\b(?:[a-z0-9]+[_-])*(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|client[_-]?secret|auth)` +
			`(?:[_-][a-z0-9]+)*["']?[ \t]*[:=][ \t]*["']?([^\s"'<>,;]{4,})`), is: func(_ *Detector, found string) bool {
		return !isPlainWord(found) && !isPlaceholder(found)
	}},
	{what: Tokens, says: "[secret removed]", part: 1, may: func(c chars, _ string) bool { return c.at > 0 && c.slashes > 1 }, form: regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://([^\s/@:]*:[^\s/@]+)@`)},
	{what: Tokens, says: "[secret removed]", may: func(c chars, _ string) bool { return c.run >= 32 }, form: regexp.MustCompile(`\b[A-Za-z0-9+/_-]{32,}={0,2}`), is: func(_ *Detector, found string) bool { return looksRandom(found) }},
	{what: InternalLinks, says: "[internal link]", may: func(c chars, text string) bool { return c.slashes > 1 && strings.Contains(text, "://") }, form: regexp.MustCompile(`(?i)\b(?:https?|ssh|git|ftp|wss?|grpc|tcp|amqp|redis|mysql|postgres(?:ql)?|mongodb(?:\+srv)?)://[^\s<>"'` + "`" + `]+`), is: (*Detector).internalURL},
	{what: Emails, says: "[e-mail removed]", may: func(c chars, _ string) bool { return c.at > 0 && c.dots > 0 }, form: regexp.MustCompile(`(?i)[\p{L}0-9._%+'-]+@(?:[\p{L}0-9](?:[\p{L}0-9-]*[\p{L}0-9])?\.)+[\p{L}]{2,}`)},
	{what: Addresses, says: "[address %d]", may: func(c chars, _ string) bool { return c.dots > 2 && c.digits > 3 }, form: regexp.MustCompile(`\b(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?\b`), is: func(_ *Detector, found string) bool {
		_, err := netip.ParseAddr(strings.SplitN(found, "/", 2)[0])
		return err == nil
	}},
	{what: Addresses, says: "[address %d]", may: func(c chars, text string) bool { return c.colons > 6 || c.colons > 1 && strings.Contains(text, "::") }, form: regexp.MustCompile(`(?i)(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:%[0-9a-z]+)?(?:/\d{1,3})?`), is: func(_ *Detector, found string) bool {
		addr, err := netip.ParseAddr(strings.SplitN(found, "/", 2)[0])
		return err == nil && len(found) > 2 && addr.Is6()
	}},
	{what: Addresses, says: "[address %d]", may: func(c chars, _ string) bool { return c.digits+c.letters > 11 && c.digits > 0 }, form: regexp.MustCompile(`(?i)\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b`)},
	{what: Hosts, says: "[host %d]", may: func(c chars, _ string) bool { return c.dots > 0 && c.letters > 0 }, form: regexp.MustCompile(`(?i)\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\b`), is: (*Detector).internalHost},
	{what: Hosts, says: "[host %d]", may: func(c chars, _ string) bool { return c.digits > 0 && c.letters > 1 }, form: regexp.MustCompile(
		`(?i)\b(?:ip-\d+-\d+-\d+-\d+|(?:db|web|www|app|api|cache|redis|memcached?|mysql|maria|postgres|pg|kafka|zk|zookeeper|node|worker|host|srv|server|lb|proxy|gw|` +
			`gateway|ns|mx|vm|k8s|kube|pod|es|elastic|mongo|rabbit|rabbitmq|queue|build|ci|jenkins|runner|nginx|haproxy|etcd|consul|vault|bastion|edge|router|rtr|` +
			`switch|sw|fw|firewall|storage|nas|san|backup|mail|smtp|dns|ldap|prom|prometheus|grafana|log|logs|metrics|search|auth|checkout|payment|payments|prod|prd|stg|staging|dev)` +
			`(?:-[a-z0-9]+)*?-?[a-z]?\d{1,5}[a-z]?)\b`)},
	{what: People, says: "@[name removed]", may: func(c chars, _ string) bool { return c.at > 0 }, form: regexp.MustCompile(`(?:^|[\s(\[,;:>])(@[a-zA-Z][\w.-]*\w)`), part: 1, is: func(_ *Detector, found string) bool {
		return !wideHandles[strings.ToLower(found)]
	}},
}

// wideHandles speak to many at once.
var wideHandles = words("@here @channel @everyone @all @team @oncall @on-call @media @override @deprecated")

// isPlaceholder reports whether a secret was taken out here already; the
// placeholder may be escaped, or cut where a line or a title ends.
func isPlaceholder(s string) bool {
	const whole = "[secret removed]"
	s = strings.TrimRight(strings.TrimLeft(s, `\`), "…")
	return strings.HasPrefix(s, "[secret") || s == whole[:min(len(s), len(whole))]
}

// isPlainWord reports whether what follows "token:" is a word of a sentence.
func isPlainWord(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '.' && r != '-' {
			return false
		}
	}
	return len(s) < 24
}

// looksRandom tells keys from words, paths and hashes of commits: many
// different characters of several kinds, or a long run of hexadecimal digits
// that is not the length of a known hash.
func looksRandom(s string) bool {
	var lower, upper, digit int
	seen := map[rune]int{}
	hex := true
	for _, r := range s {
		seen[r]++
		switch {
		case r >= 'a' && r <= 'z':
			lower++
			hex = hex && r <= 'f'
		case r >= 'A' && r <= 'Z':
			upper++
			hex = hex && r <= 'F'
		case r >= '0' && r <= '9':
			digit++
		default:
			hex = false
		}
	}
	entropy := 0.0
	for _, count := range seen {
		p := float64(count) / float64(len(s))
		entropy -= p * math.Log2(p)
	}
	if hex {
		return entropy > 3 && digit > 0 && lower+upper > 0 && len(s) != 40 && len(s) != 64 // a commit, a checksum
	}
	if strings.Count(s, "/") > 2 || strings.Count(s, "-") > 3 || strings.Count(s, "_") > 3 {
		return false // a path, a sentence in an address
	}
	return entropy > 4 && digit > 1 && upper > 1 && lower > 1
}

// internalEndings are names that only a network of one's own knows.
var internalEndings = []string{"internal", "intern", "intra", "intranet", "local", "localdomain", "lan", "corp", "home", "private", "svc", "cluster", "consul", "prod", "stage", "staging", "localhost", "test", "invalid", "arpa"}

// internalHost reports whether a name is of a network of one's own, or of a
// machine: "db-03.eu.example.com".
func (d *Detector) internalHost(found string) bool {
	host := strings.ToLower(strings.TrimSuffix(found, "."))
	labels := strings.Split(host, ".")
	for _, ending := range internalEndings {
		if labels[len(labels)-1] == ending {
			return true
		}
	}
	for _, domain := range d.domains {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return len(labels) >= 3 && strings.ContainsAny(labels[0], "0123456789") && strings.ContainsAny(labels[0], "abcdefghijklmnopqrstuvwxyz") && len(labels[len(labels)-1]) >= 2
}

// internalURL reports whether an address leads into a network of one's own.
func (d *Detector) internalURL(found string) bool {
	u, err := url.Parse(strings.TrimRight(found, ".,;:!?)]}'"))
	if err != nil {
		return strings.Contains(found, "internal") // cannot be read: rather too much than too little
	}
	host := strings.ToLower(u.Hostname())
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast() || addr.IsUnspecified()
	}
	return host != "" && !strings.Contains(host, ".") || d.internalHost(host)
}
