package sheets

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"sync"

	"golang.org/x/text/encoding"

	"crossfoot/sheets/lang"
)

// Source is a file to read.
type Source struct {
	Name   string // as the user gave it; "-" for the standard input
	Data   []byte
	Limits Limits // the zero Limits are DefaultLimits
	Text   bool   // it is running text, though it may look like a table

	Password string            // "" if none is known
	Encoding encoding.Encoding // of a text, if the user names it; nil for what its bytes say

	archive func() (*zip.Reader, error) // see Archive; nil before Open
}

// Archive is the zip archive that the file is. While a file is being opened, all decoders
// that ask for it have the same.
func (s Source) Archive() (*zip.Reader, error) {
	if s.archive != nil {
		return s.archive()
	}
	return archive(s.Data)
}

// Decoder reads one file format. Match looks at the content, never only at the
// name; the first decoder that matches reads the file.
type Decoder struct {
	Name       string    // "xlsx"
	What       lang.Text // what its files are called: "a web page"
	Extensions []string  // of its files' names, as ".xlsx", the usual one first
	Also       []string  // that their names may have as well, without anybody wondering
	Loose      bool      // many other files have such names: no folder is searched for them

	Match  func(src Source) bool
	Decode func(ctx context.Context, src Source) (*Book, error) // stops soon after ctx does
}

// Error says why a file cannot be read, for a person: where in the file, the
// cause, and what to do about it.
type Error struct {
	Place lang.Message // the sheet or part, row or line; none for the file as a whole
	Cause lang.Message // what is wrong
	Do    lang.Message // what to do
	Limit Limit        // the limit that the file is beyond, if that is what is wrong
	Err   error        // the error underneath, if any

	Password bool // the file may be read with its password
}

// Within is a place in a sheet, for an error: a cell if row and column are known, a row
// if only that is, else the sheet, as it is called.
func Within(sheet lang.Message, row, col int) lang.Message {
	switch {
	case row > 0 && col > 0:
		return lang.New("%s, cell %s", "%s单元格 %s", sheet, Ref{Row: row, Col: col})
	case row > 0:
		return lang.New("%s, row %d", "%s第 %d 行", sheet, row)
	}
	return sheet
}

// In is the error in one line in one language, without the file's name.
func (e *Error) In(l lang.Lang) string {
	line := e.Cause.In(l)
	if !e.Place.IsZero() {
		line = lang.New("%s: %s", "%s：%s", e.Place, line).In(l)
	}
	if !e.Do.IsZero() {
		line = lang.New("%s; %s", "%s；%s", line, e.Do).In(l)
	}
	return line
}

// Error is the error in English.
func (e *Error) Error() string { return e.In(lang.EN) }

// Unwrap is the error underneath.
func (e *Error) Unwrap() error { return e.Err }

// Open reads a file with the first decoder that recognises its content. The
// error is an *Error, or the cause for which ctx has ended.
func Open(ctx context.Context, src Source, decoders []Decoder) (*Book, error) {
	if len(src.Data) == 0 {
		return nil, &Error{
			Cause: lang.New("the file is empty", "文件是空的"),
			Do:    lang.New("send it again or export it anew", "请重新导出或重新发送"),
		}
	}
	if err := recognise(src.Data, obvious); err != nil {
		return nil, err
	}
	if src.Limits == (Limits{}) {
		src.Limits = DefaultLimits
	}
	src.archive = nil
	src.archive = sync.OnceValues(src.Archive)
	for _, d := range decoders {
		if !d.Match(src) {
			continue
		}
		book, err := d.Decode(ctx, src)
		if err == nil {
			book.SHA256 = digest(ctx, src.Data)
		}
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err != nil:
			return nil, asError(err)
		}
		if len(book.Styles) > MaxStyles {
			return nil, tooManyStyles(LimitFormat, MaxStyles)
		}
		for _, s := range book.Sheets {
			s.Cells.Clip()
		}
		if book.Name = src.Name; book.Format == "" {
			book.Format = d.Name
		}
		if book.AsText = src.Text; !src.Text { // else it is read as the user says
			book.Notes = append(d.misnamed(src.Name, decoders), book.Notes...)
		}
		if len(book.Styles) == 0 {
			book.Styles = []Style{plain}
		}
		return book, nil
	}
	return nil, unknownFormat(src.Data, Extensions(decoders, true))
}

// digest is the SHA-256 of a file in hex, worked out piece by piece so that it can be
// stopped.
func digest(ctx context.Context, data []byte) string {
	h := sha256.New()
	for len(data) > 0 && ctx.Err() == nil {
		n, _ := h.Write(data[:min(len(data), 16<<20)]) // which never fails
		data = data[n:]
	}
	return hex.EncodeToString(h.Sum(nil))
}

var resave = lang.New("open it in Office or WPS and save it again", "请用 Office 或 WPS 打开后重新保存")

func asError(err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{
		Cause: lang.New("the file cannot be read (%v)", "文件无法读取（%v）", err),
		Do:    resave,
		Err:   err,
	}
}

// ReadAll reads a stream up to the limit of a file's size.
func ReadAll(r io.Reader, limits Limits) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limits.File+1))
	if err != nil {
		return nil, asError(err)
	}
	if int64(len(data)) > limits.File {
		return nil, Beyond(LimitFile, "the file is larger than %s", "文件超过 %s", Size(limits.File))
	}
	return data, nil
}
