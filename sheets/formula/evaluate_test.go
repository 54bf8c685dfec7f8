package formula_test

import (
	"strings"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/sheettest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// work gives what the formula in A1 comes to beside a grid that begins in row 2.
func work(book *sheets.Book, f sheets.Formula) (formula.Number, formula.Reason) {
	sheet := book.Sheets[0]
	cell := sheets.Cell{Row: 1, Col: 1, Formula: true, Kind: sheets.Number, Raw: "0"}
	if sheet.Formulas == nil {
		sheet.Formulas = map[[2]int32]sheets.Formula{}
	}
	sheet.Formulas[[2]int32{1, 1}] = f
	return formula.NewEvaluator(book).Value(sheet, cell)
}

func book() *sheets.Book {
	b := sheettest.Book(sheettest.Sheet("Main", sheettest.Grid(
		"",
		"north | 10 | 0.1 | '7",
		"south | 20.5 | 0.2 | =SUBTOTAL(9,B2:B3) → 30.5",
		"North | 30 | -0.3 | #DIV/0!",
		"west | | 1e3 | ",
		"01 | 5 | 6 | =B2+1 → ",
	), true))
	cells := &b.Sheets[0].Cells
	last := cells.At(cells.Len() - 1)
	last.Kind = sheets.Missing
	cells.Set(cells.Len()-1, last)
	b.Sheets = append(b.Sheets, sheettest.Sheet("It's", sheettest.Grid("4 | 8"), true))
	b.Sheets[0].Rows = map[int]sheets.Line{3: {Hidden: true}}
	return b
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"SUM(B2:B6)":                             "65.5",
		"SUM(C2:C4)":                             "0", // and not 5.55E-17
		"SUM(A2:B3)":                             "30.5",
		"SUM(D2:D3)":                             "30.5", // without the text
		"SUM(D2)":                                "0",
		"B2+B3*2-B5":                             "51",
		"-B2+-B3":                                "-30.5",
		"(B2+B3)/4%":                             "762.5",
		"B3*10%":                                 "2.05",
		"MAX(0,B2-B3)":                           "0",
		"MIN(B2+0,B3+0,7)":                       "7",
		"ROUND(B3,0)":                            "21",
		"ROUND(-B3,0)":                           "-21",
		"ROUNDUP(B2/3,2)":                        "3.34",
		"ROUNDDOWN(B2/3,2)":                      "3.33",
		"ROUND(1234.5,-2)":                       "1200",
		"ABS(C4)":                                "0.3",
		"SUM(B2,B3,1,-C4)":                       "31.8",
		"SUM('It''s'!A1:B1)+'It''s'!B1":          "20",
		"SUM('it''s'!A:A)":                       "4",
		"SUM(B2:B2,'It''s'!1:1)":                 "22",
		"SUMIF(A2:A5,\"NORTH\",B2:B5)":           "40",
		"SUMIF(A2:A5,A3,B2:B5)":                  "20.5",
		"SUMIF(B2:B5,10,C2:C5)":                  "0.1",
		"SUMIF(B2:B4,30)":                        "30",
		"SUMIF(A2:A5,\"nobody\",B2:B5)":          "0",
		"SUMIFS(C2:C4,A2:A4,\"north\",B2:B4,30)": "-0.3",
		"SUBTOTAL(109,B2:B4)":                    "40",
		"SUBTOTAL(9,B4:B5,C5)":                   "1030",
		"SUBTOTAL(109,D3:D3)":                    "0",
		"1.5E3+B5":                               "1500",
	} {
		t.Run(text, func(t *testing.T) {
			got, why := work(book(), sheets.Formula{Text: text})
			assert.Empty(t, why)
			assert.Equal(t, want, got.Value.String())
			assert.Less(t, got.Slack, 1e-9)
		})
	}
}

// What is not known is not guessed, and says why.
func TestUndetermined(t *testing.T) {
	for text, want := range map[string]formula.Reason{
		"IF(B2>1,B2,B3)":                   "IF()",
		"SUM(OFFSET(B2,0,0,3))":            "OFFSET()",
		"SUBTOTAL(1,B2:B3)":                "SUBTOTAL()",
		"SUBTOTAL(9,B2:B4)":                formula.Filter,
		"Rate*B2":                          formula.Name,
		"Table1[Amount]":                   formula.Name,
		"[1]Main!B2":                       formula.External,
		"'C:\\[b.xlsx]Main'!B2":            formula.External,
		"Lost!B2":                          formula.Sheet,
		"SUM(Main:Last!B2)":                formula.Sheet,
		"B2^2":                             formula.Operator,
		"B2&B3":                            formula.Operator,
		"B2>B3":                            formula.Operator,
		"B2 B3":                            formula.Operator,
		"SUM((B2,B3))":                     formula.Operator,
		"SUM({1,2})":                       formula.Literal,
		"\"5\"+B2":                         formula.Literal,
		"TRUE+B2":                          formula.Literal,
		"#REF!+B2":                         formula.Literal,
		"B2:B3+1":                          formula.Array,
		"SUM(B2:B3*C2:C3)":                 formula.Array,
		"A2+B2":                            formula.NotNumber,
		"D2+B2":                            formula.NotNumber,
		"SUM(D2:D4)":                       formula.ErrorCell,
		"SUM(D6)":                          formula.NoValue,
		"D6+1":                             formula.NoValue,
		"B2/B5":                            formula.Zero,
		"SUM(A1:B3)":                       formula.Circular,
		"A1+1":                             formula.Circular,
		"SUM(1:1)":                         formula.Circular,
		"SUM(B2:B3":                        formula.Syntax,
		"SUM(B2,,B3)":                      formula.Syntax,
		"SUMIF(A2:A6,\"north\",B2:B6)":     formula.NotNumber, // 01 may be a number
		"SUMIF(A2:A5,\"n*\",B2:B5)":        formula.Literal,
		"SUMIF(B2:B5,\">5\")":              formula.Literal,
		"SUMIF(A2:A5,\"north\",B2:B3)":     formula.Array,
		"ROUND(B2,0.5)":                    formula.TooLarge,
		"1E39*1E39":                        formula.TooLarge,
		strings.Repeat("(", 70) + "B2":     formula.TooLong,
		strings.Repeat("B2+", 20000) + "1": formula.TooLong,
	} {
		t.Run(text[:min(len(text), 40)], func(t *testing.T) {
			_, why := work(book(), sheets.Formula{Text: text})
			assert.Equal(t, want, why)
		})
	}
	_, why := work(book(), sheets.Formula{Text: "SUM(B2:B3)", Array: sheets.Range{Top: 1, Left: 1, Bottom: 1, Right: 1}})
	assert.Equal(t, formula.Array, why)
}

// A stored number agrees within what doubles make of the sum, and no further.
func TestAgrees(t *testing.T) {
	for _, test := range []struct {
		text, value string
		want        bool
	}{
		{"SUM(C2:C4)", "5.5511151231257827E-17", true},
		{"SUM(C2:C4)", "1E-10", false},
		{"C2+C3", "0.30000000000000004", true},
		{"C2+C3", "0.3", true},
		{"C2+C3", "0.300000000001", false},
		{"B2/3", "3.3333333333333335", true},
		{"B2/3", "3.33333333333333", true},
		{"B2/3", "3.33", false},
		{"ROUND(B2/3,2)", "3.33", true},
		{"ROUND(B2/3,2)", "3.3333333333333335", false},
		{"ROUND(C2*55,0)", "6", true},
		{"ROUND(C2*55,0)", "5", true}, // in doubles it may lie on either side of 5.5
		{"ROUND(B3,0)", "21", true},
		{"ROUND(B3,0)", "20", false},
		{"SUM(B2:B6)", "65.5", true},
		{"SUM(B2:B6)", "66", false},
	} {
		t.Run(test.text+" "+test.value, func(t *testing.T) {
			got, why := work(book(), sheets.Formula{Text: test.text})
			assert.Empty(t, why)
			assert.Equal(t, test.want, got.Agrees(figure.FromNumber(test.value, false)), "%s ± %g", got.Value, got.Slack)
		})
	}
	assert.True(t, formula.Number{Value: decimal.New(123456789012345, 0)}.Agrees(figure.FromNumber("123456789012345", false)))
	assert.False(t, formula.Number{Value: decimal.New(1234567890123, 0)}.Agrees(figure.FromNumber("1234567890124", false)))
}

// A circle may lead through other cells, which a formula's own value does not show.
func TestCircular(t *testing.T) {
	b := sheettest.Book(sheettest.Sheet("Main", sheettest.Grid(
		"=SUM(B1:C1) → 3 | =C1+1 → 3 | =A1-1 → 2",
		"=SUM(B2:C2) → 3 | =C2+1 → 2 | =D2*2 → 2 | 1",
		"=IF(D3,A3,B3) → 1 | =A3 → 1",
	), true))
	sheet := b.Sheets[0]
	for i := range sheet.Cells.All() {
		if c := sheet.Cells.At(i); c.Formula {
			assert.Equal(t, c.Row == 1, formula.NewEvaluator(b).Circular(sheet, c), "%d %d", c.Row, c.Col)
		}
	}
}
