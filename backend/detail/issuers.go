package detail

import (
	"strings"

	"afterword/backend/pattern"
)

// issuers are what tokens of services begin with, before "_" or "-". In small
// letters alone, or in hexadecimal digits, nothing else tells them from a name.
var issuers = Words(`nrak nrii nrjs nraa hrku lin ntn figd squ sqp sqa bkua bkpt rubygems sbp sgp sgs sntryu sntrys shippo pul pnu rdme tfp nfp rnd ddp gsk pplx aio
	pscale tskey ccipat ccipra xkeysib xsmtpsib sq0atp sq0csp pmak avns pdl duffel flwseck doo cfut cfat napi npg sdk mob phx secret swmtkn lsv2 tvly`)

// otherIssued are tokens that have no such beginning, or one with other marks;
// botToken is one that has only its form.
var (
	otherIssued = pattern.Lazily(edge + `(?:pat[A-Za-z0-9]{14}\.[0-9a-f]{64}|\d{8,10}:AA[A-Za-z0-9_-]{33}|dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}|` +
		`[sbr]\.[A-Za-z0-9]{24}|hcp\.[A-Za-z0-9]{20}|AGE-SECRET-KEY-1[A-Z0-9]{50,}|LTAI[A-Za-z0-9]{16,24}|GR1348941[A-Za-z0-9_-]{20}|[0-9a-f]{32}-us\d{1,2}|v1\.0-[0-9a-f]{24}-[0-9a-f]{64,}|dp\.[a-z]{2,5}\.[\w.-]*[A-Za-z0-9]{40,}|` +
		`key-[0-9a-z]{32}|EAA[AC][A-Za-z0-9]{40,}|AKCp[A-Za-z0-9]{60,}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,})` + edge)
	botToken = pattern.Lazily(edge + `[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}`)
)

func (r *Reader) hasNumbers(text string, start, end int) bool {
	return digitsIn(text[start:end]) > 2 && hasLetter(text[start:end])
}

func (r *Reader) isBotToken(text string, start, end int) bool {
	return r.hasNumbers(text, start, end) && isMixed(text[start:end])
}

// isIssued reports whether a run begins as the tokens of a service do: "squ_…",
// and goes on as no word does.
func isIssued(run string) bool {
	for part := range strings.SplitSeq(run, "/") {
		at := strings.IndexAny(part, "_-")
		if at < 2 || !issuers.Has(strings.ToLower(part[:at])) {
			continue
		}
		const least, noWord = 12, 20 // characters
		for rest := range strings.FieldsFuncSeq(part[at+1:], func(r rune) bool { return r == '-' || r == '_' }) {
			if len(rest) >= least && digitsIn(rest) > 1 && hasLetter(rest) && (len(rest) >= noWord || isMixed(rest) || allHex(rest)) {
				return true
			}
		}
	}
	return false
}

// drawnSmall reports whether a run of small letters and digits without any mark
// is a key: no word has so many numbers all over it.
func drawnSmall(run string) bool {
	const least = 32
	if len(run) < least || strings.Trim(run, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return false
	}
	return 8*digitsIn(run) >= len(run) && isMixed(run)
}

// passwordHash is what a machine keeps of a password, as in /etc/shadow.
var passwordHash = pattern.Lazily(`(\$(?:1|5|6|7|y|apr1|2[abxy]|argon2(?:id|i|d)|pbkdf2[a-z0-9-]*|scrypt)\$[^\s:"'<>,;]{20,}|\{(?:SHA|SSHA|SSHA256|SSHA512|MD5|CRYPT|PBKDF2)\}[A-Za-z0-9+/=$.]{16,}|SCRAM-SHA-\d+\$[^\s"'<>,;]{20,})`)
