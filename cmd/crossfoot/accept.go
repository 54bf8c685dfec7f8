package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/runes"
)

// baselineName is the list of accepted findings that is written unless another is
// named: in the folder where one works, beside the workbooks or at the top of a
// repository, as it outlives every report.
const baselineName = "crossfoot-accepted.yaml"

// baselineMost is how large a list may be: more than ten thousand entries.
const baselineMost = 8 << 20

func (p *program) acceptCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "accept",
		Usage:     p.t("accept findings of a report as they are, with a note", "对报告中的问题作核实说明，今后不再计数"),
		UsageText: p.t("crossfoot accept [flags] REPORT.json FINDING…", "crossfoot accept [选项] 报告.json 问题…"),
		Description: p.t(
			"REPORT.json is what check --format json has written, or - for the standard input.\n"+
				"FINDING is an id from it, or a cell as in 'Sheet1!D53'; where several files have\n"+
				"such a cell, with the file before it, as in 'plan.xlsx:Sheet1!D53'. What follows from\n"+
				"the same slip is accepted with it. check --baseline then counts these findings no more;\n"+
				"they come back when their figures change.",
			"报告.json 由 check --format json 生成，或为 -（标准输入）。问题可写报告中的 id，也可写\n"+
				"单元格，如 '附表1!D53'；几个文件都有这一单元格的，前面写上文件，如\n"+
				"'plan.xlsx:Sheet1!D53'。由同一处错误引起的问题一并核实。此后用 check --baseline\n"+
				"检查时不再计数；数据一旦变动，会重新报告。"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "note", Usage: p.t("why it is accepted: `TEXT`", "核实说明 `TEXT`")},
			&cli.StringFlag{Name: "by", Usage: p.t("who accepts it: `NAME` (may be left out)", "核实人 `NAME`（可不写）")},
			&cli.BoolFlag{Name: "all", Usage: p.t("accept every finding of the report", "核实报告中的全部问题"), DisableDefaultText: true},
			&cli.StringFlag{Name: "baseline", Usage: p.t("the list to add to: `FILE` (default "+baselineName+")", "写入核实说明文件 `FILE`（默认 "+baselineName+"）")},
		},
		Action: p.accept,
	})
}

// accept is the command of that name.
func (p *program) accept(c *cli.Context) error {
	all := c.Bool("all")
	note, err := p.noteOf(c, all)
	if err != nil {
		return err
	}
	in := input{name: c.Args().First()}
	r, err := p.readReport(in)
	if err != nil {
		return err
	}
	name := c.String("baseline")
	if name == "" {
		name = baselineName
	}
	entries, err := readBaseline(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	applyBesides(r, entries)
	chosen, err := choose(r, c.Args().Tail(), all)
	if err != nil {
		return err
	}
	out, err := p.open(name, []input{in})
	if err != nil {
		return err
	}
	defer out.discard()
	if err := accept.Write(out, accept.Add(entries, r, chosen, note, strings.TrimSpace(c.String("by")), p.now())); err != nil {
		return cannotWrite(out.path, err)
	}
	if err := out.commit(); err != nil {
		return cannotWrite(out.path, err)
	}
	for _, x := range chosen {
		if all {
			break // the list itself says it better
		}
		fmt.Fprintln(p.stdout, oneLine(fmt.Sprintf("%s  %s  [%s]", report.Address(x.Cell.Ref), accept.Readable(x), x.Rule.ID)))
	}
	_, err = fmt.Fprintln(p.stdout, oneLine(p.t(
		fmt.Sprintf("accepted: %d, in %s; use it with: crossfoot check --baseline %s FILE…", len(chosen), name, typed(name)),
		fmt.Sprintf("已核实 %d 处，记入 %s；使用：crossfoot check --baseline %s 文件…", len(chosen), name, typed(name)))))
	return err
}

// noteOf is why findings are accepted, as the command says, which must name them or say all.
func (p *program) noteOf(c *cli.Context, all bool) (string, error) {
	note := strings.TrimSpace(c.String("note"))
	switch {
	case c.NArg() == 0:
		return "", misuse("accept", "name a report in JSON", "请指定 JSON 报告")
	case all && c.NArg() > 1:
		return "", misuse("accept", "name findings, or say --all, not both", "指定问题和 --all 只能选一种")
	case !all && c.NArg() == 1:
		return "", misuse("accept", "name the findings to accept, or say --all", "请指定要核实的问题，或用 --all")
	case note == "" && !all:
		return "", misuse("accept", "say why: --note TEXT", "请写明核实说明：--note 说明")
	case note == "":
		return p.t("found when the list was made", "建立本清单时已有"), nil
	}
	return note, nil
}

// applyBesides marks what a list accepts, besides what the report says is accepted by a rules file:
// --all leaves alone what has a note already.
func applyBesides(r *checker.Report, entries []accept.Entry) {
	noted := map[*checker.Finding]*checker.Confirmation{}
	for i := range r.Files {
		for j := range r.Files[i].Findings {
			noted[&r.Files[i].Findings[j]] = r.Files[i].Findings[j].Confirmed
		}
	}
	accept.Apply(r, entries)
	for x, c := range noted {
		if x.Confirmed == nil {
			x.Confirmed = c
		}
	}
}

// readReport reads a report in JSON.
func (p *program) readReport(in input) (*checker.Report, error) {
	data, err := in.read(p.stdin, p.limits.book)
	if err == nil {
		var r *checker.Report
		if r, err = report.Read(data, p.rules); err == nil {
			return r, nil
		}
	}
	return nil, &statusError{exitUnread, refusal(in.name, err)}
}

// refusal is the line that says why a file cannot be used.
func refusal(name string, err error) lang.Message {
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return lang.New("%s: %s", "%s：%s", name, e)
	}
	return lang.New("%s: %v", "%s：%v", name, err)
}

// readBaseline reads a list of accepted findings.
func readBaseline(name string) ([]accept.Entry, error) {
	data, err := readSmall(name, baselineMost)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, &statusError{exitUsage, refusal(name, fileError(err))}
	}
	if len(data) > baselineMost {
		return nil, &statusError{exitUsage, lang.New("%s: the list is larger than %d MiB; split it, and name each with --baseline",
			"%s：核实说明文件超过 %d MiB；请拆成几个，分别用 --baseline 指定", name, baselineMost>>20)}
	}
	entries, err := accept.Read(data, name)
	if err != nil {
		return nil, &statusError{exitUsage, refusal(name, err)}
	}
	return entries, nil
}

// folded is a name as it is looked up: a wide ！ is a narrow one, d53 is D53, and the quotes
// around a sheet's name, which a shell would take for its own, may be left out.
func folded(name string) string {
	return strings.ToLower(strings.ReplaceAll(runes.Narrow(name), "'", ""))
}

// choose finds the findings that a user names by id or by cell.
func choose(r *checker.Report, named []string, all bool) (chosen []*checker.Finding, err error) {
	byName := map[string][]*checker.Finding{}
	byBase := map[string][]*checker.Finding{} // by the name of the file without its folders
	fileOf := map[*checker.Finding]*checker.File{}
	var names []string
	for i := range r.Files {
		f := &r.Files[i]
		for j := range f.Findings {
			x := &f.Findings[j]
			fileOf[x] = f
			if all && x.Confirmed == nil {
				chosen = append(chosen, x)
			}
			address := report.Address(x.Cell.Ref)
			called := []string{x.ID, address, f.Path + ":" + x.ID, f.Path + ":" + address}
			names = append(names, called...)
			for _, name := range slices.Compact(append(called, x.Cell.Ref.String())) {
				if name = folded(name); !slices.Contains(byName[name], x) {
					byName[name] = append(byName[name], x)
				}
			}
			base := path.Base(filepath.ToSlash(f.Path))
			for _, name := range []string{x.ID, address} {
				name = folded(base + ":" + name)
				byBase[name] = append(byBase[name], x)
			}
		}
	}
	taken := map[*checker.Finding]bool{}
	for _, name := range named {
		found := byName[folded(name)]
		if len(found) == 0 {
			found = byBase[folded(name)]
		}
		switch len(found) {
		case 0:
			return nil, &statusError{exitUsage, lang.New("the report has no finding %q%s", "报告中没有问题 %q%s", name, suggest(name, names))}
		case 1:
			for _, x := range accept.Slip(fileOf[found[0]], found[0]) {
				if !taken[x] {
					taken[x] = true
					chosen = append(chosen, x)
				}
			}
		default:
			var which []string
			for _, x := range found {
				which = append(which, fmt.Sprintf("%s:%s [%s]", fileOf[x].Path, x.ID, x.Rule.ID))
			}
			return nil, &statusError{exitUsage, lang.New("%q could be several findings: %s; name one as it stands here",
				"%q 可能指几处问题：%s；请照此处的写法指明一处", name, lang.Text{EN: strings.Join(which, ", "), ZH: strings.Join(which, "、")})}
		}
	}
	return chosen, nil
}
