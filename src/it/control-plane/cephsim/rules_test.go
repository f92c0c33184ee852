package main

import (
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
)

func TestRulesAreRead(t *testing.T) {
	rules, err := parseRules([]byte(`[
		{"call": "CreateSnapshot", "volume": "vol-1", "delay": "2s", "code": "ResourceExhausted", "times": 3},
		{"call": "CreateSnapshot", "readyAfter": "never"}]`))
	if err != nil || len(rules) != 2 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	want := rule{Call: "CreateSnapshot", Volume: "vol-1", Delay: span(2 * time.Second), Code: code(codes.ResourceExhausted), Times: 3}
	if *rules[0] != want {
		t.Errorf("got %+v, want %+v", *rules[0], want)
	}
	if time.Duration(rules[1].ReadyAfter) != never {
		t.Errorf("never was read as %v", time.Duration(rules[1].ReadyAfter))
	}
}

func TestEveryCodeHasItsName(t *testing.T) {
	for known := codes.Canceled; known <= codes.Unauthenticated; known++ {
		var c code
		if err := c.UnmarshalText([]byte(known.String())); err != nil || codes.Code(c) != known {
			t.Errorf("%s was read as %s, %v", known, codes.Code(c), err)
		}
	}
}

func TestMalformedRulesAreRefusedWithTheReason(t *testing.T) {
	for text, reason := range map[string]string{
		``:   "EOF",
		`[`:  "EOF",
		`{}`: "cannot unmarshal object",
		`[{"call": "CreateSnapshot", "code": "Internal"}] x`: "something follows",
		`[null]`: "rule 1: is null",
		`[{"call": "createSnapshot", "code": "Internal"}]`:              "rule 1: call is",
		`[{"call": "CreateSnapshot", "code": "Oops"}]`:                  `"Oops" is not the name`,
		`[{"call": "CreateSnapshot", "code": "OK"}]`:                    `"OK" is not the name`,
		`[{"call": "CreateSnapshot", "delay": "2"}]`:                    "missing unit",
		`[{"call": "CreateSnapshot", "delay": "-2s"}]`:                  "before now",
		`[{"call": "CreateSnapshot", "code": "Internal", "times": -1}]`: "times is 0 or more",
		`[{"call": "CreateSnapshot", "code": "Internal", "time": 3}]`:   `unknown field "time"`,
		`[{"call": "DeleteSnapshot", "readyAfter": "1s"}]`:              "readyAfter is for CreateSnapshot only",
		`[{"call": "CreateSnapshot", "times": 3}]`:                      "none of delay, code and readyAfter",
	} {
		if _, err := parseRules([]byte(text)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: got %v, want %s", text, err, reason)
		}
	}
}
