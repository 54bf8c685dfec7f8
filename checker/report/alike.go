package report

import (
	"strings"

	"crossfoot/checker"
)

// alike names the files that are the same to the last byte, as where somebody has handed in a
// file of another district under the name of their own. That proves nothing wrong, and no figure
// of theirs would show it.
func (p words) alike(r *checker.Report) []Line {
	first := map[string]int{} // by the digest: which of the groups, counted from 1
	var groups [][]string
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil || f.SHA256 == "" {
			continue
		}
		at := first[f.SHA256]
		if at == 0 {
			groups = append(groups, nil)
			at = len(groups)
			first[f.SHA256] = at
		}
		groups[at-1] = append(groups[at-1], f.Path)
	}
	var said []string
	for _, paths := range groups {
		if len(paths) > 1 {
			said = append(said, p.names(paths))
		}
	}
	if len(said) == 0 {
		return nil
	}
	text := strings.Join(said[:min(len(said), namedUnread)], p.t("; ", "；"))
	if len(said) > namedUnread {
		text += p.t(" …", "……")
	}
	return []Line{{p.twice(), text}}
}

// twice is what the line of alike is called.
func (p words) twice() string { return p.t("the same file twice", "内容完全相同") }
