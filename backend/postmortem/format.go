package postmortem

import (
	"fmt"
	"time"
)

// String gives the duration in words: "9 min", "1 h 12 min", "2 d 3 h",
// "43 s", "47 to 52 min", "" if it is not known. A range whose two ends read
// the same is shown as one figure. What can be below zero is shown with its
// sign: "-3 to 5 min". Seconds are shown only below one hour, and only if both
// times were told to the second. frontend/src/domain/durations.ts has the same
// rule, tested on the same table.
func (g Gap) String() string {
	if !g.Known {
		return ""
	}
	low, high := formatDuration(g.Min, g.Coarse), formatDuration(g.Max, g.Coarse)
	if low == high {
		return low
	}
	// "47 to 52 min" instead of "47 min to 52 min" when both are plain minutes.
	if isMinutes(g.Min) && isMinutes(g.Max) && (g.Coarse || (g.Min%time.Minute == 0 && g.Max%time.Minute == 0)) {
		return fmt.Sprintf("%d to %s", roundMinutes(g.Min), high)
	}
	return low + " to " + high
}

func isMinutes(d time.Duration) bool { m := roundMinutes(d); return m > -60 && m < 60 }

func roundMinutes(d time.Duration) int64 { return int64(d.Round(time.Minute) / time.Minute) }

func formatDuration(d time.Duration, coarse bool) string {
	if d < 0 {
		return "-" + formatDuration(-d, coarse)
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
	hours, days := minutes/60, minutes/(24*60)
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case days < 2 && minutes%60 == 0:
		return fmt.Sprintf("%d h", hours)
	case days < 2:
		return fmt.Sprintf("%d h %d min", hours, minutes%60)
	case hours%24 == 0:
		return fmt.Sprintf("%d d", days)
	default:
		return fmt.Sprintf("%d d %d h", days, hours%24)
	}
}
