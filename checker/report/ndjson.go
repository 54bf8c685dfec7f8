package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// In NDJSON (https://github.com/ndjson/ndjson-spec) the record of a run is a line of JSON
// for each file, and a last one with all that is not of one file, by which a reader knows
// that the stream is whole.

// fileLine is the line of one file.
type fileLine struct {
	Schema    string           `json:"schema"`
	File      *fileRecord      `json:"file"`
	Findings  []findingRecord  `json:"findings"`
	Relations []relationRecord `json:"relations,omitzero"` // nil unless asked for
}

// lastLine is a document without its files.
type lastLine struct {
	Schema    string             `json:"schema"`
	Tool      tool               `json:"tool"`
	RulesFile *rulesFileRecord   `json:"rulesFile,omitempty"`
	Own       []string           `json:"own,omitempty"`
	Passed    []string           `json:"passed,omitempty"`
	Apart     bool               `json:"apart,omitempty"`
	Shard     *shardRecord       `json:"shard,omitempty"`
	Summary   summary            `json:"summary"`
	Relations []relationRecord   `json:"relations,omitzero"` // empty, if they were asked for
	Stale     []checker.Accepted `json:"stale,omitzero"`
}

// Stream writes the record of a run while it goes on: each file as it is done, and the
// rest at the end. Each is written with one call.
type Stream struct {
	w io.Writer
	o Options
	t totals
}

// NewStream is a stream of which nothing has been written.
func NewStream(w io.Writer, o Options) *Stream { return &Stream{w: w, o: o} }

// File writes the line of the next file.
func (s *Stream) File(f *checker.File) error {
	s.t.add(f)
	file := recordFile(f, s.o)
	line := fileLine{Schema: Schema, File: &file, Findings: recordFindings(f, s.o)}
	if s.o.Relations {
		line.Relations = recordRelations(f)
	}
	return encodeJSON(s.w, line, "")
}

// End writes the last line. Of the report's files, which have been written, it needs none.
func (s *Stream) End(r *checker.Report) error {
	d := record(&checker.Report{
		Version: r.Version, RulesFile: r.RulesFile, Outcomes: r.Outcomes, Skipped: r.Skipped, Own: r.Own, Passed: r.Passed, Apart: r.Apart, Shard: r.Shard, Stale: r.Stale,
	}, s.o)
	return encodeJSON(s.w, lastLine{
		Schema: d.Schema, Tool: d.Tool, RulesFile: d.RulesFile, Own: d.Own, Passed: d.Passed, Apart: d.Apart, Shard: d.Shard,
		Summary: recordSummary(s.t, r), Relations: d.Relations, Stale: d.Stale,
	}, "")
}

// NDJSON writes the same record as JSON, version 1, in lines.
func NDJSON(w io.Writer, r *checker.Report, o Options) error {
	b := bufio.NewWriter(w)
	s := NewStream(b, o)
	for i := range r.Files {
		if err := s.File(&r.Files[i]); err != nil {
			return err
		}
	}
	if err := s.End(r); err != nil {
		return err
	}
	return b.Flush()
}

// anyLine is whatever a report may begin with: a document, or a line.
type anyLine struct {
	document
	File *fileRecord `json:"file"`
}

// parse takes a report in JSON, or in NDJSON, whichever it is.
func parse(data []byte) (*document, error) {
	in := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))) // as editors and PowerShell write it
	var d document
	for lines := 0; ; lines++ {
		var line anyLine
		switch err := in.Decode(&line); {
		case err != nil && lines > 0 && (errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)):
			return nil, cutOff()
		case err != nil:
			return nil, noReport(err)
		case line.Schema != Schema:
			return nil, noReport(errors.New("schema"))
		}
		if line.File != nil {
			d.Files, d.Findings, d.Relations = append(d.Files, *line.File), append(d.Findings, line.Findings...), append(d.Relations, line.Relations...)
			continue
		}
		if in.More() {
			return nil, noReport(errors.New("there is more after the end"))
		}
		if line.Files != nil { // a document
			if lines > 0 {
				return nil, noReport(errors.New("a document among lines"))
			}
			return &line.document, nil
		}
		if line.Summary.Files != lines {
			return nil, cutOff()
		}
		line.Files, line.Findings = d.Files, d.Findings
		if line.Relations != nil {
			line.Relations = append(line.Relations, d.Relations...)
		}
		return &line.document, nil
	}
}

var anew = lang.New("write it anew: crossfoot check FILE… --format json --output REPORT.json", "请重新生成：crossfoot check 文件… --format json --output 报告.json")

// noReport refuses what is something else.
func noReport(err error) error {
	return &sheets.Error{Cause: lang.New("it is no JSON report of crossfoot, or a damaged one", "不是 crossfoot 的 JSON 报告，或者已损坏"), Do: anew, Err: err}
}

// cutOff refuses a stream without its end.
func cutOff() error {
	return &sheets.Error{
		Cause: lang.New("the stream was cut off: its last line, or one before, is missing", "报告不完整：缺少最后一行或其中的某一行"),
		Do:    lang.New("write it anew: crossfoot check --format ndjson", "请重新生成：crossfoot check --format ndjson"),
	}
}
