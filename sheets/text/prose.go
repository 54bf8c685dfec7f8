package text

import (
	"context"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var prose = []string{".txt", ".text"}

// Prose reads running text: a file that calls itself a text and is no table, or any
// that the user says is one. Every line is a paragraph, but that lines which a
// program has broken at a margin are one.
func Prose() sheets.Decoder {
	return sheets.Decoder{
		Name: "txt", What: lang.Text{EN: "running text", ZH: "纯文本"},
		Extensions: prose[:1], Also: append([]string{".md", ".markdown"}, prose[1:]...), Loose: true,
		Match: func(src sheets.Source) bool {
			return (src.Text || slices.Contains(prose, sheets.Extension(src.Name))) && IsText(src.Data)
		},
		Decode: func(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
			text, err := ToUTF8(ctx, src.Data, src.Encoding)
			if err != nil {
				return nil, err
			}
			if int64(len(text)) > src.Limits.Text {
				return nil, tooLarge(src.Limits)
			}
			return &sheets.Book{Prose: paragraphs(ctx, text), Notes: unsure(src)}, nil
		},
	}
}

// IsText says whether data are text that a person wrote, in any of the encodings,
// rather than a program's.
func IsText(data []byte) bool {
	return !isBinary(headOf(data)) && !isMarkup(Beginning(data), len(data) <= headBytes)
}

// Beginning is the beginning of a text; "" if it cannot be decoded, which Decode explains.
func Beginning(data []byte) string {
	text, err := ToUTF8(context.Background(), headOf(data), nil)
	if err != nil {
		return ""
	}
	return text
}

// paragraphs are the paragraphs of a text, each on one line.
func paragraphs(ctx context.Context, text string) (out []sheets.Paragraph) {
	var block []string // lines with no empty one between them
	add := func(lines ...string) {
		var p strings.Builder
		for word := range strings.FieldsSeq(strings.Join(lines, " ")) {
			p.WriteString(" " + word)
		}
		if p.Len() > 0 {
			out = append(out, sheets.Paragraph{Number: len(out) + 1, Text: p.String()[1:]})
		}
	}
	flush := func() {
		if isWrapped(block) {
			add(block...)
		} else {
			for _, line := range block {
				add(line)
			}
		}
		block = block[:0]
	}
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(text), "\n") {
		if ctx.Err() != nil {
			return nil // nobody waits for them
		}
		if isBlank(line) {
			flush()
			continue
		}
		block = append(block, line)
	}
	flush()
	return out
}

// The margin at which mail and text programs break lines, in columns.
const (
	marginLeast = 50
	marginMost  = 100
)

// isWrapped says whether a margin broke the lines of a block: all but the last reach
// nearly as far as the longest, and none begins as a paragraph or an item of a list
// does.
func isWrapped(block []string) bool {
	if len(block) < 2 {
		return false
	}
	widths := make([]int, len(block))
	for i, line := range block {
		widths[i] = runewidth.StringWidth(line)
		if i > 0 && begins(line) {
			return false
		}
	}
	longest := slices.Max(widths)
	return longest >= marginLeast && longest <= marginMost && 4*slices.Min(widths[:len(widths)-1]) >= 3*longest
}

// begins says whether a line begins as a paragraph or an item of a list does.
func begins(line string) bool {
	for _, sign := range []string{"　", "  ", "\t", "- ", "* ", "•", "·"} {
		if strings.HasPrefix(line, sign) {
			return true
		}
	}
	return false
}
