package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"crossfoot/sheets/lang"
)

// beyond is what to say of the rows that have more cells than the head of their table:
// Markdown leaves those out, so that nobody sees them in the page. It is nothing of most
// texts.
func beyond(doc ast.Node, source []byte) []lang.Message {
	line, rows := 0, 0
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		row, is := n.(*extast.TableRow)
		if !is || !entering {
			return ast.WalkContinue, nil
		}
		if at := leftOut(row, source); at > 0 {
			if rows++; rows == 1 {
				line = 1 + bytes.Count(source[:at], []byte("\n"))
			}
		}
		return ast.WalkSkipChildren, nil
	})
	if err != nil || rows == 0 {
		return nil
	}
	const (
		en = "line %d: the row has more cells than the head of its table; Markdown does not show those beyond, and they are not read"
		zh = "第 %d 行：该行的单元格多于表头；多出的 Markdown 不显示，也未读取"
	)
	if rows > 1 {
		return []lang.Message{lang.New(en+" (%d such rows)", zh+"（此类行共 %d 行）", line, rows)}
	}
	return []lang.Message{lang.New(en, zh, line)}
}

// leftOut is where the cells begin that a row has beyond the last of the head; 0 if there
// are none, or empty ones.
func leftOut(row *extast.TableRow, source []byte) int {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return 0 // it has as many as the head, or fewer
	}
	stop := last.Lines().At(0).Stop
	rest, _, _ := bytes.Cut(source[stop:], []byte("\n"))
	if len(bytes.Trim(rest, "| \t\r")) == 0 {
		return 0
	}
	return stop
}
