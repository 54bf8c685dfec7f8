package main

import (
	"context"
	"runtime"
	"strconv"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"crossfoot/checker"
	"crossfoot/cmd/internal/guard"
	"crossfoot/cmd/internal/memory"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

func (p *program) jobsFlag() cli.Flag {
	return number("jobs", p.t("examine `N` files side by side (default: as many as there are CPUs)", "同时检查 `N` 个文件（默认与 CPU 个数相同）"))
}

// jobs is how many files are examined side by side.
func jobs(c *cli.Context) (int, error) {
	if !c.IsSet("jobs") {
		return runtime.GOMAXPROCS(0), nil
	}
	n, err := strconv.Atoi(c.String("jobs"))
	if err != nil || n < 1 {
		return 0, misuse(c.Command.Name, "--jobs cannot be %q; it is 1 or more", "--jobs 不能是 %q；应为 1 或更大的数", c.String("jobs"))
	}
	return n, nil
}

// manner is how the files of a run are examined.
type manner struct {
	jobs  int                       // side by side
	apart bool                      // each by itself: not compared with the others
	done  func(*checker.File) error // is given each in its order as soon as it is done, if they are apart; nil if nobody waits for them
}

// examineAll checks the inputs, several at a time. The report has them in the
// order given. A run that is stopped returns at once.
func (p *program) examineAll(ctx context.Context, inputs []input, o checker.Options, how manner) ([]checker.Examined, *checker.Report, error) {
	r := &checker.Report{Version: programVersion(), Rules: o.Rules, Relations: o.Relations, Apart: how.apart}
	batch := checker.NewBatch(len(inputs), o)
	own := make([]bool, len(inputs))
	if how.done != nil {
		batch.Settled = func(i int, f *checker.File) error {
			if own[i] {
				return nil
			}
			tellLimit(f)
			return how.done(f)
		}
	}
	progress := p.follow(len(inputs))
	defer progress.close()
	err := during(ctx, func() error {
		err := p.examineEach(ctx, inputs, o, how.jobs, progress, func(ctx context.Context, i int, e checker.Examined, isOwn bool) error {
			own[i] = isOwn
			if how.apart {
				e = e.Alone(ctx, o)
			}
			return batch.Put(ctx, i, e)
		})
		if err == nil { // the contexts of the files have ended
			r.Files = batch.Join(ctx)
			for i := range r.Files {
				tellLimit(&r.Files[i])
			}
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return leaveOut(own, inputs, batch.Examined(), r), r, nil
}

// during waits for work to be done, but no longer than ctx lasts.
func during(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// examineEach examines the inputs, so many side by side, and hands each on as it is done,
// from several goroutines. It ends with the first error.
func (p *program) examineEach(ctx context.Context, inputs []input, o checker.Options, jobs int, progress *progress,
	put func(ctx context.Context, i int, e checker.Examined, own bool) error,
) error {
	if p.limits.check.Memory == 0 {
		memory.Expect(bytesIn(inputs))
	}
	watch := guard.New(p.limits.check)
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(jobs)
	for i := range inputs {
		group.Go(func() error {
			if within.Err() != nil {
				return within.Err()
			}
			progress.begin(inputs[i].name)
			e, own := p.examine(within, inputs[i], watch, o)
			progress.end(inputs[i].name, e.Found())
			if err := put(within, i, e, own); err != nil {
				return err
			}
			return within.Err()
		})
	}
	err := group.Wait()
	if len(inputs) > 1 { // they are compared next
		memory.Reuse()
	}
	return err
}

// leaveOut takes the files of crossfoot's own out of a report and names them there.
func leaveOut(own []bool, inputs []input, examined []checker.Examined, r *checker.Report) (left []checker.Examined) {
	files := r.Files[:0]
	for i, e := range examined {
		if own[i] {
			r.Own = append(r.Own, inputs[i].name)
			continue
		}
		left, files = append(left, e), append(files, r.Files[i])
	}
	r.Files = files
	return left
}

// keep holds the books of the files that were examined for the formats that show their
// cells.
func (p *program) keep(examined []checker.Examined, files []checker.File) {
	p.books = make(map[string]*sheets.Book)
	for i, e := range examined {
		p.books[files[i].Path] = e.Book()
	}
}

// examine reads and checks one input by itself. A report or a marked copy that was found
// in a folder is crossfoot's own, and is not checked. A fault of the program while it does
// so is that file's misfortune only: the others are still checked.
func (p *program) examine(ctx context.Context, in input, g *guard.Guard, o checker.Options) (e checker.Examined, own bool) {
	defer func() {
		if fault := recover(); fault != nil {
			e = checker.Refused(in.name, &sheets.Error{
				Cause: lang.New("internal error: %v", "程序内部错误：%v", fault),
				Do:    lang.New("please report it, with the file if you may", "请反馈此问题，方便时附上文件"),
			})
		}
	}()
	if in.err != nil {
		return checker.Refused(in.name, in.err), false
	}
	data, err := in.read(p.stdin, p.limits.book)
	if err != nil {
		return checker.Refused(in.name, err), false
	}
	if in.name == stdinName { // there is one such input at most
		p.piped = data
	}
	ctx, leave := g.Admit(ctx, len(data))
	defer leave()
	book, err := sheets.Open(ctx, sheets.Source{Name: in.name, Data: data, Limits: p.limits.book, Text: in.text, Password: p.password, Encoding: p.encoding}, o.Decoders)
	if in.name != stdinName {
		memory.Freed(len(data))
	}
	switch {
	case err != nil:
		return checker.Refused(in.name, err), false
	case in.found && book.Own():
		return e, true
	}
	return checker.ExamineBook(ctx, book, o), false
}
