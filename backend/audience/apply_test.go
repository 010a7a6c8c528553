package audience

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

func strict() Audience {
	return Audience{ID: "strict", Name: "Strict", Names: ByAlias, Without: slices.Clone(Details)}
}

// secrets are what must not come through, with a word that would give each away.
var secrets = []struct{ text, tells string }{
	{"Anna Müller", "ller"},
	{"Anna’s", "Anna"},
	{"Müllers", "Müller"},
	{"anna.mueller", "mueller"},
	{"@amueller", "amueller"},
	{"A. Müller", "Müller"},
	{"MÜLLER, ANNA", "MÜLLER"},
	{"anna_m", "anna"},
	{"annamueller", "annamueller"},
	{"Jo Park", "Park"},
	{"anna.mueller@corp.example", "corp.example"},
	{"10.12.0.7", "10.12"},
	{"fe80::1ff:fe23:4567:890a", "fe23"},
	{"2001:db8::8a2e:370:7334/64", "8a2e"},
	{"00:1b:44:11:3a:b7", "1b:44"},
	{"db-03.prod.internal", "prod.internal"},
	{"web-12", "web-12"},
	{"ip-10-0-3-7", "10-0-3"},
	{"https://wiki.corp.internal/runbook?id=7", "runbook"},
	{"http://localhost:8080/x", "8080"},
	{"https://10.1.2.3/admin", "admin"},
	{"https://grafana/d/abc", "/d/abc"},
	{"AKIAIOSFODNN7EXAMPLE", "IOSFODNN7"},
	{"10.12.0.7.h0.example.net", "h0.example"},
	{"ghp_16C7e42F292c6912E7710c838347Ae178B4a", "16C7e42F"},
	{"xoxb-2323-4545-AbCdEf", "2323-4545"},
	{"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N", "eyJzdWI"},
	{"Authorization: Bearer abcDEF123456789", "abcDEF"},
	{"password=hunter2!x", "hunter2"},
	{"API_KEY: 'Zx81-qwerty-77'", "Zx81"},
	{"postgres://app:s3cr3tpw@db/x", "s3cr3tpw"},
	{"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqh\n-----END PRIVATE KEY-----", "MIIEvQ"},
	{"f3Qz8LkP0vWx7TmB2nYc5RjH9sDa6GeU1iKo", "vWx7TmB2"},
}

func people() []postmortem.Participant {
	return []postmortem.Participant{
		{ID: "p1", Name: "Anna Müller", Role: "Database engineer"}, {ID: "p2", Name: "Jo Park", Role: "Incident coordinator", Alias: "Observer"},
	}
}

// Every text of every kind of record is searched: each secret is put into each
// field, and none comes through.
func TestNoSecretComesThroughInAnyField(t *testing.T) {
	for kind, fields := range postmortem.Schema {
		for _, f := range fields {
			if f.Type != postmortem.Line && f.Type != postmortem.Text && (f.Type != postmortem.LineList || f.Choices != nil) {
				continue
			}
			for _, secret := range secrets {
				p := postmortem.PostMortem{ID: "pm", Participants: people()}
				plant(t, &p, kind, f, "before "+secret.text+" after")
				got := Apply(p, strict())
				if said := everything(got.PostMortem); strings.Contains(said, secret.tells) {
					t.Errorf("%s.%s: %q came through: %s", kind, f.Name, secret.text, said)
				}
				if !slices.ContainsFunc(got.Changes, func(c Change) bool { return c.Field == f.Name && c.Before != "" }) {
					t.Errorf("%s.%s: no change tells of %q", kind, f.Name, secret.text)
				}
				if len(got.Detector.Leaks(secret.text)) == 0 && !strings.Contains(secret.text, "MIIEv") {
					t.Errorf("the scan of the result misses %q", secret.text)
				}
			}
		}
	}
}

func plant(t *testing.T, p *postmortem.PostMortem, kind postmortem.Kind, f postmortem.Field, text string) {
	t.Helper()
	record := reflect.ValueOf(p).Elem()
	if kind != postmortem.KindPostMortem {
		for _, list := range lists {
			if list.kind == kind {
				v := record.FieldByName(list.field)
				v.Set(reflect.Append(v, reflect.New(v.Type().Elem()).Elem()))
				record = v.Index(v.Len() - 1)
				record.FieldByName("ID").SetString("planted")
			}
		}
	}
	v := record.FieldByName(postmortem.StructField(f.Name))
	if !v.IsValid() {
		t.Fatalf("%s has no field %s", kind, f.Name)
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.ValueOf([]string{text}))
		return
	}
	v.SetString(text)
}

// everything is all text of a post-mortem.
func everything(p postmortem.PostMortem) string {
	var out strings.Builder
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			out.WriteString(v.String() + "\n")
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(p))
	return out.String()
}

func TestNamesInProse(t *testing.T) {
	p := postmortem.PostMortem{
		Participants: []postmortem.Participant{
			{ID: "1", Name: "Anna Müller"},
			{ID: "2", Name: "Mark Long", Role: "Responder on call"},
			{ID: "3", Name: "Łukasz Żak", Alias: "Observer"},
			{ID: "4", Name: "李雷"},
			{ID: "5", Name: "Анна Иванова"},
			{ID: "6", Name: "Sam Lee"},
			{ID: "7", Name: "Sam Kim"},
		},
		Actions: []postmortem.ActionItem{{ID: "a", Owner: "Priya Raman"}, {ID: "b", Owner: "Platform team"}},
	}
	for text, want := range map[string]string{
		"Anna saw it.":                    "Responder A saw it.",
		"Anna's change, Annas Wunsch":     "Responder A’s change, Responder A’s Wunsch",
		"Müllers Konto, A. Müller":        "Responder A’s Konto, Responder A",
		"@anna.mueller and annam2":        "Responder A and Responder A",
		"anna\nmüller":                    "Responder A",
		"We will mark it before long.":    "We will mark it before long.",
		"Mark restarted it":               "Responder B restarted it",
		"mark: restarting":                "Responder B: restarting",
		"Lukasz Zak asked Żak":            "Observer asked Observer",
		"李雷重启了服务":                         "Responder D重启了服务",
		"спросили Анну Иванову":           "спросили Responder E",
		"Sam said":                        "a responder said",
		"Sam Lee said":                    "Responder F said",
		"Priya and the Platform team":     "Responder H and the Platform team",
		"Annapolis, Bananna, same, marks": "Annapolis, Bananna, same, marks",
		"ping @sarah and @here":           "ping @[name removed] and @here",
	} {
		got := Apply(postmortem.PostMortem{Participants: p.Participants, Actions: p.Actions, Summary: text}, Audience{Names: ByAlias})
		if got.PostMortem.Summary != want {
			t.Errorf("%q became %q, want %q", text, got.PostMortem.Summary, want)
		}
	}
	for by, want := range map[string]string{ByInitials: "M. L. and A. M.", ByRole: "Responder on call and a responder", ByName: "Mark Long and Anna Müller"} {
		got := Apply(postmortem.PostMortem{Participants: p.Participants, Summary: "Mark Long and Anna Müller"}, Audience{Names: by})
		if got.PostMortem.Summary != want {
			t.Errorf("by %s: %q, want %q", by, got.PostMortem.Summary, want)
		}
	}
}

// What only looks like a secret stays: times, versions, commits, public links.
func TestWhatIsNoSecretStays(t *testing.T) {
	for _, text := range []string{
		"at 10:22:33 and 10:22", "version 1.2.3 of utf-8 and http-2", "commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "see https://github.blog/2018-10-30-oct21-post-incident-analysis/",
		"the token bucket: full", "a password: forgotten", "sha-256, covid-19, step-2", "github.com is up", "main.go and config.yaml", "a very-long-name-with-many-hyphens-in-one-word-for-once",
	} {
		if got := Apply(postmortem.PostMortem{Summary: text}, strict()); got.PostMortem.Summary != text {
			t.Errorf("%q became %q", text, got.PostMortem.Summary)
		}
	}
}

func TestPlaceholdersAreStable(t *testing.T) {
	p := postmortem.PostMortem{Summary: "10.0.0.1, 10.0.0.2, DB-1 and 10.0.0.1", Lessons: []postmortem.Lesson{{ID: "l", Text: "db-1 lost 10.0.0.2; see [the runbook](https://wiki.internal/x) or <https://wiki.internal/y>"}}}
	got := Apply(p, strict()).PostMortem
	if got.Summary != "[address 1], [address 2], [host 1] and [address 1]" {
		t.Error(got.Summary)
	}
	if got.Lessons[0].Text != "[host 1] lost [address 2]; see the runbook [internal link] or [internal link]" {
		t.Error(got.Lessons[0].Text)
	}
}

// Twice is once, and a team gets what it wrote.
func TestApplyTwiceIsOnce(t *testing.T) {
	p := postmortem.PostMortem{ID: "pm", Participants: people(), Events: []postmortem.TimelineEvent{{ID: "e", Title: "hidden", Hidden: true}}}
	for _, secret := range secrets {
		p.Lessons = append(p.Lessons, postmortem.Lesson{ID: "l" + secret.text, Text: secret.text})
	}
	for _, a := range append(Presets(), strict()) {
		once := Apply(p, a).PostMortem
		if twice := Apply(once, a).PostMortem; !reflect.DeepEqual(once, twice) {
			t.Errorf("%s: the second time something changed", a.ID)
		}
	}
	open := Audience{Name: "All", With: slices.Clone(Extras)}
	got := Apply(p, open)
	p.Events[0].Hidden = false
	if everything(got.PostMortem) != everything(p) || len(got.Changes) != 0 {
		t.Error("with everything in, something changed")
	}
}

func BenchmarkApply(b *testing.B) {
	line := "2026-03-29T14:05:10Z web-12 GET /checkout 503 from 10.0.0.7: upstream db-03.prod.internal timed out, Anna looks at it. "
	p := postmortem.PostMortem{Participants: people(), Evidence: []postmortem.Evidence{{ID: "e", Excerpt: strings.Repeat(line, 5_000_000/len(line))}}}
	b.SetBytes(5_000_000)
	for b.Loop() {
		Apply(p, strict())
	}
}

func FuzzApply(f *testing.F) {
	for _, secret := range secrets {
		f.Add(secret.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Apply(postmortem.PostMortem{Participants: people(), Summary: text}, strict())
		for _, leak := range got.Detector.Leaks(got.PostMortem.Summary) {
			t.Errorf("%q became %q and still has %v", text, got.PostMortem.Summary, leak)
		}
	})
}

// Names can be anything, and so can the text.
func FuzzNames(f *testing.F) {
	f.Add("Æsa Ørsted", "æ. ørsted's")
	f.Add("\u0301 \u0302", "\u0301")
	f.Add("李", "李雷")
	f.Fuzz(func(_ *testing.T, name, text string) {
		p := postmortem.PostMortem{Participants: []postmortem.Participant{{ID: "p", Name: name}}, Summary: text}
		Apply(p, strict())
	})
}
