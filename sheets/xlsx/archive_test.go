package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

// entry is one part as an archive states it, in the fields of APPNOTE.TXT 4.3.7 and 4.3.12.
type entry struct {
	name, local   string // in the directory at the end, and before the data
	method, flags uint16
	data          []byte // as it is stored
	crc           uint32
	packed, whole uint32
	extra         []byte // in the directory
	localExtra    []byte
	after         []byte // behind the data
	offset        uint32 // of the header, but for what stands before the archive
}

// archive writes the entries of a workbook by hand, so that a test can say anything.
func archive(t *testing.T, p parts, before, comment string, change func(e *entry)) []byte {
	var out, directory bytes.Buffer
	put := func(b *bytes.Buffer, values ...any) {
		for _, v := range values {
			require.NoError(t, binary.Write(b, binary.LittleEndian, v))
		}
	}
	out.WriteString(before)
	names := slices.Sorted(maps.Keys(p))
	for _, name := range names {
		content := []byte(p[name])
		e := &entry{name: name, local: name, method: zip.Store, data: content, crc: crc32.ChecksumIEEE(content), whole: uint32(len(content)), offset: uint32(out.Len() - len(before))}
		e.packed = e.whole
		change(e)
		put(&out, []byte("PK\x03\x04"), uint16(20), e.flags, e.method, uint32(0), e.crc, e.packed, e.whole,
			uint16(len(e.local)), uint16(len(e.localExtra)), []byte(e.local), e.localExtra, e.data, e.after)
		put(&directory, []byte("PK\x01\x02"), uint16(20), uint16(20), e.flags, e.method, uint32(0), e.crc, e.packed, e.whole,
			uint16(len(e.name)), uint16(len(e.extra)), uint16(0), uint16(0), uint16(0), uint32(0), e.offset, []byte(e.name), e.extra)
	}
	at := uint32(out.Len() - len(before))
	put(&out, directory.Bytes(), []byte("PK\x05\x06"), uint32(0), uint16(len(names)), uint16(len(names)), uint32(directory.Len()), at, uint16(len(comment)), []byte(comment))
	return out.Bytes()
}

// deflated compresses the part.
func deflated(e *entry) {
	var b bytes.Buffer
	// A bytes.Buffer takes everything, and the level is one that there is.
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	_, _ = w.Write(e.data)
	_ = w.Close()
	e.method, e.data, e.packed = zip.Deflate, b.Bytes(), uint32(b.Len())
}

// sizes64 is the field by which zip64 states sizes.
func sizes64(values ...uint64) []byte {
	b := binary.LittleEndian.AppendUint16([]byte{1, 0}, uint16(8*len(values)))
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return b
}

// One workbook, in the archives that different programs write, and in those that would
// be read in two ways.
func TestArchives(t *testing.T) {
	whole := workbookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>`, "")
	descriptor := func(e *entry, size ...uint32) {
		e.after = binary.LittleEndian.AppendUint32([]byte("PK\x07\x08"), e.crc)
		for _, n := range append([]uint32{e.packed}, size...) {
			e.after = binary.LittleEndian.AppendUint32(e.after, n)
		}
		e.flags |= 8
	}
	onSheet := func(change func(e *entry)) func(*entry) {
		return func(e *entry) {
			if e.name == sheet1 {
				change(e)
			}
		}
	}
	const cutOff, disagrees = "the file is damaged or cut off", "does not agree with the parts"
	for name, c := range map[string]struct {
		before, comment string
		change          func(e *entry)
		cause           string // "" if it is read
	}{
		"stored":      {change: func(*entry) {}},
		"deflated":    {change: deflated},
		"comment":     {comment: "made by PK\x05\x06 hand", change: deflated},
		"descriptors": {change: func(e *entry) { deflated(e); descriptor(e, e.whole) }},
		"growth hint": {change: func(e *entry) { e.localExtra = append([]byte{0x20, 0xA2, 0, 2}, make([]byte, 512)...) }},
		"zip64 sizes": {change: func(e *entry) {
			e.localExtra, e.extra = sizes64(uint64(e.whole), uint64(e.packed)), sizes64(uint64(e.whole), uint64(e.packed))
			e.whole, e.packed = 1<<32-1, 1<<32-1
		}},
		"UTF-8 names":       {change: func(e *entry) { e.flags |= 1 << 11 }},
		"slash before":      {change: func(e *entry) { e.name = "/" + e.name }},
		"deflate64":         {change: onSheet(func(e *entry) { e.method = 9 }), cause: "method 9"},
		"encrypted":         {change: onSheet(func(e *entry) { e.flags |= 1 }), cause: "zip password"},
		"strong encryption": {change: onSheet(func(e *entry) { e.flags |= 1 | 1<<6 }), cause: "zip password"},
		"said too large":    {change: onSheet(func(e *entry) { e.whole++ }), cause: "cut off"},
		"said too small":    {change: onSheet(func(e *entry) { e.whole--; e.packed-- }), cause: "checksum"},
		"zip64 lie":         {change: onSheet(func(e *entry) { e.extra = sizes64(1 << 40); e.whole = 1<<32 - 1 }), cause: "cut off"},
		"wrong descriptor":  {change: onSheet(func(e *entry) { descriptor(e, e.whole); e.after[5] ^= 1 }), cause: "checksum"},
		"other local name":  {change: onSheet(func(e *entry) { e.local = "xl/worksheets/sheet2.xml" }), cause: disagrees},
		"short local name":  {change: onSheet(func(e *entry) { e.local = "" }), cause: disagrees},
		"same data":         {change: onSheet(func(e *entry) { e.offset = 0 }), cause: disagrees},
		"nowhere":           {change: onSheet(func(e *entry) { e.offset = 1 << 30 }), cause: disagrees},
		"comment cut off":   {comment: "longer", change: deflated, cause: cutOff},
	} {
		t.Run(name, func(t *testing.T) {
			data := archive(t, whole, c.before, c.comment, c.change)
			if c.cause == cutOff {
				data = data[:len(data)-2]
			}
			book, err := read(data)
			if c.cause != "" {
				assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, []string{"A1 text 合计", "B1 number 2"}, sheettest.Values(book.Sheets[0]))
		})
	}
	// What stands before an archive makes it another file, such as a program that unpacks
	// itself; the workbook in it is not looked for.
	_, err := read(archive(t, whole, "#!/bin/sh\n", "", deflated))
	assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), "this is a program")
}
