package rules

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

var (
	kebab   = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	chinese = regexp.MustCompile(`\p{Han}`)
	heading = regexp.MustCompile(`(?m)^#+ .*$`)
)

// headings are those of every rule's document, after its title.
var headings = map[lang.Lang][]string{
	lang.EN: {"## What it finds", "## Example", "## What to do", "## When it stays silent", "## Severity"},
	lang.ZH: {"## 查什么", "## 举例", "## 怎么办", "## 何时不报", "## 级别"},
}

// TestValidate refuses a rule that a user could not look up.
func TestValidate(t *testing.T) {
	require.NotEmpty(t, All)
	seen := map[string]bool{}
	for _, r := range All {
		t.Run(r.ID, func(t *testing.T) {
			assert.Regexp(t, kebab, r.ID)
			assert.False(t, seen[r.ID], "the id is used twice")
			seen[r.ID] = true
			assert.False(t, r.Run == nil && r.Join == nil, "it looks at one workbook, at several, or at both")
			assertDocumented(t, r.ID, r.Title(), r.Doc())
			fixtures, err := filepath.Glob(filepath.Join("..", "fixtures", r.ID, "*.txtar"))
			require.NoError(t, err)
			assert.NotEmpty(t, fixtures, "no fixture in fixtures/%s", r.ID)
		})
	}
}

// TestDocuments asks the same of every document, whether its rule is listed yet
// or not, and finds those that belong to no rule.
func TestDocuments(t *testing.T) {
	names, err := fs.Glob(documents, "*.md")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	ids := map[string]bool{}
	for _, r := range All {
		ids[r.ID] = true
	}
	for _, name := range names {
		id := strings.ReplaceAll(strings.TrimSuffix(name, ".md"), "_", "-")
		t.Run(id, func(t *testing.T) {
			title, doc := document(id)
			assertDocumented(t, id, title, doc)
			assert.True(t, ids[id], "there is no rule %s", id)
		})
	}
}

func assertDocumented(t *testing.T, id string, title, doc lang.Text) {
	t.Helper()
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		require.NotEmpty(t, title.In(l), "no title in %s", l.Name())
		found := heading.FindAllString(doc.In(l), -1)
		require.NotEmpty(t, found)
		assert.True(t, strings.HasPrefix(doc.In(l), "# "+id), "the document begins with the id")
		assert.Contains(t, found[0], title.In(l))
		assert.Equal(t, headings[l], found[1:])
	}
	assert.NotRegexp(t, chinese, title.EN)
	assert.Regexp(t, chinese, title.ZH)
	data, err := os.ReadFile(strings.ReplaceAll(id, "-", "_") + ".md")
	require.NoError(t, err)
	assert.Equal(t, string(data), doc.EN+"\n"+doc.ZH, "every line is in one of the two documents")
}

func TestRuleCarriesItsDocument(t *testing.T) {
	r := rule("sum-mismatch", checker.Error, nil)
	assert.Equal(t, "sum-mismatch", r.ID)
	assert.Equal(t, checker.Error, r.Severity)
	assert.Equal(t, "合计不符", r.Title().ZH)
	assert.Contains(t, r.Doc().EN, "27 + 34 = 61")
}

func TestRuleWithoutDocumentHasNone(t *testing.T) {
	r := rule("no-such-rule", checker.Error, nil)
	assert.Empty(t, r.Title())
	assert.Empty(t, r.Doc())
}
