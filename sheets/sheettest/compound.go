package sheettest

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Compound is a compound file ([MS-CFB]) with these streams in its root storage, in the
// order of their names: the container of old Office programs.
func Compound(streams map[string][]byte) []byte {
	const (
		free, end, fatSector, difatSector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
		sector, mini, cutoff              = 512, 64, 4096
	)
	var body []byte
	var fat []uint32
	// put appends a chain of sectors and says where it begins.
	put := func(data []byte) uint32 {
		if len(data) == 0 {
			return end
		}
		first := uint32(len(fat))
		for i := 0; i < len(data); i += sector {
			fat = append(fat, uint32(len(fat))+1)
		}
		fat[len(fat)-1] = end
		body = append(body, data...)
		body = append(body, make([]byte, len(fat)*sector-len(body))...)
		return first
	}
	names := slices.Sorted(maps.Keys(streams))
	var dir, miniData []byte
	var miniFAT []uint32
	for i, name := range names {
		data := streams[name]
		start := uint32(end)
		if len(data) >= cutoff {
			start = put(data)
		} else if len(data) > 0 {
			start = uint32(len(miniFAT))
			for range (len(data) + mini - 1) / mini {
				miniFAT = append(miniFAT, uint32(len(miniFAT))+1)
			}
			miniFAT[len(miniFAT)-1] = end
			miniData = append(miniData, data...)
			miniData = append(miniData, make([]byte, len(miniFAT)*mini-len(miniData))...)
		}
		next := uint32(i + 2)
		if i == len(names)-1 {
			next = free
		}
		dir = append(dir, compoundEntry(name, 2, next, free, start, len(data))...)
	}
	miniStart := put(words(miniFAT))
	root := compoundEntry("Root Entry", 5, free, 1, put(miniData), len(miniData))
	dirStart := put(append(root, dir...))

	// The FAT lists its own sectors too, and those of the list of them.
	fats, difats := 0, 0
	for {
		need := (len(fat) + fats + difats + sector/4 - 1) / (sector / 4)
		more := max(0, need-109+126) / 127
		if need == fats && more == difats {
			break
		}
		fats, difats = need, more
	}
	var at []uint32
	for range fats {
		at = append(at, uint32(len(fat)))
		fat = append(fat, fatSector)
	}
	difatStart := uint32(end)
	if difats > 0 {
		difatStart = uint32(len(fat))
	}
	var difat []uint32
	for i := range difats {
		part := append([]uint32(nil), at[109+127*i:min(len(at), 109+127*(i+1))]...)
		for len(part) < 127 {
			part = append(part, free)
		}
		next := uint32(len(fat)) + 1
		if i == difats-1 {
			next = end
		}
		difat = append(difat, append(part, next)...)
		fat = append(fat, difatSector)
	}
	for len(fat)%(sector/4) != 0 {
		fat = append(fat, free)
	}
	header := make([]byte, 76, sector)
	copy(header, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(header[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fats), 48: dirStart, 56: cutoff, 60: miniStart, 64: uint32((len(miniFAT) + 127) / 128), 68: difatStart, 72: uint32(difats)} {
		binary.LittleEndian.PutUint32(header[at:], v)
	}
	head := at[:min(len(at), 109)]
	for len(head) < 109 {
		head = append(slices.Clip(head), free)
	}
	return slices.Concat(header, words(head), body, words(fat), words(difat))
}

func words(list []uint32) []byte {
	var b []byte
	for _, v := range list {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func compoundEntry(name string, kind byte, right, child, start uint32, size int) []byte {
	b := make([]byte, 128)
	for i := range len(name) {
		b[2*i] = name[i]
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(2*len(name)+2))
	b[66], b[67] = kind, 1
	for at, v := range map[int]uint32{68: 0xFFFFFFFF, 72: right, 76: child, 116: start, 120: uint32(size)} {
		binary.LittleEndian.PutUint32(b[at:], v)
	}
	return b
}
