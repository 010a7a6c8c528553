package library_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/markdown"
	"afterword/backend/postmortem"
	"afterword/backend/report"
	"afterword/backend/sample"
)

func sampleAsMarkdown(t *testing.T, flavour string) string {
	t.Helper()
	var out strings.Builder
	p := sample.PostMortem()
	p.Reference = "PM-2018-001"
	if err := markdown.Render(&out, report.Compose(p, report.Options{NoPicture: true}), markdown.Options{Flavour: flavour}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTakeMarkdown(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	for i, want := range []library.Taken{
		{Reference: "PM-2018-001", Text: true}, {Reference: "PM-2026-001", Text: true, Renamed: true}, {Reference: "PM-2026-002", Text: true, Renamed: true},
	} {
		text := sampleAsMarkdown(t, markdown.Flavours[i])
		in := strings.NewReader("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")) // as an editor of Windows saves it
		taken, err := library.TakeFile(ctx, store, deps, "PM 1.MD", in, in.Size())
		if err != nil {
			t.Fatal(err)
		}
		p := open(t, store, taken.ID).PostMortem()
		if taken.ID, taken.Left = "", nil; taken.Reference != want.Reference || taken.Renamed != want.Renamed || !taken.Text {
			t.Errorf("the %d. time: %+v", i+1, taken)
		}
		if len(p.Events) != 29 || len(p.Actions) != 7 || p.Actions[0].Factors[0] != p.Factors[0].ID || p.Notes != "" {
			t.Errorf("it is %+v", p)
		}
	}
}

func TestTakeMarkdownRefuses(t *testing.T) {
	store, deps := setUp(t)
	text := sampleAsMarkdown(t, "gfm")
	for name, c := range map[string]struct {
		text string
		code errs.Code
	}{
		"nothing":            {"", errs.ForeignFile},
		"another page":       {"# Runbook\n\n## Impact\n\nwords", errs.ForeignFile},
		"a page of a site":   {"---\nid: a\ntitle: \"Runbook\"\n---\n\nimport X from 'y'\n\n<X a={b} />\n\n## Impact\n\nwords", errs.ForeignFile},
		"a list":             {"# Steps\n\nNo. · Time · Event:\n\n- **1 · 14:05** x", errs.ForeignFile},
		"front matter alone": {"---\ntitle: x\nseverity: SEV1\n---\n", errs.ForeignFile},
		"no text":            {"# Slow\n\nPost-mortem\xff\xfe", errs.ForeignFile},
		"too deep":           {"# Slow\n\n" + strings.Repeat("> ", 5000) + "x", errs.TooLarge},
		"too long":           {text + strings.Repeat("x", markdown.MostBytes), errs.TooLarge},
		"a title too long":   {strings.Replace(text, "# Degraded", "# "+strings.Repeat("x", 2001), 1), errs.Invalid},
		"an owner too long":  {strings.Replace(text, "**Owner**: ", "**Owner**: "+strings.Repeat("x", 2001), 1), errs.Invalid},
		"an answer too long": {strings.Replace(text, "> Each coast", "> "+strings.Repeat("x", 1_000_001), 1), errs.Invalid},
	} {
		in := strings.NewReader(c.text)
		if _, err := library.TakeFile(t.Context(), store, deps, "a.md", in, in.Size()); errs.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	if page, err := store.List(t.Context(), postmortem.ListQuery{Filter: "all"}); err != nil || len(page.Rows) > 0 {
		t.Errorf("the library has %d, %v", len(page.Rows), err)
	}
}

// However an export was changed by hand, it is taken in or refused.
func TestTakeMarkdownOfAnything(t *testing.T) {
	store, deps := setUp(t)
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 60 {
		lines := strings.SplitAfter(sampleAsMarkdown(t, markdown.Flavours[i%3]), "\n")
		changed := append([]string(nil), lines...)
		for range 1 + r.IntN(60) {
			from, to := r.IntN(len(changed)), r.IntN(len(changed))
			line := changed[from]
			if cut := r.IntN(len(line) + 1); r.IntN(2) == 0 {
				line = strings.ToValidUTF8(line[cut:], "")
			}
			changed[to] = line
		}
		taken, err := library.TakeMarkdown(t.Context(), store, deps, strings.Join(changed, ""))
		if code := errs.CodeOf(err); err != nil && code != errs.ForeignFile {
			t.Fatalf("%v\n%s", err, strings.Join(changed, ""))
		}
		if err == nil {
			report.Compose(open(t, store, taken.ID).PostMortem(), report.Options{})
		}
	}
}
