package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark takes a time that grows with the square of how deep a line is nested, and of
// how many addresses stand one under the other.
const (
	nestedMost    = 100 // quotes and lists in one another on a line
	addressesMost = 1000
)

// addresses takes the addresses of links, as in [1]: https://…, out of the text.
type addresses struct{}

// Transform is for paragraphs, which those are at first.
func (addresses) Transform(p *ast.Paragraph, r text.Reader, pc parser.Context) {
	if p.Lines().Len() <= addressesMost {
		parser.LinkReferenceParagraphTransformer.Transform(p, r, pc)
	}
}

// tooDeep is the first line, from 1, that is nested too deeply; 0 if none is.
func tooDeep(source string) int {
	number := 0
	for line := range strings.Lines(source) {
		number++
		if nested(line) > nestedMost {
			return number
		}
	}
	return 0
}

// nested is how many quotes and lists a line begins.
func nested(line string) (n int) {
	for {
		line = strings.TrimLeft(line, " \t")
		rest := strings.TrimLeft(line, "0123456789")
		numbered := rest != line && rest != "" && strings.Contains(".)", rest[:1])
		switch {
		case strings.HasPrefix(line, ">"):
			line = line[1:]
		case numbered || len(line) > 1 && strings.Contains("-+*", line[:1]):
			if rest = rest[1:]; rest == "" || !strings.Contains(" \t", rest[:1]) {
				return n
			}
			line = rest
		default:
			return n
		}
		n++
	}
}
