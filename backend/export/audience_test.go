package export

import (
	"context"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/audience"
	"afterword/backend/errs"
	"afterword/backend/leak"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// planted has something of every kind in every text of every record.
func planted() postmortem.PostMortem {
	p := sample.PostMortem()
	p.Participants = []postmortem.Participant{
		{ID: "p1", Name: "Zoë Quandt", Role: "Database engineer", Rank: "a"}, {ID: "p2", Name: "Ravi Iyer", Role: "Coordinator", Rank: "b"},
	}
	const spill = " Zoë Quandt (zoe.quandt@corp.example, 10.20.30.40) logged into db-07.prod.internal with password=Tr0ub4dor&3 and " +
		"ghp_16C7e42F292c6912E7710c838347Ae178B4a, see https://wiki.internal/secret-page; quandtz told Ravi's team."
	p.Title += " by Ravi"
	p.Notes = "Only for me." + spill
	for _, text := range []*string{&p.Summary, &p.Awareness, &p.Impact, &p.Sequence, &p.Resolution, &p.Analysis, &p.Trigger, &p.Affected} {
		*text += spill
	}
	p.Tags, p.Services = append(p.Tags, "quandt"), append(p.Services, "db-07")
	p.Events = p.Events[:8] // enough: the race detector makes this slow
	for i := range p.Events {
		p.Events[i].Title += spill
		p.Events[i].Description += spill
		p.Events[i].ActorRole = "Ravi Iyer"
	}
	for i := range p.Factors {
		p.Factors[i].Title, p.Factors[i].Description = p.Factors[i].Title+spill, p.Factors[i].Description+spill
	}
	for i := range p.Lessons {
		p.Lessons[i].Text += spill
	}
	for i := range p.Actions {
		p.Actions[i].Title, p.Actions[i].Description, p.Actions[i].DoneWhen = p.Actions[i].Title+spill, p.Actions[i].Description+spill, p.Actions[i].DoneWhen+spill
		p.Actions[i].Owner, p.Actions[i].Cost = "Zoë Quandt", "two weeks of Ravi"
	}
	for i := range p.Evidence {
		p.Evidence[i].Title, p.Evidence[i].FileName = p.Evidence[i].Title+spill, "zoe-quandt.log"
		p.Evidence[i].Excerpt = strings.Repeat("10:22 "+spill+"\n", 3)
	}
	for i := range p.Sources {
		p.Sources[i].Name += " of Ravi Iyer"
	}
	p.Questions = append(p.Questions, postmortem.Question{ID: "q", Text: "Why?" + spill, Answer: spill, Status: "answered"})
	return p
}

var giveaways = []string{"Quandt", "quandt", "zoe", "Zoë", "Ravi", "Iyer", "corp.example", "10.20.30", "db-07", "Tr0ub4dor", "16C7e42F", "wiki.internal", "secret-page", "two weeks"}

// Nothing of it comes through in any format, for any way of naming people, and
// what a reader of files finds agrees.
func TestNothingComesThroughInAnyFormat(t *testing.T) {
	p := planted()
	saved := time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)
	for _, by := range []string{audience.ByInitials, audience.ByRole, audience.ByAlias} {
		a := audience.Audience{ID: "outside", Name: "Outside", Names: by, Without: audience.Details}
		formats := Formats
		if by != audience.ByAlias {
			formats = []string{"md", "csv", DocumentFormat} // a name is taken out before there is a format
		}
		for _, format := range formats {
			form := Form{Format: format, Audience: a}
			data, _, err := FromPostMortem(p, saved, form)
			if err != nil {
				t.Errorf("%s by %s: %v", format, by, err)
				continue
			}
			text := string(data)
			switch format {
			case "pdf":
				text = pdfToText(t, data)
			case DocumentFormat:
				text = unpacked(t, data)
			}
			shown := For(p, form.Audience)
			text += FileName(shown.PostMortem, format)
			for _, tells := range giveaways {
				if strings.Contains(text, tells) {
					at := strings.Index(text, tells)
					t.Errorf("%s by %s: %q came through: …%s…", format, by, tells, text[max(0, at-60):min(len(text), at+60)])
				}
			}
			if len(shown.Changes) < 60 {
				t.Errorf("%s by %s: only %d changes are told", format, by, len(shown.Changes))
			}
			if again, _, err := FromPostMortem(p, saved, form); err != nil || !slices.Equal(again, data) {
				t.Errorf("%s by %s: the second time it is another file (%v)", format, by, err)
			}
		}
	}
}

func pdfToText(t *testing.T, data []byte) string {
	t.Helper()
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	cmd := exec.Command(path, "-", "-")
	cmd.Stdin = strings.NewReader(string(data))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// The scan reads a finished file by itself: what was not taken out is found in
// every format, and no export is written then.
func TestScanFindsWhatIsLeft(t *testing.T) {
	p := planted()
	saved := time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)
	d := audience.NewDetector(p, audience.Audience{Names: audience.ByAlias, Without: audience.Details})
	for _, format := range Formats {
		data, _, err := Shown{PostMortem: p}.Render(saved, Form{Format: format})
		if slices.Contains(forEverybody, format) { // which have no names of themselves
			data, _, err = render(p, saved, Form{Format: format})
		}
		if err != nil {
			t.Fatal(err)
		}
		found, err := leak.Scan(format, "plain", data, d)
		if err != nil {
			t.Fatal(err)
		}
		what := map[string]bool{}
		for _, f := range found {
			what[f.What] = true
		}
		wanted := append([]string{audience.People}, audience.Details...)
		switch format {
		case "png":
			continue // pixels hold no text
		case "ics", "announcement", "status", "svg":
			wanted = []string{audience.People}
		}
		for _, one := range wanted {
			if one != audience.Costs && !what[one] {
				t.Errorf("%s: the scan misses %s", format, one)
			}
		}
		if err := (Shown{PostMortem: p, detector: d}).search(saved, Form{Format: format}, data); errs.CodeOf(err) != errs.Internal || !strings.Contains(err.Error(), "Nothing was written") {
			t.Errorf("%s: %v", format, err)
		}
	}
	found, err := leak.Scan("png", "Zoë Quandt.png", []byte("\x89PNG\r\n\x1a\n"), d)
	if err != nil || len(found) != 1 {
		t.Errorf("a file's name: %v, %v", found, err)
	}
}

// Sections that an audience does not get are not there, and figures stay.
func TestSectionsAreLeftOut(t *testing.T) {
	p := planted()
	data, _, err := FromPostMortem(p, time.Unix(0, 0), Form{Format: "md", Audience: audience.Audience{Without: audience.Sections}})
	if err != nil {
		t.Fatal(err)
	}
	for _, heading := range []string{"## Facts", "## Timeline", "## Questions", "## Analysis", "## Contributing factors", "## Lessons", "## Actions", "## People", "## Sources", "## Evidence"} {
		if strings.Contains(string(data), heading) {
			t.Errorf("%s is still there", heading)
		}
	}
	if !strings.Contains(string(data), "**2\u00a0min**") {
		t.Error("the time to detect went as well")
	}
}

// Private notes are in no export unless they are asked for.
func TestNotesStayPrivate(t *testing.T) {
	p := postmortem.PostMortem{Title: "Slow", Notes: "Ask the vendor again."}
	for _, c := range []struct {
		a    audience.Audience
		want bool
	}{{audience.Audience{}, false}, {audience.Presets()[0], false}, {audience.Audience{With: []string{audience.Notes}}, true}} {
		for _, format := range []string{"md", "html"} {
			data, _, err := FromPostMortem(p, time.Unix(0, 0), Form{Format: format, Audience: c.a})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(string(data), "Ask the vendor"); got != c.want {
				t.Errorf("%s for %q: notes in it: %v", format, c.a.ID, got)
			}
		}
	}
}

// Somebody who keeps an audience without any choice means readers, not oneself.
func TestAudienceWithoutChoicesIsStillOne(t *testing.T) {
	p := postmortem.PostMortem{
		Title: "Slow", Notes: "Ask the vendor again.",
		Events: []postmortem.TimelineEvent{{ID: "e", Title: "The pager was muted", Hidden: true}},
	}
	for a, want := range map[*audience.Audience]int{{}: 0, {ID: "friends", Name: "Friends"}: 2} {
		if shown := For(p, *a); len(shown.Changes) != want || (shown.PostMortem.Notes == "") != (want > 0) {
			t.Errorf("%q: %+v", a.Name, shown.Changes)
		}
	}
}

func TestAudiencesOfOnesOwn(t *testing.T) {
	ctx := context.Background()
	store := settingsOnly{}
	partner := audience.Audience{Name: " Partner ", Names: audience.ByAlias, Without: []string{audience.Costs}}
	if err := SaveAudience(ctx, store, partner); err != nil {
		t.Fatal(err)
	}
	partner.Without = []string{audience.Tokens}
	if err := SaveAudience(ctx, store, partner); err != nil {
		t.Fatal(err)
	}
	all, err := Audiences(ctx, store)
	if err != nil || len(all) != 4 || all[3].Name != "Partner" || all[3].Without[0] != audience.Tokens {
		t.Fatalf("%+v, %v", all, err)
	}
	if found, err := FindAudience(ctx, store, "PARTNER"); err != nil || found.ID != "partner" {
		t.Errorf("%+v, %v", found, err)
	}
	for _, wrong := range []audience.Audience{{}, {Name: "Team"}, {Name: "x", Names: "numbers"}, {Name: "x", Without: []string{"everything"}}, {Name: "x", With: []string{"costs"}}, {Name: strings.Repeat("x", longestAudience+1)}, {Name: "a\u0000b"}} {
		if err := SaveAudience(ctx, store, wrong); errs.CodeOf(err) != errs.Invalid {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if err := RemoveAudience(ctx, store, "team"); errs.CodeOf(err) != errs.Invalid {
		t.Errorf("a preset: %v", err)
	}
	if err := RemoveAudience(ctx, store, "partner"); err != nil {
		t.Error(err)
	}
	if _, err := FindAudience(ctx, store, "partner"); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("it is still there: %v", err)
	}
}

// settingsOnly is a store that has settings and nothing else.
type settingsOnly map[string]string

func (s settingsOnly) Setting(_ context.Context, key string) (string, error) { return s[key], nil }
func (s settingsOnly) SetSetting(_ context.Context, key, value string) error {
	s[key] = value
	return nil
}
