package postmortem

import (
	"archive/zip"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
)

// Every name on offer must be in the zone data that Go itself carries, so
// that it works on a machine without any: time/tzdata is made from this file.
func TestZoneNamesAreInGoOwnData(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	names := ZoneNames()
	if len(names) < 400 || names[0] != "UTC" || !slices.IsSorted(names[1:]) {
		t.Fatalf("%d names, first %q: want at least 400, UTC first, then sorted", len(names), names[0])
	}
	for _, name := range names {
		file, err := archive.Open(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		data, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := time.LoadLocationFromTZData(name, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !ValidZone(name) {
			t.Errorf("%s is on offer but not valid", name)
		}
	}
}

func TestValidZone(t *testing.T) {
	for _, good := range []string{"", "UTC", "Europe/Berlin", "US/Pacific", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "+05:45", "-12:00", "+14:00"} {
		if !ValidZone(good) {
			t.Errorf("%q must be valid", good)
		}
	}
	for _, bad := range []string{
		"Mars/Olympus", "Local", "../../etc/passwd", "/etc/localtime", "Europe", "right/Europe/Berlin", "posix/UTC", "posixrules",
		"zone.tab", "+5:45", "+05:60", "+15:00", "0545", "Europe/Berlin\x00", "Europe\\Berlin", strings.Repeat("a", 70), " UTC",
	} {
		if ValidZone(bad) {
			t.Errorf("%q must not be valid", bad)
		}
		if LoadZone(bad) != time.UTC {
			t.Errorf("LoadZone(%q) must give UTC", bad)
		}
	}
}

func TestZoneTableAgreesWithTime(t *testing.T) {
	for _, name := range []string{
		"UTC", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo",
		"Pacific/Apia", "Europe/Dublin", "+05:45", "-12:00",
	} {
		zone, err := ZoneTable(name)
		if err != nil {
			t.Fatal(err)
		}
		loc := LoadZone(name)
		if zone.Transitions[0].At != "" {
			t.Errorf("%s: the first row has At %q", name, zone.Transitions[0].At)
		}
		// Every 17 days and both sides of every transition.
		probes := []time.Time{}
		for at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < zoneTableTo; at = at.Add(17 * 24 * time.Hour) {
			probes = append(probes, at)
		}
		for _, row := range zone.Transitions[1:] {
			probes = append(probes, row.At.Time(), row.At.Time().Add(-time.Millisecond))
		}
		for _, at := range probes {
			_, want := at.In(loc).Zone()
			if got := rowAt(zone, at); got.OffsetSec != want || got.Abbreviation != ZoneLabel(at.In(loc)) {
				t.Errorf("%s at %s: offset %d %s, want %d %s", name, at, got.OffsetSec, got.Abbreviation, want, ZoneLabel(at.In(loc)))
				break
			}
		}
	}
}

func rowAt(zone Zone, at time.Time) Transition {
	row := zone.Transitions[0]
	for _, next := range zone.Transitions[1:] {
		if next.At.Time().After(at) {
			break
		}
		row = next
	}
	return row
}

func TestZoneTableKnownFacts(t *testing.T) {
	berlin, err := ZoneTable("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	want := Transition{At: "2026-03-29T01:00:00.000Z", OffsetSec: 7200, Abbreviation: "CEST"}
	if !slices.Contains(berlin.Transitions, want) {
		t.Errorf("Berlin has no %+v", want)
	}
	last := berlin.Transitions[len(berlin.Transitions)-1]
	if last.At[:4] != "2100" || last.Abbreviation != "CET" {
		t.Errorf("the last change of Berlin is %+v, want one in 2100", last)
	}
	for name, label := range map[string]string{"": "UTC", "+05:45": "UTC+05:45", "Asia/Kathmandu": "UTC+05:45", "Asia/Tokyo": "JST"} {
		zone, err := ZoneTable(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := zone.Transitions[len(zone.Transitions)-1].Abbreviation; got != label {
			t.Errorf("%q is labelled %q, want %q", name, got, label)
		}
	}
	if _, err := ZoneTable("Mars/Olympus"); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("an unknown zone gives %v", err)
	}
}
