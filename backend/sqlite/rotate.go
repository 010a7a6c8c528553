package sqlite

import (
	"errors"
	"os"
	"time"
)

// How many automatic backups stay: the newest of each of the last hours and
// days that have one.
const (
	keepHours = 24
	keepDays  = 14
)

// expired gives the backups that are no longer needed. The list is newest
// first.
func expired(all []backupFile) []backupFile {
	hours, days := map[time.Time]bool{}, map[time.Time]bool{}
	var out []backupFile
	for _, b := range all {
		hour, day := b.at.Truncate(time.Hour), b.at.Truncate(24*time.Hour)
		keep := false
		if !hours[hour] && len(hours) < keepHours {
			hours[hour], keep = true, true
		}
		if !days[day] && len(days) < keepDays {
			days[day], keep = true, true
		}
		if !keep {
			out = append(out, b)
		}
	}
	return out
}

// thin removes expired backups.
func thin(dir string) error {
	var err error
	for _, b := range expired(backups(dir)) {
		err = errors.Join(err, os.Remove(b.path))
	}
	return err
}
