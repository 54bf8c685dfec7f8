package user

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
)

// Settle drafts rules for files and their tables, and puts behind # whatever would
// change what is found: check tells what is found with the draft as it stands. known
// are the ids of the program's own rules.
func (d *Draft) Settle(files []checker.File, tables [][]*checker.Sums, known []string, check func(*Rules) ([]checker.File, error)) error {
	d.tables, d.off = slices.Concat(tables...), map[*checker.Sums]bool{}
	d.sums, d.headed = map[*relation.Pattern]written{}, map[*checker.Sums]map[string]bool{}
	for _, s := range d.tables {
		d.write(s)
	}
	for {
		r, err := Load(FileName, []byte(d.String()), known)
		if err != nil {
			return err
		}
		again, err := check(r)
		if err != nil || !d.leave(files, again, tables) {
			return err
		}
	}
}

// leave puts behind # what is said of tables in which something else is found with
// the draft, and says whether there was anything to leave.
func (d *Draft) leave(files, again []checker.File, tables [][]*checker.Sums) (left bool) {
	differ := false
	for i := range files {
		for table := -1; table < len(tables[i]); table++ {
			if slices.Equal(gist(&files[i], table), gist(&again[i], table)) {
				continue
			}
			differ = true
			if table >= 0 {
				left = d.leaveOne(tables[i][table]) || left
			}
		}
	}
	if differ && !left && !d.noRoster { // only the roster is left to make a difference
		d.noRoster, left = true, true
	}
	return left
}

// leaveOne puts what is said of a table behind #, and if that is done already, what is
// said of all tables on sheets of that name, any of which may be taken for it.
func (d *Draft) leaveOne(s *checker.Sums) (changed bool) {
	if !d.off[s] {
		d.off[s] = true
		return true
	}
	for _, o := range d.tables {
		if !d.off[o] && squeeze(o.Table.Sheet.Name) == squeeze(s.Table.Sheet.Name) {
			d.off[o], changed = true, true
		}
	}
	return changed
}

// gist is what was found in one table of a file, to compare it.
func gist(f *checker.File, table int) (out []string) {
	for _, x := range f.Findings {
		if x.Table == table {
			out = append(out, x.Rule.ID+" "+x.Severity.Name()+" "+x.ID+" "+x.Cell.Ref.String()+" "+x.Arithmetic+" "+x.Message.In(lang.EN))
		}
	}
	slices.Sort(out)
	return out
}
