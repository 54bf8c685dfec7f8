package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/rules/user"
	"crossfoot/sheets/lang"
)

// configFlags say which rules file is used.
func (p *program) configFlags() []cli.Flag {
	return []cli.Flag{
		p.limitFlag(),
		&cli.StringFlag{Name: "config", Usage: p.t("use the rules file `FILE` instead of "+user.FileName+" beside the first input or in the current folder",
			"使用规则文件 `FILE`，而不是第一个文件所在文件夹或当前文件夹中的 "+user.FileName)},
		&cli.BoolFlag{Name: "no-config", Usage: p.t("use no rules file", "不使用规则文件"), DisableDefaultText: true},
	}
}

// configure applies the rules file, if there is one, to the options, and drops the
// inputs that it says not to check. Of those that were passed over anyway nothing is said.
func (p *program) configure(c *cli.Context, inputs []input, o *checker.Options) (left []input, skipped []string, err error) {
	r, err := p.rulesFile(c)
	if err != nil || r == nil {
		return inputs, nil, err
	}
	o.Settings, o.Names = r.Settings(), r.Names
	if o.Rules != nil {
		o.Rules = slices.Concat(o.Rules, r.Checks)
	}
	p.passed = slices.DeleteFunc(p.passed, r.Skips)
	for _, in := range inputs {
		if in.err == nil && in.name != stdinName && r.Skips(in.name) {
			skipped = append(skipped, in.name)
		} else {
			left = append(left, in)
		}
	}
	return left, skipped, nil
}

// rulesFile loads the rules file that the user names, or else the one beside the
// first input, or else the one in the current folder. It is nil if there is none.
func (p *program) rulesFile(c *cli.Context) (*user.Rules, error) {
	named := c.String("config")
	switch {
	case c.Bool("no-config") && named != "":
		return nil, misuse(c.Command.Name, "--config and --no-config exclude each other", "--config 和 --no-config 不能同时使用")
	case c.Bool("no-config"):
		return nil, nil
	case c.IsSet("config") && named == "":
		return nil, misuse(c.Command.Name, "--config names no file", "--config 没有指定文件")
	case named != "":
		return p.namedRules(named)
	}
	for _, path := range rulesPaths(c.Args().First()) {
		data, err := readSmall(path, user.MaxSize)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, &statusError{exitUsage, lang.New("%s: %s", "%s：%s", path, fileError(err))}
		}
		return p.loadRules(path, data)
	}
	return nil, nil
}

// namedRules loads the rules file of that name.
func (p *program) namedRules(path string) (*user.Rules, error) {
	data, err := readSmall(path, user.MaxSize)
	if err != nil {
		return nil, &statusError{exitUsage, lang.New("%s: %s", "%s：%s", path, fileError(err))}
	}
	return p.loadRules(path, data)
}

// rulesPaths are the places where a rules file is looked for.
func rulesPaths(first string) []string {
	paths := []string{user.FileName}
	if first != stdinName {
		dir := filepath.Dir(first)
		if info, err := os.Stat(first); err == nil && info.IsDir() {
			dir = first
		}
		paths = slices.Insert(paths, 0, filepath.Join(dir, user.FileName))
	}
	return slices.Compact(paths)
}

// readSmall reads no more of a file than it may have, and one byte more.
func readSmall(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, notRegular()
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

func (p *program) loadRules(path string, data []byte) (*user.Rules, error) {
	return user.Load(path, data, ruleIDs(p.rules))
}
