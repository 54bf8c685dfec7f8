package xlsx

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets"
)

// Every workbook among the fixtures reads as excelize reads it.
func TestOracle(t *testing.T) {
	for name, data := range workbooks(t) {
		t.Run(name, func(t *testing.T) { compare(t, data) })
	}
}

// workbooks are those among the fixtures, by their paths.
func workbooks(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	const fixtures = "../../fixtures"
	err := filepath.WalkDir(fixtures, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	})
	require.NoError(t, err)
	require.NotEmpty(t, files, "no workbooks in %s", fixtures)
	return files
}

// compare reads a workbook with both and compares all that both can say.
func compare(t *testing.T, data []byte) {
	book, err := read(data)
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()

	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
		visible, err := f.GetSheetVisible(s.Name)
		require.NoError(t, err)
		assert.Equal(t, visible, s.State == sheets.Visible)
		assert.Equal(t, theirTexts(t, f, s.Name), ourTexts(s))
		assert.Equal(t, theirMerges(t, f, s.Name), ourMerges(s))
		for _, c := range s.Cells.All() {
			if c.Formula {
				theirs, err := f.GetCellFormula(s.Name, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String())
				require.NoError(t, err)
				assert.Equal(t, theirs, s.Formulas[[2]int32{c.Row, c.Col}].String())
			}
		}
	}
	assert.Equal(t, f.GetSheetList(), names)
}
