package web

import (
	"fmt"
	"net/http"
	"time"

	vm "github.com/VictoriaMetrics/metrics"

	"crossfoot/checker"
)

// metrics count what the server does, in Prometheus' text format. Their labels are words
// of the program only: nothing that a client sends can make more of them.
type metrics struct {
	set      *vm.Set
	inFlight *vm.Gauge
	bytes    *vm.Counter
	rules    map[string]bool
}

// durations are the upper bounds in seconds by which requests are counted.
var durations = []float64{.005, .02, .1, .3, 1, 3, 10, 30, 120}

func newMetrics(rules []*checker.Rule, g *gate) *metrics {
	vm.ExposeMetadata(true)
	set := vm.NewSet()
	m := &metrics{
		set:      set,
		inFlight: set.NewGauge("crossfoot_http_requests_in_flight", nil),
		bytes:    set.NewCounter("crossfoot_received_bytes_total"),
		rules:    map[string]bool{},
	}
	for _, r := range rules {
		m.rules[r.ID] = true
	}
	set.NewGauge(`crossfoot_checks{state="running"}`, func() float64 { return float64(len(g.turns)) })
	set.NewGauge(`crossfoot_checks{state="waiting"}`, func() float64 { return float64(max(0, len(g.inside)-len(g.turns))) })
	return m
}

func (m *metrics) handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.set.WritePrometheus(w)
		vm.WriteProcessMetrics(w)
	})
}

// count adds one to a counter, which is named with its labels.
func (m *metrics) count(format string, labels ...any) {
	m.set.GetOrCreateCounter(fmt.Sprintf(format, labels...)).Inc()
}

func (m *metrics) rejected(code string) { m.count("crossfoot_rejected_total{reason=%q}", code) }

// checked counts what came of a check. The rule is custom for findings of a rules file.
func (m *metrics) checked(r *checker.Report) {
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			m.count(`crossfoot_files_total{outcome="unreadable"}`)
			continue
		}
		m.count(`crossfoot_files_total{outcome="checked"}`)
		for j := range f.Findings {
			x := &f.Findings[j]
			if x.Confirmed != nil {
				continue
			}
			rule := x.Rule.ID
			if !m.rules[rule] {
				rule = "custom"
			}
			m.count("crossfoot_findings_total{rule=%q,severity=%q}", rule, x.Severity.Name())
		}
	}
}

func (m *metrics) answered(route string, status int, took time.Duration) {
	m.count("crossfoot_http_requests_total{route=%q,status=\"%d\"}", route, status)
	name := fmt.Sprintf("crossfoot_http_request_duration_seconds{route=%q}", route)
	m.set.GetOrCreatePrometheusHistogramExt(name, durations).Update(took.Seconds())
}
