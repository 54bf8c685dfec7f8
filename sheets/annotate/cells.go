package annotate

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// cells gives the cells of one worksheet their fills, and notes on its way how wide
// its columns and how high its rows are.
type cells struct {
	edit   *opc.Edit
	styles *styles
	marks  []Mark // those with a fill that are still to come, by row, then by column
	prefix string
	size   geometry
}

// own reads the elements of a worksheet that matter here, for opc.Parse.
func (c *cells) own(x *opc.Scanner, n *opc.Node) (bool, error) {
	if n.Space != opc.Ours {
		return false, nil
	}
	switch n.Name {
	case "sheetFormatPr":
		c.size.standard(n)
	case "col":
		c.size.column(n)
	case "sheetData":
		c.prefix = n.Prefix()
		return true, c.data(x, n)
	}
	return false, nil
}

// data reads all rows. It is the one pass over what may be millions of cells.
func (c *cells) data(x *opc.Scanner, data *opc.Node) error {
	row := 0
	for {
		t, err := x.Next()
		switch {
		case err != nil:
			return err
		case t == opc.EndTag:
			data.Rest, data.To = int(x.Start()), int(x.Offset())
			if rows := c.rowsBefore(sheets.MaxRow + 1); rows != "" {
				c.edit.Append(data, rows)
			}
			return nil
		case t != opc.StartTag:
		case x.Space != opc.Ours || string(x.Name) != "row":
			err = x.Skip()
		default:
			row++
			if n, err := strconv.Atoi(x.Attr("r")); err == nil {
				row = n
			}
			c.size.row(row, x)
			if rows := c.rowsBefore(row); rows != "" {
				c.edit.Insert(int(x.Start()), rows)
			}
			if len(c.marks) > 0 && c.marks[0].Row == row {
				err = c.row(x, row)
			} else {
				err = x.Skip()
			}
		}
		if err != nil {
			return err
		}
	}
}

// rowsBefore are new rows for the marks before a row that is there.
func (c *cells) rowsBefore(row int) string {
	var b strings.Builder
	for len(c.marks) > 0 && c.marks[0].Row < row {
		own := c.marks[0].Row
		fmt.Fprintf(&b, `<row r="%d">%s</row>`, own, c.cellsBefore(own, sheets.MaxCol+1, -1))
	}
	return prefixed(c.prefix, b.String())
}

// cellsBefore are new cells for the marks in a row before a column. The row may have
// a style of its own.
func (c *cells) cellsBefore(row, col, rowStyle int) string {
	var b strings.Builder
	for len(c.marks) > 0 && c.marks[0].Row == row && c.marks[0].Col < col {
		m := c.marks[0]
		base := rowStyle
		if base < 0 {
			base = c.size.styleOf(m.Col)
		}
		fmt.Fprintf(&b, `<c r="%s" s="%d"/>`, sheets.Ref{Row: m.Row, Col: m.Col}, c.styles.mark(base, m.Fill))
		c.marks = c.marks[1:]
	}
	return b.String()
}

// row reads a row in which cells are marked.
func (c *cells) row(x *opc.Scanner, number int) error {
	n := &opc.Node{Tag: string(x.Top()), From: int(x.Start()), Body: int(x.Offset())}
	style := -1
	if opc.Truth(x.Attr("customFormat")) {
		style = atoi(x.Attr("s"))
	}
	spans := x.Attr("spans")
	last := slices.IndexFunc(c.marks, func(m Mark) bool { return m.Row != number })
	if last < 0 {
		last = len(c.marks)
	}
	c.widen(n, spans, c.marks[0].Col, c.marks[last-1].Col)
	col := 0
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch {
		case t == opc.EndTag:
			n.Rest, n.To = int(x.Start()), int(x.Offset())
			if added := c.cellsBefore(number, sheets.MaxCol+1, style); added != "" {
				c.edit.Append(n, prefixed(c.prefix, added))
			}
			return nil
		case t != opc.StartTag:
			continue
		case x.Space == opc.Ours && string(x.Name) == "c":
			col++
			if _, at, ok := sheets.ParseRef(x.Attr("r")); ok {
				col = at
			}
			from, to := int(x.Start()), int(x.Offset())
			if added := c.cellsBefore(number, col, style); added != "" {
				c.edit.Insert(from, prefixed(c.prefix, added))
			}
			if len(c.marks) > 0 && c.marks[0].Row == number && c.marks[0].Col == col {
				c.edit.SetAt(from, to, "s", strconv.Itoa(c.styles.mark(atoi(x.Attr("s")), c.marks[0].Fill)))
				c.marks = c.marks[1:]
			}
		}
		if err := x.Skip(); err != nil {
			return err
		}
	}
}

// widen extends what a row says of the columns it fills. A row may say nothing.
func (c *cells) widen(row *opc.Node, spans string, from, to int) {
	first, _, _ := strings.Cut(spans, ":")
	last := spans[strings.LastIndexByte(spans, ':')+1:]
	a, err1 := strconv.Atoi(first)
	z, err2 := strconv.Atoi(last)
	if err1 == nil && err2 == nil && (from < a || to > z) {
		c.edit.Set(row, "spans", fmt.Sprintf("%d:%d", min(a, from), max(z, to)))
	}
}

// atoi reads the number of a style; what is none is that of a cell without.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func byPlace(a, b Mark) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}
