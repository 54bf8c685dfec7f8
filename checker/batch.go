package checker

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"crossfoot/checker/prose"
	"crossfoot/sheets/lang"
)

// Batch is files that are given together, as they are examined one by one. Their
// tables are held for the rules that look at several; past a number of figures a
// file is let go, and is together with itself only.
type Batch struct {
	o        Options
	mu       sync.Mutex
	examined []Examined
	ready    []bool
	settled  int // files of which it is decided, in their order, so that it depends on nothing else
	room     room
	fault    error // of Settled

	// Settled is told of each file in its order, once all before it are there: its place
	// and its record, which it may change. An error of it ends the batch.
	Settled func(i int, f *File) error
}

// heldMost is how many figures are held for the rules that look at several files.
const heldMost = 2_000_000

// room is how many figures are held.
type room int

// takes says whether a file of so many figures is held with those before it.
func (r *room) takes(figures int) bool {
	if *r > 0 && int(*r)+figures > heldMost {
		return false
	}
	*r += room(figures)
	return true
}

// Held says which of the files with these records, in their order, a batch holds for the
// rules that look at several.
func Held(files []File) []bool {
	held := make([]bool, len(files))
	var r room
	for i := range files {
		held[i] = files[i].Err == nil && r.takes(files[i].Counts.Figures)
	}
	return held
}

// NewBatch is a batch of so many files.
func NewBatch(files int, o Options) *Batch {
	return &Batch{o: o, examined: make([]Examined, files), ready: make([]bool, files)}
}

// Put adds the i-th file. The error is that of Settled.
func (b *Batch) Put(ctx context.Context, i int, e Examined) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.examined[i], b.ready[i] = e, true
	for ; b.settled < len(b.ready) && b.ready[b.settled] && b.fault == nil; b.settled++ {
		b.settle(ctx, &b.examined[b.settled])
		if b.Settled != nil && ctx.Err() == nil { // else it may say no more than that ctx has ended
			b.fault = b.Settled(b.settled, &b.examined[b.settled].file)
		}
	}
	return b.fault
}

// settle decides whether a file's tables are held.
func (b *Batch) settle(ctx context.Context, e *Examined) {
	if e.pass == nil || b.room.takes(e.file.Counts.Figures) {
		return
	}
	*e = e.Alone(ctx, b.o)
	e.file = LetGo(e.file)
}

var tooMany = lang.New(
	"not compared with the other files: together they hold too many figures; check fewer at once",
	"文件合计数据过多，未与其他文件作表间核对；请分批检查")

// LetGo says in the record of a file that it was not held.
func LetGo(f File) File {
	for _, u := range f.Unread {
		if said := u.Reason.In(lang.EN); said == tooMany.In(lang.EN) || said == tooMany.In(lang.ZH) {
			return f
		}
	}
	f.Unread = append(slices.Clip(f.Unread), Unread{Reason: tooMany})
	return f
}

// Examined is the files as they were put, in their order; of one that was let go,
// the record only.
func (b *Batch) Examined() []Examined { return b.examined }

// Join finishes the records of all files.
func (b *Batch) Join(ctx context.Context) []File { return Join(ctx, b.examined, b.o) }

// Join runs the rules that look at several workbooks over those that were given
// together, and finishes their records, which come in the same order. If ctx ends
// meanwhile, they say so and nothing else.
func Join(ctx context.Context, examined []Examined, o Options) []File {
	t := joining{
		joint: Joint{Names: o.Names, ctx: ctx, shared: map[string]any{}},
		files: make([]File, len(examined)), witnesses: make([][]Witness, len(examined)),
	}
	for i, e := range examined {
		t.files[i] = e.file
		if e.pass != nil {
			t.joint.Files, t.index = append(t.joint.Files, e.pass), append(t.index, i)
		}
	}
	t.hear(&o)
	t.joint.Prose = prose.Compare(ctx, sources(t.joint.Files))
	for i, c := range t.joint.Prose.Counts {
		t.files[t.index[i]].addText(c, len(t.joint.Prose.Matches) > 0 || anyTable(t.joint.Files))
	}
	if err := t.run(o.Rules); err != nil {
		for _, i := range t.index {
			t.files[i] = Unreadable(t.files[i].Path, err)
		}
		return t.files
	}
	for i := range t.files {
		switch {
		case ctx.Err() != nil:
			t.files[i] = Unreadable(t.files[i].Path, context.Cause(ctx))
		case !examined[i].done:
			t.finish(i)
		}
	}
	return t.files
}

// joining is the records of files, as the rules that look at several speak to them.
type joining struct {
	joint     Joint
	files     []File
	index     []int // of the joint's files among them
	witnesses [][]Witness
}

// hear has the joint note what rules report in the records of its files.
func (t *joining) hear(o *Options) {
	t.joint.Report = func(file int, f Finding) {
		if o.Settings.grade(&f, t.joint.Files[file].Tables) {
			to := &t.files[t.index[file]]
			to.Findings = append(to.Findings, f)
		}
	}
	t.joint.Witness = func(file int, w Witness) {
		t.witnesses[t.index[file]] = append(t.witnesses[t.index[file]], w)
	}
	t.joint.Unread = func(file int, u Unread) {
		to := &t.files[t.index[file]]
		to.Unread = append(to.Unread, u)
	}
}

// run runs the rules that look at several files.
func (t *joining) run(rules []*Rule) error {
	for _, r := range rules {
		if r.Join == nil || len(t.joint.Files) == 0 || t.joint.ctx.Err() != nil {
			continue
		}
		j := t.joint
		j.Rule = r
		if err := r.Join(&j); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	return nil
}

// finish puts the findings of a file in order, once all have been reported.
func (t *joining) finish(i int) {
	f := &t.files[i]
	Weigh(f.Findings, t.witnesses[i])
	Order(f.Findings)
	AssignIDs(f.Findings, f.Path)
	groupFindings(f.Findings)
}

// sources are the texts and tables of files.
func sources(files []*Pass) (out []prose.Source) {
	for i, p := range files {
		s := prose.Source{Prose: p.Book.Prose}
		for _, t := range p.Tables {
			s.Tables = append(s.Tables, prose.Table{Analysis: t.Analysis, File: i, Index: t.Index})
		}
		out = append(out, s)
	}
	return out
}

func anyTable(files []*Pass) bool {
	return slices.ContainsFunc(files, func(p *Pass) bool { return len(p.Tables) > 0 })
}

// addText keeps what came of the claims of the file's text, and what was not compared.
func (f *File) addText(c prose.Counts, tables bool) {
	f.Text = c
	switch {
	case c.Over:
		f.Unread = append(f.Unread, Unread{Reason: lang.New(
			"only the first %d figures of the text were read; split it into several files",
			"正文只读取了前 %d 个数；请拆成几个文件", c.Claims)})
	case c.Cut:
		f.Unread = append(f.Unread, Unread{Reason: lang.New(
			"the text was compared with the tables that are most like it, not with all; check fewer files at once",
			"正文仅与最相近的表作了核对；请分批检查")})
	case c.Paragraphs > 0 && !tables:
		f.Unread = append(f.Unread, Unread{Reason: lang.New(
			"there is text, but no table to compare it with; name the workbook beside it",
			"只有文字，没有可以核对的表格；请同时指定相应的工作簿")})
	}
}
