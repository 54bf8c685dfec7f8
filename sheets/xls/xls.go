// Package xls reads the workbooks of Excel 5.0 to 2003, .xls, and what WPS writes as
// .et: streams of records, BIFF5 and BIFF8, as [MS-XLS] describes them.
//
// In go a file's bytes; out comes a sheets.Book with each worksheet's cells, merged
// ranges, formulas, hidden rows and columns and number formats. Sheets of charts,
// macros and dialogs are left out, and so are the charts on worksheets. A formula is
// stored as a list of operations, from which its text is put together; one with an
// operation that is not known here is a formula without a text. The versions before
// Excel 5.0 and files with a password are refused. What is damaged, or what two
// programs would read in two ways, is an error that names the sheet and the byte: no
// record is passed over because it cannot be understood. The next step is package
// table, through sheets.
package xls

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/cfb"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// Decoder reads workbooks in the Binary Interchange File Format.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "xls", What: lang.Text{EN: "an Excel 97–2003 workbook (.xls)", ZH: "Excel 97–2003 工作簿（.xls）"},
		Extensions: []string{".xls", ".et"}, Also: []string{".xlt", ".ett"},
		Match: match, Decode: decode,
	}
}

// streams are the names of a workbook's stream: that of Excel 97 and later, and that
// of Excel 5.0 and 95, which a file for both has as well.
var streams = []string{"Workbook", "Book"}

// match says whether the file is a workbook, whole or damaged. A compound file of which
// too little is left to tell is claimed as one.
func match(src sheets.Source) bool {
	if !bytes.HasPrefix(src.Data, []byte(cfb.Magic)) {
		return isStream(src.Data)
	}
	f, err := cfb.Open(src.Data)
	if err != nil {
		return !bytes.Contains(src.Data, cfb.Name("WordDocument")) && !bytes.Contains(src.Data, cfb.Name("EncryptedPackage"))
	}
	return slices.ContainsFunc(streams, f.Has)
}

// Versions of the format, as the first record states them, and what follows that
// record ([MS-XLS] 2.4.21; the earlier versions have numbers of their own for it).
const (
	biff2, biff3, biff4 = 0x0009, 0x0209, 0x0409
	biff5, biff8        = 0x0500, 0x0600

	globals, worksheet = 0x0005, 0x0010
)

// isStream says whether the file is a stream of records that no compound file holds, as
// the earliest versions and some other programs write it.
func isStream(data []byte) bool {
	if len(data) < 8 {
		return false
	}
	u16 := func(at int) uint16 { return binary.LittleEndian.Uint16(data[at:]) }
	typ, size, version, what := u16(0), u16(2), u16(4), u16(6)
	known := what == globals || what == worksheet || what == 0x20 || what == 0x40 || what == 0x100
	switch typ {
	case biff2:
		return size == 4 && known
	case biff3, biff4:
		return (size == 6 || size == 8) && known
	case recBOF:
		return (size == 8 || size == 16) && (version == biff5 || version == biff8) && known
	}
	return false
}

// reader holds what is known while a workbook is read.
type reader struct {
	ctx    context.Context
	stream []byte
	pos    int // of the next record
	at     int // of the record being read, for an error
	steps  int
	limits sheets.Limits
	book   *sheets.Book

	biff8    bool
	codePage uint16
	date1904 bool
	entries  []sheetEntry
	fonts    []bool // whether each is bold
	formats  map[uint16]string
	looks    map[uint16]sheets.Style // what the formats mean
	texts    []string                // the shared texts
	links    links
	walked   int   // bytes of the sheets read so far
	cells    int   // kept so far, over all sheets
	merges   int   // likewise
	written  int   // bytes of formulas, over all sheets
	held     int64 // bytes of texts, likewise
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	stream, err := unwrap(ctx, src.Data)
	if err != nil {
		return nil, err
	}
	d := &reader{ctx: ctx, stream: stream, limits: src.Limits, book: &sheets.Book{}, formats: map[uint16]string{}, looks: map[uint16]sheets.Style{}}
	err = d.readGlobals()
	switch {
	case errors.Is(err, tooOld), errors.Is(err, withPassword): // wherever the file says so
		return nil, err
	case err != nil:
		return nil, opc.At(lang.New("byte %d of the workbook", "工作簿第 %d 字节", d.at), err)
	}
	for _, entry := range d.entries {
		sheet, err := d.readSheet(entry)
		if err != nil {
			return nil, err
		}
		if sheet != nil {
			d.book.Sheets = append(d.book.Sheets, sheet)
		}
	}
	d.book.Show = numfmt.NewPrinter(d.book.Styles, d.date1904).Show
	return d.book, nil
}

// unwrap is the stream of records in a file.
func unwrap(ctx context.Context, data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte(cfb.Magic)) {
		return data, nil
	}
	f, err := cfb.Open(data)
	if err != nil {
		return nil, broken(err)
	}
	for _, name := range streams {
		stream, err := f.Stream(ctx, name)
		switch {
		case err == nil:
			return stream, nil
		case !errors.Is(err, cfb.ErrNotFound):
			return nil, broken(err)
		}
	}
	return nil, broken(cfb.ErrNotFound)
}

func broken(err error) error {
	detail := lang.Text{EN: err.Error(), ZH: "内部结构有误"} // which only a programmer makes something of
	return opc.Broken(err, "the file is cut off or damaged (%s)", "文件不完整或已损坏（%s）", detail)
}
