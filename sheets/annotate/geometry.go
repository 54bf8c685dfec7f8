package annotate

import (
	"math"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// geometry is how wide the columns of a sheet are and how high its rows, in pixels of
// 1/96 inch, as far as a note's box needs it.
type geometry struct {
	width, height int // of a column and of a row that say nothing; 0 for the usual
	columns       []columns
	rows          map[int]int // that have a height of their own
}

// columns is a run of columns with one width and one style.
type columns struct{ from, to, width, style int }

// The sizes of a sheet that states none.
const (
	usualWidth  = 64
	usualHeight = 20
)

// standard reads sheetFormatPr.
func (g *geometry) standard(n *opc.Node) {
	g.width, g.height = pixelsWide(n.Attrs["defaultColWidth"], 0), pixelsHigh(n.Attrs["defaultRowHeight"], 0)
}

// column reads col.
func (g *geometry) column(n *opc.Node) {
	run := columns{from: atoi(n.Attrs["min"]), to: atoi(n.Attrs["max"]), style: atoi(n.Attrs["style"])}
	run.width = pixelsWide(n.Attrs["width"], usualWidth)
	if opc.Truth(n.Attrs["hidden"]) {
		run.width = 0
	}
	g.columns = append(g.columns, run)
}

// row reads the height of the row just opened.
func (g *geometry) row(number int, x *opc.Scanner) {
	high := -1
	if opc.Truth(x.Attr("hidden")) {
		high = 0
	} else if ht := x.Attr("ht"); ht != "" {
		high = pixelsHigh(ht, usualHeight)
	}
	if high >= 0 {
		if g.rows == nil {
			g.rows = map[int]int{}
		}
		g.rows[number] = high
	}
}

// pixelsWide turns a width in characters of the usual font into pixels (18.3.1.13).
func pixelsWide(chars string, otherwise int) int {
	n, err := strconv.ParseFloat(chars, 64)
	if err != nil || n < 0 || n > 255 {
		return otherwise
	}
	return int(math.Round(n * 7))
}

// pixelsHigh turns points into pixels.
func pixelsHigh(points string, otherwise int) int {
	n, err := strconv.ParseFloat(points, 64)
	if err != nil || n < 0 || n > 409.5 {
		return otherwise
	}
	return int(math.Round(n * 96 / 72))
}

func (g *geometry) run(col int) (columns, bool) {
	for _, r := range g.columns {
		if r.from <= col && col <= r.to {
			return r, true
		}
	}
	return columns{}, false
}

// styleOf is the style of a cell in a column that says nothing itself.
func (g *geometry) styleOf(col int) int {
	run, _ := g.run(col)
	return run.style
}

func (g *geometry) wide(col int) int {
	if run, found := g.run(col); found {
		return run.width
	}
	if g.width > 0 {
		return g.width
	}
	return usualWidth
}

func (g *geometry) high(row int) int {
	if high, found := g.rows[row]; found {
		return high
	}
	if g.height > 0 {
		return g.height
	}
	return usualHeight
}

// past goes some pixels on from the beginning of a column or row, and says in which
// one that ends and how far into it. Lines and their offsets count from 0, as in VML.
func past(from, last, pixels int, size func(line int) int) (line, offset int) {
	line = from
	for line < last && pixels >= size(line+1) {
		pixels -= size(line + 1)
		line++
	}
	return line, min(pixels, size(line+1))
}

// box places a note of a size beside its cell, as VML wants it: the columns and rows
// of its corners with the distance from their edges.
func (g *geometry) box(row, col, width, height int) [8]int {
	left := col // counted from 0 it is the next one
	for left+1 < sheets.MaxCol && g.wide(left+1) == 0 {
		left++
	}
	if left+3 > sheets.MaxCol {
		left = max(0, col-4)
	}
	top := max(0, row-2)
	right, dx := past(left, sheets.MaxCol-1, width+15, g.wide)
	bottom, dy := past(top, sheets.MaxRow-1, height+2, g.high)
	return [8]int{left, 15, top, 2, right, dx, bottom, dy}
}
