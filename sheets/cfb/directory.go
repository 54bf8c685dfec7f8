package cfb

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Kinds of directory entry ([MS-CFB] 2.6.1).
const (
	storageEntry = 1
	streamEntry  = 2
	rootEntry    = 5
)

// entry is one entry of the directory ([MS-CFB] 2.6.1).
type entry struct {
	name               string
	kind               byte
	left, right, child uint32
	start              uint32
	size               uint64
}

// readDirectory notes the entries in the root storage, which is the first of all. They
// form a tree ([MS-CFB] 2.6.4), of which only this is used, that it names each once.
func (f *File) readDirectory(dir []byte) error {
	if len(dir) < entrySize {
		return errors.New("the directory is empty")
	}
	root := f.entry(dir)
	if root.kind != rootEntry {
		return errors.New("the directory has no root")
	}
	f.mini = root
	count := uint32(len(dir) / entrySize)
	seen := make(visited, count/64+1)
	for todo := []uint32{root.child}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n == noEntry {
			continue
		}
		if n >= count || seen.mark(n) {
			return fmt.Errorf("directory entry %d is not there or comes twice", n)
		}
		e := f.entry(dir[int(n)*entrySize:])
		if e.kind == streamEntry || e.kind == storageEntry {
			f.root = append(f.root, e)
		}
		todo = append(todo, e.right, e.left)
	}
	return nil
}

func (f *File) entry(b []byte) entry {
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	e := entry{kind: b[66], left: u32(68), right: u32(72), child: u32(76), start: u32(116), size: uint64(u32(120))}
	if f.size > headerSize {
		e.size |= uint64(u32(124)) << 32 // of no meaning where sectors have 512 bytes
	}
	// The length of the name in bytes counts the zero at its end.
	chars := min(int(binary.LittleEndian.Uint16(b[64:]))/2, 32)
	var units []uint16
	for i := range chars {
		units = append(units, binary.LittleEndian.Uint16(b[2*i:]))
	}
	e.name = strings.TrimRight(string(utf16.Decode(units)), "\x00")
	return e
}

// Has says whether the root storage has a stream of the name.
func (f *File) Has(name string) bool {
	_, found := f.find(name)
	return found
}

// find is the stream of a name, in whichever case ([MS-CFB] 2.6.4).
func (f *File) find(name string) (entry, bool) {
	for _, e := range f.root {
		if e.kind == streamEntry && strings.EqualFold(e.name, name) {
			return e, true
		}
	}
	return entry{}, false
}
