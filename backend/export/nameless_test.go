package export

import (
	"strings"
	"testing"
	"time"

	"afterword/backend/audience"
	"afterword/backend/postmortem"
)

// An announcement goes to everybody: names that people wrote into title and
// summary do not.
func TestShortTextsNameNobody(t *testing.T) {
	p := postmortem.PostMortem{
		ID: "p", Zone: "UTC", Title: "Zora Example's deploy", Summary: "Zora rolled out, `zora.example` saw it.", Affected: "the team of Zora Example",
		Participants: []postmortem.Participant{{ID: "a", Name: "Zora Example", Role: "Database engineer"}},
	}
	for _, readers := range []audience.Audience{{}, {Names: audience.ByName}, {Names: audience.ByAlias}, {Without: []string{audience.Tokens}}} {
		for _, format := range forEverybody {
			data, _, err := FromPostMortem(p, time.Unix(0, 0), Form{Format: format, Audience: readers})
			if err != nil || strings.Contains(strings.ToLower(string(data)), "zora") || !strings.Contains(string(data), "rolled out") {
				t.Errorf("%s for %+v: %v\n%s", format, readers, err, data)
			}
			if readers.Names == "" && !strings.Contains(string(data), "Database engineer") {
				t.Errorf("no role:\n%s", data)
			}
		}
	}
	data, _, err := FromPostMortem(p, time.Unix(0, 0), Form{Format: "csv"})
	if err != nil || strings.Contains(string(data), "Database") {
		t.Errorf("%v\n%s", err, data)
	}
}
