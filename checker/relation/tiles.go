package relation

import "slices"

// This file reads lists whose sections are closed by their totals in part and opened by them in
// part: Group A above its rows, then rows with a subtotal below them, and a total of all.

// tilesMost is up to how many lines such sections are looked for.
const tilesMost = 200

// tiles are the sections of such a list, as far as they have been read.
type tiles struct {
	parts    []Line       // that the total of all is the sum of
	sections []hypothesis // what the sections come to
	opened   int          // of them, those above whose lines the total stands
	loose    int          // the first of the parts that no section has closed
	single   int          // parts that are no total of a section
}

// tiled adds the sums of such a list to what the layout says, if its last line is called a total:
// that of the sections and the single lines before it, if all of it comes out everywhere, or
// nothing stands outside of the sections; and in the first case, those of the sections themselves.
// Whatever else the layout says of these totals is not meant.
func (f *finder) tiled(out []hypothesis) []hypothesis {
	t := f.lines - 1
	if f.axis != Down || f.lines > tilesMost || t < 0 || !f.total[t] {
		return out
	}
	var all tiles
	for i := 0; i < t; i++ {
		i = f.tile(&all, i, t)
	}
	all.single += len(all.parts) - all.loose
	if all.opened == 0 || len(all.parts) < 2 {
		return out
	}
	sums := []hypothesis{{total: t, parts: all.parts, price: priceChoice - priceNatural}}
	if f.comesTo(t, all.parts) {
		sums = append(sums, all.sections...)
	} else if all.single > 0 {
		return out
	}
	out = slices.DeleteFunc(out, func(h hypothesis) bool {
		return slices.ContainsFunc(sums, func(tiled hypothesis) bool { return tiled.total == h.total })
	})
	return append(out, sums...)
}

// tile reads the line i of a list whose total is t, and the section that it opens or closes. It
// gives the last line read.
func (f *finder) tile(all *tiles, i, t int) int {
	own := Line{Index: i, Weight: 1}
	if section := all.parts[all.loose:]; f.total[i] && len(section) > 1 && f.comesTo(i, section) {
		all.sections = append(all.sections, hypothesis{total: i, parts: slices.Clone(section), price: priceChoice - priceNatural})
		all.parts = append(all.parts[:all.loose], own)
		all.loose = len(all.parts)
		return i
	}
	if end := f.opens(i, t); end > 0 {
		all.single += len(all.parts) - all.loose
		all.parts = append(all.parts, own)
		all.sections = append(all.sections, sectionOf(i, i+1, end))
		all.opened, all.loose = all.opened+1, len(all.parts)
		return end - 1
	}
	all.parts = append(all.parts, own)
	return i
}

// sectionOf is the sum of a run of lines.
func sectionOf(total, from, to int) hypothesis {
	h := hypothesis{total: total, price: priceChoice - priceNatural}
	for i := from; i < to; i++ {
		h.parts = append(h.parts, Line{Index: i, Weight: 1})
	}
	return h
}

// opens is where the lines end that come to the line before them, 0 if there are none.
func (f *finder) opens(line, before int) int {
	var parts []Line
	for i := line + 1; i < before; i++ {
		if f.total[i] {
			return 0
		}
		parts = append(parts, Line{Index: i, Weight: 1})
		if len(parts) > 1 && f.comesTo(line, parts) {
			return i + 1
		}
	}
	return 0
}

// comesTo says whether lines come to a total in every position in which it has a figure, and
// several of them have one in some.
func (f *finder) comesTo(total int, parts []Line) bool {
	h, some := hypothesis{total: total, parts: parts}, false
	for _, pos := range f.sample {
		switch w := f.weigh(&h, pos); w.outcome {
		case silent:
		case holds:
			some = some || w.single < 0
		default:
			return false
		}
	}
	return some
}
