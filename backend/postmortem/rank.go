package postmortem

import "strings"

// Ranks are strings that sort as bytes; between any two there is room for
// another. They are fractions in base 36 without the "0." and never end in
// "0", so that there is always room below.
const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// RankBetween gives a rank after a and before b. "" for a means the very
// start, "" for b the very end. If a is not before b the result follows a.
// The front end has the same rule in frontend/src/domain/rank.ts.
func RankBetween(a, b string) string {
	if b != "" && a >= b {
		b = ""
	}
	var out strings.Builder
	for i := 0; ; i++ {
		low, high := 0, len(rankDigits)
		if i < len(a) {
			low = max(strings.IndexByte(rankDigits, a[i]), 0)
		}
		if b != "" && i < len(b) {
			high = max(strings.IndexByte(rankDigits, b[i]), 0)
		} else if b != "" {
			high = 0
		}
		switch {
		case low == high:
			out.WriteByte(rankDigits[low])
		case high-low > 1:
			out.WriteByte(rankDigits[(low+high)/2])
			return out.String()
		default: // neighbours: keep the lower digit, from here on only a counts
			out.WriteByte(rankDigits[low])
			b = ""
		}
	}
}

// RankAfter gives a rank for appending after the last one, short for long
// runs of appends: the first digit that can be raised is raised by one.
func RankAfter(last string) string {
	for i := 0; i < len(last); i++ {
		if d := strings.IndexByte(rankDigits, last[i]); d >= 0 && d < len(rankDigits)-1 {
			return last[:i] + string(rankDigits[d+1])
		}
	}
	return last + "1"
}
