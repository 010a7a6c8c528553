package evidence

// animated reports whether a GIF holds more than one picture. It walks over
// the blocks without decoding any; what is cut off ends the walk.
func animated(data []byte) bool {
	at := 13 // header and screen
	if len(data) < at {
		return false
	}
	at += tableSize(data[10])
	pictures := 0
	for at < len(data) {
		switch data[at] {
		case 0x21: // extension: label, then sub-blocks
			at = afterBlocks(data, at+2)
		case 0x2c: // picture: place and size, perhaps a table, then sub-blocks
			if pictures++; pictures > 1 {
				return true
			}
			if at+10 > len(data) {
				return false
			}
			at = afterBlocks(data, at+10+tableSize(data[min(at+9, len(data)-1)])+1)
		default:
			return false
		}
	}
	return false
}

// tableSize is the size of the colour table that a flags byte announces.
func tableSize(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks skips sub-blocks up to the empty one that ends them.
func afterBlocks(data []byte, at int) int {
	for at < len(data) {
		size := int(data[at])
		at += size + 1
		if size == 0 {
			break
		}
	}
	return at
}
