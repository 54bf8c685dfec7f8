package web

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"

	"crossfoot/checker/accept"
	"crossfoot/rules/user"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// upload is a file as it was sent.
type upload struct {
	name string
	data []byte
	text bool // it is to be read as running text
}

// request is what a client asks for.
type request struct {
	files     []upload // the texts first, so that what they say is known when the tables are compared
	lists     []list   // not read yet
	accepted  []accept.Entry
	confirmed []confirmed
	rules     *user.Rules // nil if none were sent
	bytes     int64

	password  string // of the files that have one
	format    string
	relations bool
	lang      lang.Lang
}

// confirmed is somebody's word for a finding, as the page sends it.
type confirmed struct {
	ID   string `json:"id"`
	File string `json:"file"` // if namesakes in several files have the same id
	Note string `json:"note"`
	By   string `json:"by"`
}

// smallMost is how large all parts of a request may be together that are no files to
// check: to read a list takes a hundred times its size in memory.
const smallMost = 2 << 20

// receive reads a request to check files, as a stream into memory. What it could read
// before an error says in which language to speak of it. The error is a *fault.
func (s *server) receive(r *http.Request, body io.Reader) (*request, error) {
	in := &reception{server: s, taken: map[string]bool{}, request: &request{lang: s.language(r), format: "json"}}
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" || params["boundary"] == "" {
		return in.request, refused(http.StatusUnsupportedMediaType, "not-multipart",
			"Send the files as multipart/form-data.", "请以 multipart/form-data 形式发送文件。")
	}
	query := r.URL.Query()
	for _, name := range []string{"format", "lang", "relations"} {
		if query.Has(name) {
			if err := in.parameter(name, query.Get(name)); err != nil {
				return in.request, err
			}
		}
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = in.part(part)
		}
		if err != nil {
			return in.request, s.received(err)
		}
	}
	if len(in.files)+len(in.texts) == 0 {
		return in.request, refused(http.StatusBadRequest, "no-file", "Send at least one file to check.", "请至少发送一个要检查的文件。")
	}
	in.request.files = slices.Concat(in.texts, in.files)
	return in.request, nil
}

// received says what went wrong while an upload was read.
func (s *server) received(err error) error {
	if _, ok := errors.AsType[*fault](err); ok {
		return err
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return s.tooLarge()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return refused(http.StatusRequestTimeout, "slow-upload", "The files took too long to arrive.", "文件上传时间过长。")
	}
	return refused(http.StatusBadRequest, "bad-multipart",
		"The files did not arrive whole; send them again.", "文件没有完整送达，请重新发送。")
}

func (s *server) tooLarge() *fault {
	return refused(http.StatusRequestEntityTooLarge, "too-large",
		"The files are larger than %s together; send fewer at once.", "文件合计超过 %s，请分批检查。", sheets.Size(s.Limits.Upload))
}

// reception is a request that is being put together.
type reception struct {
	*request
	server *server
	texts  []upload
	files  []upload
	taken  map[string]bool
	small  int64 // bytes of the parts so far that are no files
}

// part takes one part of the form.
func (in *reception) part(p *multipart.Part) error {
	switch p.FormName() {
	case "file":
		return in.file(p, &in.files, "pasted.tsv", false)
	case "text":
		return in.file(p, &in.texts, "text.txt", true)
	}
	data, err := io.ReadAll(io.LimitReader(p, smallMost-in.small+1))
	if err != nil {
		return err
	}
	if in.small += int64(len(data)); in.small > smallMost {
		return refused(http.StatusRequestEntityTooLarge, "too-large",
			"Lists of confirmed findings and rules files may be %s together.", "核实说明和规则文件合计不能超过 %s。", sheets.Size(smallMost))
	}
	in.bytes += int64(len(data))
	switch name := p.FormName(); name {
	case "password": // never in an address, which is logged and remembered
		in.password = string(data)
		return nil
	case "accepted", "confirm", "config":
		in.lists = append(in.lists, list{part: name, name: nameOf(p), data: data})
		return nil
	default:
		return in.parameter(name, string(data))
	}
}

// file takes a file to check. A form sends one without a name and without content
// where none was chosen.
func (in *reception) file(p *multipart.Part, to *[]upload, unnamed string, text bool) error {
	if most := in.server.Limits.Files; len(in.files)+len(in.texts) == most {
		return refused(http.StatusRequestEntityTooLarge, "too-many-files", "Send at most %d files at once.", "一次最多发送 %d 个文件。", most)
	}
	data, err := io.ReadAll(p)
	if err != nil {
		return err
	}
	name := nameOf(p)
	if name == "" && len(data) == 0 {
		return nil
	}
	if name == "" {
		name = unnamed
	}
	in.bytes += int64(len(data))
	*to = append(*to, upload{name: distinct(name, in.taken), data: data, text: text})
	return nil
}

// parameter takes one that may stand in the query or in the form.
func (in *reception) parameter(name, value string) error {
	value = strings.TrimSpace(value)
	known := true
	var may []string // what it can be
	switch name {
	case "format":
		may = in.server.formats()
		if value != "" {
			in.format, known = value, in.server.knows(value)
		}
	case "lang":
		may = []string{"zh", "en"}
		if value != "" {
			in.lang, known = lang.Parse(value)
		}
	case "relations":
		may = []string{"1", "0"}
		in.relations = value == "1" || value == "true"
		known = in.relations || value == "" || value == "0" || value == "false"
	default:
		return refused(http.StatusBadRequest, "bad-parameter", "There is no parameter %q.", "没有参数 %q。", name)
	}
	if !known {
		return refused(http.StatusBadRequest, "bad-parameter", "%s cannot be %q; it can be %s.", "%s 不能是 %q；可以是 %s。", name, value,
			lang.Text{EN: strings.Join(may, ", "), ZH: strings.Join(may, "、")})
	}
	return nil
}
