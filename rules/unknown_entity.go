package rules

import (
	"crossfoot/checker"
	"crossfoot/checker/between"
	"crossfoot/checker/name"
	"crossfoot/sheets/lang"
)

var unknownEntity = joint("unknown-entity", checker.Warning, func(j *checker.Joint) error {
	roster := j.Names != nil && len(j.Names.Roster) > 0
	least := 2
	if roster {
		least = 1
	}
	groups := between.Lists(j, least)
	if roster {
		for _, group := range groups {
			for _, l := range group {
				checkRoster(j, l)
			}
		}
		return nil
	}
	known := map[string]int{} // lists that have the name
	for _, group := range groups {
		for _, l := range group {
			for _, key := range l.Keys {
				known[key]++
			}
		}
	}
	for _, group := range groups {
		usual := usualNames(group, known)
		for i, l := range group {
			if i > 0 || len(group) > 2 { // of two, the later one is asked about
				checkAgainst(j, l, usual, known)
			}
		}
	}
	return nil
})

// checkRoster reports the names of a list that are not on the roster, if most are.
func checkRoster(j *checker.Joint, l *between.List) {
	var odd []int
	for i, to := range j.Names.Match(l.Names, j.Names.Roster) {
		if to < 0 {
			odd = append(odd, i)
		}
	}
	if rosterShare*len(odd) > len(l.Names) {
		return
	}
	for _, i := range odd {
		f := checker.Finding{Rule: j.Rule, Severity: j.Rule.Severity, Table: l.View.Index, Cell: l.Head(i), Got: l.Names[i]}
		for _, listed := range j.Names.Roster {
			if name.Mistyped(l.Keys[i], name.Key(listed)) {
				f.Want = listed
			}
		}
		if f.Want != "" {
			f.Message = lang.New(
				"“%s” is not on the list of entities; “%s” is. Correct the name.",
				"单位名单中没有“%s”，只有“%s”。请改正名称。", f.Got, f.Want)
		} else {
			f.Message = lang.New(
				"“%s” is not on the list of entities. Correct the name, or add it to the list.",
				"单位名单中没有“%s”。请改正名称，或将其补入名单。", f.Got)
		}
		j.Report(l.View.File, f)
	}
}

// rosterShare is how many names there must be for each that is not on the roster,
// for the list to be one of entities at all.
const rosterShare = 3

// named is a name in one of the lists that have it.
type named struct {
	list *between.List
	at   int
}

// usualNames are the names of a group of lists that several of them have, or of two
// lists those of the first.
func usualNames(group []*between.List, known map[string]int) (usual []named) {
	seen := map[string]bool{}
	for _, l := range group {
		for i, key := range l.Keys {
			if !seen[key] && (known[key] > 1 || len(group) == 2 && l == group[0]) {
				usual = append(usual, named{l, i})
			}
			seen[key] = true
		}
	}
	return usual
}

// checkAgainst reports the one name of a list that no other list has, if it is the
// one usual name that the list lacks with a slip in it.
func checkAgainst(j *checker.Joint, l *between.List, usual []named, known map[string]int) {
	odd := -1
	for i, key := range l.Keys {
		if known[key] == 1 {
			if odd >= 0 {
				return
			}
			odd = i
		}
	}
	if odd < 0 {
		return
	}
	var missing *named
	for _, n := range usual {
		if l.Index(n.list.Keys[n.at]) < 0 {
			if missing != nil {
				return
			}
			missing = &n
		}
	}
	if missing == nil || !name.Mistyped(l.Keys[odd], missing.list.Keys[missing.at]) {
		return
	}
	f := checker.Finding{Rule: j.Rule, Severity: j.Rule.Severity, Table: l.View.Index, Cell: l.Head(odd)}
	other := missing.list.Head(missing.at)
	if missing.list.View.File != l.View.File {
		other = j.In(missing.list.View.File, other)
	}
	f.Related = []checker.Place{other}
	f.Got, f.Want = l.Names[odd], missing.list.Names[missing.at]
	if l.SameFigures(odd, missing.list, missing.at) { // then nobody takes it for another
		f.Severity = checker.Info
		f.Message = lang.New(
			"“%s” has the same figures as “%s” (%s), but another name. Write the name the same everywhere.",
			"“%s”的数与“%s”（%s）相同，只是名称写法不同。请统一名称。", f.Got, f.Want, other.Address())
		j.Report(l.View.File, f)
		return
	}
	f.Message = lang.New(
		"“%s” stands in no other table; where they list the same entities, they have “%s” (%s). Correct the name if it is the same.",
		"其他表中没有“%s”，同样的单位名单中为“%s”（%s）。如为同一单位，请改正名称。", f.Got, f.Want, other.Address())
	j.Report(l.View.File, f)
}
