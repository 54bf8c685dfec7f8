package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// TestJSONReadsBack decodes the goldens into the structs of the contract and
// writes them again: nothing is lost and nothing is there that they do not name.
func TestJSONReadsBack(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		var doc document
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		require.NoError(t, d.Decode(&doc))
		assert.Equal(t, Schema, doc.Schema)

		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		require.NoError(t, e.Encode(doc))
		assert.Equal(t, string(data), out.String())
	}
}

// What is said of how a file was read comes back, in every format that has a place for it.
func TestNotes(t *testing.T) {
	r := &checker.Report{Version: "1", Files: []checker.File{{
		Path: "a.xls", Format: "html", SHA256: "00", Tables: []checker.Table{{Sheet: "s", Range: "A1:B2"}},
		Notes: []lang.Message{lang.New("it is a <page>", "其实是 <网页>")},
	}}}
	var b bytes.Buffer
	require.NoError(t, JSON(&b, r, Options{Lang: lang.ZH}))
	assert.Contains(t, b.String(), "\"notes\": [\n        \"其实是 <网页>\"\n      ]")
	again, err := Read(b.Bytes(), nil)
	require.NoError(t, err)
	for want, format := range map[string]Format{
		"说明：其实是 <网页>": Text, "**a.xls**：其实是": Markdown,
	} {
		for _, r := range []*checker.Report{r, again} {
			b.Reset()
			require.NoError(t, format(&b, r, Options{Lang: lang.ZH}))
			assert.Contains(t, b.String(), want)
		}
	}
}
