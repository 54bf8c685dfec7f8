package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"
)

const (
	untilShown = 500 * time.Millisecond // a run that is done by then shows no progress
	frame      = 100 * time.Millisecond
	barWidth   = 20
	someWidth  = 80              // of a terminal that does not say
	leastWidth = barWidth + 2*20 // of one in which a bar is of use
)

// progress says on a terminal how far a run is: files done, the one being read, and
// findings so far. Those who do the work only leave word; one goroutine draws. A nil
// progress does nothing.
type progress struct {
	p     *program
	w     io.Writer
	width int

	mu                 sync.Mutex
	done, total, found int
	running            []string // files that are being read, the last begun at the end

	stop, stopped chan struct{}
}

// follow begins to show the progress of a run over so many files. It is nil where
// nobody would see it, or nobody wants to.
func (p *program) follow(total int) *progress {
	f, isFile := p.stderr.(*os.File)
	if !isFile || p.hushed || !isatty.IsTerminal(f.Fd()) || p.getenv("CI") != "" || p.getenv("TERM") == "dumb" {
		return nil
	}
	width := columns(f)
	if width == 0 {
		width = someWidth
	}
	if width < leastWidth {
		return nil
	}
	g := &progress{p: p, w: f, width: width, total: total, stop: make(chan struct{}), stopped: make(chan struct{})}
	go g.draw()
	return g
}

// begin leaves word that a file is being read.
func (g *progress) begin(name string) {
	if g == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running = append(g.running, name)
}

// end leaves word that a file is done.
func (g *progress) end(name string, found int) {
	if g == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.Index(g.running, name)
	g.running = slices.Delete(g.running, i, i+1)
	g.done++
	g.found += found
}

// close ends the progress and leaves the line as if there had been none.
func (g *progress) close() {
	if g == nil {
		return
	}
	close(g.stop)
	<-g.stopped
}

func (g *progress) draw() {
	defer close(g.stopped)
	select {
	case <-g.stop:
		return
	case <-time.After(g.p.patience):
	}
	bar := progressbar.NewOptions(g.total+1, // the files, and comparing them
		progressbar.OptionSetWriter(g.w),
		progressbar.OptionSetWidth(barWidth),
		progressbar.OptionSetTheme(progressbar.ThemeASCII),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionShowDescriptionAtLineEnd(),
	)
	tick := time.NewTicker(frame)
	defer tick.Stop()
	drawn := ""
	for {
		drawn = g.show(bar, drawn)
		select {
		case <-g.stop:
			fmt.Fprintf(g.w, "\r%s\r", strings.Repeat(" ", g.width-1))
			return
		case <-tick.C:
		}
	}
}

// show draws the bar if there is something new, and gives what it says. Its line is
// always of one length, so that nothing is left of the one before on terminals that
// cannot erase.
func (g *progress) show(bar *progressbar.ProgressBar, drawn string) string {
	g.mu.Lock()
	done, found, name := g.done, g.found, ""
	if last := len(g.running) - 1; last >= 0 {
		name = oneLine(filepath.Base(g.running[last]))
	}
	g.mu.Unlock()
	if done == g.total {
		name = g.p.t("comparing the tables", "表间核对")
	}
	count := fmt.Sprintf("(%d/%d) ", done, g.total)
	words := ""
	switch {
	case found == 1:
		words = g.p.t(", 1 finding", "，已发现 1 处问题")
	case found > 1:
		words = fmt.Sprintf(g.p.t(", %d findings", "，已发现 %d 处问题"), found)
	}
	room := max(g.width-barWidth-len(" 100% []    ")-len(count)-text.StringWidth(words), 0)
	words = count + text.Snip(name, room, "…") + words + strings.Repeat(" ", max(0, room-text.StringWidth(name)))
	if words != drawn {
		drawn = words
		bar.Describe(words)
		_ = bar.Set(done)
	}
	return drawn
}
