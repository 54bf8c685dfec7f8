package growth

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"text/template"

	"crossfoot/sheets/lang"
)

//go:embed chart.svg.tmpl
var chartSource string

// chartTemplate is parsed when a chart is first asked for, which is seldom.
var chartTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("chart").Funcs(template.FuncMap{"x": escape}).Parse(chartSource))
})

// Where things stand in the picture, in its own units.
const (
	across  = 6   // panels side by side
	left    = 76  // where the first begins
	pitch   = 168 // from one panel to the next
	plotW   = 150
	plotH   = 92
	top     = 96 // where the plot of time begins in the first row of panels
	between = 24 // from the plot of time to that of memory
	panelH  = 2*plotH + between + 18
	bandH   = panelH + 56 // from one row of panels to the next
	legendH = 42
)

// picture is what the template draws.
type picture struct {
	Lang          string
	Title, About  string
	Time, Memory  string
	Linear, Loglg string // what the guides are
	Width, Height int
	PlotW, PlotH  int
	PanelH        int
	Panels        []panel
}

type panel struct {
	ID, Title string
	X, Y      int
	First     bool // of its row: it has the numbers of the axis
	Min, Max  string
	Plots     [2]plot
}

// plot shows one measure of a series against how many there are.
type plot struct {
	Kind         string // time or memory
	Name         string
	Y            int
	Ticks        []tick
	Line         string
	Linear, NLog string // the guides, through the last point
	Dots         []dot
	Last, Power  string
}

type tick struct {
	Y    float64
	Text string
}

type dot struct {
	X, Y float64
	Says string
}

// Chart draws what was measured as an SVG: for each series, time and memory against the
// size, both axes logarithmic, all panels with the same vertical axes. The thin lines show
// what growing as n and as n log n would be.
func Chart(l lang.Lang, all []Series) ([]byte, error) {
	t := func(en, zh string) string { return lang.Text{EN: en, ZH: zh}.In(l) }
	bands := (len(all) + across - 1) / across
	pic := picture{
		Lang:  l.Name(),
		Title: t("What checking a workbook takes as it grows", "工作簿增大时检查的开销"),
		About: t("CPU time and memory of crossfoot check, start included. Both axes are logarithmic; beside the last figure, how it grows at the end.",
			"crossfoot check 的 CPU 时间和内存，含启动。两轴均为对数刻度；末点数值旁标明末段的增长方式。"),
		Time: t("CPU time", "CPU 时间"), Memory: t("memory", "内存"),
		Linear: t("growing as n", "按 n 增长"), Loglg: t("growing as n log n", "按 n log n 增长"),
		Width: left + across*pitch, Height: top + (bands-1)*bandH + panelH + legendH,
		PlotW: plotW, PlotH: plotH, PanelH: panelH,
	}
	seconds := scaleOf(all, func(p Point) float64 { return p.Seconds })
	memory := scaleOf(all, func(p Point) float64 { return p.MiB })
	for i, s := range all {
		if len(s.Points) == 0 {
			return nil, fmt.Errorf("nothing was measured of %s", s.ID)
		}
		one := panel{
			ID: s.ID, Title: s.Title.In(l), First: i%across == 0, X: left + i%across*pitch, Y: top + i/across*bandH,
			Min: count(s.Points[0].N), Max: count(s.Points[len(s.Points)-1].N),
		}
		powerS, powerM := s.Exponents()
		one.Plots = [2]plot{
			s.plot(seconds, "time", pic.Time, powerS, func(p Point) float64 { return p.Seconds }, secondsText, "s"),
			s.plot(memory, "memory", pic.Memory, powerM, func(p Point) float64 { return p.MiB }, memoryText, "MiB"),
		}
		one.Plots[1].Y = plotH + between
		pic.Panels = append(pic.Panels, one)
	}
	var out bytes.Buffer
	err := chartTemplate().Execute(&out, pic)
	return out.Bytes(), err
}

// scale is a logarithmic axis, from one power of ten to another.
type scale struct{ from, to float64 }

func scaleOf(all []Series, of func(Point) float64) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range all {
		for _, p := range s.Points {
			low, high = min(low, of(p)), max(high, of(p))
		}
	}
	from := math.Floor(math.Log10(low))
	return scale{from, max(math.Ceil(math.Log10(high)), from+1)}
}

func (s scale) y(value float64) float64 {
	return plotH * (s.to - math.Log10(value)) / (s.to - s.from)
}

// plot draws one measure of the series.
func (s Series) plot(axis scale, kind, name string, power float64, of func(Point) float64, text func(float64) string, unit string) plot {
	first, last := s.Points[0], s.Points[len(s.Points)-1]
	width := max(math.Log(float64(last.N)/float64(first.N)), 1e-9)
	x := func(n float64) float64 { return plotW * math.Log(n/float64(first.N)) / width }
	p := plot{Kind: kind, Name: name, Last: text(of(last))}
	if len(s.Points) > 1 {
		p.Power = fmt.Sprintf("%.2f", power)
	}
	for e := axis.from; e <= axis.to; e++ {
		p.Ticks = append(p.Ticks, tick{axis.y(math.Pow(10, e)), strconv.FormatFloat(math.Pow(10, e), 'f', -1, 64) + " " + unit})
	}
	var line, linear, nlog []string
	at := func(n, value float64) string { return fmt.Sprintf("%.1f,%.1f", x(n), axis.y(value)) }
	for _, point := range s.Points {
		n := float64(point.N)
		line = append(line, at(n, of(point)))
		p.Dots = append(p.Dots, dot{x(n), axis.y(of(point)), count(point.N) + ": " + text(of(point))})
	}
	const steps = 12
	most := float64(last.N)
	for i := range steps + 1 {
		n := float64(first.N) * math.Exp(width*float64(i)/steps)
		linear = append(linear, at(n, of(last)*n/most))
		nlog = append(nlog, at(n, of(last)*n*math.Log(n)/(most*math.Log(most))))
	}
	p.Line, p.Linear, p.NLog = strings.Join(line, " "), strings.Join(linear, " "), strings.Join(nlog, " ")
	return p
}

func secondsText(s float64) string {
	if s < 0.995 {
		return fmt.Sprintf("%.3g ms", s*1000)
	}
	return fmt.Sprintf("%.3g s", s)
}

func memoryText(mib float64) string {
	if mib >= 1024 {
		return fmt.Sprintf("%.2g GiB", mib/1024)
	}
	return fmt.Sprintf("%.0f MiB", mib)
}

// count writes a number with its thousands apart.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func escape(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}
