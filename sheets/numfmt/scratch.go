package numfmt

import (
	"sync"

	"github.com/xuri/excelize/v2"
)

// scratch is a workbook of one cell, in which excelize shows numbers. To make one takes
// longer than to read a small workbook, so that there is one for all printers.
var scratch struct {
	sync.Mutex
	file *excelize.File
	ids  map[string]int // style numbers, by format code
}

// scratchMost is how many formats one scratch workbook takes.
const scratchMost = 1000

// printed has the scratch workbook show one number. It says false if excelize cannot.
func printed(code, number string, from1904 bool) (text string, ok bool) {
	scratch.Lock()
	defer scratch.Unlock()
	// The code comes from the file and excelize's parser was not made for hostile ones.
	defer func() {
		if recover() != nil {
			text, ok = "", false
			scratch.file = nil
		}
	}()
	if scratch.file == nil || len(scratch.ids) >= scratchMost {
		scratch.file = excelize.NewFile(excelize.Options{
			ShortDatePattern: "yyyy/m/d",
			LongDatePattern:  `yyyy"年"m"月"d"日"`,
			LongTimePattern:  "h:mm:ss",
			CultureInfo:      excelize.CultureNameZhCN,
		})
		scratch.ids = map[string]int{}
	}
	file := scratch.file
	if err := file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}); err != nil {
		return "", false
	}
	id, known := scratch.ids[code]
	if !known {
		var err error
		if id, err = file.NewStyle(&excelize.Style{CustomNumFmt: &code}); err != nil {
			return "", false
		}
		scratch.ids[code] = id
	}
	const sheet, cell = "Sheet1", "A1"
	if file.SetCellStyle(sheet, cell, cell, id) != nil || file.SetCellDefault(sheet, cell, number) != nil {
		return "", false
	}
	text, err := file.GetCellValue(sheet, cell)
	return text, err == nil
}
