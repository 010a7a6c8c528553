package desktop

import (
	"context"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Meeting is bound to the page: what running a meeting needs of the machine.
// What the meeting says is in the document, through edits like everything.
type Meeting struct{ app *app }

// Presenting tells what the machine allows while a meeting runs.
type Presenting struct {
	Awake bool `json:"awake"` // the screen stays on
}

// settingMeeting keeps where a meeting stands, by post-mortem: the time of the
// open phase, the event on the screen. Not an edit: it changes every few
// seconds, and is only for going on after the program was cut off.
const settingMeeting = "meeting."

// mostPlace is the longest such note, in bytes.
const mostPlace = 4_000

// Present fills the screen and keeps it awake, or gives it back.
func (m *Meeting) Present(token string, on bool) (Presenting, error) {
	return guarded(m.app, token, "Meeting.Present", func(ctx context.Context) (Presenting, error) {
		return Presenting{Awake: m.app.desk.Present(ctx, on)}, nil
	})
}

// Place gives what was kept last for a post-mortem, "" for nothing.
func (m *Meeting) Place(token, id string) (string, error) {
	const op = "Meeting.Place"
	return guarded(m.app, token, op, func(ctx context.Context) (string, error) {
		if err := checkPlace(op, id, ""); err != nil {
			return "", err
		}
		return m.app.store.Setting(ctx, settingMeeting+id)
	})
}

// KeepPlace keeps where the meeting stands. It is on disk when this returns.
func (m *Meeting) KeepPlace(token, id, note string) error {
	const op = "Meeting.KeepPlace"
	return guardedCall(m.app, token, op, func(ctx context.Context) error {
		if err := checkPlace(op, id, note); err != nil {
			return err
		}
		if m.app.store.ReadOnly() != "" {
			return nil
		}
		return m.app.store.SetSetting(ctx, settingMeeting+id, note)
	})
}

func checkPlace(op, id, note string) error {
	if !postmortem.ValidID(id) {
		return errs.InvalidField(op, "", "id", "%.80q is not the id of a post-mortem.", id)
	}
	if len(note) > mostPlace {
		return errs.New(errs.TooLarge, op, "The place in the meeting can take %d bytes.", mostPlace)
	}
	return nil
}
