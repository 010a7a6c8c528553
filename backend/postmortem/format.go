package postmortem

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// String gives the duration in words: "9 min", "1 h 12 min", "2 d 3 h",
// "43 s", "47 to 52 min", "" if it is not known. A range whose two ends read
// the same is shown as one figure. What can be below zero is shown with its
// sign: "-3 to 5 min". Seconds are shown only below one hour, and only if both
// times were told to the second; minutes only below two days. frontend/src/domain/durations.ts has the same
// rule, tested on the same table.
func (g Gap) String() string { return g.Text("to") }

// Text is String with another word between the ends of a range, for another
// language; the units are international.
func (g Gap) Text(to string) string {
	if !g.Known {
		return ""
	}
	low, high := formatDuration(g.Min, g.Coarse), formatDuration(g.Max, g.Coarse)
	if low == high {
		return low
	}
	// "47 to 52 min" instead of "47 min to 52 min" when both are plain minutes.
	if isMinutes(g.Min) && isMinutes(g.Max) && (g.Coarse || (g.Min%time.Minute == 0 && g.Max%time.Minute == 0)) {
		return fmt.Sprintf("%d %s %s", roundMinutes(g.Min), to, high)
	}
	return low + " " + to + " " + high
}

func isMinutes(d time.Duration) bool { m := roundMinutes(d); return m > -60 && m < 60 }

func roundMinutes(d time.Duration) int64 { return int64(d.Round(time.Minute) / time.Minute) }

func formatDuration(d time.Duration, coarse bool) string {
	// Times may lie further apart than a time.Duration reaches, which is 292 years:
	// then it stays at its end, and is not a figure.
	const reach = math.MaxInt64 / (24 * int64(time.Hour))
	switch d {
	case math.MaxInt64:
		return fmt.Sprintf("> %d d", reach)
	case math.MinInt64, -math.MaxInt64:
		return fmt.Sprintf("< -%d d", reach)
	}
	if d < 0 {
		positive := formatDuration(-d, coarse)
		if strings.HasPrefix(positive, "0 ") {
			return positive
		}
		return "-" + positive
	}
	if !coarse && d < time.Hour {
		d = d.Round(time.Second)
		minutes, seconds := d/time.Minute, d%time.Minute/time.Second
		switch {
		case d < time.Hour && minutes == 0:
			return fmt.Sprintf("%d s", seconds)
		case d < time.Hour && seconds != 0:
			return fmt.Sprintf("%d min %d s", minutes, seconds)
		}
	}
	minutes := roundMinutes(d)
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 48*60 && minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	case minutes < 48*60:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
	hours := (minutes + 30) / 60
	if hours%24 == 0 {
		return fmt.Sprintf("%d d", hours/24)
	}
	return fmt.Sprintf("%d d %d h", hours/24, hours%24)
}
