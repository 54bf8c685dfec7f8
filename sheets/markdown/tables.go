package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tables makes tables of paragraphs, as GitHub reads them, and knows of the cells that it
// leaves out. goldmark has the same, in a package that costs every start of the program,
// and makes a tree of all cells.
type tables struct{ beyond }

// Transform makes a table of a paragraph's lines, from the one above the first line of
// dashes on.
func (t *tables) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	source, lines := r.Source(), p.Lines()
	at, columns := 1, 0
	for ; at < lines.Len() && columns == 0; at++ {
		line := lines.At(at)
		columns = dashes(line.Value(source))
	}
	if columns == 0 {
		return
	}
	above := at - 2 // the lines above the head
	head, _ := cells(nil, source, lines.At(above), -1)
	if len(head) > columns {
		return // fewer cells than columns are a head all the same, as goldmark has it
	}
	table := &element{name: "table", columns: columns}
	table.add("thead").row("th", source, head)
	body := table.add("tbody")
	row := head
	for _, line := range lines.Sliced(at, lines.Len()) {
		var rest text.Segment
		row, rest = cells(row[:0], source, line, columns)
		t.see(source, rest)
		if bytes.ContainsAny(source[line.Start:line.Stop], meaning) {
			body.row("td", source, row)
		} else {
			body.plain().Lines().Append(line)
		}
	}
	p.Parent().InsertAfter(p.Parent(), p, table)
	lines.SetSliced(0, above)
	if above == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	last := lines.At(above - 1)
	last.Stop-- // its line's end
	lines.Set(above-1, last)
}

// meaning are the signs that can mean more than themselves in a cell.
const meaning = "\\`*_~[]!<&\x00"

// dashes is how many columns a line of dashes marks; any other line marks none.
func dashes(line []byte) int {
	indent, _ := util.IndentWidth(line, 0)
	if indent > 3 || len(bytes.Trim(line, "-")) == 0 || len(bytes.TrimLeft(line, " \t\r\n|:-")) > 0 {
		return 0
	}
	columns := bytes.Split(line, []byte("|"))
	if util.IsBlank(columns[0]) {
		columns = columns[1:]
	}
	if n := len(columns); n > 0 && util.IsBlank(columns[n-1]) {
		columns = columns[:n-1]
	}
	for _, column := range columns {
		column = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(column), []byte(":")), []byte(":"))
		if len(column) == 0 || len(bytes.Trim(column, "-")) > 0 {
			return 0
		}
	}
	return len(columns)
}

// cells adds the cells of a row, at most as many as asked for, and says what the row has
// beyond them.
func cells(row []text.Segment, source []byte, line text.Segment, most int) (_ []text.Segment, rest text.Segment) {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	at, end := line.Start, line.Stop
	if at < end && source[at] == '|' {
		at++
	}
	if line.Start < end && source[end-1] == '|' {
		end--
	}
	for at < end && len(row) != most {
		stop := at
		for stop < end && (source[stop] != '|' || stop > line.Start && source[stop-1] == '\\') {
			stop++
		}
		cell := text.NewSegment(at, stop)
		cell = cell.TrimLeftSpace(source)
		row = append(row, cell.TrimRightSpace(source))
		at = stop + 1
	}
	return row, text.NewSegment(min(at, end), end)
}
