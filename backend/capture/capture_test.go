package capture

import (
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
		{"**14:05** alert", "minute 2026-03-29T12:05Z | alert"},
		{"`14:05` alert", "minute 2026-03-29T12:05Z | alert"},
		{"at 14:05 alert", "minute 2026-03-29T12:05Z | alert"},
		{"@14:05 alert", "minute 2026-03-29T12:05Z | alert"},
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
		{"14:05 yesterday call", "minute 2026-03-31T12:05Z | call"},
		{"14:05 yesterday's deploy failed", "minute 2026-03-29T12:05Z | yesterday's deploy failed"},
		{"14:05 on call was paged", "minute 2026-03-29T12:05Z | on call was paged"},
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
		{"14:05 utc deploy", "minute 2026-03-29T14:05Z UTC | deploy"},
		{"14:05 (CET) deploy", "minute 2026-03-29T13:05Z +01:00 | deploy"},
		{"14:05 (late) deploy", "minute 2026-03-29T12:05Z | (late) deploy"},
		{"14:05 -05:00 deploy", "minute 2026-03-29T19:05Z -05:00 | deploy"},
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
		{"14:05? alert", "approximate 2026-03-29T12:05Z ±300 | alert"},
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
		{"14:51 - 14:56 outage", "minute 2026-03-29T12:51Z to minute 2026-03-29T12:56Z | outage"},
		{"14:51 -> 14:56 outage", "minute 2026-03-29T12:51Z to minute 2026-03-29T12:56Z | outage"},
		{"14:51 -14:56 outage", "minute 2026-03-29T12:51Z to minute 2026-03-29T12:56Z | outage"},
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
