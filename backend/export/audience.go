package export

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"afterword/backend/audience"
	"afterword/backend/errs"
	"afterword/backend/leak"
	"afterword/backend/postmortem"
)

// settingAudiences keeps the audiences of one's own, as JSON.
const settingAudiences = "share.audiences"

// settings is what is asked of the store here.
type settings interface {
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Shown is a post-mortem as its readers may have it: made once, however many
// formats are written of it. Names of files, too, are made from this one.
type Shown struct {
	PostMortem postmortem.PostMortem
	Changes    []audience.Change // what was taken out

	readers  audience.Audience
	detector *audience.Detector // nil if nothing is taken out
}

// For gives a post-mortem as an audience may have it; the zero one has it as it
// is. One that somebody keeps is never the zero one, even with no choice made:
// what usually stays out stays out for it.
func For(p postmortem.PostMortem, readers audience.Audience) Shown {
	if readers.ID+readers.Name+readers.Names == "" && len(readers.Without)+len(readers.With) == 0 {
		return Shown{PostMortem: p}
	}
	r := audience.Apply(p, readers)
	return Shown{PostMortem: r.PostMortem, Changes: r.Changes, readers: readers, detector: r.Detector}
}

// Render writes it in a form, whose audience is the one that it was made for,
// and searches what was written. savedAt is as for FromPostMortem, and so are
// the errors.
func (s Shown) Render(savedAt time.Time, form Form) (data []byte, warnings []string, err error) {
	form.Audience = s.readers
	if err := form.Check(); err != nil {
		return nil, nil, err
	}
	defer rescue("export.Render", &data, &warnings, &err)
	if form.Format == "pdf" && form.Inside {
		form.attachment, err = s.attached(savedAt, form)
	}
	switch {
	case err != nil:
	case form.Format == DocumentFormat:
		data, err = s.documentBytes(savedAt, form)
	default:
		data, warnings, err = render(s.PostMortem, savedAt, form)
	}
	if err == nil && s.detector != nil {
		err = checkLeaks(form, s.PostMortem, data, s.detector)
	}
	if err != nil {
		return nil, nil, err
	}
	return data, warnings, nil
}

// checkLeaks reads the finished export and refuses it if something is in it
// that the audience should not have.
func checkLeaks(form Form, p postmortem.PostMortem, data []byte, d *audience.Detector) error {
	const op = "export.checkLeaks"
	found, err := leak.Scan(form.Format, FileName(p, form.Format), data, d)
	if err != nil {
		return errs.Wrap(err, errs.Internal, op, "The export could not be searched for what must not leave, so it was stopped. Nothing was written.")
	}
	if len(found) == 0 {
		return nil
	}
	const most = 3
	var said []string
	for _, f := range found[:min(len(found), most)] {
		said = append(said, fmt.Sprintf("%s “%.60s” in the %s", kindOfLeak[f.What], strings.TrimSpace(f.Text), f.Place))
	}
	if more := len(found) - most; more > 0 {
		said = append(said, fmt.Sprintf("%d more", more))
	}
	return errs.New(errs.Internal, op,
		"The export was stopped: something that should have been taken out is still in it (%s). Nothing was written. Change that text, or choose to leave it in.", strings.Join(said, "; "))
}

var kindOfLeak = map[string]string{
	audience.People: "a name", audience.Hosts: "a host", audience.Addresses: "an address", audience.Emails: "an e-mail address",
	audience.Tokens: "a secret", audience.InternalLinks: "an internal link",
}

// Audiences gives those that every library has, then those of one's own by
// name. What cannot be read of a setting is left out.
func Audiences(ctx context.Context, store settings) ([]audience.Audience, error) {
	own, err := ownAudiences(ctx, store)
	return append(audience.Presets(), own...), err
}

func ownAudiences(ctx context.Context, store settings) ([]audience.Audience, error) {
	text, err := store.Setting(ctx, settingAudiences)
	if err != nil || text == "" {
		return nil, err
	}
	var all []audience.Audience
	if json.Unmarshal([]byte(text), &all) != nil {
		all = nil // of another version: no reason not to share
	}
	return slices.DeleteFunc(all, func(a audience.Audience) bool { return strings.TrimSpace(a.Name) == "" || a.Check() != nil }), nil
}

// FindAudience gives an audience by its id or its name, in any case.
//
// Errors: not_found, naming those that there are; storage codes.
func FindAudience(ctx context.Context, store settings, wanted string) (audience.Audience, error) {
	all := audience.Presets()
	if store != nil {
		own, err := ownAudiences(ctx, store)
		if err != nil {
			return audience.Audience{}, err
		}
		all = append(all, own...)
	}
	names := make([]string, 0, len(all))
	for _, a := range all {
		if strings.EqualFold(a.ID, wanted) || strings.EqualFold(a.Name, wanted) {
			return a, nil
		}
		names = append(names, strings.ToLower(a.Name))
	}
	return audience.Audience{}, errs.New(errs.NotFound, "export.FindAudience", "There is no audience %.40q. Choose one of: %s.", wanted, strings.Join(names, ", "))
}

// longestAudience is how many characters the name of an audience may have: it
// stands in lists and messages.
const longestAudience = 80

// SaveAudience keeps an audience of one's own under its name; one of that name
// is replaced. Those that every library has stay as they are.
//
// Errors: invalid, storage codes.
func SaveAudience(ctx context.Context, store settings, a audience.Audience) error {
	const op = "export.SaveAudience"
	a.Name = strings.TrimSpace(a.Name)
	a.ID = strings.ToLower(a.Name)
	switch length := utf8.RuneCountInString(a.Name); {
	case a.Name == "":
		return errs.InvalidField(op, "", "", "This audience cannot be kept: an audience needs a name.")
	case length > longestAudience:
		return errs.InvalidField(op, "", "", "This audience cannot be kept: its name has %d characters, and %d are the most.", length, longestAudience)
	case a.Name != postmortem.CleanLine(a.Name):
		return errs.InvalidField(op, "", "", "This audience cannot be kept: its name has characters that cannot be seen.")
	}
	if err := a.Check(); err != nil {
		return errs.InvalidField(op, "", "", "This audience cannot be kept: %s.", err.Error())
	}
	if isPreset(a.ID) {
		return errs.InvalidField(op, "", "", "“%s” is there in every library. Choose another name.", a.Name)
	}
	return changeAudiences(ctx, store, func(all []audience.Audience) []audience.Audience {
		return append(slices.DeleteFunc(all, func(one audience.Audience) bool { return one.ID == a.ID }), a)
	})
}

// RemoveAudience forgets an audience of one's own.
//
// Errors: not_found, storage codes.
func RemoveAudience(ctx context.Context, store settings, name string) error {
	found, err := FindAudience(ctx, store, name)
	if err != nil {
		return err
	}
	if isPreset(found.ID) {
		return errs.InvalidField("export.RemoveAudience", "", "", "“%s” is there in every library and stays.", found.Name)
	}
	return changeAudiences(ctx, store, func(all []audience.Audience) []audience.Audience {
		return slices.DeleteFunc(all, func(one audience.Audience) bool { return one.ID == found.ID })
	})
}

func isPreset(id string) bool {
	return slices.ContainsFunc(audience.Presets(), func(a audience.Audience) bool { return a.ID == id })
}

func changeAudiences(ctx context.Context, store settings, change func([]audience.Audience) []audience.Audience) error {
	all, err := ownAudiences(ctx, store)
	if err != nil {
		return err
	}
	all = change(all)
	slices.SortFunc(all, func(a, b audience.Audience) int { return strings.Compare(a.ID, b.ID) })
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return store.SetSetting(ctx, settingAudiences, string(text))
}
