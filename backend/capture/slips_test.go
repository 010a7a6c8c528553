package capture

import (
	"testing"
	"time"

	"afterword/backend/postmortem"
)

// What a tired engineer types and a hasty reader would get wrong without a word.
func TestQuickAddSlips(t *testing.T) {
	for text, want := range map[string]struct {
		status  Status
		at, end postmortem.Instant
		title   string
	}{
		"14:05 Z-index bug":                     {OK, "2026-03-12T18:05:00.000Z", "", "Z-index bug"},
		"14:05 UTC-based job":                   {OK, "2026-03-12T18:05:00.000Z", "", "UTC-based job"},
		"14:05 CET/CEST confusion":              {OK, "2026-03-12T18:05:00.000Z", "", "CET/CEST confusion"},
		"14:05 GET/POST fail":                   {OK, "2026-03-12T18:05:00.000Z", "", "GET/POST fail"},
		"14:05 UTC-5 paged":                     {OK, "2026-03-12T19:05:00.000Z", "", "paged"},
		"14:05 CET/15:05 EET paged":             {OK, "2026-03-12T13:05:00.000Z", "", "/15:05 EET paged"},
		"14:05 [UTC] paged":                     {OK, "2026-03-12T14:05:00.000Z", "", "paged"},
		"14:05z paged":                          {OK, "2026-03-12T14:05:00.000Z", "", "paged"},
		"14:05 MESZ paged":                      {OK, "2026-03-12T12:05:00.000Z", "", "paged"},
		"14:05 CT paged":                        {OK, "2026-03-12T19:05:00.000Z", "", "paged"},
		"Tue Mar 12 14:05:01 CET 2024 paged":    {OK, "2024-03-12T13:05:01.000Z", "", "paged"},
		"Mar 12 14:05:01 2026 requests failed":  {OK, "2026-03-12T18:05:01.000Z", "", "2026 requests failed"},
		"at about 14:05 paged":                  {OK, "2026-03-12T18:05:00.000Z", "", "paged"},
		"on 12 March 14:05 paged":               {OK, "2026-03-12T18:05:00.000Z", "", "paged"},
		"on 12 services the alarm rang":         {None, "", "", "on 12 services the alarm rang"},
		"4915123456 called":                     {None, "", "", "4915123456 called"},
		"2147483647 rows in the table":          {None, "", "", "2147483647 rows in the table"},
		"1773324301 paged":                      {OK, "2026-03-12T14:05:01.000Z", "", "paged"},
		"@1234567890 paged":                     {OK, "2009-02-13T23:31:30.000Z", "", "paged"},
		"+1h30 paged":                           {OK, "2026-03-12T19:35:00.000Z", "", "paged"},
		"+1h 30 requests failed":                {OK, "2026-03-12T19:05:00.000Z", "", "30 requests failed"},
		"22:00-02:00 maintenance":               {OK, "2026-03-13T02:00:00.000Z", "2026-03-13T06:00:00.000Z", "maintenance"},
		"08:00-21:00 long day":                  {OK, "2026-03-12T12:00:00.000Z", "2026-03-13T01:00:00.000Z", "long day"},
		"22:00 - 2026-03-13 11:00 maintenance":  {OK, "2026-03-13T02:00:00.000Z", "2026-03-13T15:00:00.000Z", "maintenance"},
		"2026-03-12-14:05 paged":                {OK, "2026-03-12T18:05:00.000Z", "", "paged"},
		"2026-03-12_14:05:01 paged":             {OK, "2026-03-12T18:05:01.000Z", "", "paged"},
		"2026-03-12 - 14:05 paged":              {OK, "2026-03-12T18:05:00.000Z", "", "paged"},
		"2026-03-12 - 5 replicas lost":          {OK, "2026-03-12T04:00:00.000Z", "", "5 replicas lost"},
		"2026-03-12_backup.sql restored":        {None, "", "", "2026-03-12_backup.sql restored"},
		"14:56-14:51 end before start":          {Invalid, "", "", "end before start"},
		"between 14:56 and 14:51 end too early": {Invalid, "", "", "end too early"},
	} {
		got := QuickAdd(Request{
			Text: text, Zone: "America/New_York", Reference: "2026-03-12T18:05:00.000Z",
			Now: time.Date(2026, 3, 12, 23, 0, 0, 0, time.UTC),
		})
		if got.Status != want.status || got.Title != want.title {
			t.Errorf("%q: %s %q (%s), want %s %q", text, got.Status, got.Title, got.Message, want.status, want.title)
		}
		if got.When != nil && (got.When.OccurredAt != want.at || got.When.EndedAt != want.end) {
			t.Errorf("%q: %s to %q, want %s to %q", text, got.When.OccurredAt, got.When.EndedAt, want.at, want.end)
		}
	}
}

// "14:05-05:00" is an offset in a log and a night shift in a diary.
func TestEndOrOffsetIsAsked(t *testing.T) {
	for _, text := range []string{"14:05-05:00 paged", "2026-03-12 14:05-05:00 paged"} {
		got := QuickAdd(Request{Text: text, Zone: "America/New_York", Reference: "2026-03-12T18:05:00.000Z"})
		if got.Status != Ask || len(got.Choices) != 2 || got.Title != "paged" || got.Message == "" {
			t.Fatalf("%q: %+v", text, got)
		}
		offset, span := got.Choices[0].When, got.Choices[1].When
		if offset.OccurredAt != "2026-03-12T19:05:00.000Z" || offset.EndedAt != "" || offset.Zone != "-05:00" {
			t.Errorf("%q as an offset: %+v", text, offset)
		}
		if span.OccurredAt != "2026-03-12T18:05:00.000Z" || span.EndedAt != "2026-03-13T09:00:00.000Z" {
			t.Errorf("%q as a span: %+v", text, span)
		}
	}
}

// In São Paulo 4 November 2018 began at 01:00: a day before 5 November 00:30
// it was neither the 3rd nor nothing.
func TestYesterdayOverAMissingMidnight(t *testing.T) {
	got := ParseWhen(Request{Text: "yesterday 12:00", Zone: "America/Sao_Paulo", Now: time.Date(2018, 11, 5, 2, 30, 0, 0, time.UTC)})
	if got.When == nil || got.When.OccurredAt != "2018-11-04T14:00:00.000Z" {
		t.Fatalf("%+v", got)
	}
}
