package desktop

import "testing"

func TestPlaceFitsTheMonitors(t *testing.T) {
	one := []area{{0, 0, 1920, 1080}}
	two := []area{{0, 0, 1920, 1080}, {1920, 0, 2560, 1440}}
	left := []area{{0, 0, 1920, 1080}, {-1280, 0, 1280, 1024}}
	for _, c := range []struct {
		name     string
		in       place
		monitors []area
		want     place
	}{
		{"stays", place{X: 100, Y: 50, Width: 1280, Height: 800, Placed: true}, one, place{X: 100, Y: 50, Width: 1280, Height: 800, Placed: true}},
		{"second monitor stays", place{X: 2000, Y: 50, Width: 1280, Height: 800, Placed: true}, two, place{X: 2000, Y: 50, Width: 1280, Height: 800, Placed: true}},
		{"monitor on the left stays", place{X: -1200, Y: 10, Width: 1000, Height: 800, Placed: true}, left, place{X: -1200, Y: 10, Width: 1000, Height: 800, Placed: true}},
		{"second monitor gone", place{X: 2000, Y: 50, Width: 1280, Height: 800, Placed: true}, one, place{X: 320, Y: 120, Width: 1280, Height: 800}},
		{"above the screen", place{X: 100, Y: -500, Width: 1280, Height: 800, Placed: true}, one, place{X: 320, Y: 120, Width: 1280, Height: 800}},
		{"below the screen", place{X: 100, Y: 1070, Width: 1280, Height: 800, Placed: true}, one, place{X: 320, Y: 120, Width: 1280, Height: 800}},
		{"only a sliver", place{X: 1900, Y: 0, Width: 1280, Height: 800, Placed: true}, one, place{X: 320, Y: 120, Width: 1280, Height: 800}},
		{"larger than the monitor", place{X: 0, Y: 0, Width: 4000, Height: 3000, Placed: true}, one, place{Width: 1920, Height: 1080 - frameHeight, Placed: true}},
		{"first start on a small screen", place{Width: 1280, Height: 800}, []area{{0, 0, 1024, 700}}, place{Width: 1024, Height: 700 - frameHeight}},
		{"no monitor known", place{X: 5, Y: 5, Width: 1280, Height: 800, Placed: true}, nil, place{X: 5, Y: 5, Width: 1280, Height: 800}},
	} {
		if got := c.in.fit(c.monitors); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestPlaceIsRemembered(t *testing.T) {
	store := &fakeStore{}
	first := place{Width: firstWidth, Height: firstHeight}
	if got := loadPlace(t.Context(), store); got != first {
		t.Errorf("first start: %+v", got)
	}
	moved := first.moved(place{X: 10, Y: 20, Width: 1000, Height: 700})
	savePlace(t.Context(), store, moved)
	if got := loadPlace(t.Context(), store); got != (place{X: 10, Y: 20, Width: 1000, Height: 700, Placed: true}) {
		t.Errorf("moved: %+v", got)
	}
	// A maximised window remembers what it goes back to.
	big := moved.moved(place{X: 0, Y: 0, Width: 1920, Height: 1080, Maximised: true})
	if big != (place{X: 10, Y: 20, Width: 1000, Height: 700, Placed: true, Maximised: true}) {
		t.Errorf("maximised: %+v", big)
	}
	if back := big.moved(place{X: 10, Y: 20, Width: 1000, Height: 700}); back.Maximised {
		t.Errorf("restored: %+v", back)
	}
	for _, damaged := range []string{"{", "[]", `{"width":-1,"height":5}`, `{"width":"x"}`} {
		store.settings[settingPlace] = damaged
		if got := loadPlace(t.Context(), store); got != first {
			t.Errorf("%s: %+v", damaged, got)
		}
	}
	store.settings[settingPlace] = `{"width":1,"height":999999}`
	if got := loadPlace(t.Context(), store); got.Width != minWidth || got.Height != 20_000 {
		t.Errorf("out of range: %+v", got)
	}
	if got := loadPlace(t.Context(), nil); got != first {
		t.Errorf("without a library: %+v", got)
	}
}
