package postmortem

import "strings"

// Ranks are strings that sort as bytes; between any two there is room for
// another. They are fractions in base 36 without the "0." and never end in
// "0", so that there is always room below.
const (
	rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"
	rankFirst  = "i" // the first rank of all, in the middle
)

// RankBetween gives a rank after a and before b. "" for a means the very
// start, "" for b the very end. If a is not before b the result follows a.
// Ten thousand insertions in a row, upwards or downwards from any place, stay
// below twenty digits. The front end has the same rule in
// frontend/src/domain/rank.ts, tested on the same table.
func RankBetween(a, b string) string {
	a, b = trimRank(a), trimRank(b)
	switch {
	case b == "" || (a != "" && a >= b):
		return RankAfter(a)
	case a == "":
		return rankBefore(b)
	}
	i := 0
	for i < len(a) && a[i] == b[i] { // b is longer than a if a is its start
		i++
	}
	common := a[:i]
	if i == len(a) {
		return common + rankBefore(b[i:])
	}
	low, high := rankDigit(a[i]), rankDigit(b[i])
	if high-low > 1 {
		return common + rankDigits[(low+high)/2:][:1]
	}
	// Neighbours: keep the lower digit, from here on only a counts.
	return common + a[i:i+1] + RankAfter(a[i+1:])
}

// RankAfter gives a rank for appending after the last one, "" for none.
//
// A rank is read as a number of k+1 digits behind k leading "z", and that
// number is raised by one: i, j … y, z01, z02 … zyz, zz001 and so on, so that
// ranks grow with the logarithm of their count.
func RankAfter(last string) string {
	last = trimRank(last)
	if last == "" {
		return rankFirst
	}
	k := len(last) - len(strings.TrimLeft(last, "z"))
	body := rankBody(last[k:], k+1)
	for next := true; next; next = body[k] == 0 { // never end in "0"
		for i := k; i >= 0; i-- {
			body[i]++
			if body[i] < len(rankDigits) {
				break
			}
			body[i] = 0
		}
	}
	if body[0] == len(rankDigits)-1 { // all numbers of this width are used up
		return strings.Repeat("z", k+1) + strings.Repeat("0", k+1) + "1"
	}
	return strings.Repeat("z", k) + rankText(body)
}

// rankBefore is the mirror of RankAfter: h, g … 1, 0zz, 0zy … 01z, 00zzz. The
// rank first must not be empty.
func rankBefore(first string) string {
	k := len(first) - len(strings.TrimLeft(first, "0"))
	body := rankBody(first[k:], k+1)
	for next := true; next; next = body[k] == 0 {
		for i := k; i >= 0; i-- {
			body[i]--
			if body[i] >= 0 {
				break
			}
			body[i] = len(rankDigits) - 1
		}
		if body[0] == 0 {
			return strings.Repeat("0", k+1) + strings.Repeat("z", k+2)
		}
	}
	return strings.Repeat("0", k) + rankText(body)
}

// rankBody gives the first width digits, filled up with zeros.
func rankBody(s string, width int) []int {
	body := make([]int, width)
	for i := range min(width, len(s)) {
		body[i] = rankDigit(s[i])
	}
	return body
}

func rankText(body []int) string {
	var out strings.Builder
	for _, digit := range body {
		out.WriteByte(rankDigits[digit])
	}
	return out.String()
}

func rankDigit(c byte) int { return max(strings.IndexByte(rankDigits, c), 0) }

func trimRank(s string) string { return strings.TrimRight(s, "0") }
