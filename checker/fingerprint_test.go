package checker_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
	"crossfoot/sheets"
)

func finding(change func(*checker.Finding)) *checker.Finding {
	f := &checker.Finding{
		Rule: &checker.Rule{ID: "sum-mismatch"},
		Cell: checker.Place{Ref: sheets.Ref{Sheet: "附表1", Row: 53, Col: 4}, Text: "60", Item: "37 环浙步道", Serial: "37", Entity: "合计"},
	}
	if change != nil {
		change(f)
	}
	return f
}

func TestFingerprintIsOfWhatTheFindingIsAbout(t *testing.T) {
	id := checker.Fingerprint(finding(nil), "in/a.xlsx")
	assert.Regexp(t, `^[0-9a-f]{16}$`, id)
	same := map[string]string{
		"another folder":      checker.Fingerprint(finding(nil), "out/a.xlsx"),
		"a Windows folder":    checker.Fingerprint(finding(nil), `C:\out\a.xlsx`),
		"no folder":           checker.Fingerprint(finding(nil), "a.xlsx"),
		"another address":     checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Ref.Row, f.Cell.Ref.Col = 54, 5 }), "in/a.xlsx"),
		"another figure":      checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Text = "62" }), "in/a.xlsx"),
		"other line breaks":   checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Item = "37\n环浙 步道" }), "in/a.xlsx"),
		"another number":      checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Item, f.Cell.Serial = "38 环浙步道", "38" }), "in/a.xlsx"),
		"another severity":    checker.Fingerprint(finding(func(f *checker.Finding) { f.Severity = checker.Error }), "in/a.xlsx"),
		"suspects were found": checker.Fingerprint(finding(func(f *checker.Finding) { f.Suspects = make([]checker.Suspect, 2) }), "in/a.xlsx"),
	}
	for what, other := range same {
		assert.Equal(t, id, other, what)
	}
	different := []string{
		id,
		checker.Fingerprint(finding(nil), "b.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Ref.Sheet = "附表2" }), "in/a.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Item = "37 公园" }), "in/a.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Item = "37" }), "in/a.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Entity = "定海" }), "in/a.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Rule = &checker.Rule{ID: "blank-cell"} }), "in/a.xlsx"),
		checker.Fingerprint(finding(func(f *checker.Finding) { f.Cell.Item, f.Cell.Entity = f.Cell.Item+f.Cell.Entity, "" }), "in/a.xlsx"),
	}
	assert.Len(t, different, len(slices.Compact(slices.Sorted(slices.Values(different)))))
}

func TestAssignIDsTellsDuplicatesApart(t *testing.T) {
	one := func(row int) checker.Finding {
		return *finding(func(f *checker.Finding) { f.Cell.Ref.Row = row })
	}
	forward, backward := []checker.Finding{one(1), one(2), one(3)}, []checker.Finding{one(3), one(2), one(1)}
	checker.AssignIDs(forward, "a.xlsx")
	checker.AssignIDs(backward, "a.xlsx")
	assert.NotEqual(t, forward[0].ID, forward[1].ID)
	assert.Equal(t, forward[0].ID+"-2", forward[1].ID)
	assert.Equal(t, forward[0].ID+"-3", forward[2].ID)
	slices.Reverse(backward)
	assert.Equal(t, forward, backward)
}
