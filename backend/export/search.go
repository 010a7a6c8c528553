package export

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"afterword/backend/audience"
	"afterword/backend/errs"
	"afterword/backend/leak"
	"afterword/backend/postmortem"
	"afterword/backend/report"
)

// What must not leave is looked for twice, by two rules.
//
// The texts of the post-mortem, from which things were taken out, are searched
// strictly, as they are and as their readers will see them: whatever is found
// there refuses the export in every format, and the message can name the place.
//
// The finished file is searched as a stranger would, whatever way a text may
// have got into it. There the words of the program stand beside those of people:
// someone is called Min, and an incident took 8 min. So what is found is looked
// for once more in the same export with all texts masked, and is not held
// against it if the program says it there as well. Since no text of people has
// it, by the first search, nothing of theirs is excused by that. Nor is what only
// looks like a secret where the layout broke a long word: a text has it, and
// where it stands whole the first search let it pass. Names have no such excuse,
// because they are in other words: Ann in Annex.

// asRead gives a text as the report shows it; log lines stand as they are.
func asRead(text string, at audience.Change) string {
	field, _ := postmortem.FieldOf(postmortem.Kind(at.Kind), at.Field)
	if field.Type != postmortem.Text || at.Field == "excerpt" || at.Field == "original" || !strings.ContainsAny(text, "*_~`[<&\\") {
		return text
	}
	return report.Words(text)
}

// mostSaid is how many findings a message names.
const mostSaid = 3

// refuseTexts says which texts still have what should have been taken out.
func refuseTexts(left []audience.Change) error {
	if len(left) == 0 {
		return nil
	}
	return errs.New(errs.Internal, "export.refuseTexts",
		"The export was stopped: readers would still see %s. Formatting, or a character that cannot be seen, stands inside it, so it was not taken out. "+
			"Nothing was written. Write it there in one piece, without formatting, or take it out yourself, and export again; or choose to leave such things in.",
		firstOf(left, func(c audience.Change) string { return leakIn(c.What, c.Before, c.Place) }))
}

// search reads the finished export and refuses it if something is in it that
// the audience should not have.
func (s Shown) search(savedAt time.Time, form Form, data []byte) error {
	found, err := scan(form, s.PostMortem, data, s.detector)
	if err != nil || len(found) == 0 {
		return err
	}
	own, err := s.saysByItself(savedAt, form)
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(f leak.Finding) bool {
		return own[keyOf(f)] || f.Place == leak.InName && sameLetters(s.PostMortem.Title, f.Text) || s.left != nil && f.What != audience.People && audience.Says(s.PostMortem, f.Text, asRead)
	})
	if len(found) == 0 {
		return nil
	}
	return errs.New(errs.Internal, "export.search",
		"The export was stopped: something that should not leave is in the finished file: %s. No single text of the post-mortem has it: it stands where two of them meet, "+
			"or Afterword is at fault. Nothing was written. Change the texts that have parts of it, try another format, or choose to leave such things in.",
		firstOf(found, func(f leak.Finding) string { return leakIn(f.What, f.Text, "the "+f.Place) }))
}

// sameLetters reports whether the title has what the name of the file says but
// for marks that no file's name has: "postgres:15" is there "postgres-15". The
// title itself was searched.
func sameLetters(title, found string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return ' '
		}, s)
	}
	return strings.Contains(letters(title), strings.TrimSpace(letters(found)))
}

func scan(form Form, p postmortem.PostMortem, data []byte, d *audience.Detector) ([]leak.Finding, error) {
	found, err := leak.Scan(form.Format, FileName(p, form.Format), data, d)
	if err != nil {
		return nil, errs.Wrap(err, errs.Internal, "export.scan", "The export could not be searched for what must not leave, so it was stopped. Nothing was written.")
	}
	return found, nil
}

// saysByItself gives what is found in the same export without a word of people.
// It is made only for those few whose names are words of the program.
func (s Shown) saysByItself(savedAt time.Time, form Form) (map[string]bool, error) {
	s.PostMortem = audience.Masked(s.PostMortem)
	form.Step = nil // the person has seen it end already
	data, _, err := s.unsearched(savedAt, form)
	if err != nil {
		return nil, err
	}
	found, err := scan(form, s.PostMortem, data, s.detector)
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, f := range found {
		own[keyOf(f)] = true
	}
	return own, nil
}

func keyOf(f leak.Finding) string { return f.What + " " + strings.ToLower(strings.TrimSpace(f.Text)) }

// firstOf names the first findings, and how many more there are.
func firstOf[T any](all []T, name func(T) string) string {
	said := make([]string, 0, mostSaid+1)
	for _, one := range all[:min(len(all), mostSaid)] {
		said = append(said, name(one))
	}
	if more := len(all) - len(said); more > 0 {
		said = append(said, fmt.Sprintf("%d more", more))
	}
	return strings.Join(said, "; ")
}

func leakIn(what, text, place string) string {
	return fmt.Sprintf("%s “%.60s” in %s", kindOfLeak[what], strings.TrimSpace(text), place)
}

var kindOfLeak = map[string]string{
	audience.People: "a name", audience.Hosts: "a host", audience.Addresses: "an address", audience.Emails: "an e-mail address",
	audience.Tokens: "a secret", audience.InternalLinks: "an internal link",
}
