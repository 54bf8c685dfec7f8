package xls

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// arrange sorts what files may list in any order, and refuses what contradicts itself.
func (s *sheetReader) arrange() error {
	if s.loose {
		if err := s.checkBlanks(); err != nil {
			return err
		}
	}
	s.dropEmpty()
	if s.loose {
		if err := s.arrangeCells(); err != nil {
			return err
		}
	}
	s.sheet.Cells = sheets.Pack(s.list...)
	s.list = nil
	if err := s.arrangeColumns(); err != nil {
		return err
	}
	var err error
	s.sheet.Merges, err = sheets.ArrangeMerges(s.sheet.Merges)
	return err
}

// arrangeCells sorts cells that are not in the order of their addresses, and drops
// those that are stated twice alike. Cells that differ at one address are an error.
func (s *sheetReader) arrangeCells() error {
	cells := s.list
	if err := sortUntil(s.ctx, cells, func(a, b sheets.Cell) int { return cmp.Compare(address(a), address(b)) }); err != nil {
		return err
	}
	kept := cells[:0]
	for i, c := range cells {
		if i > 0 && address(c) == address(cells[i-1]) {
			if c != cells[i-1] || c.Formula {
				return s.twice(address(c))
			}
			s.cells--
			continue
		}
		kept = append(kept, c)
	}
	s.list = kept
	return nil
}

// checkBlanks refuses a cell without a value where one with a value was before. The
// cells are in the order of the file.
func (s *sheetReader) checkBlanks() error {
	err := sortUntil(s.ctx, s.blanks, func(a, b blank) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(b.after, a.after))
	})
	if err != nil {
		return err
	}
	for i, c := range s.list {
		at := address(c)
		n, found := slices.BinarySearchFunc(s.blanks, at, func(b blank, at uint32) int { return cmp.Compare(b.at, at) })
		if found && int(s.blanks[n].after) > i {
			return s.twice(at)
		}
	}
	return nil
}

// sortUntil sorts a list, or stops soon after ctx does.
func sortUntil[T any](ctx context.Context, list []T, compare func(a, b T) int) error {
	compared, stop := 0, false
	slices.SortStableFunc(list, func(a, b T) int {
		if compared++; compared%4096 == 0 {
			stop = ctx.Err() != nil
		}
		if stop { // in whatever order, if only it ends
			return 0
		}
		return compare(a, b)
	})
	return ctx.Err()
}

// address is a number by which cells of a sheet can be sorted.
func address(c sheets.Cell) uint32 { return uint32((int(c.Row)-1)*maxCols+int(c.Col)-1) + 1 }

func (s *sheetReader) twice(address uint32) error {
	s.row, s.col = int(address-1)/maxCols+1, int(address-1)%maxCols+1
	return opc.Damaged("the cell appears twice with different contents", "该单元格出现了两次且内容不同")
}

// arrangeColumns sorts the runs of columns and keeps those that differ from plain ones.
func (s *sheetReader) arrangeColumns() error {
	cols := s.sheet.Cols
	sort.SliceStable(cols, func(i, j int) bool { return cols[i].From < cols[j].From })
	kept := cols[:0]
	end := 0
	for _, c := range cols {
		if c.From <= end {
			return opc.Damaged("the sheet describes column %s twice", "工作表对 %s 列的设置重复", sheets.ColName(c.From))
		}
		end = c.To
		if c.Line != (sheets.Line{}) {
			kept = append(kept, c)
		}
	}
	s.sheet.Cols = kept
	if len(kept) == 0 {
		s.sheet.Cols = nil
	}
	return nil
}
