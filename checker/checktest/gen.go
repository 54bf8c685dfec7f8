package checktest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// Allocation is a table that shares amounts out, made up so that every sum in it
// is known. Its first row holds the heads.
type Allocation struct {
	Grid [][]string
	Sums []Sum
}

// Spot is a cell of a grid, its row and column counted from 0.
type Spot struct{ Row, Col int }

// Sum says that one cell is the sum of others.
type Sum struct {
	Total Spot
	Parts []Part
}

// Part is a term of a Sum; Weight is +1 or -1.
type Part struct {
	Spot
	Weight int
}

// Shape bounds what Allocate makes. The zero Shape allows everything.
type Shape struct {
	MinRows, MinCols int      // items and entities, at least; 2 if zero
	Digits           int      // of every amount that is not zero, at least
	Full             bool     // no amount is zero
	Single           bool     // no amount has several components
	Bare             bool     // nothing but labels and amounts: no serials, owners or shares
	Layouts          []string // of Layouts, those allowed
}

// Layouts are the ways in which columns are laid out: entities with a total
// anywhere among them; two groups of entities with subtotals; income, expense
// and balance.
var Layouts = []string{"plain", "groups", "balance"}

// Allocate draws a table that adds up. What it is made of is drawn, so that a
// failing case becomes a simple one; the amounts come from a seed, because drawn
// numbers are mostly tiny or alike, which tables of amounts are not.
func Allocate(t *rapid.T, shape Shape) Allocation {
	g := &maker{T: t, shape: shape}
	g.rng = rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 7))
	g.columns()
	g.rows()
	g.amounts()
	return g.write()
}

// line is a column or a row of amounts: what it takes from each entity or item,
// and the lines that it is the sum of.
type line struct {
	name  string
	from  []int // weights of the entities or items
	parts [][]weighted
	share bool // a column of percentages, beside the amounts of the column before
}

type weighted struct{ line, weight int }

// maker is a table in the making.
type maker struct {
	*rapid.T
	shape      Shape
	rng        *rand.Rand
	cols, rws  []line
	entities   int
	items      int
	components int
	nums       [][][]int64 // by component, item and entity
	places     []int       // of each item
}

func (g *maker) yes(what string) bool { return rapid.Bool().Draw(g.T, what) }

func (g *maker) pick(what string, choices ...string) string {
	return rapid.SampledFrom(choices).Draw(g.T, what)
}

var names = map[string][]string{
	"zh": {"定海区", "普陀区", "岱山县", "嵊泗县", "新城", "普朱管委会", "海洋产业集聚区", "高新区", "市本级", "金塘", "六横", "衢山"},
	"en": {"North", "South", "East Bay", "West Hill", "Harbour", "Islands", "Old Town", "Airport", "Lakeside", "Castle", "Fens", "Moor"},
	"??": {"qwe", "卍x", "ghj", "zz top", "啊啊", "ψ", "bnm", "k-k", "丙丁", "vv", "øre", "rty"},
}

var itemNames = map[string][]string{
	"zh": {"新建口袋公园", "养护农村公路", "改造老旧小区", "新增停车位", "整治河道", "建设充电桩", "培训护理员", "修缮校舍", "植树造林", "安装路灯"},
	"en": {"Pocket parks", "Rural roads", "Housing repairs", "Parking places", "River works", "Charging points", "Nurses trained", "School roofs", "Trees planted", "Street lamps"},
	"??": {"asdf", "卐卐", "lorem", "ipsum", "甲乙", "xyzzy", "plugh", "foo bar", "子丑", "quux"},
}

// columns lays the entities out: with a total somewhere, in groups with
// subtotals, or as income, expense and balance.
func (g *maker) columns() {
	tongue := g.pick("heads", "zh", "en", "??")
	total := map[string]string{"zh": "合计", "en": "Total", "??": "拟下达指标"}[tongue]
	entity := func(i int) string { return names[tongue][i] }
	least := max(2, g.shape.MinCols)
	layouts := g.shape.Layouts
	if layouts == nil {
		layouts = Layouts
	}
	switch g.pick("layout", layouts...) {
	case "plain":
		g.entities = rapid.IntRange(least, 9).Draw(g.T, "entities")
		g.cols = g.leaves(g.entities, entity)
		at := rapid.IntRange(0, g.entities).Draw(g.T, "total column")
		g.cols = insertTotal(g.cols, at, line{name: total}, every(g.cols))
	case "groups":
		first := rapid.IntRange(max(2, least-2), 5).Draw(g.T, "first group")
		second := rapid.IntRange(2, 4).Draw(g.T, "second group")
		g.entities = first + second
		sub := map[string]string{"zh": "小计", "en": "Subtotal", "??": "其上"}[tongue]
		leaves := g.leaves(g.entities, entity)
		before := g.yes("subtotals first")
		var subtotals []weighted
		for i, part := range [][]line{leaves[:first], leaves[first:]} {
			from := len(g.cols)
			g.cols = append(g.cols, part...)
			at := len(g.cols)
			if before {
				at = from
			}
			g.cols = insertTotal(g.cols, at, line{name: sub + []string{" I", " II"}[i]}, run(from, len(g.cols)))
			subtotals = append(subtotals, weighted{at, 1})
		}
		at := len(g.cols)
		if g.yes("total first") {
			at = 0
		}
		g.cols = insertTotal(g.cols, at, line{name: total}, subtotals)
	case "balance":
		g.entities = 2
		g.cols = g.leaves(2, func(i int) string {
			return map[string][]string{"zh": {"收入", "支出"}, "en": {"Income", "Expense"}, "??": {"uu", "ww"}}[tongue][i]
		})
		balance := map[string]string{"zh": "结余", "en": "Balance", "??": "vw"}[tongue]
		g.cols = insertTotal(g.cols, 2, line{name: balance}, []weighted{{0, 1}, {1, -1}})
	}
	if !g.shape.Bare && g.yes("shares") {
		g.shares()
	}
}

// shares puts a column of percentages behind every column of amounts.
func (g *maker) shares() {
	var out []line
	for _, l := range g.cols {
		for i, parts := range l.parts {
			l.parts[i] = slices.Clone(parts)
			for k := range parts {
				l.parts[i][k].line *= 2
			}
		}
		out = append(out, l, line{name: l.name + " %", from: l.from, share: true})
	}
	g.cols = out
}

// rows lays the items out: with or without a total row, in sections or not.
func (g *maker) rows() {
	tongue := g.pick("items", "zh", "en", "??")
	g.items = rapid.IntRange(max(2, g.shape.MinRows), 18).Draw(g.T, "rows")
	items := g.leaves(g.items, func(i int) string {
		n := itemNames[tongue]
		return n[i%len(n)] + strings.Repeat("B", i/len(n))
	})
	g.components = 1
	g.places = make([]int, g.items)
	total := map[string]string{"zh": "总计", "en": "All", "??": "拟下达"}[tongue]
	switch g.pick("sums down", "none", "total", "sections") {
	case "none":
		g.rws = items
		if len(items) >= 4 && !g.shape.Single && g.yes("compounds") && !slices.ContainsFunc(g.cols, func(l line) bool { return l.share }) {
			g.components = 2
		}
		if g.components == 1 {
			for i := range g.places {
				g.places[i] = rapid.IntRange(0, 2).Draw(g.T, "places")
			}
		}
		return
	case "total":
		at := len(items)
		if g.yes("total row first") {
			at = 0
		}
		g.rws = insertTotal(items, at, line{name: total}, every(items))
	case "sections":
		cut := rapid.IntRange(1, g.items-1).Draw(g.T, "cut")
		sub := map[string]string{"zh": "小计", "en": "Subtotal", "??": "亖"}[tongue]
		if cut < 2 || g.items-cut < 2 { // a section of one item says its amounts twice
			g.rws = insertTotal(items, 0, line{name: total}, every(items))
			break
		}
		rows := insertTotal(items, cut, line{name: sub + "甲"}, run(0, cut))
		rows = insertTotal(rows, len(rows), line{name: sub + "乙"}, run(cut+1, len(rows)))
		g.rws = insertTotal(rows, 0, line{name: total}, []weighted{{cut, 1}, {len(rows) - 1, 1}})
	}
	places := rapid.IntRange(0, 2).Draw(g.T, "places")
	for i := range g.places {
		g.places[i] = places
	}
}

// leaves are n lines that are no sums.
func (g *maker) leaves(n int, name func(int) string) []line {
	out := make([]line, n)
	for i := range out {
		out[i] = line{name: name(i), from: make([]int, n)}
		out[i].from[i] = 1
	}
	return out
}

func every(lines []line) []weighted { return run(0, len(lines)) }

func run(from, to int) []weighted {
	var out []weighted
	for i := from; i < to; i++ {
		out = append(out, weighted{i, 1})
	}
	return out
}

// sumOf makes a line the sum of others.
func sumOf(total line, lines []line, parts []weighted) line {
	total.from = make([]int, len(lines[parts[0].line].from))
	for _, p := range parts {
		for i, w := range lines[p.line].from {
			total.from[i] += w * p.weight
		}
	}
	total.parts = append(total.parts, parts)
	return total
}

// insertTotal puts the sum of some lines in among them.
func insertTotal(lines []line, at int, total line, parts []weighted) []line {
	total = sumOf(total, lines, parts)
	out := slices.Insert(slices.Clone(lines), at, total)
	for i := range out {
		for k, parts := range out[i].parts {
			out[i].parts[k] = slices.Clone(parts)
			for n := range parts {
				if parts[n].line >= at {
					out[i].parts[k][n].line++
				}
			}
		}
	}
	return out
}
