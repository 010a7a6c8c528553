package evidence

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/webp"
)

// webpConfig gives the largest size that any header of the file claims: the
// pixels inside need not be of the size that the outer header gives.
func webpConfig(data []byte) (image.Config, error) {
	config, err := webp.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return config, err
	}
	claim := func(w, h int) {
		config.Width, config.Height = max(config.Width, w), max(config.Height, h)
	}
	const sides = 1<<14 - 1 // of the two numbers in fourteen bits
	if lossy := chunk(data, 12, "VP8 ", binary.LittleEndian, true); len(lossy) >= 10 {
		claim(int(binary.LittleEndian.Uint16(lossy[6:]))&sides, int(binary.LittleEndian.Uint16(lossy[8:]))&sides)
	}
	if whole := chunk(data, 12, "VP8L", binary.LittleEndian, true); len(whole) >= 5 {
		packed := int(binary.LittleEndian.Uint32(whole[1:]))
		claim(packed&sides+1, packed>>14&sides+1)
	}
	return config, nil
}
