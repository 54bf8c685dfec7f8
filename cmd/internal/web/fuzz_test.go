package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzReceive reads forms: whatever is sent, there are files with different names, or a
// fault with a sentence.
func FuzzReceive(f *testing.F) {
	const media = "multipart/form-data; boundary=x"
	for _, part := range []string{
		"Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1,2",
		"Content-Disposition: form-data; name=\"text\"\r\n\r\n27 km",
		"Content-Disposition: form-data; name=\"format\"\r\n\r\npage",
		"Content-Disposition: form-data; name=\"confirm\"\r\n\r\n[{\"id\": \"x\", \"note\": \"y\"}]",
		"Content-Disposition: form-data; name=\"accepted\"\r\n\r\naccepted: []",
		"Content-Disposition: form-data; name=\"config\"\r\n\r\nskip: [a]",
		"Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%E5%B9%B4\r\n\r\n",
	} {
		f.Add(media, "--x\r\n"+part+"\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\r\n--x--\r\n")
	}
	s := &server{Config: Config{Limits: Limits{Files: 3}.orDefault()}}
	f.Fuzz(func(t *testing.T, media, body string) {
		r := httptest.NewRequest(http.MethodPost, "/api/check", nil)
		r.Header.Set("Content-Type", media)
		in, err := s.receive(r, strings.NewReader(body))
		require.NotNil(t, in)
		if err != nil {
			wrong, ok := errors.AsType[*fault](err)
			require.True(t, ok, "%v", err)
			require.NotEmpty(t, wrong.message.In(in.lang))
			return
		}
		require.NotEmpty(t, in.files)
		names := map[string]bool{}
		for _, f := range in.files {
			require.NotEmpty(t, f.name)
			require.False(t, names[f.name])
			names[f.name] = true
		}
	})
}
