package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/report"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/table"
)

// BenchmarkStage measures the stages of a check one by one, as a workbook goes through
// them, and the whole at the end; their names are numbered, so that benchstat sorts them
// in that order. MB/s are of the sheets' XML in all of them. What several rules for all
// files need is worked out for each of them that is measured by itself, but once for all.
//
//	go test ./cmd/crossfoot -run '^$' -bench Stage -count 6 | benchstat -
func BenchmarkStage(b *testing.B) {
	for _, m := range sizes[:2] {
		b.Run(m.Name, func(b *testing.B) { benchmarkStages(b, m) })
	}
}

func benchmarkStages(b *testing.B, m made) {
	data, err := m.allocation(1)
	require.NoError(b, err)
	bytesOfXML := int64(0)
	for _, part := range sheetParts(b, data) {
		bytesOfXML += int64(part.UncompressedSize64)
	}
	src := sheets.Source{Name: m.Name + ".xlsx", Data: data, Limits: sheets.DefaultLimits}
	options := func(rs ...*checker.Rule) checker.Options {
		return checker.Options{Decoders: decoders.All(), Rules: rs}
	}
	open := func(b *testing.B) *sheets.Book {
		book, err := sheets.Open(b.Context(), src, decoders.All())
		require.NoError(b, err)
		return book
	}
	find := func(book *sheets.Book) (tables []*table.Table) {
		for _, sheet := range book.Sheets {
			found, _ := table.Find(book, sheet)
			tables = append(tables, found...)
		}
		return tables
	}
	stage := func(name string, one func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(bytesOfXML)
			for b.Loop() {
				one(b)
			}
		})
	}

	stage("1-unzip", func(b *testing.B) {
		for _, part := range sheetParts(b, data) {
			r, err := part.Open()
			require.NoError(b, err)
			_, err = io.Copy(io.Discard, bufio.NewReader(r))
			require.NoError(b, err)
		}
	})
	stage("2-decode", func(b *testing.B) { open(b) })
	book := open(b)
	stage("3-tables", func(b *testing.B) { require.Len(b, find(book), m.Sheets) })
	tables := find(book)
	stage("4-relations", func(b *testing.B) {
		for _, t := range tables {
			require.NotEmpty(b, relation.Find(t).Patterns)
		}
	})
	var pass *checker.Pass // as the rules for one workbook see it
	examined := checker.ExamineBook(b.Context(), book, options(&checker.Rule{Run: func(p *checker.Pass) error {
		pass = p
		return nil
	}}))
	run := func(b *testing.B, rs ...*checker.Rule) {
		for _, r := range rs {
			if r.Run != nil {
				p := *pass
				p.Rule, p.Report = r, func(checker.Finding) {}
				require.NoError(b, r.Run(&p))
			}
		}
		checker.Join(b.Context(), []checker.Examined{examined}, options(rs...))
	}
	for _, r := range rules.All {
		stage("5-rule/"+r.ID, func(b *testing.B) { run(b, r) })
	}
	stage("6-all-rules", func(b *testing.B) { run(b, rules.All...) })
	r := &checker.Report{Rules: rules.All, Files: []checker.File{checker.Check(context.Background(), src, options(rules.All...))}}
	stage("7-report", func(b *testing.B) {
		require.NoError(b, report.JSON(io.Discard, r, report.Options{}))
	})
	stage("8-whole", func(b *testing.B) {
		file := checker.Check(b.Context(), src, options(rules.All...))
		require.Nil(b, file.Err)
		require.NoError(b, report.JSON(io.Discard, &checker.Report{Rules: rules.All, Files: []checker.File{file}}, report.Options{}))
	})
}

// sheetParts are the parts of a workbook that are worksheets.
func sheetParts(b *testing.B, data []byte) (parts []*zip.File) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(b, err)
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader)
	for _, part := range archive.File {
		if isSheet(part) {
			parts = append(parts, part)
		}
	}
	return parts
}
