package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"google.golang.org/grpc/status"
)

// latency is a time between two bounds, both included.
type latency struct {
	least, most time.Duration
}

// UnmarshalText reads "1.5s" or "1.3s-2s".
func (l *latency) UnmarshalText(text []byte) error {
	from, to, isRange := strings.Cut(string(text), "-")
	if !isRange {
		to = from
	}
	var err error
	if l.least, err = time.ParseDuration(from); err != nil {
		return err
	}
	if l.most, err = time.ParseDuration(to); err != nil {
		return err
	}
	if l.least < 0 || l.most < l.least {
		return fmt.Errorf("%s is not a range of durations, such as 1.3s-2s", text)
	}
	return nil
}

func (l latency) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%v-%v", l.least, l.most), nil
}

func (l latency) draw() time.Duration { return l.least + rand.N(l.most-l.least+1) }

func (l latency) wait(ctx context.Context) error { return sleep(ctx, l.draw()) }

// sleep ends early, with the context's error, when the caller gives up.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return status.FromContextError(ctx.Err()).Err()
	}
}
