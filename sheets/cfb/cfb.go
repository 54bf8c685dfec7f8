// Package cfb reads compound files, the containers in which old Office programs keep
// their streams, as [MS-CFB] describes them.
//
// In go a file's bytes; out come the streams of its root storage. The file is
// untrusted: a chain of sectors is followed no further than the file has sectors, a
// sector is never part of a stream twice, and nothing is allocated for what the file
// only claims. What cannot be followed is an error, never a shorter stream.
//
// github.com/richardlehane/mscfb, which excelize brings along, is not used: of a loop
// in 2 KB it makes 4 GiB, a directory that is one long list overflows the stack and
// ends the program, and reading a stream in one go takes time quadratic in its size.
package cfb

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Magic begins every compound file ([MS-CFB] 2.2).
const Magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Name is an ASCII name of a stream as a directory has it, to look for in a file that is too
// damaged to be opened.
func Name(name string) []byte {
	b := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}

// Special sector numbers ([MS-CFB] 2.1) and the number of no directory entry (2.6.1).
const (
	maxSector  = 0xFFFFFFFA // the regular ones
	endOfChain = 0xFFFFFFFE
	noEntry    = 0xFFFFFFFF
)

const (
	headerSize   = 512
	entrySize    = 128
	miniSize     = 64
	maxDirectory = 16 << 20 // bytes, for more than 100,000 entries
	miniCutoff   = 4096     // a stream that is shorter lies in the mini stream
)

// ErrNotFound says that the file has no stream of the name.
var ErrNotFound = errors.New("no such stream")

// File is a compound file.
type File struct {
	data    []byte
	size    uint32   // of a sector in bytes
	sectors uint32   // that the file has, the last perhaps cut off
	fat     []uint32 // the sectors that list each sector's successor
	root    []entry  // the entries in the root storage

	miniStart uint32 // of the chain that lists each mini sector's successor
	mini      entry  // the mini stream, which the root entry names
	miniFAT   []byte // read when the first mini stream is
	miniData  []byte
}

// Open reads the header and the directory.
func Open(data []byte) (*File, error) {
	if len(data) < headerSize || !bytes.HasPrefix(data, []byte(Magic)) {
		return nil, errors.New("the header is cut off")
	}
	f := &File{data: data}
	switch shift := binary.LittleEndian.Uint16(data[30:]); shift {
	case 9, 12:
		f.size = 1 << shift
	default:
		return nil, fmt.Errorf("sectors of 2^%d bytes", shift)
	}
	// Sector 0 begins behind the header, which takes the room of one (2.1).
	if n := (len(data) + int(f.size) - 1) / int(f.size); n > 1 {
		f.sectors = uint32(min(n-1, maxSector))
	}
	if err := f.readFAT(); err != nil {
		return nil, err
	}
	f.miniStart = f.u32(60)
	dir, err := f.chain(context.Background(), f.u32(48), -1, maxDirectory)
	if err != nil {
		return nil, fmt.Errorf("directory: %w", err)
	}
	return f, f.readDirectory(dir)
}

func (f *File) u32(at int) uint32 { return binary.LittleEndian.Uint32(f.data[at:]) }

// readFAT notes which sectors hold the FAT: the header lists the first 109, a chain of
// DIFAT sectors the others ([MS-CFB] 2.5). No more are read than the file's sectors
// need, so that a long list costs nothing.
func (f *File) readFAT() error {
	need := int((uint64(f.sectors)*4 + uint64(f.size) - 1) / uint64(f.size))
	need = min(need, int(f.u32(44)))
	list, next := f.data[76:headerSize], f.u32(68)
	for inHeader := true; ; inHeader = false {
		before := len(f.fat)
		for ; len(list) >= 4 && len(f.fat) < need; list = list[4:] {
			n := binary.LittleEndian.Uint32(list)
			if n > maxSector {
				continue // an empty place
			}
			if _, err := f.sector(n); err != nil {
				return fmt.Errorf("FAT: %w", err)
			}
			f.fat = append(f.fat, n)
		}
		if len(f.fat) == need || next > maxSector {
			return nil
		}
		if len(f.fat) == before && !inHeader {
			return errors.New("FAT: a part of its list is empty") // or a loop
		}
		b, err := f.sector(next)
		if err != nil || len(b) < int(f.size) {
			return fmt.Errorf("FAT: its list is not in the file (sector %d)", next)
		}
		list, next = b[:f.size-4], binary.LittleEndian.Uint32(b[f.size-4:])
	}
}

// sector is the content of a sector; the file's last may be cut off.
func (f *File) sector(n uint32) ([]byte, error) {
	if n >= f.sectors {
		return nil, fmt.Errorf("sector %d is not in the file", n)
	}
	from := (int(n) + 1) * int(f.size)
	return f.data[from:min(from+int(f.size), len(f.data))], nil
}

// after is the sector that follows in a chain.
func (f *File) after(n uint32) (uint32, error) {
	per := f.size / 4
	if int(n/per) >= len(f.fat) {
		return 0, fmt.Errorf("sector %d is not in the FAT", n)
	}
	at := (int(f.fat[n/per])+1)*int(f.size) + int(n%per)*4
	if at+4 > len(f.data) {
		return 0, fmt.Errorf("the FAT is cut off at sector %d", n)
	}
	return f.u32(at), nil
}

// chain is the content of a chain of sectors, up to a number of bytes, or up to its
// end if size is negative, which must come before most bytes.
func (f *File) chain(ctx context.Context, start uint32, size, most int64) ([]byte, error) {
	if size > int64(len(f.data)) {
		return nil, fmt.Errorf("%d bytes are claimed, the file has %d", size, len(f.data))
	}
	var out []byte
	if size > 0 {
		out = make([]byte, 0, size)
	}
	seen, steps := make(visited, f.sectors/64+1), 0
	for n := start; size < 0 || int64(len(out)) < size; {
		if size < 0 && n == endOfChain {
			break
		}
		if n == endOfChain {
			return nil, fmt.Errorf("it ends after %d of %d bytes", len(out), size)
		}
		b, err := f.sector(n)
		if err != nil {
			return nil, err
		}
		if seen.mark(n) {
			return nil, fmt.Errorf("sector %d comes twice", n)
		}
		if int64(len(out)) > most {
			return nil, fmt.Errorf("more than %d bytes", most)
		}
		if steps++; steps%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if size >= 0 {
			b = b[:min(int64(len(b)), size-int64(len(out)))]
		}
		out = append(out, b...)
		if n, err = f.after(n); err != nil && (size < 0 || int64(len(out)) < size) {
			return nil, err
		}
	}
	return out, nil
}

// visited is a set of sectors.
type visited []uint64

// mark adds a sector and says whether it was there already.
func (v visited) mark(n uint32) bool {
	bit := uint64(1) << (n % 64)
	was := v[n/64]&bit != 0
	v[n/64] |= bit
	return was
}

// Stream is the content of a stream in the root storage; ErrNotFound if it has none
// of the name. It ends soon after ctx does.
func (f *File) Stream(ctx context.Context, name string) ([]byte, error) {
	e, found := f.find(name)
	if !found {
		return nil, ErrNotFound
	}
	if e.size > uint64(len(f.data)) {
		return nil, fmt.Errorf("%d bytes are claimed, the file has %d", e.size, len(f.data))
	}
	if e.size < miniCutoff {
		return f.miniStream(ctx, e)
	}
	return f.chain(ctx, e.start, int64(e.size), int64(e.size))
}

// miniStream is the content of a short stream ([MS-CFB] 2.4).
func (f *File) miniStream(ctx context.Context, e entry) ([]byte, error) {
	if e.size == 0 {
		return nil, nil
	}
	if f.miniFAT == nil {
		var err error
		if f.miniFAT, err = f.chain(ctx, f.miniStart, -1, math.MaxInt64); err != nil {
			return nil, fmt.Errorf("mini FAT: %w", err)
		}
		if f.miniData, err = f.chain(ctx, f.mini.start, -1, math.MaxInt64); err != nil {
			return nil, fmt.Errorf("mini stream: %w", err)
		}
	}
	var out []byte
	seen := make(visited, len(f.miniData)/miniSize/64+1)
	for n := e.start; len(out) < int(e.size); {
		from := uint64(n) * miniSize
		if n > maxSector || from >= uint64(len(f.miniData)) || uint64(n)*4+4 > uint64(len(f.miniFAT)) {
			return nil, fmt.Errorf("mini sector %d is not in the file", n)
		}
		if seen.mark(n) {
			return nil, fmt.Errorf("mini sector %d comes twice", n)
		}
		b := f.miniData[from:min(from+miniSize, uint64(len(f.miniData)))]
		out = append(out, b[:min(len(b), int(e.size)-len(out))]...)
		n = binary.LittleEndian.Uint32(f.miniFAT[n*4:])
	}
	return out, nil
}
