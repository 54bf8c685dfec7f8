package web

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// What a connection may take besides the limits of a check.
const (
	headMost = 16 << 10
	headTime = 10 * time.Second
	idleTime = 2 * time.Minute
)

// Serve answers requests until the context ends. Then it takes no more, and waits for
// those that are being answered, at most so long; it says false if some were not.
func Serve(ctx context.Context, on net.Listener, c Config, most time.Duration) (finished bool, err error) {
	c.Limits = c.Limits.orDefault()
	if c.Errors == nil {
		c.Errors = io.Discard
	}
	server := &http.Server{
		Handler:           Handler(c),
		ReadHeaderTimeout: headTime,
		ReadTimeout:       c.Limits.Receive,
		WriteTimeout:      c.Limits.Receive + c.Limits.Wait + c.Limits.Check + sendMost,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headMost,
		ErrorLog:          log.New(c.Errors, "crossfoot: ", 0),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(on) }()
	select {
	case err := <-failed:
		return false, err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), most)
	defer cancel()
	err = server.Shutdown(patience)
	if errors.Is(err, context.DeadlineExceeded) {
		return false, server.Close()
	}
	return true, err
}
