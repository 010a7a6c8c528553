package desktop

import (
	"context"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

// System is bound to the page: the program itself.
type System struct{ app *app }

// SystemInfo is what the page needs to know about this program and machine.
type SystemInfo struct {
	Version    string `json:"version"`
	DataFolder string `json:"dataFolder"`
	Zone       string `json:"zone"`
	ReadOnly   string `json:"readOnly"`
	LastOpen   string `json:"lastOpen"`
}

// settingLastOpen remembers the post-mortem that was open, "" for the library.
const settingLastOpen = "window.lastOpen"

// Info describes this program and machine.
func (s *System) Info(token string) (SystemInfo, error) {
	return guarded(s.app, token, "System.Info", func(ctx context.Context) (SystemInfo, error) {
		return s.app.info(ctx), nil
	})
}

// info describes this program and machine.
func (a *app) info(ctx context.Context) SystemInfo {
	last, err := a.store.Setting(ctx, settingLastOpen)
	if err != nil {
		last = "" // the library is a good place to start as well
	}
	return SystemInfo{
		Version: a.version, DataFolder: a.dataDir, Zone: library.MachineZone(),
		ReadOnly: a.store.ReadOnly(), LastOpen: last,
	}
}

// OpenLink opens an address in the system's browser. Only http, https and
// mailto; the page calls it after a click and never by itself.
func (s *System) OpenLink(token, url string) error {
	return guardedCall(s.app, token, "System.OpenLink", func(ctx context.Context) error {
		checked, err := checkLink(url)
		if err != nil {
			return err
		}
		s.app.desk.OpenURL(ctx, checked)
		return nil
	})
}

// Heartbeat says that the page is alive; it comes about every two seconds.
func (s *System) Heartbeat(token string) error {
	return guardedCall(s.app, token, "System.Heartbeat", func(context.Context) error {
		s.app.alive()
		return nil
	})
}

// SetLastOpen remembers the place to come back to after a restart.
func (s *System) SetLastOpen(token, id string) error {
	const op = "System.SetLastOpen"
	return guardedCall(s.app, token, op, func(ctx context.Context) error {
		if id != "" && !postmortem.ValidID(id) {
			return errs.InvalidField(op, "", "id", "%.80q is not the id of a post-mortem.", id)
		}
		if s.app.store.ReadOnly() != "" {
			return nil
		}
		return s.app.store.SetSetting(ctx, settingLastOpen, id)
	})
}

// SetSaved says whether the page has unsaved text; closing waits for true.
func (s *System) SetSaved(token string, saved bool) error {
	return guardedCall(s.app, token, "System.SetSaved", func(context.Context) error {
		s.app.closing.setSaved(saved)
		return nil
	})
}
