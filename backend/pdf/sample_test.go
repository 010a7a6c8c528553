package pdf

import (
	"fmt"
	"time"

	"afterword/backend/document"
)

// Short names for building documents in tests.

func txt(s string) document.Inline { return document.Text{Value: s} }

func para(in ...document.Inline) document.Block { return document.Paragraph{Inlines: in} }

func words(s string) document.Block { return para(txt(s)) }

func cell(in ...document.Inline) document.Cell {
	return document.Cell{Blocks: []document.Block{para(in...)}}
}

func clock(hour, minute int) time.Time {
	return time.Date(2026, 11, 20, hour, minute, 0, 0, time.UTC)
}

// director is page one as a director sees it, with a timeline of n rows.
func director(n int) document.Document {
	fixed := document.Column{Title: "Time", Fixed: true, Mono: true}
	return document.Document{
		Title: "Checkout latency after cache failover", Subject: "Post-mortem PM-2026-014", Language: "en",
		Date: clock(17, 0), Footer: "Checkout latency after cache failover · for the company · roles instead of names",
		Body: []document.Block{
			document.TitleBlock{
				Kicker: []string{"Post-mortem", "PM-2026-014", "SEV2", "20 November 2026", "reviewed"},
				Title:  "Checkout latency after cache failover",
				Lead: []document.Block{words("For 72 minutes on Friday afternoon, one checkout in five took longer than ten seconds or failed. " +
					"A planned failover moved traffic to a replica that lagged behind; the lag was not visible on the board the responders used. " +
					"Orders were not lost; 312 customers retried or called.")},
			},
			document.KeyFigures{Figures: []document.KeyFigure{
				{Label: "impact", Value: "1 h 12 min", Note: "14:04 to 15:16"},
				{Label: "to detect", Value: "9 min", Note: "alert at 14:13"},
				{Label: "to mitigate", Value: "47–52 min", Note: "approximate"},
				{Label: "affected", Value: "1 in 5", Note: "checkouts, EU"},
			}},
			document.TimelineFigure{
				Alt: "Impact from 14:04 to 15:16, detected at 14:13, mitigated between 14:51 and 14:56", From: clock(13, 55), To: clock(15, 45),
				Impact: &document.Span{From: clock(14, 4), To: clock(15, 16)},
				Marks: []document.Mark{
					{From: clock(14, 1), To: clock(14, 1)},
					{From: clock(14, 4), To: clock(14, 4), Role: "impact_started", Label: "14:04 impact started", Ref: "e2"},
					{From: clock(14, 13), To: clock(14, 13), Role: "detected", Label: "14:13 detected", Ref: "e3"},
					{From: clock(14, 16), To: clock(14, 16), Role: "acknowledged", Label: "14:16 acknowledged"},
					{From: clock(14, 25), To: clock(14, 40)},
					{From: clock(14, 51), To: clock(14, 56), Uncertain: true, Role: "mitigated", Label: "14:51–14:56 mitigated"},
					{From: clock(15, 16), To: clock(15, 16), Role: "resolved", Label: "15:16 resolved"},
					{From: clock(15, 30), To: clock(15, 30)},
				},
				Ticks: []document.Tick{{At: clock(14, 0), Label: "14:00"}, {At: clock(14, 30), Label: "14:30"}, {At: clock(15, 0), Label: "15:00"}, {At: clock(15, 30), Label: "15:30"}},
			},
			document.Section{ID: "factors", Title: "What contributed", Blocks: []document.Block{
				document.Table{Columns: []document.Column{{Title: "", Fixed: true, Mono: true}, {Title: "Factor", Weight: 1}}, Rows: []document.Row{
					{Cells: []document.Cell{cell(txt("F1")), cell(txt("Replica lag was not on the board used during failovers "), document.Soft{Inlines: []document.Inline{document.Ref{Target: "e3", Inlines: []document.Inline{txt("event 3")}}}})}},
					{Cells: []document.Cell{cell(txt("F2")), cell(txt("The runbook link led to a retired cluster "), document.Soft{Inlines: []document.Inline{txt("event 5, evidence 4")}})}},
				}},
			}},
			document.Section{ID: "actions", Title: "What will change", Blocks: []document.Block{
				document.Table{Columns: []document.Column{{Title: "Due", Fixed: true, Mono: true}, {Title: "Action", Weight: 3}, {Title: "Owner", Weight: 1}, {Title: "Done when", Weight: 3}}, Rows: []document.Row{
					{Cells: []document.Cell{cell(txt("27 Nov")), cell(txt("Show replica lag on the checkout board")), cell(txt("checkout lead")), cell(txt("lag is on the board and alerts at 5 s"))}},
					{Cells: []document.Cell{cell(txt("4 Dec")), cell(txt("Check runbook links every night")), cell(txt("platform")), cell(txt("a dead link opens a ticket"))}},
					{Cells: []document.Cell{cell(txt("–")), cell(txt("Manual approval before failovers: we choose not to")), cell(), cell(document.Soft{Inlines: []document.Inline{txt("would have cost 40 h a year and not shown the lag")}})}},
				}},
			}},
			document.Section{ID: "timeline", Title: "Timeline", Blocks: []document.Block{
				document.Note{Inlines: []document.Inline{txt("All times in Europe/Berlin (UTC+1).")}},
				document.Table{Caption: "Timeline of the incident", Columns: []document.Column{fixed, {Title: "Event", Weight: 1}, {Title: "Evidence", Fixed: true}}, Rows: timelineRows(n)},
			}},
		},
	}
}

func timelineRows(n int) []document.Row {
	rows := []document.Row{{Day: true, Cells: []document.Cell{cell(txt("Friday, 20 November 2026"))}}}
	for i := range n {
		event := []document.Inline{txt(fmt.Sprintf("Failover step %d of the cache primary, started by the maintenance job on host cache-%02d", i, i%17))}
		row := document.Row{ID: fmt.Sprintf("e%d", i+1)}
		switch i % 9 {
		case 1:
			row.Strong = true
			event = append(event, txt(" "), document.Label{Value: "impact started", Role: "impact_started"})
		case 2:
			row.Strong = true
			event = append(event, txt(" "), document.Label{Value: "detected", Role: "detected"}, txt(" "), document.Soft{Inlines: []document.Inline{txt("known at 14:31")}})
		case 5:
			event = append(event, txt(" "), document.Label{Value: "approximate", Role: "warn"}, txt(". The on-call engineer saw the board without lag and followed the "),
				document.Link{URL: "https://example.org/runbook?id=4", Inlines: []document.Inline{txt("runbook")}}, txt(" to "), document.CodeSpan{Value: "redis-cli --cluster check"}, txt("."))
		}
		at := clock(14, 1).Add(time.Duration(i) * time.Minute)
		row.Cells = []document.Cell{cell(txt(at.Format("15:04"))), cell(event...), cell(txt(fmt.Sprintf("%d, %d", i+1, i+2)))}
		rows = append(rows, row)
	}
	return rows
}
