package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// strikes finds text that is struck out, between one or two waves on each side.
type strikes struct{}

func (strikes) Trigger() []byte         { return []byte("~") }
func (strikes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser is asked of waves only.
func (strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikes) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

func (s strikes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	waves := parser.ScanDelimiter(line, before, 1, s)
	if waves == nil || waves.OriginalLength > 2 || before == '~' {
		return nil
	}
	waves.Segment = segment.WithStop(segment.Start + waves.OriginalLength)
	block.Advance(waves.OriginalLength)
	pc.PushDelimiter(waves)
	return waves
}

// RegisterFuncs says how it is written as HTML.
func (strikes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(extast.KindStrikethrough, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			tag(w, "<del>")
		} else {
			tag(w, "</del>")
		}
		return ast.WalkContinue, nil
	})
}
