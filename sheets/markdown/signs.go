package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// signsMost is how many signs of one paragraph, heading or cell may open something: a
// link, bold words. For each, goldmark may search all that follows, so that a small
// text of nothing else would take hours.
const signsMost = 1000

// signs takes those beyond signsMost for plain text.
type signs struct{}

var signsSeen = parser.NewContextKey()

// seen counts the signs of a block.
type seen struct {
	block ast.Node
	signs int
}

// Trigger are the signs that can open something.
func (signs) Trigger() []byte { return []byte("*_~[!`<") }

// Parse leaves a sign to the other parsers, or makes it text.
func (signs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, ok := pc.Get(signsSeen).(*seen)
	if !ok || before.block != parent {
		before = &seen{block: parent}
		pc.Set(signsSeen, before)
	}
	if before.signs++; before.signs <= signsMost {
		return nil
	}
	_, segment := block.PeekLine()
	block.Advance(1)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
}
