package web

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// answer is complete before its first byte is sent, so that what goes wrong on the
// way is a status and a sentence and not half a file.
type answer struct {
	leave func() // gives back its place in the gate, once it has been sent
	media string
	name  string // under which a browser saves it; "" if it is not to
	body  bytes.Buffer
}

// sendMost is how long a client may take to fetch an answer.
const sendMost = 5 * time.Minute

func (a *answer) send(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(sendMost)) // where there is none, the server's own holds
	h := w.Header()
	h.Set("Content-Type", a.media)
	h.Set("Content-Length", strconv.Itoa(a.body.Len()))
	h.Set("Cache-Control", "no-store")
	if a.name != "" {
		h.Set("Content-Disposition", attachment(a.name))
	}
	_, _ = a.body.WriteTo(w) // there is nobody left to tell
}

// The formats that are the server's own.
const (
	pageFormat     = "page"
	baselineFormat = "baseline"
)

// knows says whether there is a format of that name.
func (s *server) knows(name string) bool {
	return slices.Contains(s.formats(), name)
}

// formats are the names of all that it knows.
func (s *server) formats() []string {
	names := []string{pageFormat, baselineFormat}
	for _, f := range s.Formats {
		names = append(names, f.Name)
	}
	return names
}

func (s *server) format(name string) *Format {
	i := slices.IndexFunc(s.Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Formats[i]
}

// render writes what was checked in the format that was asked for.
func (s *server) render(c *checked) (*answer, error) {
	switch c.format {
	case pageFormat:
		a := &answer{media: "application/json"}
		return a, c.page(&a.body, s.Limits.Cells)
	case baselineFormat:
		a := &answer{media: "application/yaml", name: "crossfoot-accepted.yaml"}
		return a, accept.Write(&a.body, c.entries)
	}
	f := s.format(c.format)
	if f.Copy != nil {
		return c.copies(f, s.Now())
	}
	a := &answer{media: f.Type, name: c.download(f.Extension)}
	return a, f.Write(&a.body, c.report, c.options())
}

func (c *checked) options() report.Options {
	return report.Options{Lang: c.lang, Apart: true, Relations: c.relations, Source: c.source}
}

// source is the file of a report, as it was sent.
func (c *checked) source(f *checker.File) (*report.Source, error) {
	for i := range c.report.Files {
		if c.report.Files[i].Path == f.Path && c.books[i] != nil {
			return &report.Source{Data: c.data[i], Book: c.books[i]}, nil
		}
	}
	return nil, &sheets.Error{Cause: lang.New("the file could not be read", "文件无法读取")}
}

// download is the name of a report on all files.
func (c *checked) download(extension string) string {
	name := "crossfoot"
	if len(c.report.Files) > 0 {
		name = safeName(c.report.Files[0].Path)
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	if n := len(c.report.Files); n > 1 {
		name = lang.New("%[1]s and %[2]d more", "%[1]s等%[3]d个文件", name, n-1, n).In(c.lang)
	}
	return name + lang.Text{EN: "-checked", ZH: "-核对"}.In(c.lang) + extension
}

// copies writes each file of the report by itself. Several come in an archive, with a
// list of those of which there can be no copy, each from now.
func (c *checked) copies(f *Format, now time.Time) (*answer, error) {
	single := len(c.report.Files) == 1
	a := &answer{media: f.Type}
	var archive *zip.Writer
	if !single {
		a.media, a.name = "application/zip", c.download(".zip")
		archive = zip.NewWriter(&a.body)
	}
	written, taken := 0, map[string]bool{}
	var without []string
	options := c.options()
	options.Elsewhere = report.Elsewhere(c.report)
	var buf bytes.Buffer
	for i := range c.report.Files {
		if err := c.report.Files[i].Err; err != nil {
			without = append(without, lang.New("%s: %s", "%s：%s", c.report.Files[i].Path, err).In(c.lang))
			continue
		}
		one := *c.report
		one.Files = c.report.Files[i : i+1]
		buf.Reset()
		err := f.Write(&buf, &one, options)
		if reason, ok := errors.AsType[*sheets.Error](err); ok {
			without = append(without, lang.New("%s: %s", "%s：%s", one.Files[0].Path, reason).In(c.lang))
			continue
		}
		if err != nil {
			return nil, err
		}
		written++
		name := safeName(f.Copy(&one.Files[0], c.lang))
		if single {
			a.name, a.body = name, buf
			return a, nil
		}
		name = distinct(name, taken)
		if err := c.archive(archive, name, now, &buf); err != nil {
			return nil, err
		}
	}
	if written == 0 {
		return nil, refused(http.StatusUnprocessableEntity, "no-copy", "There is no copy to mark: %s.", "没有可以标注的副本：%s。", strings.Join(without, "; "))
	}
	if len(without) > 0 {
		list := strings.NewReader(strings.Join(without, "\r\n") + "\r\n")
		if err := c.archive(archive, lang.Text{EN: "without a copy.txt", ZH: "未标注的文件.txt"}.In(c.lang), now, list); err != nil {
			return nil, err
		}
	}
	return a, archive.Close()
}

// archive adds a file to an archive.
func (c *checked) archive(to *zip.Writer, name string, now time.Time, from io.Reader) error {
	entry, err := to.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: now})
	if err == nil {
		_, err = io.Copy(entry, from)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
