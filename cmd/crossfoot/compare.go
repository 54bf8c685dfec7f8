package main

import (
	"context"
	"errors"
	"io/fs"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// compare compares the files of a report with each other, as the run that checks them all
// does: those that it would hold are read and examined again, of the others the record
// stays. So does that of a file that is not what it was.
func (p *program) compare(ctx context.Context, r *checker.Report, o checker.Options, jobs int) error {
	batch := checker.NewBatch(len(r.Files), o)
	var inputs []input
	var index []int // of the report's files
	held := checker.Held(r.Files)
	for i := range r.Files {
		if f := &r.Files[i]; held[i] {
			in := input{name: f.Path, text: f.AsText}
			if in.name == stdinName {
				in.err = notKept()
			}
			inputs, index = append(inputs, in), append(index, i)
		} else if f.Err == nil {
			*f = checker.LetGo(*f)
		}
	}
	if len(inputs) < 2 {
		return nil
	}
	for i := range r.Files {
		if !held[i] {
			if err := batch.Put(ctx, i, checker.Finished(r.Files[i])); err != nil {
				return err
			}
		}
	}
	progress := p.follow(len(inputs))
	defer progress.close()
	err := during(ctx, func() error {
		err := p.examineEach(ctx, inputs, o, jobs, progress, func(ctx context.Context, k int, e checker.Examined, _ bool) error {
			f := r.Files[index[k]]
			if why := changed(&f, e.Record()); !why.IsZero() {
				f.Unread = append(f.Unread, checker.Unread{Reason: lang.New(
					"not compared with the other files: %s", "未与其他文件作表间核对：%s", why)})
				e = checker.Finished(f)
			}
			return batch.Put(ctx, index[k], e)
		})
		if err == nil {
			r.Files = batch.Join(ctx)
		}
		return err
	})
	if err != nil {
		return err
	}
	p.keep(batch.Examined(), r.Files)
	return nil
}

// changed says why a file is not the one that its record is about; nothing if it is.
func changed(f *checker.File, now checker.File) lang.Message {
	var refused *sheets.Error
	if err, ok := now.Err.(error); ok && errors.As(err, &refused) && errors.Is(refused, fs.ErrNotExist) {
		return lang.New("it is not here any more", "文件已不在原处")
	}
	switch {
	case now.Err != nil:
		return lang.New("it can no longer be read: %s", "已无法读取：%s", now.Err)
	case now.SHA256 != f.SHA256:
		return lang.New("it has changed since it was checked", "文件在检查之后有改动")
	}
	return lang.Message{}
}
