package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"crossfoot/checker/report/marked"
	"crossfoot/cmd/internal/guard"
	"crossfoot/cmd/internal/web"
	"crossfoot/sheets/lang"
)

// usualPort is where the page is, unless another program is there: a page that is open
// finds the program again when it is started anew, and the browser what it remembers.
const usualPort = "7676"

// tokenLeast is how long a token must be that others cannot guess.
const tokenLeast = 16

// stopWithin is how long checks may still run once the server is told to stop.
const stopWithin = 30 * time.Second

// maxSizeMost is the largest --max-size, in MiB: a file is held in memory.
const maxSizeMost = 1024

func (p *program) serveCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "serve",
		Usage:     p.t("check workbooks on a page in the browser", "在浏览器网页中检查表格"),
		UsageText: p.t("crossfoot serve [flags]", "crossfoot serve [选项]"),
		Description: p.t(
			"Opens a page on which workbooks are checked: drop them there, or paste cells. The page\n"+
				"is for this computer only unless --listen says otherwise; nothing is sent anywhere\n"+
				"else, and nothing is kept. Programs send files to /api/check. Stop it with Ctrl-C.",
			"打开一个网页，把表格拖进去或粘贴单元格即可检查。除非用 --listen 另行指定，网页只供\n"+
				"本机使用；数据不会发往别处，也不保留。其他程序可把文件发往 /api/check。按 Ctrl-C 停止。"),
		Flags: []cli.Flag{
			number("port", p.t("serve on port `N` of this computer (default "+usualPort+", or any that is free)", "使用本机端口 `N`（默认 "+usualPort+"；已被占用时为任一空闲端口）")),
			&cli.StringFlag{Name: "listen", Usage: p.t("serve on `HOST:PORT`, for other computers too; a token is then needed", "在 `HOST:PORT` 提供服务，可供其他计算机使用；此时需要访问口令")},
			&cli.StringFlag{Name: "token", Usage: p.t("ask for the token `TEXT`, of at least 16 characters (default with --listen: made up)", "要求提供访问口令 `TEXT`，至少 16 个字符（使用 --listen 时默认自动生成）")},
			&cli.StringSliceFlag{Name: "host", Usage: p.t("answer also to the name `NAME`, such as a proxy's", "也以名称 `NAME` 提供服务，如代理服务器的名称")},
			number("max-size", p.t("take at most `N` MiB at once (default 100)", "一次最多接收 `N` MiB（默认 100）")),
			p.limitFlag(),
			&cli.BoolFlag{Name: "no-open", Usage: p.t("do not open the browser", "不打开浏览器"), DisableDefaultText: true},
			&cli.BoolFlag{Name: "log", Usage: p.t("write a line for each request to the standard error", "每个请求在标准错误中记录一行"), DisableDefaultText: true},
		},
		Action: p.serve,
	})
}

// serve is the command of that name.
func (p *program) serve(c *cli.Context) error {
	if c.NArg() > 0 {
		return misuse("serve", "it takes no file; open the page and drop it there", "该命令不需要文件，请把文件拖进网页")
	}
	address, err := listenAddress(c)
	if err != nil {
		return err
	}
	size, err := within(c, "max-size", 1, maxSizeMost)
	if err != nil {
		return err
	}
	p.limits = limits{web.DefaultLimits.Book, guard.Limits{Time: web.DefaultLimits.Check, Memory: cmp.Or(p.limits.check.Memory, web.DefaultLimits.Heap)}}
	if err := p.heedLimits(c); err != nil {
		return err
	}
	token := c.String("token")
	if c.IsSet("token") && len(token) < tokenLeast {
		return misuse("serve", "--token needs at least %d characters", "--token 至少要 %d 个字符", tokenLeast)
	}
	listener, err := net.Listen("tcp", address)
	if err != nil && !c.IsSet("port") && !c.IsSet("listen") {
		listener, err = net.Listen("tcp", net.JoinHostPort("127.0.0.1", "0"))
	}
	if err != nil {
		return &statusError{exitUsage, lang.New("%s cannot be served on: %s; choose another with --port or --listen",
			"无法在 %s 提供服务：%s；请用 --port 或 --listen 另选", address, listenWords(err))}
	}
	at, ok := listener.Addr().(*net.TCPAddr)
	if ok && !at.IP.IsLoopback() && token == "" {
		token = rand.Text()
	}
	config := web.Config{
		Rules: p.rules, Decoders: p.decoders, Formats: served(), Version: programVersion(), Lang: p.lang,
		Token: token, Hosts: hosts(c, address), Errors: p.stderr, Now: p.now,
		Limits: web.Limits{
			Upload: int64(size) << 20, Book: p.limits.book, Check: p.limits.check.Time, Heap: p.limits.check.Memory,
		},
	}
	if c.Bool("log") {
		config.Access = p.stderr
	}
	page := pageURL(c, at, token, p.lang)
	fmt.Fprintf(p.stdout, "%s\n", oneLine(p.t(
		"crossfoot is at "+page+" (Ctrl-C stops it)", "请在浏览器中打开 "+page+"（按 Ctrl-C 停止）")))
	if !c.Bool("no-open") {
		p.browse(page)
	}
	p.serving.Store(true)
	finished, err := web.Serve(c.Context, listener, config, stopWithin)
	if err != nil {
		return err
	}
	if !finished {
		p.complain(lang.New("stopped; a check that was still running was given up", "已停止，仍在进行的检查未能完成"))
	}
	return nil
}

// listenAddress is where the flags say to serve: on this computer only, unless they
// name another address.
func listenAddress(c *cli.Context) (string, error) {
	if !c.IsSet("port") && !c.IsSet("listen") {
		return net.JoinHostPort("127.0.0.1", usualPort), nil
	}
	if !c.IsSet("listen") {
		port, err := within(c, "port", 0, 65535)
		return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), err
	}
	if c.IsSet("port") {
		return "", misuse("serve", "--listen names a port already; leave --port out", "--listen 已包含端口，请去掉 --port")
	}
	address := c.String("listen")
	_, port, err := net.SplitHostPort(address)
	if n, wrong := strconv.Atoi(port); err != nil || wrong != nil || n < 0 || n > 65535 {
		return "", misuse("serve", "--listen cannot be %q; write HOST:PORT, as in 192.168.1.5:8080", "--listen 不能是 %q；请写明地址和端口，如 192.168.1.5:8080", address)
	}
	return address, nil
}

// within is a flag's number, which must lie between two others; 0 if it is not given.
func within(c *cli.Context, name string, least, most int) (int, error) {
	if !c.IsSet(name) {
		return 0, nil
	}
	n, err := strconv.Atoi(c.String(name))
	if err != nil || n < least || n > most {
		return 0, misuse("serve", "--%s must be between %d and %d", "--%s 应在 %d 到 %d 之间", name, least, most)
	}
	return n, nil
}

// hosts are the names by which the server answers, besides those of this computer and
// the address at which a request arrives.
func hosts(c *cli.Context, address string) []string {
	names := c.StringSlice("host")
	if host, _, err := net.SplitHostPort(address); err == nil && net.ParseIP(host) == nil {
		names = append(names, host)
	}
	return names
}

// pageURL is the address of the page for a person to open.
func pageURL(c *cli.Context, at *net.TCPAddr, token string, l lang.Lang) string {
	host := at.IP.String()
	if at.IP.IsUnspecified() {
		host = "localhost"
		if names := c.StringSlice("host"); len(names) > 0 {
			host = names[0]
		} else if own := ownAddress(); own != "" {
			host = own
		}
	}
	u := url.URL{Scheme: "http", Host: net.JoinHostPort(host, strconv.Itoa(at.Port)), Path: "/"}
	query := url.Values{}
	if token != "" {
		query.Set("token", token)
	}
	u.RawQuery = query.Encode()
	if c.IsSet("lang") { // else the browser's
		u.Fragment = "lang=" + l.Name()
	}
	return u.String()
}

// ownAddress is an address of this computer that others can reach, if it has one.
func ownAddress() string {
	all, _ := net.InterfaceAddrs() // without them, there is none
	for _, a := range all {
		if network, ok := a.(*net.IPNet); ok && network.IP.To4() != nil && network.IP.IsGlobalUnicast() {
			return network.IP.String()
		}
	}
	return ""
}

// listenWords says why an address cannot be served on.
func listenWords(err error) lang.Localized {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return lang.Text{EN: "another program uses it", ZH: "已被其他程序占用"}
	case errors.Is(err, syscall.EACCES):
		return lang.Text{EN: "no permission", ZH: "没有权限"}
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return lang.Text{EN: "this computer has no such address", ZH: "本机没有这个地址"}
	}
	if op, ok := errors.AsType[*net.OpError](err); ok {
		err = op.Err
	}
	return lang.New("%v", "%v", err)
}

// served are the formats as downloads.
func served() []web.Format {
	var all []web.Format
	for _, f := range formats() {
		d := downloads[f.Name]
		d.Named = f
		all = append(all, d)
	}
	return all
}

// downloads says of each format what a browser is to take it for.
var downloads = map[string]web.Format{
	"text":     {Type: "text/plain; charset=utf-8", Extension: ".txt"},
	"json":     {Type: "application/json", Extension: ".json"},
	"ndjson":   {Type: "application/x-ndjson", Extension: ".ndjson"},
	"html":     {Type: "text/html; charset=utf-8", Extension: ".html"},
	"xlsx":     {Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Extension: ".xlsx", Copy: marked.Name},
	"csv":      {Type: "text/csv; charset=utf-8", Extension: ".csv"},
	"markdown": {Type: "text/markdown; charset=utf-8", Extension: ".md"},
	"github":   {Type: "text/plain; charset=utf-8", Extension: ".txt"},
	"sarif":    {Type: "application/sarif+json", Extension: ".sarif"},

	"github-summary": {Type: "text/markdown; charset=utf-8", Extension: ".md"},

	"junit":  {Type: "application/xml", Extension: ".xml"},
	"gitlab": {Type: "application/json", Extension: ".json"},
}
