package desktop

import (
	"context"
	"encoding/json"

	"afterword/backend/postmortem"
)

// The first size, and the smallest at which everything can still be reached.
const (
	firstWidth, firstHeight = 1280, 800
	minWidth, minHeight     = 900, 600
)

// settingPlace remembers the place of the window.
const settingPlace = "window.place"

// place is where the window stands, in pixels of the desktop, and its size
// without what the window manager draws around it.
type place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
	Placed    bool `json:"placed"` // X and Y are meant; otherwise the window is centred
}

// frameHeight is room for the title bar that the window manager draws.
const frameHeight = 40

// area is a part of the desktop that a monitor shows.
type area struct{ X, Y, Width, Height int }

// loadPlace reads the remembered place; whatever is wrong with it gives the first size.
func loadPlace(ctx context.Context, store postmortem.Store) place {
	first := place{Width: firstWidth, Height: firstHeight}
	if store == nil {
		return first
	}
	text, err := store.Setting(ctx, settingPlace)
	if err != nil || text == "" {
		return first
	}
	var p place
	if json.Unmarshal([]byte(text), &p) != nil || p.Width <= 0 || p.Height <= 0 {
		return first
	}
	p.Width, p.Height = min(max(p.Width, minWidth), 20_000), min(max(p.Height, minHeight), 20_000)
	return p
}

// savePlace remembers the place. It is a convenience: a store that cannot
// write has told so elsewhere.
func savePlace(ctx context.Context, store postmortem.Store, p place) {
	if text, err := json.Marshal(p); err == nil {
		_ = store.SetSetting(ctx, settingPlace, string(text))
	}
}

// fit corrects a place for the monitors there are now. A window whose title
// bar could not be reached is centred again, and none is larger than the
// monitor it is on. Without known monitors only the position is given up. X and
// Y of a centred window tell where that is.
func (p place) fit(monitors []area) place {
	if len(monitors) == 0 {
		p.Placed = false
		return p
	}
	const grip = 80 // pixels of the title bar that must be in reach
	home := -1
	for i, m := range monitors {
		overlap := min(p.X+p.Width, m.X+m.Width) - max(p.X, m.X)
		if p.Placed && overlap >= grip && p.Y >= m.Y && p.Y <= m.Y+m.Height-grip {
			home = i
			break
		}
	}
	if home < 0 {
		p.Placed, home = false, 0
	}
	m := monitors[home]
	p.Width, p.Height = min(p.Width, m.Width), min(p.Height, m.Height-frameHeight)
	if !p.Placed {
		p.X, p.Y = m.X+(m.Width-p.Width)/2, m.Y+(m.Height-frameHeight-p.Height)/2
	}
	return p
}

// moved gives the place to remember: a maximised window keeps the size and
// position that it goes back to.
func (p place) moved(now place) place {
	if now.Maximised {
		p.Maximised = true
		return p
	}
	now.Placed = true
	return now
}
