package postmortem

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
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

// rankForm is how ranks look; RankBetween makes them.
var rankForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9a-z]*[1-9a-z])?$`) })

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
	case Hash:
		if s != "" && !ValidHash(s) {
			return nil, fmt.Errorf("%.80q does not name stored bytes", s)
		}
	case Rank:
		if len(s) > f.Max || !rankForm().MatchString(s) {
			return nil, fmt.Errorf("%.80q is not a place in an order", s)
		}
	}
	return s, nil
}

func tooLong(got, limit int) error {
	return fmt.Errorf("this text is too long: %d bytes, at most %d fit here", got, limit)
}

func equalValue(a, b any) bool {
	as, aok := a.([]string)
	bs, bok := b.([]string)
	if aok || bok {
		return aok && bok && slices.Equal(as, bs)
	}
	return a == b
}
