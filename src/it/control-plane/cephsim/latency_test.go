package main

import (
	"testing"
	"time"
)

func TestLatencyIsDrawnFromItsRange(t *testing.T) {
	for text, want := range map[string]latency{
		"1.5s":       {1500 * time.Millisecond, 1500 * time.Millisecond},
		"1.3s-2s":    {1300 * time.Millisecond, 2 * time.Second},
		"50ms-150ms": {50 * time.Millisecond, 150 * time.Millisecond},
		"0":          {},
	} {
		var l latency
		if err := l.UnmarshalText([]byte(text)); err != nil || l != want {
			t.Errorf("%s was read as %v, %v", text, l, err)
		}
		for range 1000 {
			if d := l.draw(); d < want.least || d > want.most {
				t.Fatalf("%s drew %v", text, d)
			}
		}
	}
}

func TestLatencyRefusesWhatIsNoRange(t *testing.T) {
	for _, text := range []string{"", "2", "2s-1s", "-1s", "1s-", "1s-2s-3s"} {
		var l latency
		if err := l.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as %v", text, l)
		}
	}
}
