package export

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"afterword/backend/audience"
	"afterword/backend/errs"
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
	left     func() []audience.Change
}

// For gives a post-mortem as an audience may have it; the zero one has it as it
// is. One that somebody keeps is never the zero one, even with no choice made:
// what usually stays out stays out for it.
func For(p postmortem.PostMortem, readers audience.Audience) Shown {
	if readers.ID+readers.Name+readers.Names == "" && len(readers.Without)+len(readers.With) == 0 {
		return Shown{PostMortem: p}
	}
	r := audience.Apply(p, readers)
	return Shown{
		PostMortem: r.PostMortem, Changes: r.Changes, readers: readers, detector: r.Detector,
		left: sync.OnceValue(func() []audience.Change { return r.Detector.Left(r.PostMortem, asRead) }), // once for all formats
	}
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
	if slices.Contains(forEverybody, form.Format) {
		s = s.withoutNames()
		form.Audience = s.readers
	}
	if s.left != nil {
		if err := refuseTexts(s.left()); err != nil {
			return nil, nil, err
		}
	}
	data, warnings, err = s.unsearched(savedAt, form)
	if err == nil && s.detector != nil {
		err = s.search(savedAt, form, data)
	}
	if err != nil {
		return nil, nil, err
	}
	return data, warnings, nil
}

// unsearched writes what there is, before it is searched.
func (s Shown) unsearched(savedAt time.Time, form Form) (data []byte, warnings []string, err error) {
	if form.Format == "pdf" && form.Inside {
		if form.attachment, err = s.attached(savedAt, form); err != nil {
			return nil, nil, err
		}
	}
	if form.Format == DocumentFormat {
		data, err = s.documentBytes(savedAt, form)
		return data, nil, err
	}
	return render(s.PostMortem, savedAt, form)
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
