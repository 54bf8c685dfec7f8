package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// halfWidth finds the punctuation of English in a Chinese text: beside a Chinese
// character, or after a verb that stands for a word.
var halfWidth = regexp.MustCompile(`[\p{Han}“”、。][,:;()]|[,:;()][\p{Han}“”]|%(\[\d\])?[sdvq][,;:]`)

// elsewhere holds words that other people write in their workbooks.
var elsewhere = regexp.MustCompile(`^(fixtures|sheets/table|sheets/figure)$|^\.[^.]`)

// TestChinesePunctuation reads the program's own texts.
func TestChinesePunctuation(t *testing.T) {
	const root = "../.."
	texts := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if below, err := filepath.Rel(root, path); err != nil || elsewhere.MatchString(filepath.ToSlash(below)) {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && pattern.MatchString(types.ExprString(call.Fun)) {
				return false // a pattern is no message
			}
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err == nil && han.MatchString(text) && !strings.Contains(text, "(?:") { // such as part of a pattern has
				texts++
				assert.Empty(t, halfWidth.FindString(text), "%s: %q", files.Position(literal.Pos()), text)
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, texts, 100, "Chinese texts were found")
}

// pattern is what makes a regular expression of a text.
var pattern = regexp.MustCompile(`^(regexp\.MustCompile|lazy\.Regexp)$`)

var han = regexp.MustCompile(`\p{Han}`)
