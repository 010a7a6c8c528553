package postmortem

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Canonical checks a value for the field and gives its canonical form. Values
// may come from JSON (float64, []any) or from Go. The error is a sentence for
// the person who typed it.
func (f Field) Canonical(raw any) (any, error) {
	switch f.Type {
	case Bool:
		if b, ok := raw.(bool); ok {
			return b, nil
		}
		return nil, fmt.Errorf("this must be yes or no")
	case Int:
		return f.canonicalInt(raw)
	case RefList, LineList:
		return f.canonicalList(raw)
	}
	s, ok := raw.(string)
	if !ok {
		return nil, fmt.Errorf("this must be text")
	}
	return f.canonicalString(s)
}

func (f Field) canonicalInt(raw any) (any, error) {
	var n int64
	switch v := raw.(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > 1<<53 {
			return nil, fmt.Errorf("this must be a whole number")
		}
		n = int64(v)
	case json.Number:
		i, err := v.Int64()
		if err != nil {
			return nil, fmt.Errorf("this must be a whole number")
		}
		n = i
	default:
		return nil, fmt.Errorf("this must be a number")
	}
	if n < int64(f.Min) || n > int64(f.Max) {
		return nil, fmt.Errorf("this must be between %d and %d", f.Min, f.Max)
	}
	return n, nil
}

func (f Field) canonicalList(raw any) (any, error) {
	var items []string
	switch v := raw.(type) {
	case []string:
		items = v
	case []any:
		for _, one := range v {
			s, ok := one.(string)
			if !ok {
				return nil, fmt.Errorf("this must be a list of texts")
			}
			items = append(items, s)
		}
	default:
		return nil, fmt.Errorf("this must be a list")
	}
	if len(items) > f.Max {
		return nil, fmt.Errorf("at most %d items fit here, there are %d", f.Max, len(items))
	}
	out := make([]string, 0, len(items))
	for _, s := range items {
		if f.Type == RefList {
			if !ValidID(s) {
				return nil, fmt.Errorf("%.80q is not the id of a record", s)
			}
		} else {
			s = strings.TrimSpace(CleanLine(s))
			if len(s) > MaxLine {
				return nil, tooLong(len(s), MaxLine)
			}
			if f.Choices != nil && !slices.Contains(f.Choices, s) {
				return nil, fmt.Errorf("%.80q is not one of %s", s, strings.Join(f.Choices, ", "))
			}
		}
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out, nil
}

var (
	rankForm   = regexp.MustCompile(`^([0-9a-z]*[1-9a-z])?$`) // see RankBetween
	offsetForm = regexp.MustCompile(`^[+-](0\d|1[0-4]):[0-5]\d$`)
)

func (f Field) canonicalString(s string) (any, error) {
	switch f.Type {
	case Line:
		s = CleanLine(s)
		if len(s) > f.Max {
			return nil, tooLong(len(s), f.Max)
		}
	case Text:
		s = Clean(s)
		if len(s) > f.Max {
			return nil, tooLong(len(s), f.Max)
		}
	case Choice:
		if !slices.Contains(f.Choices, s) {
			return nil, fmt.Errorf("%.80q is not one of the choices here (%s)", s, strings.Join(f.Choices, ", "))
		}
	case InstantField:
		at, err := ParseInstant(s)
		if err != nil {
			return nil, err
		}
		return string(at), nil
	case DateField:
		if s != "" {
			if _, err := time.Parse(time.DateOnly, s); err != nil {
				return nil, fmt.Errorf("%.40q is not a date of the calendar in the form 2026-11-23", s)
			}
		}
	case ZoneField:
		if !ValidZone(s) {
			return nil, fmt.Errorf("%.80q is not a time zone known here; use a name like Europe/Berlin or an offset like +05:45", s)
		}
	case Ref:
		if s != "" && !ValidID(s) {
			return nil, fmt.Errorf("%.80q is not the id of a record", s)
		}
	case Rank:
		if len(s) > f.Max || !rankForm.MatchString(s) {
			return nil, fmt.Errorf("%.80q is not a place in an order", s)
		}
	}
	return s, nil
}

func tooLong(got, limit int) error {
	return fmt.Errorf("this text is too long: %d bytes, at most %d fit here", got, limit)
}

// ValidZone reports whether s is "", an IANA zone name or an offset like "+05:45".
func ValidZone(s string) bool {
	if s == "" || s == "UTC" || offsetForm.MatchString(s) {
		return true
	}
	if len(s) > 64 || s == "Local" || strings.ContainsAny(s, `\:`) {
		return false
	}
	_, err := time.LoadLocation(s)
	return err == nil
}

// LoadZone gives the location of a zone field; UTC for "" and for what is not valid.
func LoadZone(s string) *time.Location {
	if offsetForm.MatchString(s) {
		var hours, minutes int
		_, _ = fmt.Sscanf(s[1:], "%d:%d", &hours, &minutes)
		seconds := hours*3600 + minutes*60
		if s[0] == '-' {
			seconds = -seconds
		}
		return time.FixedZone("UTC"+s, seconds)
	}
	if ValidZone(s) && s != "" {
		if loc, err := time.LoadLocation(s); err == nil {
			return loc
		}
	}
	return time.UTC
}

// Clean brings text into the form in which it is kept: valid UTF-8 (what is
// not becomes U+FFFD), line ends as "\n" (CRLF, CR, U+2028 and U+2029 are
// line ends), and control characters shown instead of hidden: NUL as "␀", ESC
// as "␛". Tab and line end stay. frontend/src/domain/clean.ts has the same
// rule, tested on the same table.
func Clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case r >= 0x80 && r < 0xA0:
			return 0xFFFD
		}
		return r
	}, s)
}

// CleanLine is Clean for text of a single line: line ends and tabs become spaces.
func CleanLine(s string) string {
	s = Clean(s)
	if strings.ContainsAny(s, "\n\t") {
		s = strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	}
	return s
}

func needsCleaning(s string) bool {
	if !utf8.ValidString(s) {
		return true
	}
	for _, r := range s {
		if (r < 0x20 && r != '\n' && r != '\t') || (r >= 0x7F && r < 0xA0) || r == 0x2028 || r == 0x2029 {
			return true
		}
	}
	return false
}

func equalValue(a, b any) bool {
	as, aok := a.([]string)
	bs, bok := b.([]string)
	if aok || bok {
		return aok && bok && slices.Equal(as, bs)
	}
	return a == b
}
