// Package ics writes dates as an iCalendar file by RFC 5545. Times are in UTC,
// so no zone has to be described; whole days have no zone at all. Days are
// events and not tasks, because many calendars cannot read tasks.
package ics

import (
	"bufio"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
)

// Render writes c to w. The only errors are those of w. The same calendar gives
// the same bytes.
func Render(w io.Writer, c document.Calendar) error {
	out := bufio.NewWriter(w)
	line := func(name, value string) { fold(out, name+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Afterword//Afterword//EN")
	line("CALSCALE", "GREGORIAN")
	line("METHOD", "PUBLISH")
	for _, e := range c.Entries {
		line("BEGIN", "VEVENT")
		line("UID", text(e.ID))
		line("DTSTAMP", instant(c.Stamp))
		if e.WholeDay {
			line("DTSTART;VALUE=DATE", e.Start.Format("20060102"))
			if next := e.Start.AddDate(0, 0, 1); next.Year() <= lastYear { // a day by itself ends by itself
				line("DTEND;VALUE=DATE", next.Format("20060102"))
			}
			line("TRANSP", "TRANSPARENT") // a date due does not fill the day
		} else {
			line("DTSTART", instant(e.Start))
			if e.End.UTC().Year() <= lastYear { // as a day by itself
				line("DTEND", instant(e.End))
			}
		}
		line("SUMMARY", text(oneLine(e.Title)))
		if e.Description != "" {
			line("DESCRIPTION", text(e.Description))
		}
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return out.Flush()
}

// lastYear is the last one that has a form in the format.
const lastYear = 9999

func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// text escapes a value of the type TEXT. What the format has no place for is
// replaced.
func text(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r):
			return utf8.RuneError
		case r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// longest is the most octets of a line, without its end.
const longest = 75

// fold writes a line and breaks it before it gets too long, between letters.
// A line that goes on begins with a blank, which counts.
func fold(out *bufio.Writer, line string) {
	room := longest
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		_, _ = out.WriteString(line[:cut] + "\r\n ") // bufio keeps the first error and gives it again at Flush
		line, room = line[cut:], longest-1
	}
	_, _ = out.WriteString(line + "\r\n")
}
