package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"crossfoot/sheets"
)

// The page, which is also of use when opened from a file: it needs nothing from
// elsewhere.
//
//go:embed page
var pageFiles embed.FS

// asset is one part of the page.
type asset struct {
	media string
	etag  string
	data  []byte
}

// mediaTypes are fixed here, because a computer's own list may say otherwise, and a
// browser runs no script that is called plain text.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".json": "application/json",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", // the example
}

// assets are the parts of the page by their paths. Of a part of another type than
// those above there is none. The page is told which files there
// are decoders for.
func assets(decoders []sheets.Decoder) map[string]asset {
	all := map[string]asset{}
	// The file system is part of the program: it has no errors.
	_ = fs.WalkDir(pageFiles, "page", func(file string, d fs.DirEntry, err error) error {
		media := mediaTypes[path.Ext(file)]
		if err != nil || d.IsDir() || media == "" {
			return err
		}
		data, err := pageFiles.ReadFile(file)
		if file == "page/index.html" {
			data = bytes.Replace(data, []byte("<body>"), fmt.Appendf(nil, "<body data-kinds=%q data-search=%q>",
				strings.Join(sheets.Extensions(decoders, true), " "), strings.Join(sheets.Searched(decoders, true), " ")), 1)
		}
		sum := sha256.Sum256(data)
		all[strings.TrimPrefix(file, "page/")] = asset{media: media, etag: `"` + hex.EncodeToString(sum[:8]) + `"`, data: data}
		return err
	})
	return all
}

func (s *server) page(w http.ResponseWriter, r *http.Request) { s.asset(w, r, "index.html") }

func (s *server) static(w http.ResponseWriter, r *http.Request) { s.asset(w, r, r.PathValue("name")) }

// asset sends a part of the page, which a browser keeps and asks about each time: it
// changes only with the program.
func (s *server) asset(w http.ResponseWriter, r *http.Request, name string) {
	a, ok := s.assets[name]
	if !ok {
		s.refuse(w, r, s.language(r), notFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.media)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", a.etag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
}

// about is what a client may want to know before it sends anything.
type about struct {
	Version string        `json:"version"`
	Lang    string        `json:"lang"` // that answers come in unless another is asked for
	Formats []aboutFormat `json:"formats"`
	Limits  aboutLimits   `json:"limits"`
}

type aboutFormat struct {
	Name      string `json:"name"`
	Type      string `json:"type"`
	Extension string `json:"extension"`
}

type aboutLimits struct {
	Bytes   int64   `json:"bytes"` // of a request
	Files   int     `json:"files"`
	Seconds float64 `json:"seconds"` // of a check
	Cells   int     `json:"cells"`   // of all files, in format page
}

// about answers GET /api/about.
func (s *server) about(w http.ResponseWriter, r *http.Request) {
	a := about{
		Version: s.Version, Lang: s.language(r).Name(),
		Limits: aboutLimits{Bytes: s.Limits.Upload, Files: s.Limits.Files, Seconds: s.Limits.Check.Seconds(), Cells: s.Limits.Cells},
	}
	for _, f := range s.Formats {
		a.Formats = append(a.Formats, aboutFormat{f.Name, f.Type, f.Extension})
	}
	a.Formats = append(a.Formats, aboutFormat{pageFormat, "application/json", ".json"}, aboutFormat{baselineFormat, "application/yaml", ".yaml"})
	w.Header().Set("Cache-Control", "no-store")
	s.writeJSON(w, http.StatusOK, a)
}
