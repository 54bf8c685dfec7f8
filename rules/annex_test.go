package rules_test

import (
	"fmt"
	"testing"

	"crossfoot/checker"
	"crossfoot/fixtures"
	"crossfoot/fixtures/annex"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// However the annexes are laid out, the same cells are found, and nothing is
// found once they are mended.
func TestAnnexVariants(t *testing.T) {
	annexes, err := annex.Annexes(fixtures.Notice)
	require.NoError(t, err)
	wants, err := annex.Wants(fixtures.NoticeWant)
	require.NoError(t, err)
	for _, v := range annex.Variants(annexes) {
		t.Run(v.Name, func(t *testing.T) {
			var expected []string
			for _, w := range wants {
				sheet, ref := v.Where(w.At.Sheet, w.At.Ref)
				expected = append(expected, fmt.Sprintf("%s!%s: %s %s want %s", sheet, ref, w.Rule, w.Severity, w.Value))
			}
			assert.ElementsMatch(t, expected, findings(t, v))
		})
	}
	for _, v := range annex.Variants(annex.Mend(annexes)) {
		t.Run(v.Name+"-mended", func(t *testing.T) { assert.Empty(t, findings(t, v)) })
	}
}

func findings(t *testing.T, v annex.Variant) []string {
	t.Helper()
	files, err := v.Files()
	require.NoError(t, err)
	var out []string
	for _, f := range files {
		src := sheets.Source{Name: f.Name, Data: f.Data, Limits: sheets.DefaultLimits}
		decoders := append([]sheets.Decoder{xlsx.Decoder()}, text.Decoders()...)
		file := checker.Check(src, checker.Options{Decoders: decoders, Rules: rules.All})
		require.Nil(t, file.Err, f.Name)
		for _, x := range file.Findings {
			out = append(out, fmt.Sprintf("%s!%s: %s %s want %s", x.Cell.Ref.Sheet, x.Cell.Ref, x.Rule.ID, x.Severity.Name(), x.Want))
		}
	}
	return out
}
