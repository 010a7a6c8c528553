package capture

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

const (
	berlin = "Europe/Berlin"
	// 29 March 2026 is the day on which the clocks of Berlin are put forward;
	// the reference is 16:00 there, the clock three days later.
	reference = postmortem.Instant("2026-03-29T14:00:00.000Z")
)

var now = time.Date(2026, 4, 1, 9, 30, 20, 0, time.UTC)

// show writes a reply as one line: times without the year's end and zeros.
func show(r Reply) string {
	short := strings.NewReplacer(":00.000Z", "Z", ".000Z", "Z")
	when := func(w When) string {
		out := w.Precision + " " + string(w.OccurredAt)
		if w.OccurredLatest != "" {
			out += ".." + string(w.OccurredLatest)
		}
		if w.Precision == "approximate" {
			out += fmt.Sprintf(" ±%d", w.ToleranceSec)
		}
		if w.EndedAt != "" {
			out += " to " + w.EndPrecision + " " + string(w.EndedAt)
		}
		if w.Zone != "" {
			out += " " + w.Zone
		}
		if len(w.Inferred) > 0 {
			out += " inferred:" + strings.Join(w.Inferred, ",")
		}
		return short.Replace(strings.TrimSpace(out))
	}
	switch r.Status {
	case OK:
		return when(*r.When) + " | " + r.Title
	case Ask:
		var choices []string
		for _, c := range r.Choices {
			choices = append(choices, c.Label+" = "+when(c.When))
		}
		return "ask: " + strings.Join(choices, "; ") + " | " + r.Title
	}
	return string(r.Status) + " | " + r.Title
}

func TestQuickAdd(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// a time of day
		{"14:05 deploy of api 4.2 started", "minute 2026-03-29T12:05Z | deploy of api 4.2 started"},
		{"14:05", "minute 2026-03-29T12:05Z | "},
		{"9:05 alert", "minute 2026-03-29T07:05Z | alert"},
		{"14:05:30 alert", "exact 2026-03-29T12:05:30Z | alert"},
		{"14:05:30.250 alert", "exact 2026-03-29T12:05:30.250Z | alert"},
		{"14:05:30,250 alert", "exact 2026-03-29T12:05:30.250Z | alert"},
		{"14:05:30.123456789 alert", "exact 2026-03-29T12:05:30.123Z | alert"},
		{"2:05 pm alert", "minute 2026-03-29T12:05Z | alert"},
		{"2:05\u202fPM alert", "minute 2026-03-29T12:05Z | alert"},
		{"2:05 p.m. alert", "minute 2026-03-29T12:05Z | alert"},
		{"2pm alert", "minute 2026-03-29T12:00Z | alert"},
		{"12:30 pm lunch", "minute 2026-03-29T10:30Z | lunch"},
		{"14:05 pm alert", "minute 2026-03-29T12:05Z | alert"},
		{"14.05 Uhr Alarm", "minute 2026-03-29T12:05Z | Alarm"},
		{"14h05 alerte", "minute 2026-03-29T12:05Z | alerte"},
		{"14:05h alert", "minute 2026-03-29T12:05Z | alert"},
		{"[14:05] alert", "minute 2026-03-29T12:05Z | alert"},
		{"- 14:05 alert", "minute 2026-03-29T12:05Z | alert"},
		{"24:00 cutover", "minute 2026-03-29T22:00Z | cutover"},
		{"23:59:60 leap", "exact 2026-03-29T22:00Z | leap"},

		// separators and what must stay of the title
		{"14:05 - deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"14:05: deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"14:05 – deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"14:05, deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"14:05 | deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"14:05 -5 replicas", "minute 2026-03-29T12:05Z | -5 replicas"},
		{"14:05 --force was used", "minute 2026-03-29T12:05Z | --force was used"},
		{"14:05 3/4 of pods down", "minute 2026-03-29T12:05Z | 3/4 of pods down"},
		{"14:05 Checkout/API failed", "minute 2026-03-29T12:05Z | Checkout/API failed"},
		{"14:05 CPU at 100 %", "minute 2026-03-29T12:05Z | CPU at 100 %"},
		{"14:05 to deploy we needed a key", "minute 2026-03-29T12:05Z | to deploy we needed a key"},
		{"14:05 A\tB\nC", "minute 2026-03-29T12:05Z | A B C"},
		{"14:05 👩‍💻 took over", "minute 2026-03-29T12:05Z | 👩‍💻 took over"},

		// from the reference and from the clock
		{"+12m rollback", "minute 2026-03-29T14:12Z | rollback"},
		{"+1h30m rollback", "minute 2026-03-29T15:30Z | rollback"},
		{"+1h 30 min rollback", "minute 2026-03-29T15:30Z | rollback"},
		{"-5m alert", "minute 2026-03-29T13:55Z | alert"},
		{"−5m alert", "minute 2026-03-29T13:55Z | alert"},
		{"+90s rollback", "exact 2026-03-29T14:01:30Z | rollback"},
		{"+2d closed", "minute 2026-03-31T14:00Z | closed"},
		{"+12m 3 disks failed", "minute 2026-03-29T14:12Z | 3 disks failed"},
		{"now writing this", "minute 2026-04-01T09:30Z | writing this"},
		{"yesterday 23:10 call", "minute 2026-03-31T21:10Z | call"},
		{"today 9:00 call", "minute 2026-04-01T07:00Z | call"},
		{"tomorrow at 9:00 meeting", "minute 2026-04-02T07:00Z | meeting"},
		{"yesterday call", "date 2026-03-30T22:00Z..2026-03-31T21:59:59.999Z | call"},
		{"Monday 9:00 call", "minute 2026-03-30T07:00Z inferred:date | call"},
		{"Sat 9:00 call", "minute 2026-03-28T08:00Z inferred:date | call"},
		{"last Sunday 9:00 call", "minute 2026-03-22T08:00Z inferred:date | call"},
		{"Friday: change freeze", "date 2026-03-26T23:00Z..2026-03-27T22:59:59.999Z inferred:date | change freeze"},

		// dates
		{"2026-03-29 14:05 CET deploy", "minute 2026-03-29T13:05Z +01:00 | deploy"},
		{"2026-03-29T14:05:00Z deploy", "exact 2026-03-29T14:05Z UTC | deploy"},
		{"2026-03-29T14:05Z deploy", "minute 2026-03-29T14:05Z UTC | deploy"},
		{"2026-03-29T14:05:00.5+05:45 deploy", "exact 2026-03-29T08:20:00.500Z +05:45 | deploy"},
		{"2026-03-29T14:05-05:00 deploy", "minute 2026-03-29T19:05Z -05:00 | deploy"},
		{"2026-03-29 14:05:00-05:00 deploy", "exact 2026-03-29T19:05Z -05:00 | deploy"},
		{"2026-03-29 14:05:00-05 deploy", "exact 2026-03-29T19:05Z -05:00 | deploy"},
		{"2026-03-29 14:05 +0545 deploy", "minute 2026-03-29T08:20Z +05:45 | deploy"},
		{"2026-03-29 14:05+02 deploy", "minute 2026-03-29T12:05Z +02:00 | deploy"},
		{"2026-03-29 14:05 UTC+2 deploy", "minute 2026-03-29T12:05Z +02:00 | deploy"},
		{"2026-03-29 14:05 UTC-03:30 deploy", "minute 2026-03-29T17:35Z -03:30 | deploy"},
		{"20260329T140500Z deploy", "exact 2026-03-29T14:05Z UTC | deploy"},
		{"2026/03/29 14:05 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"29 March 2026 14:05 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"29th of March 2026, 14:05 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"March 29th, 2026 at 2:05 pm deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"Mar 29, 14:05 deploy", "minute 2026-03-29T12:05Z inferred:year | deploy"},
		{"Mar 29 14:05:07 host sshd[1]: x", "exact 2026-03-29T12:05:07Z inferred:year | host sshd[1]: x"},
		{"Sun, 29 Mar 2026 14:05:00 +0200 deploy", "exact 2026-03-29T12:05Z +02:00 | deploy"},
		{"29/Mar/2026:14:05:00 +0200 GET /", "exact 2026-03-29T12:05Z +02:00 | GET /"},
		{"29.03.2026 14:05 Alarm", "minute 2026-03-29T12:05Z | Alarm"},
		{"29.3. 14:05 Alarm", "minute 2026-03-29T12:05Z inferred:year | Alarm"},
		{"29/03/2026 14:05 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"3/29/2026 14:05 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"29.03.26 14:05 Alarm", "minute 2026-03-29T12:05Z inferred:year | Alarm"},
		{"14:05 on 29 March 2026 deploy", "minute 2026-03-29T12:05Z | deploy"},
		{"2026-03-28 release day", "date 2026-03-27T23:00Z..2026-03-28T22:59:59.999Z | release day"},
		{"2026-03-29 release day", "date 2026-03-28T23:00Z..2026-03-29T21:59:59.999Z | release day"},
		{"Mon 29 March 2026 14:05 deploy", "minute 2026-03-29T12:05Z inferred:date | deploy"},

		// zones
		{"14:05 UTC deploy", "minute 2026-03-29T14:05Z UTC | deploy"},
		{"14:05Z deploy", "minute 2026-03-29T14:05Z UTC | deploy"},
		{"14:05 GMT deploy", "minute 2026-03-29T14:05Z UTC | deploy"},
		{"14:05 CEST deploy", "minute 2026-03-29T12:05Z +02:00 | deploy"},
		{"05:05 PST deploy", "minute 2026-03-29T13:05Z -08:00 | deploy"},
		{"23:05 JST deploy", "minute 2026-03-29T14:05Z +09:00 | deploy"},
		{"14:05 Asia/Kathmandu deploy", "minute 2026-03-29T08:20Z Asia/Kathmandu | deploy"},
		{"10:05 ET deploy", "minute 2026-03-29T14:05Z America/New_York | deploy"},
		{"2026-07-01 14:05 CET deploy", "minute 2026-07-01T13:05Z +01:00 | deploy"},

		// uncertain times
		{"~14:05 alert", "approximate 2026-03-29T12:05Z ±300 | alert"},
		{"about 14:05 alert", "approximate 2026-03-29T12:05Z ±300 | alert"},
		{"ca. 14:05 alert", "approximate 2026-03-29T12:05Z ±300 | alert"},
		{"around 2pm alert", "approximate 2026-03-29T12:00Z ±300 | alert"},
		{"approx. 14:05 alert", "approximate 2026-03-29T12:05Z ±300 | alert"},
		{"14:05 ± 10 min alert", "approximate 2026-03-29T12:05Z ±600 | alert"},
		{"14:05 +/-30s alert", "approximate 2026-03-29T12:05Z ±30 | alert"},
		{"14:?? alert", "between 2026-03-29T12:00Z..2026-03-29T12:59Z | alert"},
		{"14:5? alert", "between 2026-03-29T12:50Z..2026-03-29T12:59Z | alert"},
		{"14:xx alert", "between 2026-03-29T12:00Z..2026-03-29T12:59Z | alert"},
		{"between 14:51 and 14:56 alert", "between 2026-03-29T12:51Z..2026-03-29T12:56Z | alert"},
		{"between 14:51-14:56 UTC alert", "between 2026-03-29T14:51Z..2026-03-29T14:56Z UTC | alert"},
		{"2026-10-25 02:?? alert", "between 2026-10-25T00:00Z..2026-10-25T01:59Z | alert"},
		{"? someone noticed", "unknown | someone noticed"},
		{"after: someone noticed", "unknown | someone noticed"},

		// spans
		{"14:51-14:56 outage", "minute 2026-03-29T12:51Z to minute 2026-03-29T12:56Z | outage"},
		{"14:51–14:56 outage", "minute 2026-03-29T12:51Z to minute 2026-03-29T12:56Z | outage"},
		{"14:05 to 14:20 deploy ran", "minute 2026-03-29T12:05Z to minute 2026-03-29T12:20Z | deploy ran"},
		{"14:05..14:20 deploy ran", "minute 2026-03-29T12:05Z to minute 2026-03-29T12:20Z | deploy ran"},
		{"from 14:05 until 14:20 deploy ran", "minute 2026-03-29T12:05Z to minute 2026-03-29T12:20Z | deploy ran"},
		{"14:05:00-14:20:30 deploy", "exact 2026-03-29T12:05Z to exact 2026-03-29T12:20:30Z | deploy"},
		{"14:05-14:20 UTC deploy", "minute 2026-03-29T14:05Z to minute 2026-03-29T14:20Z UTC | deploy"},
		{"2:00-3:30 pm deploy", "minute 2026-03-29T12:00Z to minute 2026-03-29T13:30Z | deploy"},
		{"11:30-1:00 pm deploy", "minute 2026-03-29T09:30Z to minute 2026-03-29T11:00Z | deploy"},
		{"23:50-00:10 deploy", "minute 2026-03-29T21:50Z to minute 2026-03-29T22:10Z inferred:date | deploy"},
		{"2026-03-29 14:05 to 2026-03-30 02:00 repair", "minute 2026-03-29T12:05Z to minute 2026-03-30T00:00Z | repair"},
		{"~14:05-14:20 deploy", "approximate 2026-03-29T12:05Z ±300 to approximate 2026-03-29T12:20Z | deploy"},
		{"14:05-14:05 blip", "minute 2026-03-29T12:05Z | blip"},

		// epochs
		{"1774793100 deploy", "exact 2026-03-29T14:05Z | deploy"},
		{"1774793100.25 deploy", "exact 2026-03-29T14:05:00.250Z | deploy"},
		{"1774793100250 deploy", "exact 2026-03-29T14:05:00.250Z | deploy"},
		{"1774793100250000 deploy", "exact 2026-03-29T14:05:00.250Z | deploy"},
		{"1774793100250000000 deploy", "exact 2026-03-29T14:05:00.250Z | deploy"},
		{"@-86400 before the epoch", "exact 1969-12-31T00:00Z | before the epoch"},
		{"@-1.5 before the epoch", "exact 1969-12-31T23:59:58.500Z | before the epoch"},

		// no time at all
		{"", "none | "},
		{"deploy of api 4.2", "none | deploy of api 4.2"},
		{"3/4 of the pods failed", "none | 3/4 of the pods failed"},
		{"4.2 was deployed", "none | 4.2 was deployed"},
		{"1.2.34 was deployed", "none | 1.2.34 was deployed"},
		{"10.0.0.1 was unreachable", "none | 10.0.0.1 was unreachable"},
		{"24/7 support was called", "none | 24/7 support was called"},
		{"16:9 screens", "none | 16:9 screens"},
		{"503 errors", "none | 503 errors"},
		{"may be related", "none | may be related"},
		{"sun exposure", "none | sun exposure"},
		{"today's deploy", "none | today's deploy"},
		{"nowhere to go", "none | nowhere to go"},
		{"about the deploy", "none | about the deploy"},
		{"between deploys", "none | between deploys"},
		{"from the logs", "none | from the logs"},
		{"+1 reviewer", "none | +1 reviewer"},
		{"14:05abc", "none | 14:05abc"},
		{"deploy at 14:05", "none | deploy at 14:05"},
		{"00:1b:44:11:3a:b7 is the card", "none | 00:1b:44:11:3a:b7 is the card"},
		{"::1 was unreachable", "none | ::1 was unreachable"},
	} {
		got := QuickAdd(Request{Text: c.text, Zone: berlin, Reference: reference, Now: now})
		if show(got) != c.want {
			t.Errorf("%q\n got %s\nwant %s (%s)", c.text, show(got), c.want, got.Message)
		}
	}
}

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

func FuzzQuickAdd(f *testing.F) {
	for _, seed := range []string{
		"14:05 x", "+1h30m", "between 14:51 and 14:56", "2026-10-25 02:10-02:40 CST", "03/04/26", "Sun, 29 Mar 2026 14:05:00 +0200",
		"\xff14:05", "14:??", "@-99999999999", "[14:05]", "2:00-3:30 pm", "29/Mar/2026:14:05:00", "9999-12-31 24:00", "ca. \u202e14:05", "tomorrow",
	} {
		f.Add(seed, berlin)
	}
	f.Fuzz(func(t *testing.T, text, zone string) {
		for _, read := range []func(Request) Reply{QuickAdd, ParseWhen} {
			began := time.Now()
			r := read(Request{Text: text, Zone: zone, Reference: reference, Now: now})
			if took := time.Since(began); took > time.Second {
				t.Fatalf("%q took %s", text, took)
			}
			checkReply(t, text, r)
		}
	})
}

// checkReply holds for every reply: the store takes every reading as it is.
func checkReply(t *testing.T, text string, r Reply) {
	t.Helper()
	var whens []When
	switch r.Status {
	case OK:
		whens = append(whens, *r.When)
	case Ask:
		if len(r.Choices) < 2 || len(r.Choices) > maxChoices || r.Message == "" {
			t.Fatalf("%q asks with %d choices and %q", text, len(r.Choices), r.Message)
		}
		for _, c := range r.Choices {
			whens = append(whens, c.When)
		}
	case Invalid:
		if r.Message == "" {
			t.Fatalf("%q is invalid without a reason", text)
		}
	}
	for _, w := range whens {
		fields := postmortem.Fields{
			"precision": w.Precision, "occurredAt": string(w.OccurredAt), "occurredLatest": string(w.OccurredLatest),
			"toleranceSec": w.ToleranceSec, "endedAt": string(w.EndedAt), "endPrecision": w.EndPrecision,
			"zone": w.Zone, "inferred": w.Inferred,
		}
		change, err := postmortem.Prepare(postmortem.Edit{ID: "e", Op: postmortem.Create, Kind: postmortem.KindEvent, Record: "r", Fields: fields}, nil)
		if err != nil {
			t.Fatalf("%q: %+v is refused: %v", text, w, err)
		}
		if change.After["occurredAt"] != string(w.OccurredAt) || (w.Precision != "unknown" && w.OccurredAt == "") {
			t.Fatalf("%q: %+v has no canonical time", text, w)
		}
		if (w.EndedAt != "" && w.EndedAt < w.OccurredAt) || (w.OccurredLatest != "" && w.OccurredLatest < w.OccurredAt) {
			t.Fatalf("%q: %+v ends before it begins", text, w)
		}
	}
	if strings.ContainsAny(r.Title, "\n\r\x00\x1b") {
		t.Fatalf("%q: the title %q is not clean", text, r.Title)
	}
}

func TestLongTextsAreFast(t *testing.T) {
	for name, text := range map[string]string{
		"a title":    "14:05 " + strings.Repeat("x", 1<<20),
		"separators": "14:05 " + strings.Repeat("- ", 1<<19),
		"digits":     strings.Repeat("1", 1<<20),
		"colons":     strings.Repeat("1:", 1<<19),
		"spaces":     strings.Repeat(" ", 1<<20),
		"shifts":     "+" + strings.Repeat("1h", 1<<19),
		"bad bytes":  strings.Repeat("\xff", 1<<20),
	} {
		began := time.Now()
		QuickAdd(Request{Text: text, Zone: berlin, Reference: reference, Now: now})
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s: one megabyte took %s", name, took)
		}
	}
}
