package suspect_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/checker/suspect"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// name reads a table of lines with " | " between cells and gives its reported
// breaches, and for each the suspects as address: from → to.
func name(t *testing.T, lines ...string) (*relation.Analysis, []*relation.Breach, map[*relation.Breach]suspect.Verdict) {
	t.Helper()
	a := relation.Find(sheettest.Table(t, lines...))
	breaches := a.Reported()
	return a, breaches, suspect.Name(t.Context(), a, breaches)
}

func suspects(a *relation.Analysis, v suspect.Verdict) []string {
	out := []string{}
	for _, s := range v.Suspects {
		out = append(out, fmt.Sprintf("%s: %d → %d", a.Table.Ref(s.Row, s.Col), s.From, s.To))
	}
	return out
}

// The row alone cannot tell which of its cells is wrong: every cell that one slip
// of the pen mends is named, and none that would take more.
func TestTiesAreAllNamed(t *testing.T) {
	a, breaches, verdicts := name(t,
		"事项 | 指标 | 定海 | 普陀 | 岱山",
		"步道 | 60 | 27 | 34 | /",
		"公路 | 412 | 180 | 129 | 103",
		"绿道 | 75 | 31 | 26 | 18",
		"驿站 | 88 | 23 | 41 | 24",
		"公园 | 137 | 64 | 52 | 21",
	)
	require.Len(t, breaches, 1)
	assert.ElementsMatch(t, []string{"B2: 60 → 61", "C2: 27 → 26", "D2: 34 → 33"}, suspects(a, verdicts[breaches[0]]))
}

var crossed = []string{
	"地区 | 合计 | 一季度 | 二季度 | 三季度",
	"定海区 | 1204 | 391 | 402 | 411",
	"普陀区 | 873 | 288 | 276 | 309",
	"岱山县 | 388 | 131 | 119 | 138",
	"嵊泗县 | 216 | 64 | 81 | 71",
	"合计 | 2681 | 874 | 878 | 929",
}

// The cell where a failing row and a failing column cross is the one, and both
// failures are one slip.
func TestCrossingPointsAtOneCell(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[2] = "普陀区 | 873 | 288 | 276 | 390" // two digits swapped in E3
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 2)
	for _, b := range breaches {
		assert.Equal(t, []string{"E3: 390 → 309"}, suspects(a, verdicts[b]))
		assert.Equal(t, pen.Swapped, verdicts[b].Suspects[0].Slip)
		assert.Equal(t, 2, verdicts[b].Suspects[0].Mends)
		assert.Same(t, breaches[0], verdicts[b].Primary)
	}
}

// A slip of the pen in another cell says less than that two sums agree on one, also where the
// figures are long, or in a finer scale than they need for the rates beside them.
func TestCrossingOutweighsASlipElsewhere(t *testing.T) {
	for _, lines := range [][]string{
		{
			"机构 | 本期数 | 上期数 | 增减额 | 增减率",
			"机构A | 4684 | 4095 | 589 | 14.38%", "机构B | 7149 | 2381 | 4768 | 200.25%", "机构C | 8974 | 2898 | 6076 | 209.66%",
			"机构D | 2931 | 7718 | -4787 | -62.02%", "机构E | 3323 | 4789 | 1234 | -30.61%", "机构F | 5481 | 5750 | -269 | -4.68%",
			"机构G | 4191 | 2735 | 1456 | 53.24%", "机构H | 4700 | 6856 | -2156 | -31.45%", "合计 | 41433 | 37222 | 4211 | 11.31%",
		},
		{
			"地区 | 合计 | 一季度 | 二季度 | 三季度",
			"定海区 | 19829540128107 | 5436513444314 | 8914407968881 | 5478618714912", "普陀区 | 10117217010000 | 3152599873719 | 1176171085067 | 5788446052114",
			"岱山县 | 11207185371000 | 3812943861226 | 4499305837474 | 2894935672300", "合计 | 41153942509107 | 12402057178359 | 14589884891422 | 14162000439326",
		},
	} {
		a, breaches, verdicts := name(t, lines...)
		require.Len(t, breaches, 2)
		for _, b := range breaches {
			v := verdicts[b]
			require.NotEmpty(t, v.Suspects)
			assert.Equal(t, 2, v.Suspects[0].Mends, "%v", suspects(a, v))
			assert.Same(t, breaches[0], v.Primary)
		}
	}
}

// Even a figure that no slip of the pen explains is the one if both point at it.
func TestCrossingNeedsNoSlip(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[3] = "岱山县 | 388 | 131 | 577 | 138"
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 2)
	assert.Equal(t, []string{"D4: 577 → 119"}, suspects(a, verdicts[breaches[0]]))
	assert.Equal(t, pen.NoSlip, verdicts[breaches[0]].Suspects[0].Slip)
}

// Nor need the other sum be one that is reported by itself.
func TestCrossingDoubtfulSum(t *testing.T) {
	a, breaches, verdicts := name(t,
		"Authority | Schools: primary | Schools: secondary | Schools: special | All schools | Pupils: primary | Pupils: secondary | Pupils: special | All pupils | Pupils a teacher",
		"Ashford | 15 | 5 | 1 | 21 | 9534 | 16406 | 304 | 26244 | 21.1",
		"Dunmore | 10 | 4 | 1 | 15 | 5369 | 14290 | 165 | 13877 | 15.2",
		"Larne | 10 | 4 | 1 | 15 | 7211 | 15964 | 150 | 23325 | 16.4",
		"Malton | 7 | 2 | 1 | 10 | 3119 | 14296 | 99 | 17514 | 19.0",
		"Redcar | 13 | 3 | 1 | 17 | 6985 | 18682 | 260 | 25927 | 18.9",
		"Ulverston | 7 | 3 | 1 | 11 | 4860 | 11602 | 131 | 16593 | 19.7",
		"Whitby | 11 | 7 | 1 | 19 | 5634 | 8174 | 157 | 13965 | 14.9",
		"All authorities | 73 | 28 | 7 | 108 | 42712 | 99414 | 1266 | 143392 | 17.9",
	)
	require.Len(t, breaches, 1)
	require.Len(t, a.Doubtful(), 1)
	assert.Equal(t, []string{"I3: 138770 → 198240"}, suspects(a, verdicts[breaches[0]]))
}

// A change that breaks what holds is not suspected: the total's column adds up,
// so that one of the parts must be wrong.
func TestChangesThatBreakOthersAreNotNamed(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[1] = "定海区 | 1203 | 391 | 402 | 411"
	a, breaches, verdicts := name(t, lines...)
	require.NotEmpty(t, breaches)
	for _, b := range breaches {
		assert.Equal(t, []string{"B2: 1203 → 1204"}, suspects(a, verdicts[b]))
		assert.Same(t, breaches[0], verdicts[b].Primary)
	}
}

// Two slips in different rows stay two.
func TestTwoSlipsAreTwo(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[1] = "定海区 | 1204 | 319 | 402 | 411"
	lines[4] = "嵊泗县 | 216 | 64 | 81 | 710"
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 4)
	primaries := map[*relation.Breach]bool{}
	named := map[string]bool{}
	for _, b := range breaches {
		primaries[verdicts[b].Primary] = true
		require.Len(t, verdicts[b].Suspects, 1)
		named[suspects(a, verdicts[b])[0]] = true
	}
	assert.Len(t, primaries, 2)
	assert.Equal(t, map[string]bool{"C2: 319 → 391": true, "E5: 710 → 71": true}, named)
}

// A blank is suspected of what it lacks.
func TestBlanksAreSuspected(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[3] = "岱山县 | 388 | 131 |  | 138"
	a, breaches, verdicts := name(t, lines...)
	require.NotEmpty(t, breaches)
	v := verdicts[breaches[0]]
	require.NotEmpty(t, v.Suspects)
	assert.Equal(t, "D4: 0 → 119", suspects(a, v)[0])
	assert.Equal(t, pen.LeftBlank, v.Suspects[0].Slip)
}

// Where nothing is broken, nobody is suspected.
func TestNobodyIsSuspected(t *testing.T) {
	_, breaches, verdicts := name(t, crossed...)
	assert.Empty(t, breaches)
	assert.Empty(t, verdicts)
}

// The verdicts do not depend on chance, such as the order of a map.
func TestVerdictsAreDeterministic(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[2] = "普陀区 | 873 | 288 | 276 | 319"
	lines[4] = "嵊泗县 | 216 | 46 | 81 | 71"
	a, breaches, verdicts := name(t, lines...)
	require.NotEmpty(t, breaches)
	var first [][]string
	for _, b := range breaches {
		first = append(first, suspects(a, verdicts[b]))
	}
	for range 20 {
		a, breaches, verdicts := name(t, lines...)
		var again [][]string
		for _, b := range breaches {
			again = append(again, suspects(a, verdicts[b]))
		}
		require.Equal(t, first, again)
	}
}

var census = []string{
	"Region | North | South | East | West",
	"Auckland | 183681 | 105348 | 79686 | 60444",
	"Waikato | 76197 | 39975 | 24708 | 13161",
	"Gisborne | 9570 | 4512 | 2769 | 1140",
	"Otago | 34338 | 18837 | 12855 | 14787",
	"Total | 303789 | 168675 | 120021 | 89532",
}

// Where figures are rounded, a sum need not come out to the last digit once the slip is
// mended.
func TestSlipsAreNamedAmongRoundedFigures(t *testing.T) {
	lines := append([]string(nil), census...)
	lines[4] = "Otago | 34338 | 18837 | 128550 | 14787"
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 3) // two are what rounding does
	v := verdicts[breaches[2]]
	require.Equal(t, relation.Broken, breaches[2].Status)
	assert.Equal(t, []string{"D5: 128550 → 12855"}, suspects(a, v))
}

// Of two cells that a slip may have made, the one is named that is unlike the others of its line.
func TestUnusualSharesAreSuspected(t *testing.T) {
	lines := []string{
		"地区 | 合计 | 一季度 | 二季度 | 三季度",
		"定海区 | 1000 | 500 | 300 | 200",
		"普陀区 | 2021 | 1010 | 607 | 404",
		"岱山县 | 3102 | 1551 | 930 | 621",
		"嵊泗县 | 4102 | 2050 | 1231 | 821",
		"新城 | 2500 | 1250 | 950 | 500",
	}
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 1)
	assert.Equal(t, "D6: 950 → 750", suspects(a, verdicts[breaches[0]])[0])
}

// Too few rows show what shares are usual: of the cells that a slip may have made, the one is named
// first that is unlike those above and below it.
func TestFiguresUnlikeTheirNeighboursAreSuspected(t *testing.T) {
	lines := []string{
		"季度 | 合计 | 城区 | 乡村",
		"一季度 | 1011 | 522 | 489",
		"二季度 | 1023 | 548 | 775",
		"三季度 | 1017 | 514 | 503",
	}
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 1)
	assert.Equal(t, "D3: 775 → 475", suspects(a, verdicts[breaches[0]])[0])
}

// A figure that the line has again and again is suspected less than one that it has nowhere else.
func TestFiguresThatComeAgainAreSuspectedLess(t *testing.T) {
	lines := []string{
		"项目 | 合计 | 拨款 | 自筹 | 捐赠",
		"步道 | 980 | 250 | 310 | 420",
		"公路 | 1117 | 250 | 467 | 400",
		"绿道 | 1063 | 250 | 443 | 370",
		"驿站 | 1160 | 250 | 360 | 350",
		"公园 | 1230 | 250 | 580 | 380",
	}
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 2)
	for _, b := range breaches {
		assert.NotContains(t, suspects(a, verdicts[b])[0], "C", "%v", suspects(a, verdicts[b]))
	}
}

// A cell of a line that always has a figure is more likely left blank than one of a line
// that hardly ever has one.
func TestBlanksOfFilledLinesAreSuspected(t *testing.T) {
	lines := []string{
		"地区 | 合计 | 一季度 | 二季度 | 三季度 | 四季度",
		"定海区 | 1000 | 500 | 300 |  | 200",
		"普陀区 | 2021 | 1010 | 607 |  | 404",
		"岱山县 | 3102 | 1551 | 930 |  | 621",
		"嵊泗县 | 4102 | 2050 | 1231 | 21 | 800",
		"新城 | 2500 | 1250 | 750 |  | ",
	}
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 1)
	assert.Equal(t, "F6: 0 → 500", suspects(a, verdicts[breaches[0]])[0])
}

// Two figures of a row stand in each other's place: the row adds up, and what they make of
// two columns is one slip.
func TestExchangedFiguresAreOneSlip(t *testing.T) {
	lines := append([]string(nil), crossed...)
	lines[3] = "岱山县 | 388 | 19 | 231 | 138"
	lines[5] = "合计 | 2681 | 974 | 778 | 929"
	a, breaches, verdicts := name(t, lines...)
	require.Len(t, breaches, 2)
	for _, b := range breaches {
		assert.Equal(t, []string{"C4: 19 → 231", "D4: 231 → 19"}, suspects(a, verdicts[b]))
		assert.Equal(t, pen.Exchanged, verdicts[b].Suspects[0].Slip)
		assert.Same(t, breaches[0], verdicts[b].Primary)
	}

	lines[1] = "定海区 | 1204 | 279 | 491 | 434" // whose figures differ by as much
	lines[5] = "合计 | 2681 | 862 | 867 | 952"
	a, breaches, verdicts = name(t, lines...)
	for _, b := range breaches {
		for _, s := range verdicts[b].Suspects {
			assert.NotEqual(t, pen.Exchanged, s.Slip, "%v", suspects(a, verdicts[b]))
		}
	}
}

// A count that is not the share of all that stands beside it is the one that is wrong, though no
// slip of the pen makes what stands there of what was meant, and so is a share.
func TestFiguresOutOfProportionAreSuspected(t *testing.T) {
	lines := []string{
		"School | Pupils | Share, %",
		"Ashfield | 412 | 13.7",
		"Birch Road | 655 | 21.8",
		"Castle Green | 389 | 13.0",
		"Dunmore | 278 | 9.3",
		"Elm Park | 741 | 24.7",
		"Fairview | 525 | 17.5",
		"All schools | 3000 | 100.0",
	}
	for cell, wrong := range map[string]string{"B5: 5120 → 2780": "Dunmore | 512 | 9.3", "C5: 193 → 93": "Dunmore | 278 | 19.3"} {
		slip := slices.Clone(lines)
		slip[4] = wrong
		a, breaches, verdicts := name(t, slip...)
		require.Len(t, breaches, 1)
		assert.Equal(t, []string{cell}, suspects(a, verdicts[breaches[0]]))
	}
}

// Whatever the pupils of each school and the one that is written wrong: where their shares of all
// stand beside them, no other school is suspected first.
func TestSharesTellWhichCountIsWrong(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(200, 900), 5, 12).Draw(r, "counts")
		all := 0
		for _, n := range counts {
			all += n
		}
		row := rapid.IntRange(0, len(counts)-1).Draw(r, "row")
		by := rapid.IntRange(50, 150).Draw(r, "by")
		lines := []string{"School | Pupils | Per mille"}
		for i, n := range counts {
			share := math.Round(10000*float64(n)/float64(all)) / 10
			if i == row {
				n += by
			}
			lines = append(lines, fmt.Sprintf("School %c | %d | %.1f", 'A'+i, n, share))
		}
		lines = append(lines, fmt.Sprintf("All schools | %d | 1000.0", all))
		a := relation.Find(sheettest.Table(t, lines...))
		breaches := slices.DeleteFunc(a.Reported(), func(b *relation.Breach) bool { return b.Status != relation.Broken })
		require.Len(r, breaches, 1)
		suspects := suspect.Name(context.Background(), a, breaches)[breaches[0]].Suspects
		require.NotEmpty(r, suspects)
		assert.Equal(r, [2]int{row, 0}, [2]int{suspects[0].Row, suspects[0].Col})
	})
}
