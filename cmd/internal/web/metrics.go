package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"crossfoot/checker"
)

// metrics count what the server does. Their labels are words of the program only:
// nothing that a client sends can make more of them.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
	bytes    prometheus.Counter
	files    *prometheus.CounterVec
	findings *prometheus.CounterVec
	refused  *prometheus.CounterVec
	rules    map[string]bool
}

func newMetrics(rules []*checker.Rule, g *gate) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "crossfoot_http_requests_total", Help: "Requests that were answered.",
		}, []string{"route", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "crossfoot_http_request_duration_seconds", Help: "Time from a request's head to the end of its answer.",
			Buckets: []float64{.005, .02, .1, .3, 1, 3, 10, 30, 120},
		}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "crossfoot_http_requests_in_flight", Help: "Requests that are being answered.",
		}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "crossfoot_received_bytes_total", Help: "Bytes of files that were received to check.",
		}),
		files: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "crossfoot_files_total", Help: "Files that were sent, by what came of them: checked or unreadable.",
		}, []string{"outcome"}),
		findings: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "crossfoot_findings_total", Help: "Findings that count; rule is custom for those of a rules file.",
		}, []string{"rule", "severity"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "crossfoot_rejected_total", Help: "Requests that were refused, by the error's code.",
		}, []string{"reason"}),
		rules: map[string]bool{},
	}
	for _, r := range rules {
		m.rules[r.ID] = true
	}
	for state, count := range map[string]func() float64{
		"running": func() float64 { return float64(len(g.turns)) },
		"waiting": func() float64 { return float64(max(0, len(g.inside)-len(g.turns))) },
	} {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "crossfoot_checks", Help: "Checks that run, and those that are being received, wait for their turn or are sent.",
			ConstLabels: prometheus.Labels{"state": state},
		}, count))
	}
	m.registry.MustRegister(m.requests, m.duration, m.inFlight, m.bytes, m.files, m.findings, m.refused,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) rejected(code string) { m.refused.WithLabelValues(code).Inc() }

// checked counts what came of a check.
func (m *metrics) checked(r *checker.Report) {
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			m.files.WithLabelValues("unreadable").Inc()
			continue
		}
		m.files.WithLabelValues("checked").Inc()
		for j := range f.Findings {
			x := &f.Findings[j]
			if x.Confirmed != nil {
				continue
			}
			rule := x.Rule.ID
			if !m.rules[rule] {
				rule = "custom"
			}
			m.findings.WithLabelValues(rule, x.Severity.Name()).Inc()
		}
	}
}

func (m *metrics) answered(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}
