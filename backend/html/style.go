package html

import (
	_ "embed"
	"strings"
	"sync"

	"afterword/backend/picture"
)

//go:embed style.css
var rules string

// tone is a colour for light and for dark.
type tone struct{ name, light, dark string }

// dark gives the colours of the picture's palette for a dark screen; the light
// ones are the picture's own.
var dark = map[string]string{
	"paper": "#15181c", "ink": "#e8e6e1", "soft": "#a9afb7", "line": "#2c323a", "line-strong": "#414954", "sunken": "#1c2026",
	"accent": "#83b1e0", "accent-soft": "#20334a", "impact": "#e0995f", "impact-soft": "#3a291c", "okay": "#7cc39a", "okay-soft": "#1c3226",
	"warn": "#d9b65a", "night": "#4c5665",
}

// more are the colours that only the page has.
var more = []tone{{"warn-soft", "#faf1d7", "#352c14"}}

func tones() []tone {
	var out []tone
	for _, t := range picture.Palette() {
		out = append(out, tone{t.Name, t.Hex(), dark[t.Name]})
	}
	return append(out, more...)
}

// styleSheet is the style of every page: the palette for light and dark, what
// gives the pictures their colours, and the rules.
var styleSheet = sync.OnceValue(func() string {
	var light, night, pictures strings.Builder
	for _, t := range tones() {
		light.WriteString("--" + t.name + ":" + t.light + ";")
		night.WriteString("--" + t.name + ":" + t.dark + ";")
	}
	for _, t := range picture.Palette() {
		pictures.WriteString(`svg [fill="` + t.Hex() + `"]{fill:var(--` + t.Name + `)}`)
		pictures.WriteString(`svg [stroke="` + t.Hex() + `"]{stroke:var(--` + t.Name + `)}` + "\n")
	}
	return "\n:root{color-scheme:light dark;" + light.String() + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + night.String() + "}}\n" + pictures.String() + rules
})
