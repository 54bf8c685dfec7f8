package annotate

import (
	"fmt"
	"strconv"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// Page is a sheet to be put before all others. It is printed on A4, landscape, as
// wide as the paper.
type Page struct {
	Name   string    // another is taken if the workbook has a sheet of this name
	Widths []float64 // of its columns, in characters
	Rows   []Row     // from the first on, without gaps
	Merges []sheets.Range
	Head   int    // the row, from 1, that names the columns of a list; 0 for none
	Last   int    // the last row of that list
	Footer string // of each printed page, with Excel's codes such as &P
	Tab    string // colour of its tab
}

// Row is a row of a Page.
type Row struct {
	Height float64 // in points; 0 to let the program find out
	Fixed  bool    // it stays so when somebody writes more into the row
	Cells  []Cell  // from the first column on
}

// Cell is a cell of a Page.
type Cell struct {
	Text   string
	Number bool   // Text is a plain number
	Link   string // a place in the workbook, as a formula would name it; "" for none
	Look   Look
}

// The limits of Excel.
const (
	MaxText  = 32767 // UTF-16 units in a cell
	MaxLinks = 65490 // on a sheet
	maxName  = 31    // UTF-16 units in the name of a sheet
)

// write is the page as a part.
func (p *Page) write(w flavour, s *styles, views int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `%s<worksheet xmlns="%s"><sheetPr><tabColor rgb="FF%s"/><pageSetUpPr fitToPage="1"/></sheetPr>`, xmlHead, w.main, p.Tab)
	all := sheets.Range{Top: 1, Left: 1, Bottom: max(1, len(p.Rows)), Right: max(1, len(p.Widths))}
	fmt.Fprintf(&b, `<dimension ref="%s"/><sheetViews>`, all)
	for view := range views {
		fmt.Fprintf(&b, `<sheetView showGridLines="0" tabSelected="1" workbookViewId="%d">`, view)
		if p.Head > 0 {
			below := "A" + strconv.Itoa(p.Head+1)
			fmt.Fprintf(&b, `<pane ySplit="%d" topLeftCell="%s" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="%s" sqref="%s"/>`, p.Head, below, below, below)
		}
		b.WriteString(`</sheetView>`)
	}
	b.WriteString(`</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, width := range p.Widths {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, decimal(width))
	}
	b.WriteString(`</cols><sheetData>`)
	for i, row := range p.Rows {
		p.row(&b, s, i+1, row)
	}
	b.WriteString(`</sheetData>`)
	if p.Head > 0 {
		fmt.Fprintf(&b, `<autoFilter ref="%s"/>`, p.list())
	}
	if len(p.Merges) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(p.Merges))
		for _, m := range p.Merges {
			fmt.Fprintf(&b, `<mergeCell ref="%s"/>`, m)
		}
		b.WriteString(`</mergeCells>`)
	}
	p.links(&b)
	b.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`)
	fmt.Fprintf(&b, `<headerFooter><oddFooter>%s</oddFooter></headerFooter></worksheet>`, opc.Escape(p.Footer))
	return []byte(b.String())
}

// list is the range of the list with its head.
func (p *Page) list() sheets.Range {
	return sheets.Range{Top: p.Head, Left: 1, Bottom: max(p.Last, p.Head), Right: len(p.Widths)}
}

func (p *Page) row(b *strings.Builder, s *styles, number int, row Row) {
	fmt.Fprintf(b, `<row r="%d"`, number)
	if row.Height > 0 {
		fmt.Fprintf(b, ` ht="%s"`, decimal(row.Height))
	}
	if row.Fixed {
		b.WriteString(` customHeight="1"`)
	}
	b.WriteString(`>`)
	for i, c := range row.Cells {
		c.Look.number = c.Number
		fmt.Fprintf(b, `<c r="%s%d" s="%d"`, sheets.ColName(i+1), number, s.look(c.Look))
		switch {
		case c.Text == "":
			b.WriteString(`/>`)
		case c.Number:
			fmt.Fprintf(b, `><v>%s</v></c>`, c.Text)
		default:
			fmt.Fprintf(b, ` t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, escaped(c.Text))
		}
	}
	b.WriteString(`</row>`)
}

func (p *Page) links(b *strings.Builder) {
	any := false
	for i, row := range p.Rows {
		for j, c := range row.Cells {
			if c.Link == "" {
				continue
			}
			if !any {
				b.WriteString(`<hyperlinks>`)
				any = true
			}
			fmt.Fprintf(b, `<hyperlink ref="%s%d" location="%s"/>`, sheets.ColName(j+1), i+1, opc.Escape(c.Link))
		}
	}
	if any {
		b.WriteString(`</hyperlinks>`)
	}
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
