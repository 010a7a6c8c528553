package pdf

import "strconv"

// colour is an RGB colour, each part 0 to 255.
type colour struct{ r, g, b uint8 }

// The palette: paper and ink, with one hue for each thing that is said.
var (
	ink        = colour{0x1f, 0x23, 0x28}
	soft       = colour{0x5f, 0x66, 0x6e}
	faint      = colour{0x6b, 0x71, 0x78}
	line       = colour{0xe2, 0xde, 0xd5}
	lineStrong = colour{0xc9, 0xc3, 0xb6}
	sunken     = colour{0xf3, 0xf1, 0xec}
	paper      = colour{0xff, 0xff, 0xff}
	accent     = colour{0x2f, 0x5d, 0x8c}
	accentSoft = colour{0xe4, 0xed, 0xf6}
	impact     = colour{0xa4, 0x56, 0x22}
	impactSoft = colour{0xf8, 0xeb, 0xe0}
	okay       = colour{0x34, 0x6d, 0x4b}
	okaySoft   = colour{0xe5, 0xf1, 0xea}
	warn       = colour{0x82, 0x60, 0x0c}
	warnSoft   = colour{0xfa, 0xf1, 0xd7}
)

// appendColour writes the colour and the operator that sets it: "rg" to
// fill, "RG" to stroke.
func appendColour(b []byte, c colour, operator string) []byte {
	for _, part := range [3]uint8{c.r, c.g, c.b} {
		b = strconv.AppendFloat(b, float64(part)/255, 'f', 3, 64)
		b = append(b, ' ')
	}
	b = append(b, operator...)
	return append(b, '\n')
}

// roleColours gives the strong and the soft colour of a milestone or label role.
func roleColours(role string) (strong, background colour) {
	switch role {
	case "impact_started":
		return impact, impactSoft
	case "detected", "declared", "acknowledged", "escalated":
		return accent, accentSoft
	case "mitigated", "resolved":
		return okay, okaySoft
	case "warn":
		return warn, warnSoft
	}
	return soft, sunken
}
