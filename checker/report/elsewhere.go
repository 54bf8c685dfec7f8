package report

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// Elsewhere is what was found in other files about the cells of each file, by its path, as
// findings of its own: somebody who is handed one file alone is told of it, too. What is only to
// be noted, what follows from a slip in another file, and what names what is wrong there is for
// that file only.
func Elsewhere(r *checker.Report) map[string][]checker.Finding {
	out := map[string][]checker.Finding{}
	names := called(r.Files)
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range Open(f) {
			if x.Severity == checker.Info {
				continue
			}
			var told []string
			for _, place := range x.Related {
				if place.File == "" || slices.Contains(told, place.File) || !mayBeWrong(x.Finding, place.File) {
					continue
				}
				told = append(told, place.File)
				from := x.Cell
				from.File, from.Called = f.Path, names[f.Path]
				y := *x.Finding
				y.Cell, y.Related, y.Suspects, y.Table = place, []checker.Place{from}, nil, -1
				y.Cell.File, y.Cell.Called = "", ""
				y.Message = lang.New(
					"This cell is part of what was found at %s. Correct the one that is wrong, or note why they differ.",
					"%s 处发现的问题涉及此格。请核对后改正有误的一处；确有原因的，请注明。", from.Address())
				out[place.File] = append(out[place.File], y)
			}
		}
	}
	return out
}

// mayBeWrong says whether a finding leaves open that what is wrong stands in another file.
func mayBeWrong(x *checker.Finding, file string) bool {
	return len(x.Suspects) == 0 || slices.ContainsFunc(x.Suspects, func(s checker.Suspect) bool { return s.Cell.File == file })
}
