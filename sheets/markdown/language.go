package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// newMarkdown is goldmark's Markdown with tables and struck out text, and with bounds:
// signs is asked before all other parsers of text.
func newMarkdown(t *tables) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(signs{}, 0), util.Prioritized(strikes{}, 500))...),
			parser.WithParagraphTransformers(util.Prioritized(addresses{}, 100), util.Prioritized(t, 200)),
		)),
		goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(t, 500), util.Prioritized(strikes{}, 500))),
	)
}
