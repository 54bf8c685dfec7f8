package web

import (
	"fmt"
	"net/http"
	"time"
)

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// clientGone is the status that logs have where the client did not wait for one.
const clientGone = 499

// observe counts requests and tells of them, by their route: an address that a client
// makes up is none. Nothing of what was sent is told, not even names.
func (s *server) observe(mux *http.ServeMux, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, route := mux.Handler(r)
		start := time.Now()
		s.metrics.inFlight.Inc()
		defer s.metrics.inFlight.Dec()
		record := &recorder{ResponseWriter: w}
		next.ServeHTTP(record, r)
		took := time.Since(start)
		if record.status == 0 {
			record.status = clientGone
		}
		s.metrics.answered(route, record.status, took)
		if s.Access != nil {
			fmt.Fprintf(s.Access, "%s %q %d %d bytes %.3f s\n", s.Now().UTC().Format(time.RFC3339), route, record.status, record.bytes, took.Seconds())
		}
	})
}

// recovered answers a fault of the program with a sentence, and tells where it lies.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil {
				s.tell(fault)
				s.refuse(w, r, s.language(r), internal)
			}
		}()
		next.ServeHTTP(w, r)
	})
}
