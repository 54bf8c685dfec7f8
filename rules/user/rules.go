package user

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// Rules is a rules file, ready for use.
type Rules struct {
	File   string
	Config Config
	SHA256 string          // of the file
	Names  *name.Names     // nil if it declares none
	Checks []*checker.Rule // the user's own

	known    []string       // ids of the program's own rules
	places   map[string]int // the line of everything, by its path
	entries  []*entry
	checks   []*check
	accepted []checker.Accepted
}

// Settings are what the rules file says to the engine.
func (r *Rules) Settings() checker.Settings {
	s := checker.Settings{Path: r.File, SHA256: r.SHA256, Marks: table.Marks{}, Grades: checker.Grades{}, Accepted: r.accepted}
	for _, mark := range r.Config.NilMarks {
		s.Marks.Add(mark, figure.Nil)
	}
	for _, mark := range r.Config.NotAvailable {
		s.Marks.Add(mark, figure.Unavailable)
	}
	for id, level := range r.Config.Rules {
		s.Grades[id] = levels[level]
	}
	for _, e := range r.entries {
		s.Entries = append(s.Entries, checker.Outcome{Name: e.name, Line: r.places[e.name]})
	}
	for _, c := range r.checks {
		s.Entries = append(s.Entries, checker.Outcome{Name: c.ID, Line: c.line})
	}
	if len(r.entries) > 0 || r.Config.Tolerance != nil {
		s.Describe = r.describe
	}
	return s
}

// Skips says whether a file is not to be checked. Patterns with a slash are about
// the path from the rules file's folder, others about the file's name.
func (r *Rules) Skips(file string) bool {
	rel := file
	if here, err := filepath.Abs(filepath.Dir(r.File)); err == nil {
		if there, err := filepath.Abs(file); err == nil {
			if rel, err = filepath.Rel(here, there); err != nil {
				rel = file
			}
		}
	}
	rel = filepath.ToSlash(rel)
	return slices.ContainsFunc(r.Config.Skip, func(pattern string) bool {
		subject := rel
		if !strings.Contains(pattern, "/") {
			subject = path.Base(rel)
		}
		ok, _ := doublestar.Match(strings.TrimPrefix(pattern, "./"), subject)
		return ok
	})
}

// starsMost is how many stars a pattern may hold. Alternatives in braces, which the
// library knows, multiply what there is to try and are none of ours.
const starsMost = 16

// prepare makes a decoded file ready, and finds what is wrong with what it says.
func (r *Rules) prepare(d *decoder) *Fault {
	c := &r.Config
	for i, pattern := range c.Skip {
		if !doublestar.ValidatePattern(pattern) || strings.ContainsAny(pattern, "{}") || strings.Count(pattern, "*") > starsMost {
			return d.in(fmt.Sprintf("skip[%d]", i), 0, lang.New("this is not a valid pattern", "通配符写法有误"), lang.New("use *, ** and ?", "请使用 *、** 和 ?"))
		}
	}
	if fault := r.ids(d, "rules", c.Rules); fault != nil {
		return fault
	}
	if len(c.Entities) > 0 {
		var lists [][]string
		of := map[string]int{} // which entity a name is one of
		for i, e := range c.Entities {
			if name.Key(e.Name) == "" {
				return d.in(fmt.Sprintf("entities[%d]", i), 0, lang.New("this entity has no name", "缺少单位名称"), lang.New("give it one", "请填写名称"))
			}
			all := append([]string{e.Name}, e.Aliases...)
			for _, n := range all {
				if other, taken := of[name.Key(n)]; taken && other != i {
					return d.in(fmt.Sprintf("entities[%d]", i), 0,
						lang.New("“%s” is a name of “%s” already", "“%s”已经是“%s”的名称", n, c.Entities[other].Name),
						lang.New("leave it with one of the two", "请只保留在其中一处"))
				}
				of[name.Key(n)] = i
			}
			lists = append(lists, all)
		}
		r.Names = name.Declare(lists...)
	}
	for i := range c.Tables {
		if fault := r.entry(d, i); fault != nil {
			return fault
		}
	}
	for i := range c.Checks {
		if fault := r.check(d, i); fault != nil {
			return fault
		}
	}
	for i := range c.Accepted {
		if fault := r.accept(d, i); fault != nil {
			return fault
		}
	}
	return nil
}

// ids refuses levels for rules that there are not.
func (r *Rules) ids(d *decoder, path string, levels map[string]Level) *Fault {
	for _, id := range slices.Sorted(maps.Keys(levels)) {
		if fault := r.id(d, path+"["+fmt.Sprintf("%q", id)+"].key", id); fault != nil {
			return fault
		}
	}
	return nil
}

// id refuses a rule that there is not.
func (r *Rules) id(d *decoder, path, id string) *Fault {
	own := slices.ContainsFunc(r.Config.Checks, func(c Check) bool { return c.ID == id })
	if own || slices.Contains(r.known, id) {
		return nil
	}
	return d.in(path, 0, lang.New("there is no rule %q", "没有规则 %q", id), oneOf(id, r.known))
}

// entry makes one of the tables ready.
func (r *Rules) entry(d *decoder, i int) *Fault {
	e := &entry{Table: r.Config.Tables[i], name: fmt.Sprintf("tables[%d]", i), grades: checker.Grades{}}
	e.tolerance = e.Table.Tolerance
	e.sheet, e.title = optional(e.Sheet), optional(e.Title)
	e.header, e.ignore, e.notAdditive = patterns(e.Header), patterns(e.Ignore), patterns(e.NotAdditive)
	if e.Sheet == "" && e.Title == "" && len(e.Header) == 0 {
		return d.in(e.name, 0, lang.New("this entry does not say which tables it is about", "这一条没有说明是哪些表"),
			lang.New("give it a sheet, a title or a header", "请填写 sheet、title 或 header"))
	}
	if e.Total != "" && len(e.Entities) == 0 {
		return d.in(e.name+".total", 0, lang.New("a total without the columns that make it", "有合计列，却没有说明由哪些列构成"),
			lang.New("list them as entities", "请用 entities 列出"))
	}
	for k, text := range e.Relations {
		s, cause := parseSum(text)
		if !cause.IsZero() {
			return d.in(fmt.Sprintf("%s.relations[%d]", e.name, k), 0, cause,
				lang.New("write Total = North + South; put names with signs in quotes", "请写成“合计 = 甲 + 乙”，含有符号的名称加引号"))
		}
		e.sums = append(e.sums, s)
	}
	if fault := r.ids(d, e.name+".rules", e.Rules); fault != nil {
		return fault
	}
	for id, level := range e.Rules {
		e.grades[id] = levels[level]
	}
	r.entries = append(r.entries, e)
	return nil
}

func optional(s string) *pattern {
	if s == "" {
		return nil
	}
	p := newPattern(s)
	return &p
}

func patterns(list []string) (out []pattern) {
	for _, s := range list {
		out = append(out, newPattern(s))
	}
	return out
}

// kebab is the form of an id.
var kebab = lazy.Regexp(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
