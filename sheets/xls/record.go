package xls

import (
	"bytes"
	"encoding/binary"
	"strings"

	"crossfoot/sheets/opc"
)

// The records that are read ([MS-XLS] 2.3; those of BIFF5 have the same numbers).
const (
	recFormula3      = 0x0206 // as BIFF3 has it, and BIFF4; some programs write it into BIFF8 too
	recFormula4      = 0x0406
	recFormula       = 0x0006
	recEOF           = 0x000A
	recExternSheet   = 0x0017
	recName          = 0x0018
	recDateMode      = 0x0022
	recExternName    = 0x0023
	recFilePass      = 0x002F
	recFont          = 0x0031
	recContinue      = 0x003C
	recCodePage      = 0x0042
	recColInfo       = 0x007D
	recBoundSheet    = 0x0085
	recMulRK         = 0x00BD
	recMulBlank      = 0x00BE
	recRString       = 0x00D6
	recXF            = 0x00E0
	recMergedCells   = 0x00E5
	recSST           = 0x00FC
	recLabelSST      = 0x00FD
	recSupBook       = 0x01AE
	recBlank         = 0x0201
	recNumber        = 0x0203
	recLabel         = 0x0204
	recBoolErr       = 0x0205
	recString        = 0x0207
	recRow           = 0x0208
	recArray         = 0x0221
	recTable         = 0x0236
	recRK            = 0x027E
	recFormat        = 0x041E
	recSharedFormula = 0x04BC
	recBOF           = 0x0809
)

// What a record cannot be: one of a number unlike all that are known, one that is longer
// than any may be ([MS-XLS] 2.1.4), an end with something in it, or nothing but zeros, with
// which programs fill up what is lost. Those that can be and are not read are many; they are
// passed over. What is no record is where a damaged length has led.
const maxData = 8224

// families are the upper bytes of the numbers of records ([MS-XLS] 2.3).
const families = "\x00\x01\x02\x04\x08\x10"

func (r record) impossible(size int) bool {
	return strings.IndexByte(families, byte(r.typ>>8)) < 0 || size > maxData || r.typ == recEOF && size > 0
}

// record is one record of a stream: its number, its place and what it holds.
type record struct {
	typ  uint16
	at   int // of its header in the stream, in bytes
	data []byte
}

// next is the record at d.pos, which moves behind it.
func (d *reader) next() (record, error) {
	d.at = d.pos
	if d.steps++; d.steps%1024 == 0 && d.ctx.Err() != nil {
		return record{}, d.ctx.Err()
	}
	if d.pos == len(d.stream) {
		return record{}, opc.Damaged("it ends too early: the record that marks its end is missing", "内容不完整：缺少结束记录")
	}
	rest := d.stream[d.pos:]
	if len(rest) < 4 {
		return record{}, d.cutOff()
	}
	rec := record{typ: le16(rest), at: d.pos}
	end := 4 + int(le16(rest[2:]))
	switch {
	case end > len(rest):
		return record{}, d.cutOff()
	case rec.impossible(end-4) || bytes.HasPrefix(rest, make([]byte, 8)):
		return record{}, opc.Damaged("there is no record where one should be", "此处应有一条记录，实际没有")
	}
	rec.data = rest[4:end]
	d.pos += end
	return rec, nil
}

// records reads the records up to the end of what has begun, past those of what lies in it, such as
// charts.
func (d *reader) records(read func(record) error) error {
	for depth := 1; depth > 0; {
		rec, err := d.next()
		if err != nil {
			return err
		}
		switch {
		case rec.typ == recBOF:
			depth++
		case rec.typ == recEOF:
			depth--
		case depth == 1:
			if err := read(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *reader) cutOff() error {
	return opc.Damaged("the file is cut off in the middle of a record", "文件在一条记录中间被截断")
}

// cursor is a cursor over a record and those that continue it, which follow in the
// stream and are taken from there as they are needed.
func (d *reader) cursor(rec record) *cursor { return &cursor{b: rec.data, more: d} }

// continuation is the record at d.pos if it continues the one before.
func (d *reader) continuation() (data []byte, ok bool) {
	rest := d.stream[d.pos:]
	if len(rest) < 4 || le16(rest) != recContinue {
		return nil, false
	}
	end := 4 + int(le16(rest[2:]))
	if end > len(rest) {
		return nil, false // which the next step reports
	}
	d.pos += end
	return rest[4:end], true
}

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
