package audience

import (
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

// renamed gives a text as readers have it who know people by aliases, A for
// the first of the given names, and fails if the scan of it finds a name.
func renamed(t *testing.T, names, text string) (string, []Change) {
	t.Helper()
	p := postmortem.PostMortem{Summary: text}
	for _, name := range strings.Split(names, ";") {
		p.Participants = append(p.Participants, postmortem.Participant{ID: name, Name: strings.TrimSpace(name)})
	}
	got := Apply(p, Audience{Names: ByAlias})
	for _, leak := range got.Detector.Leaks(got.PostMortem.Summary) {
		t.Errorf("of %s: %q became %q, and the scan still finds %q", names, text, got.PostMortem.Summary, leak.Text)
	}
	var of []Change
	for _, c := range got.Changes {
		if c.Field == "summary" {
			of = append(of, c)
		}
	}
	return got.PostMortem.Summary, of
}

// shorter writes "Responder A" as "~A" in the tables below.
var shorter = strings.NewReplacer("Responder-", "~", "Responder ", "~", "a responder", "~?")

func testNames(t *testing.T, names string, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if want == "" {
			want = text
		}
		if got, _ := renamed(t, names, text); shorter.Replace(got) != want {
			t.Errorf("of %s: %q became\n\t%q, want\n\t%q", names, text, shorter.Replace(got), want)
		}
	}
}

// "" is what stays as it is.
func TestRolesAreNoNames(t *testing.T) {
	testNames(t, "On-call engineer; Customer support; Platform team; SRE; (on call); oncall@example.com", map[string]string{
		"The engineer on call was paged by a customer": "",
		"The On-call engineer asked customer support":  "The ~A asked ~B",
		"On-call engineers of every team":              "",
		"the Platform team restarted the platform":     "the ~C restarted the platform",
		"Contact support, call the SRE on duty":        "",
		"example.com is a call away":                   "",
	})
}

func TestWhatStandsBesideAName(t *testing.T) {
	testNames(t, "Jane Doe <jane.doe@acme.example>; Tom Lee (on call); Kowalczyk, Ewa; Ruth Vance, SRE; Ola Nordmann - DBA; zed@acme.example; Sid Ahmed <oncall@acme.example>", map[string]string{
		"jdoe and jane.doe of acme.example":       "~A and ~A of acme.example",
		"on the call about on-call":               "",
		"Tom was on call, tlee too":               "~B was on call, ~B too",
		"Ewa Kowalczyk asked ewa.kowalczyk":       "~C asked ~C",
		"Vance is an SRE, Ola a DBA":              "~D is an SRE, ~E a DBA",
		"asked @zed, oncall paged Ahmed":          "asked ~F, oncall paged ~G",
		"Tom Lee (on call) and Ruth Vance, SRE":   "~B (on call) and ~D, SRE",
		"acme told the example of a com endpoint": "",
	})
}

func TestOrdinaryWords(t *testing.T) {
	testNames(t, "Thanh Do; An Nguyen; He Jun; Nora Power; Amos Root; Joe Cash; May Chen; Grant Hill; Will Page; Jo Brown; Al Lee", map[string]string{
		"We do not know what to do, he said":            "",
		"We didn't do it, can't power on, a power loss": "",
		"How do Thanh and I fix an Nguyen bug? Do it":   "How do ~A and I fix an ~B bug? Do it",
		"Power loss. Root cause: cash flow. Cash flow":  "",
		"The Power of the Root account":                 "",
		"In May 2026, on 3 May and until May":           "",
		"Grant SELECT ON x; then Grant SELECT":          "",
		"Will this happen again? It will, in may":       "",
		"GRANT ALL, POWER OFF":                          "",
		"Will restarted it and asked Grant":             "~I restarted it and asked ~H",
		"then Power called, and May’s change":           "then ~D called, and ~G’s change",
		"Page loads, today's page, the page and a job":  "",
		"every job of all":                              "",
		"Nora said Cash was there":                      "~D said ~F was there",
		"root: restarting\nWill: ok":                    "~E: restarting\n~I: ok",
		"An and he":                                     "",
		"Joe Cash, cash.joe, jcash, W. Page, will_page": "~F, ~F, ~F, ~I, ~I",
		"WILL PAGE and Hill, Grant":                     "~I and ~H",
		"will page everybody, Will Page did":            "will page everybody, ~I did",
		"## Impact of Power BI":                         "",
		"Owner: Grant\nLead (Will)":                     "Owner: ~H\nLead (~I)",
	})
	testNames(t, "Tim Sommer; Lena Koch; Eva Groß", map[string]string{
		"Im Sommer war der Koch da, ein Groß und Klein": "",
		"Herr Sommer hat Koch gefragt, eva auch":        "Herr ~A hat ~B gefragt, ~C auch",
		"Tims Wunsch, Kochs Plan":                       "~A’s Wunsch, ~B’s Plan",
	})
	testNames(t, "Jan Mertens; Frank Otto", map[string]string{
		"Jan and somebody looked. Frank too, to be frank": "~A and somebody looked. ~B too, to be frank",
		"18/Jan/2015, 3 Jan, Jan 2026, since Jan":         "",
	})
	testNames(t, "Jane Doe; Jo Park; Li Wu", map[string]string{
		"Doe, doe, JANE DOE, Jane\u00a0Doe, to jane\ndoe": "~A, ~A, ~A, ~A, to ~A",
		"JaneDoe janed jdoe2 doe_j jane-doe j.doe":        "~A ~A ~A ~A ~A ~A",
		"jo park, Jo and li; Wu, wu li":                   "~B, ~B and li; ~C, ~C",
	})
	testNames(t, "Вера Лебедева", map[string]string{
		"Версия 2. Верно, без веры":   "",
		"спросили Веру, Вера сказала": "спросили ~A, ~A сказала",
	})
	if _, changes := renamed(t, "Nora Power", "then Power called"); len(changes) != 1 || !changes[0].Look {
		t.Errorf("nobody is told to look: %+v", changes)
	}
}

// The commonest title of an event is who did what.
func TestWhoDidWhat(t *testing.T) {
	testNames(t, "Mark Field; Will Baker; Grace Long; Sam Day; Petra Koch; Anna Lange; Jo Park", map[string]string{
		"Mark remembers the ticket":                    "~A remembers the ticket",
		"Mark restarts the pods":                       "~A restarts the pods",
		"Will pages both teams. Grace lifts a freeze":  "~B pages both teams. ~C lifts a freeze",
		"Koch erinnert sich":                           "~E erinnert sich",
		"Lange prüft die Firewall":                     "~F prüft die Firewall",
		"Warum stand er nicht in Kochs Liste?":         "Warum stand er nicht in ~E’s Liste?",
		"[11:12] mark: yes, will: no":                  "[11:12] ~A: yes, will: no",
		"x\n11:13 AM will: on it":                      "x\n11:13 AM ~B: on it",
		"2026-04-14T11:14:00Z <grace> go":              "2026-04-14T11:14:00Z <grace> go",
		"Field names are wrong. Mark tickets of a day": "",
		"error 11:12 mark: set":                        "",
		"In the past few days,\nand a long time":       "",
		"Es dauerte lange, der lange Vorlauf":          "",
		"Will power alone does not help":               "",
	})
}

func TestFamilyNamesInFront(t *testing.T) {
	testNames(t, "Ian Samuel Rossi; Ana da Silva", map[string]string{
		"is rossi there? Is Rossi? We'd Silva, D. Silva": "is ~A there? Is ~A? We'd ~B, ~B",
	})
	testNames(t, "Vũ Đức Hải; Ng Wei Ming; Mohd. Irfan Khan", map[string]string{
		"haivd, hai.vd, vd.hai, haivd2, @haivd":   "~A, ~A, ~A, ~A, ~A",
		"weiming, wm.ng, wei-ming, Ng Wei Ming":   "~B, ~B, ~B, ~B",
		"irfan_khan, Irfan.Khan and Khan":         "~C, ~C and ~C",
		"ng-click, angular's ng serve, a vd file": "",
	})
}

func TestNamesWrittenInAnotherWay(t *testing.T) {
	testNames(t, "Annegret Schäfer; Nguyễn Thị Khai; Nadia Ruiz", map[string]string{
		`{"name":"Annegret Sch\u00e4fer","by":"annegret.sch\u00e4fer"}`:            `{"name":"~A","by":"~A"}`,
		`{"text":"it broke\nnadia restarts it\nKhai looks","as":"C:\\nadia\\tmp"}`: `{"text":"it broke\n~C restarts it\n~B looks","as":"C:\\~C\\tmp"}`,
		`he said "ok\nNadia can go" in C:\Users\nadia`:                             `he said "ok\n~C can go" in C:\Users\~C`,
		"Cc: =?UTF-8?Q?Sch=C3=A4fer=2C_Annegret?=":                                 "Cc: =?UTF-8?Q?~A=2C_~A?=",
		"Sch&auml;fer&rsquo;s &amp;Nadia&gt; a&b;Nadia":                            "~A&rsquo;s &amp;~C&gt; a&b;~C",
		`b'Sch\xc3\xa4fer' and Nguy\u1ec5n`:                                        `b'~A' and ~B`,
		"user=nadia NAME=NADIA a=BEef by=Khai":                                     "user=~C NAME=~C a=BEef by=~B",
		"der Schäfersche Plan, die Schäferschen Regeln":                            "der ~A Plan, die ~A Regeln",
	})
}

func TestOneNameInSeveralParts(t *testing.T) {
	testNames(t, "Nguyễn Thị Minh Khai; María José García Márquez; Klaus-Peter Maier; Jürgen von der Heide; João Pedro da Silva", map[string]string{
		"Minh Khai and Nguyễn Minh Khai":              "~A and ~A",
		"María José García said, García María":        "~B said, ~B",
		"K.-P. Maier, K. P. Maier, kpmaier":           "~C, ~C, ~C",
		"Hr. v. d. Heide, J. v.d. Heide":              "Hr. ~D, ~D",
		"J. P. da Silva, João Pedro, joao then":       "~E, ~E, ~E then",
		"joaopedro, mariajose, khaintm, ntm.khai":     "~E, ~B, ~A, ~A",
		"Khai, Minh and Khai’s, García Márquez’ plan": "~A, ~A and ~A’s, ~B’s plan",
	})
}

func TestHandlesAndSpellings(t *testing.T) {
	testNames(t, "Jan van der Berg; Sean O'Brien-Smith; José García López; Ayşe Yıldız; Guðrún Þórsdóttir; Bjørn Sætre; Jean-Luc Morel", map[string]string{
		"jvanderberg, jan.vanderberg, jberg, vanderberg1":   "~A, ~A, ~A, ~A",
		"Jan van der Berg, van der Berg, Berg":              "~A, ~A, ~A",
		"Berg, Jan van der; J. van der Berg; van der Waals": "~A; ~A; van der Waals",
		"sobrien, s.obrien, OBrien, O’Brien, sobriensmith":  "~B, ~B, ~B, ~B, ~B",
		"Sean O'Brien-Smith, O'Brien's, smith.sean":         "~B, ~B’s, ~B",
		"jgarcia, jose.garcia, García, jglopez, jlopez":     "~C, ~C, ~C, ~C, ~C",
		"yildiz; ayildiz; YILDIZ; ayse":                     "~D; ~D; ~D; ~D",
		"gudrun; Thorsdottir; gthorsdottir":                 "~E; ~E; ~E",
		"saetre, bjoern.saetre, bsætre":                     "~F, ~F, ~F",
		"jlmorel, jeanluc.morel, Jean-Luc":                  "~G, ~G, ~G",
		"Se\u00adan, Se\u200ban and Mo\u00adrel":            "~B, ~B and ~G",
		"see https://example.com/?q=jose%20garcia&x=1":      "see https://example.com/?q=~C&x=1",
		"https://example.com/u/jean-luc.morel/x":            "https://example.com/u/~G/x",
		"https://example.com/Garc%C3%ADa":                   "https://example.com/~C",
		"[it](https://example.com/u/ayse.yildiz/x) of Ayşe": "[it](https://example.com/u/~D/x) of ~D",
		"[it](/u/morel) <https://example.com/morel>":        "[it](/u/~G) <https://example.com/~G>",
	})
}

func TestEndingsOfNames(t *testing.T) {
	testNames(t, "Anna Kowalska; Jan Kowalski; Petr Novák; Matti Virtanen; Pavel Dvořák; Liisa Mäkelä", map[string]string{
		"bez Kowalskiego, Anny Kowalskiej":             "bez ~?, ~A",
		"s Novákem, od Petra Nováka, Novákovi":         "s ~C, od ~C, ~C",
		"Virtasen ja Virtaselle, Mäkelällä, Mäkelän":   "~D ja ~D, ~F, ~F",
		"od Pavla, s Dvořákem":                         "od ~E, s ~E",
		"Annapolis, novation, a virtue, pavement, any": "",
	})
	testNames(t, "Mikko Korhonen; Antti Rantala; Juha Mäkinen; Agnieszka Wójcik; László Szabó; Jan Čermák; Eliška Svobodová; Karl Vogt", map[string]string{
		"Mikon kone, Mikolle, Mikkoa; Korhosta":            "~A kone, ~A, ~A; ~A",
		"Antin ja Antille; Rantalaa; Juhalle; Mäkistä":     "~B ja ~B; ~B; ~C; ~C",
		"od Agnieszki Wójcik, Agnieszce, Agnieszkę":        "od ~D, ~D, ~D",
		"Lászlónak és Szabóval; Lászlótól":                 "~E és ~E; ~E",
		"s Janem Čermákem, od Jana Čermáka, Čermákův plán": "s ~F, od ~F, ~F plán",
		"Elišce Svobodové, die Vogtsche Regel":             "~G, die ~H Regel",
		"jana bude, v lednu, mikon, antin":                 "",
	})
	testNames(t, "Lina Moro; Cora Ruiz; Vera Lopez; Cara Blum; Rosa Diaz; Dora Klimt", map[string]string{
		"Line 42, Core of it, Very late, Customer Care, Rose, Doris": "",
	})
	testNames(t, "Юлия Цой; Илья Левченко; Павел Иванов; Лев Крылов; Γιώργος Παπαδόπουλος; Сергій Коваль", map[string]string{
		"спросили Юлию Цой, с Юлией, у Цоя":       "спросили ~A, с ~A, у ~A",
		"Илью, Илье, у Павла Иванова, Павлом":     "~B, ~B, у ~C, ~C",
		"у Льва и Льву Крылову":                   "у ~D и ~D",
		"του Γιώργου Παπαδόπουλου, ΓΙΩΡΓΟΣ":       "του ~E, ~E",
		"от Коваля; Сергія":                       "от ~F; ~F",
		"июль, цоколь, левый, львиный, юла, ильм": "",
	})
}

func TestNamesWithoutSpaces(t *testing.T) {
	testNames(t, "山田太郎; 王小明; 김민수; דנה כהן; 田中 花子", map[string]string{
		"山田さんと太郎が確認":         "~Aさんと~Aが確認",
		"小明重启了, 王小明":         "~B重启了, ~B",
		"민수가 확인, 김민수는, 국민수는": "~C가 확인, ~C는, 국민수는",
		"ודנה אמרה לכהן":     "ו~D אמרה ל~D",
		"花子さん":               "~Eさん",
	})
}
