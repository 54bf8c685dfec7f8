package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// What was found in the summary about a cell of a district's file is told of that file, too, but
// not what is only to be noted, what somebody has accepted, what follows from a slip in the
// summary, or what names what is wrong there.
func TestElsewhere(t *testing.T) {
	about := func(id string, row int) checker.Finding {
		return checker.Finding{
			Rule: mismatch, ID: id, Group: id, Severity: checker.Warning, Arithmetic: "4 ≠ 5", Message: lang.New("here", "此处"),
			Cell:    spot(row, 4, "4", "Parks", "North"),
			Related: []checker.Place{{File: "in/north.xlsx", Ref: at(row, 2), Text: "5", Item: "Parks", Entity: "Total"}},
		}
	}
	open, accepted, follows, named, noted := about("open", 2), about("accepted", 3), about("follows", 4), about("named", 5), about("noted", 6)
	noted.Severity = checker.Info
	accepted.Confirmed = &checker.Confirmation{Note: "as it should be"}
	slip := trail()
	follows.Group = slip.ID
	named.Suspects = []checker.Suspect{{Cell: named.Cell, From: "4", To: "5", Why: oneDigit}}
	got := report.Elsewhere(&checker.Report{Files: []checker.File{
		{Path: "in/summary.xlsx", Findings: []checker.Finding{slip, open, accepted, follows, named, noted}},
		{Path: "in/north.xlsx"},
	}})
	require.Len(t, got, 1)
	require.Len(t, got["in/north.xlsx"], 1)
	x := got["in/north.xlsx"][0]
	assert.Equal(t, checker.Place{Ref: at(2, 2), Text: "5", Item: "Parks", Entity: "Total"}, x.Cell)
	assert.Equal(t, "summary.xlsx "+open.Cell.Ref.Address(), x.Related[0].Address())
	assert.Contains(t, x.Message.In(lang.EN), "found at "+x.Related[0].Address()+".")
	assert.Equal(t, open.Arithmetic, x.Arithmetic)
}
