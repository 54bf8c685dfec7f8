package sheets

import (
	"encoding/binary"
	"slices"
)

// marks16 are the byte order marks of UTF-16.
var marks16 = map[string]binary.ByteOrder{"\xFF\xFE": binary.LittleEndian, "\xFE\xFF": binary.BigEndian}

// UTF16Order is the order that the byte order mark of UTF-16 states; nil where data begin with
// none. The mark of UTF-32 may begin with that of UTF-16.
func UTF16Order(data []byte) binary.ByteOrder {
	return marks16[string(data[:min(len(data), 2)])]
}

// isUTF16 says whether a tenth at least of what may be characters of two bytes is ASCII, as
// the separators, digits and line ends of tables are, and few others have a zero byte.
func isUTF16(data []byte) bool {
	head := data[:min(len(data), 1<<14)&^1]
	for high := range 2 { // which byte is the higher one
		plain, odd := 0, 0
		for char := range slices.Chunk(head, 2) {
			switch low := char[1-high]; {
			case char[high] == 0 && (low >= ' ' && low < 0x7F || low == '\t' || low == '\r' || low == '\n'):
				plain++
			case char[high] == 0, low == 0:
				odd++
			}
		}
		if plain > 3+len(head)/20 && odd <= plain/4 {
			return true
		}
	}
	return false
}
