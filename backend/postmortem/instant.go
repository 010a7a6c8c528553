package postmortem

import (
	"fmt"
	"time"
)

// Instant is a UTC instant to the millisecond in one fixed form,
// "2026-03-29T14:05:00.000Z", or "" for none. The form sorts as text in time
// order. Years run from 0001 to 9999. How precisely the instant is known is
// said elsewhere: see TimelineEvent.When.
type Instant string

const instantForm = "2006-01-02T15:04:05.000Z"

// At gives the Instant of t, cut to the millisecond; "" outside the years 1 to 9999.
func At(t time.Time) Instant {
	t = t.UTC()
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return Instant(t.Truncate(time.Millisecond).Format(instantForm))
}

// ParseInstant reads an instant in RFC 3339 form with any offset and gives its
// canonical form. "" gives "".
func ParseInstant(s string) (Instant, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return "", fmt.Errorf("%.80q is not a time in the form 2026-03-29T14:05:00Z", s)
	}
	at := At(t)
	if at == "" {
		return "", fmt.Errorf("%.80q is outside the years 0001 to 9999", s)
	}
	return at, nil
}

// Time gives the instant as a time in UTC; the zero time for "".
func (i Instant) Time() time.Time {
	if len(i) != len(instantForm) || i[len(i)-1] != 'Z' {
		return time.Time{}
	}
	// Every instant has this form as well, and it is read in a fifth of the time.
	t, err := time.Parse(time.RFC3339Nano, string(i))
	if err != nil {
		return time.Time{}
	}
	return t
}

// None reports whether there is no instant.
func (i Instant) None() bool { return i == "" }
