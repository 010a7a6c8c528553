package capture

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

// The daylight saving, calendar and abbreviation cases that must be asked.
func TestAsk(t *testing.T) {
	for _, c := range []struct{ text, zone, want, message string }{
		{"2026-03-29 02:30 deploy", berlin, "ask: 29 March 2026, 01:30 CET (UTC+01:00) = minute 2026-03-29T00:30Z; 29 March 2026, 03:30 CEST (UTC+02:00) = minute 2026-03-29T01:30Z | deploy", "does not exist"},
		{"02:30 deploy", berlin, "ask: 29 March 2026, 01:30 CET (UTC+01:00) = minute 2026-03-29T00:30Z inferred:date; 29 March 2026, 03:30 CEST (UTC+02:00) = minute 2026-03-29T01:30Z inferred:date | deploy", "does not exist"},
		{"2026-10-25 02:30 deploy", berlin, "ask: 25 October 2026, 02:30 CEST (UTC+02:00) = minute 2026-10-25T00:30Z; 25 October 2026, 02:30 CET (UTC+01:00) = minute 2026-10-25T01:30Z | deploy", "twice"},
		{"2026-11-01 01:30 deploy", "America/New_York", "ask: 1 November 2026, 01:30 EDT (UTC-04:00) = minute 2026-11-01T05:30Z; 1 November 2026, 01:30 EST (UTC-05:00) = minute 2026-11-01T06:30Z | deploy", "twice"},
		{"2026-04-05 01:45 deploy", "Australia/Lord_Howe", "ask: 5 April 2026, 01:45 UTC+11:00 = minute 2026-04-04T14:45Z; 5 April 2026, 01:45 UTC+10:30 = minute 2026-04-04T15:15Z | deploy", "twice"},
		{"2026-10-25 02:10-02:40 deploy", berlin, "ask: 25 October 2026, 02:10 CEST (UTC+02:00) – 25 October 2026, 02:40 CEST (UTC+02:00) = minute 2026-10-25T00:10Z to minute 2026-10-25T00:40Z; 25 October 2026, 02:10 CEST (UTC+02:00) – 25 October 2026, 02:40 CET (UTC+01:00) = minute 2026-10-25T00:10Z to minute 2026-10-25T01:40Z; 25 October 2026, 02:10 CET (UTC+01:00) – 25 October 2026, 02:40 CET (UTC+01:00) = minute 2026-10-25T01:10Z to minute 2026-10-25T01:40Z | deploy", "twice"},
		{"03/04/2026 14:05 deploy", "UTC", "ask: 3 April 2026, 14:05 UTC = minute 2026-04-03T14:05Z; 4 March 2026, 14:05 UTC = minute 2026-03-04T14:05Z | deploy", "more than one way"},
		{"03/04 14:05 deploy", "UTC", "ask: 3 April 2026, 14:05 UTC = minute 2026-04-03T14:05Z inferred:year; 4 March 2026, 14:05 UTC = minute 2026-03-04T14:05Z inferred:year | deploy", "more than one way"},
		{"26-03-29 14:05 deploy", "UTC", "ask: 26 March 2029, 14:05 UTC = minute 2029-03-26T14:05Z inferred:year; 29 March 2026, 14:05 UTC = minute 2026-03-29T14:05Z inferred:year | deploy", "more than one way"},
		{"14:05 CST deploy", berlin, "ask: 29 March 2026, 14:05 CST, North America (UTC-06:00) = minute 2026-03-29T20:05Z -06:00; 29 March 2026, 14:05 CST, China (UTC+08:00) = minute 2026-03-29T06:05Z +08:00; 29 March 2026, 14:05 CST, Cuba (UTC-05:00) = minute 2026-03-29T19:05Z -05:00 | deploy", "more than one time zone"},
		{"14:05-14:20 BST deploy", berlin, "ask: 29 March 2026, 14:05 BST, Britain, summer (UTC+01:00) – 29 March 2026, 14:20 BST, Britain, summer (UTC+01:00) = minute 2026-03-29T13:05Z to minute 2026-03-29T13:20Z +01:00; 29 March 2026, 14:05 BST, Bangladesh (UTC+06:00) – 29 March 2026, 14:20 BST, Bangladesh (UTC+06:00) = minute 2026-03-29T08:05Z to minute 2026-03-29T08:20Z +06:00 | deploy", "more than one time zone"},
	} {
		got := QuickAdd(Request{Text: c.text, Zone: c.zone, Reference: reference, Now: now})
		if show(got) != c.want || !strings.Contains(got.Message, c.message) {
			t.Errorf("%q\n got %s (%s)\nwant %s (%s)", c.text, show(got), got.Message, c.want, c.message)
		}
	}
}

func TestInvalid(t *testing.T) {
	for text, message := range map[string]string{
		"25:00 deploy":                                "no hour 25",
		"24:01 deploy":                                "no hour 24",
		"14:75 deploy":                                "no minute 75",
		"14:05:61 deploy":                             "no second 61",
		"14:05:60 deploy":                             "no second 60",
		"0:05 pm deploy":                              "from 1 to 12",
		"31/04/2026 14:05 deploy":                     "no 31 April",
		"31/04 14:05 deploy":                          "no 31 April: it has 30 days.",
		"29 Feb 2026 14:05 deploy":                    "2026 is no leap year",
		"2026-02-29 deploy":                           "2026 is no leap year",
		"2026-13-01 14:05 deploy":                     "no month 13",
		"2026-03-00 14:05 deploy":                     "no day 0",
		"30 February 14:05 deploy":                    "no 30 February",
		"0000-01-01 14:05 deploy":                     "year 0000",
		"9999-12-31 24:00 UTC deploy":                 "outside the years",
		"2026-03-29 14:05 +15:00 deploy":              "from -12:00 to +14:00",
		"2026-03-29 14:05 UTC-13 deploy":              "from -12:00 to +14:00",
		"14:05 Europe/Atlantis deploy":                "not a time zone known here",
		"2026-03-29 14:05 to 2026-03-28 14:05 deploy": "is before the start",
		"+999999d deploy":                             "too far away",
	} {
		got := QuickAdd(Request{Text: text, Zone: berlin, Reference: reference, Now: now})
		if got.Status != Invalid || !strings.Contains(got.Message, message) || got.Title != "deploy" {
			t.Errorf("%q: %s %q (%s), want invalid: %s", text, got.Status, got.Title, got.Message, message)
		}
	}
	if got := QuickAdd(Request{Text: "14:05 deploy", Zone: "Mars/Olympus", Reference: reference, Now: now}); got.Status != Invalid || !strings.Contains(got.Message, "Mars/Olympus") {
		t.Errorf("an unknown zone of the request gives %+v", got)
	}
	if got := QuickAdd(Request{Text: "2011-12-30 release", Zone: "Pacific/Apia"}); got.Status != Invalid || !strings.Contains(got.Message, "skipped") {
		t.Errorf("a day that was skipped gives %+v", got)
	}
}

// Where the context decides, and where there is none.
func TestContext(t *testing.T) {
	at := func(s string) time.Time { return postmortem.Instant(s).Time() }
	for _, c := range []struct {
		name, text, zone string
		reference        postmortem.Instant
		now              time.Time
		want             string
	}{
		{"midnight goes forward", "00:10 alert", "UTC", "2026-03-29T23:50:00.000Z", now, "minute 2026-03-30T00:10Z inferred:date | alert"},
		{"far, but not as far as to be the next day", "02:30 alert", "UTC", "2026-03-29T16:00:00.000Z", now, "minute 2026-03-29T02:30Z inferred:date | alert"},
		{"but not into the future", "00:10 alert", "UTC", "2026-03-29T19:50:00.000Z", at("2026-03-29T20:00:00.000Z"), "minute 2026-03-29T00:10Z inferred:date | alert"},
		{"a little earlier is plain", "12:10 alert", "UTC", "2026-03-29T23:50:00.000Z", now, "minute 2026-03-29T12:10Z | alert"},
		{"what is still to come was the day before", "23:50 alert", "UTC", "2026-03-29T00:10:00.000Z", at("2026-03-29T09:00:00.000Z"), "minute 2026-03-28T23:50Z inferred:date | alert"},
		{"the day is that of the zone", "00:30 alert", "Asia/Tokyo", "2026-03-28T16:00:00.000Z", now, "minute 2026-03-28T15:30Z | alert"},
		{"the day is that of the zone told", "03:30 JST alert", "UTC", "2026-03-28T20:00:00.000Z", now, "minute 2026-03-28T18:30Z +09:00 | alert"},
		{"no reference: today, inferred", "14:05 alert", "UTC", "", now, "minute 2026-04-01T14:05Z inferred:date | alert"},
		{"no year across New Year", "Dec 31, 23:50 alert", "UTC", "2026-01-01T00:10:00.000Z", now, "minute 2025-12-31T23:50Z inferred:year | alert"},
		{"no year into the new year", "Jan 1 00:10 alert", "UTC", "2025-12-31T23:50:00.000Z", now, "minute 2026-01-01T00:10Z inferred:year | alert"},
		{"29 February is in a leap year", "29 Feb 14:05 alert", "UTC", "2026-03-01T00:00:00.000Z", now, "minute 2024-02-29T14:05Z inferred:year | alert"},
		{"BST in London", "14:05 BST alert", "Europe/London", "2026-06-01T12:00:00.000Z", now, "minute 2026-06-01T13:05Z +01:00 inferred:zone | alert"},
		{"IST in Kolkata", "14:05 IST alert", "Asia/Kolkata", "2026-06-01T12:00:00.000Z", now, "minute 2026-06-01T08:35Z +05:30 inferred:zone | alert"},
		{"midnight that does not exist", "2018-11-04 release", "America/Sao_Paulo", "", now, "date 2018-11-04T03:00Z..2018-11-05T01:59:59.999Z | release"},
		{"an offset as zone", "14:05 alert", "+05:45", reference, now, "minute 2026-03-29T08:20Z | alert"},
		{"a broken reference counts as none", "14:05 alert", "UTC", "nonsense", now, "minute 2026-04-01T14:05Z inferred:date | alert"},
		{"no context at all", "14:05 alert", "UTC", "", time.Time{}, "invalid | alert"},
		{"no event before", "+12m alert", "UTC", "", now, "invalid | alert"},
		{"no clock", "yesterday 9:00 alert", "UTC", reference, time.Time{}, "invalid | alert"},
		{"a full time needs no context", "2026-03-29 14:05 alert", "UTC", "", time.Time{}, "minute 2026-03-29T14:05Z | alert"},
		{"year 9999", "9999-12-31 23:59 alert", "UTC", "", now, "minute 9999-12-31T23:59Z | alert"},
		{"year 1", "0001-01-01 00:00 alert", "UTC", "", now, "minute 0001-01-01T00:00Z | alert"},
	} {
		got := QuickAdd(Request{Text: c.text, Zone: c.zone, Reference: c.reference, Now: c.now})
		if show(got) != c.want {
			t.Errorf("%s: %q\n got %s (%s)\nwant %s", c.name, c.text, show(got), got.Message, c.want)
		}
	}
}

func TestRemarks(t *testing.T) {
	for text, message := range map[string]string{
		"2026-07-01 14:05 CET deploy":    "taken literally, as UTC+01:00; on that day CEST",
		"2026-03-30 24:00 deploy":        "midnight that follows",
		"23:59:60 leap":                  "leap second",
		"Mon 29 March 2026 14:05 deploy": "is a Sunday, not a Monday",
		"00:10 alert":                    "the day after",
	} {
		got := QuickAdd(Request{Text: text, Zone: berlin, Reference: "2026-03-29T21:50:00.000Z", Now: now})
		if got.Status != OK || !strings.Contains(got.Message, message) {
			t.Errorf("%q: %s, %q, want %q", text, got.Status, got.Message, message)
		}
	}
	if got := QuickAdd(Request{Text: "2026-01-10 14:05 CET", Zone: berlin}); got.Message != "" {
		t.Errorf("CET in winter needs no remark: %q", got.Message)
	}
}

func TestParseWhen(t *testing.T) {
	for _, c := range []struct{ text, want, message string }{
		{"14:05", "minute 2026-03-29T12:05Z | ", ""},
		{"  2026-03-29 14:05 CET ", "minute 2026-03-29T13:05Z +01:00 | ", ""},
		{"29 March", "date 2026-03-28T23:00Z..2026-03-29T21:59:59.999Z inferred:year | ", ""},
		{"14:05 29 March 2026", "minute 2026-03-29T12:05Z | ", ""},
		{"29/03", "date 2026-03-28T23:00Z..2026-03-29T21:59:59.999Z inferred:year | ", ""},
		{"Sat", "date 2026-03-27T23:00Z..2026-03-28T22:59:59.999Z inferred:date | ", ""},
		{"?", "unknown | ", ""},
		{"unknown", "unknown | ", ""},
		{"", "none | ", ""},
		{"   ", "none | ", ""},
		{"31/04", "invalid | ", "no 31 April"},
		{"soon", "invalid | ", "not a time that is understood"},
		{"14:05 deploy", "invalid | ", "“deploy” was not understood"},
		{"14:05 XYZ", "invalid | ", "not a time zone abbreviation"},
		{"14:05 Mars/Olympus", "invalid | ", "“Mars/Olympus” is not a time zone known"},
		{"14:5", "invalid | ", "not a time that is understood"},
		{strings.Repeat("9", 100_000), "invalid | ", "…"},
	} {
		got := ParseWhen(Request{Text: c.text, Zone: berlin, Reference: reference, Now: now})
		if show(got) != c.want || !strings.Contains(got.Message, c.message) || len(got.Message) > 300 {
			t.Errorf("%q\n got %s (%s)\nwant %s (%s)", c.text, show(got), got.Message, c.want, c.message)
		}
	}
}

// The reply goes to the page as JSON: lists must never be null.
func TestReplyAsJSON(t *testing.T) {
	for _, text := range []string{"", "x", "14:05 x", "25:00 x", "? x", "03/04/2026 x"} {
		data, err := json.Marshal(QuickAdd(Request{Text: text, Zone: "UTC", Reference: reference, Now: now}))
		if err != nil {
			t.Fatal(err)
		}
		if s := string(data); strings.Contains(s, `"choices":null`) || strings.Contains(s, `"inferred":null`) {
			t.Errorf("%q: %s", text, s)
		}
	}
}
