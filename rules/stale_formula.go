package rules

import (
	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// staleMost is how many stale formulas of one sheet are listed one by one.
const staleMost = 20

var staleFormula = rule("stale-formula", checker.Error, func(p *checker.Pass) error {
	e := formula.NewEvaluator(p.Book)
	var idle []stale     // formulas that look as if nobody had calculated them
	var stales [][]stale // by sheet
	calculated := false  // a formula stores a result other than 0
	for _, sheet := range p.Book.Sheets {
		if len(sheet.Formulas) == 0 {
			continue
		}
		var found []stale
		for i := range sheet.Cells.Len() {
			if !sheet.Cells.Formula(i) {
				continue
			}
			cell := sheet.Cells.Bare(i)
			x := stale{sheet: sheet, cell: cell, stores: storedIn(&sheet.Cells, i)}
			var why formula.Reason
			x.gives, why = e.Value(sheet, cell)
			number := (cell.Kind == sheets.Number || cell.Kind == sheets.Date) && x.stores.Kind == figure.Number
			calculated = calculated || number && !x.stores.IsZero()
			switch {
			case cell.Kind == sheets.Missing && (why == "" || why == formula.NoValue):
				idle = append(idle, x)
			case !number || why != "" || x.agrees(p.Book) || e.Circular(sheet, cell):
			default:
				found = append(found, x)
			}
		}
		stales = append(stales, found)
	}
	for _, found := range stales {
		if calculated {
			reportStale(p, found)
		} else { // all of them store 0
			idle = append(idle, found...)
		}
	}
	if len(idle) > 0 {
		f := anyFinding(p, idle[0].sheet, idle[0].cell)
		f.Severity = checker.Warning
		f.Message = lang.New(
			"Formulas store no result in this workbook (%d; this is the first), as if nobody had calculated them, so their totals could not be checked. Open the workbook in Excel or WPS, save it, and check it again.",
			"本工作簿有 %d 个公式（首个在此）未保存计算结果，似乎从未计算过，相关合计无法核对。请用 Excel 或 WPS 打开并保存后再查一次。", len(idle))
		p.Report(f)
	}
	return nil
})

// stale is a formula cell that does not store what its formula gives.
type stale struct {
	sheet  *sheets.Sheet
	cell   sheets.Cell // without its text
	gives  formula.Number
	stores figure.Figure
}

// storedIn is the figure that the i-th cell stores.
func storedIn(cells *sheets.Cells, i int) figure.Figure {
	if cells.HasDecimal(i) {
		return figure.Stored(cells.Decimal(i))
	}
	return figure.FromNumber(cells.Peek(i), false)
}

// agrees says whether the stored number can be what the formula gave, perhaps in a
// workbook that is set to reckon with the decimals it shows.
func (x stale) agrees(book *sheets.Book) bool {
	if x.gives.Agrees(x.stores) {
		return true
	}
	style := book.Style(x.cell)
	places := style.Decimals
	if style.Percent {
		places += 2
	}
	return style.Decimals >= 0 && x.stores.Value().Equal(x.gives.Value.Round(int32(places)))
}

func reportStale(p *checker.Pass, found []stale) {
	for i, x := range found {
		if i > 0 && len(found) > staleMost {
			return
		}
		text := x.sheet.Formulas[[2]int32{x.cell.Row, x.cell.Col}].String()
		f := anyFinding(p, x.sheet, x.cell)
		percent := p.Book.Style(x.cell).Percent
		f.Got, f.Want = printed(x.stores.Value(), percent), printed(x.gives.Value, percent)
		f.Difference = printed(x.stores.Value().Sub(x.gives.Value), percent)
		f.Arithmetic = text + " = " + f.Want + " ≠ " + f.Got
		if len(found) > staleMost {
			f.Message = lang.New(
				"%s is stored here, but the formula %s gives %s from the figures in the workbook; %d other formulas of this sheet are out of date as well. Let Excel or WPS recalculate (F9, and set calculation to automatic), save, and check again.",
				"此处保存的结果是 %s，但公式 %s 按工作簿中的数据应得 %s；本表另有 %d 个公式的结果也已过时。请在 Excel 或 WPS 中重新计算（按 F9，并将计算方式设为自动），保存后再查一次。",
				f.Got, text, f.Want, len(found)-1)
		} else {
			f.Message = lang.New(
				"%s is stored here, but the formula %s gives %s from the figures in the workbook. Let Excel or WPS recalculate (F9, and set calculation to automatic), save, and check again.",
				"此处保存的结果是 %s，但公式 %s 按工作簿中的数据应得 %s。请在 Excel 或 WPS 中重新计算（按 F9，并将计算方式设为自动），保存后再查一次。",
				f.Got, text, f.Want)
		}
		p.Report(f)
	}
}

// printed is a number as a message shows it, to six places if it has more.
func printed(d decimal.Decimal, percent bool) string {
	mark := ""
	if percent {
		d, mark = d.Shift(2), "%"
	}
	if short := d.Round(6); !short.IsZero() {
		d = short
	}
	return d.String() + mark
}
