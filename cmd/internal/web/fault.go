package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"crossfoot/sheets/lang"
)

// fault is why a request cannot be answered: one sentence for a person, a word that
// stays the same for programs, and the status.
type fault struct {
	status  int
	code    string
	message lang.Localized
	detail  string // the line of a rules file that is wrong
	retry   int    // seconds after which to try again; 0 if that is of no use
}

// Error is the fault in English.
func (f *fault) Error() string { return f.message.In(lang.EN) }

func refused(status int, code, en, zh string, args ...any) *fault {
	return &fault{status: status, code: code, message: lang.New(en, zh, args...)}
}

// after makes a fault say after how many seconds to try again.
func (f *fault) after(seconds int) *fault {
	f.retry = seconds
	return f
}

var (
	notFound = refused(http.StatusNotFound, "not-found", "There is nothing at this address.", "这个地址没有内容。")
	internal = refused(http.StatusInternalServerError, "internal",
		"Something went wrong inside crossfoot; the file was not checked. Please report it.", "程序内部出错，文件未能检查。请反馈此问题。")
	wrongHost = refused(http.StatusMisdirectedRequest, "wrong-host",
		"crossfoot is not served under this name; open it by the address that it printed, or start it with --host NAME.",
		"crossfoot 不以这个名称提供服务；请用启动时显示的地址打开，或在启动时加上 --host 名称。")
	crossSite = refused(http.StatusForbidden, "cross-site",
		"Another web page may not send files here.", "不接受其他网页发来的请求。")
	noToken = refused(http.StatusUnauthorized, "unauthorized",
		"This server asks for its token: open the address that it printed, or send the header Authorization: Bearer TOKEN.",
		"需要访问口令：请打开启动时显示的完整地址，或发送请求头 Authorization: Bearer 口令。")
)

func wrongMethod(methods string) *fault {
	return refused(http.StatusMethodNotAllowed, "method", "This address takes %s only.", "这个地址只接受 %s 请求。", methods)
}

// asFault is an error as a fault; one that nobody foresaw is internal.
func asFault(err error) *fault {
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	return internal
}

// failure is a fault as programs read it.
type failure struct {
	Error struct {
		Message string `json:"message"`
		Code    string `json:"code"`
		Detail  string `json:"detail,omitempty"`
	} `json:"error"`
}

// refuse answers with a fault.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, l lang.Lang, f *fault) {
	s.metrics.rejected(f.code)
	if f.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(f.retry))
	}
	w.Header().Set("Cache-Control", "no-store")
	if strings.Contains(r.Header.Get("Accept"), "text/html") { // somebody has opened this address
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(f.status)
		_, _ = io.WriteString(w, f.message.In(l)+"\n") // there is nobody left to tell
		return
	}
	var body failure
	body.Error.Message, body.Error.Code, body.Error.Detail = f.message.In(l), f.code, f.detail
	s.writeJSON(w, f.status, body)
}

func (s *server) writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // there is nobody left to tell
}

// language is that of the query, or else the first that the browser prefers and the
// program knows, or else the server's own.
func (s *server) language(r *http.Request) lang.Lang {
	if l, ok := lang.Parse(r.URL.Query().Get("lang")); ok {
		return l
	}
	tags, _, _ := language.ParseAcceptLanguage(r.Header.Get("Accept-Language")) // in the order of preference; none if it is wrong
	for _, tag := range tags {
		if l, ok := lang.Parse(tag.String()); ok {
			return l
		}
	}
	return s.Lang
}
