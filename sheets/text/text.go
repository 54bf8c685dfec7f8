// Package text reads delimited text, comma-separated, tab-separated and the like,
// and running text, in the encodings that offices use.
//
// In goes a file's bytes; out comes a Book with one Sheet of text cells, each at
// the address that a spreadsheet program would give it, or with paragraphs.
// Encoding and separator are found from the content. Package figure reads the cells next.
package text

import (
	"bytes"
	"context"
	"path"
	"strings"
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Decoders are the formats that this package reads.
func Decoders() []sheets.Decoder { return []sheets.Decoder{CSV(), TSV(), Prose()} }

// CSV reads text with commas, semicolons or bars between the fields.
func CSV() sheets.Decoder {
	d := decoder("csv", func(sep string) bool { return sep != "\t" })
	d.What, d.Extensions, d.Also = lang.Text{EN: "CSV text", ZH: "CSV 文本"}, []string{".csv"}, delimited
	return d
}

// TSV reads text with tabs between the fields.
func TSV() sheets.Decoder {
	d := decoder("tsv", func(sep string) bool { return sep == "\t" })
	d.What, d.Extensions, d.Also = lang.Text{EN: "text with tabs between the cells (TSV)", ZH: "制表符分隔的文本（TSV）"}, []string{".tsv"}, delimited
	return d
}

// delimited are the extensions of delimited text, whatever it is delimited by.
var delimited = []string{".csv", ".tsv", ".tab", ".txt", ".text"}

func decoder(name string, takes func(sep string) bool) sheets.Decoder {
	return sheets.Decoder{
		Name: name,
		Match: func(src sheets.Source) bool {
			if src.Text {
				return false
			}
			sep, ok := sniff(src)
			return ok && takes(sep)
		},
		Decode: decode,
	}
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	if at := control(src.Data); at >= 0 && src.Encoding == nil && isBinary(src.Data) {
		return nil, controlAt(src.Data, at)
	}
	text, err := ToUTF8(ctx, src.Data, src.Encoding)
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > src.Limits.Text {
		return nil, tooLarge(src.Limits)
	}
	sep, text := declaredSeparator(text)
	if sep == "" {
		sep, _ = separator(text, src.Name)
	}
	sheet := &sheets.Sheet{Name: sheetName(src.Name)}
	if sheet.Cells, err = cells(ctx, text, sep, src.Limits.Cells); err != nil {
		return nil, err
	}
	return &sheets.Book{Sheets: []*sheets.Sheet{sheet}, Notes: unsure(src)}, nil
}

// controlAt is a text with a byte that no text has.
func controlAt(data []byte, at int) error {
	if len(bytes.TrimRight(data, "\x00")) == at {
		return &sheets.Error{
			Place: inLine(lineOf(string(data[:at]))),
			Cause: lang.New("the text ends here in zeros: it was not saved or copied to its end", "文本到此处之后全部为零，保存或复制时没有写完"),
			Do:    lang.New("export it anew, or copy it again", "请重新导出或重新复制"),
		}
	}
	return &sheets.Error{
		Place: inLine(lineOf(string(data[:at]))),
		Cause: lang.New("a character with the code %d does not belong in a text", "有不应出现在文本中的字符（代码 %d）", data[at]),
		Do:    lang.New("export it anew, or save it as .xlsx", "请重新导出，或另存为 .xlsx"),
	}
}

func tooLarge(limits sheets.Limits) error {
	return sheets.Beyond(sheets.LimitText, "the text is larger than %s", "文本超过 %s", sheets.Size(limits.Text))
}

// cells are the fields of the text that are not blank.
func cells(ctx context.Context, text, sep string, limit int) (list sheets.Cells, err error) {
	// Growing the list would copy it many times; a text of separators alone must
	// not get much memory for nothing.
	expected := strings.Count(text, sep) + strings.Count(text, "\n") + 1
	list.Grow(min(expected, limit, 1<<20))
	s := scanner{text: text, sep: sep}
	var even evenness
	for s.next() {
		if s.row%4096 == 0 && ctx.Err() != nil {
			return list, ctx.Err()
		}
		switch blank := len(s.fields) == 1 && isBlank(s.fields[0]); {
		case blank:
		case !s.ended():
			if err := even.cutOff(s.line(s.at), len(s.fields)); err != nil {
				return list, err
			}
		default:
			even.next(len(s.fields))
		}
		if s.row > sheets.MaxRow {
			return list, sheets.Beyond(sheets.LimitFormat, "the text has more than %d rows", "文本超过 %d 行", sheets.MaxRow)
		}
		for i, field := range s.fields {
			if isBlank(field) {
				continue
			}
			if list.Len() >= limit {
				return list, sheets.Beyond(sheets.LimitCells, "the text has more than %d cells", "文本超过 %d 个单元格", limit)
			}
			list.Add(sheets.Cell{Row: int32(s.row), Col: int32(i + 1), Raw: field})
		}
	}
	return list, s.err
}

// isBlank says whether nothing of a field can be seen.
func isBlank(field string) bool {
	if field == "" {
		return true
	}
	if c := field[0]; c > ' ' && c < 0x7F {
		return false
	}
	return strings.TrimFunc(field, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' }) == ""
}

// sheetName is the file's name without folders and extension.
func sheetName(name string) string {
	if name == "-" {
		return "stdin"
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if bare := strings.TrimSuffix(base, path.Ext(base)); bare != "" {
		return bare
	}
	return base
}
