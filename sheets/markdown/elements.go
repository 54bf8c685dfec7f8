package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// element is a table or a part of one, by its name in HTML. Without a name it is rows in
// which no sign means more than itself, as most are of a long table: they stay lines.
type element struct {
	ast.BaseBlock
	name    string
	columns int // of the table
}

var kindElement = ast.NewNodeKind("TableElement")

func (e *element) Kind() ast.NodeKind            { return kindElement }
func (e *element) IsRaw() bool                   { return e.name == "" }
func (e *element) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

// add puts an element at the end of another.
func (e *element) add(name string) *element {
	child := &element{name: name, columns: e.columns}
	e.AppendChild(e, child)
	return child
}

// plain is where rows of plain text go that stand at the end of an element.
func (e *element) plain() *element {
	if last, ok := e.LastChild().(*element); ok && last.IsRaw() {
		return last
	}
	return e.add("")
}

// row puts a row of cells with these names at the end of an element.
func (e *element) row(name string, source []byte, cells []text.Segment) {
	row := e.add("tr")
	for _, cell := range cells {
		row.add(name).Lines().Append(unescaped(source, cell))
	}
	for range e.columns - len(cells) {
		row.add(name)
	}
}

// unescaped takes the backslashes away that keep bars from ending a cell, before anything
// else is read there: code would show them. The cell becomes shorter in the source itself.
func unescaped(source []byte, cell text.Segment) text.Segment {
	raw := source[cell.Start:cell.Stop]
	if bytes.IndexByte(raw, '|') < 0 {
		return cell
	}
	return cell.WithStop(cell.Start + copy(raw, bytes.ReplaceAll(raw, []byte(`\|`), []byte("|"))))
}

// RegisterFuncs says how elements are written as HTML.
func (*tables) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindElement, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		e := n.(*element)
		switch {
		case e.IsRaw() && entering:
			e.write(w, source)
		case entering:
			tag(w, "<", e.name, ">")
		case !e.IsRaw():
			tag(w, "</", e.name, ">\n")
		}
		return ast.WalkContinue, nil
	})
}

// write writes rows of plain text. A writer keeps its first error, so that nobody need ask.
func (e *element) write(w util.BufWriter, source []byte) {
	var row []text.Segment
	for _, line := range e.Lines().Sliced(0, e.Lines().Len()) {
		row, _ = cells(row[:0], source, line, e.columns)
		_, _ = w.WriteString("<tr>")
		for _, cell := range row {
			_, _ = w.WriteString("<td>")
			_, _ = w.Write(source[cell.Start:cell.Stop])
			_, _ = w.WriteString("</td>\n")
		}
		_, _ = w.WriteString("</tr>\n")
	}
}

func tag(w util.BufWriter, parts ...string) {
	for _, part := range parts {
		_, _ = w.WriteString(part)
	}
}
