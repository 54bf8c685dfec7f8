package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
)

// TestLists bounds what is read besides the files: all of it together.
func TestLists(t *testing.T) {
	url := start(t, config())
	half := strings.Repeat("# nothing\n", 1<<17)
	answer, _ := send(t, url+"/api/check", table, part{"accepted", "a.yaml", half})
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	answer, body := send(t, url+"/api/check", table, part{"accepted", "a.yaml", half}, part{"accepted", "b.yaml", half})
	assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
	_, message := failure(t, body)
	assert.Equal(t, "Lists of confirmed findings and rules files may be 2 MiB together.", message)
}

// TestListsTakeTurns reads no list while as many checks run as may: that takes as much.
func TestListsTakeTurns(t *testing.T) {
	s := newSlow()
	c := config()
	c.Rules, c.Limits.Running, c.Limits.Wait = []*checker.Rule{s.rule()}, 1, 10*time.Millisecond
	url := start(t, c) + "/api/check"
	first := background(t.Context(), t, url)
	<-s.begun
	answer, body := send(t, url, table, part{"accepted", "a.yaml", "x: 1"})
	assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode, body)
	close(s.end)
	assert.Equal(t, http.StatusOK, (<-first).status)
}
