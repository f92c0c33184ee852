package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"google.golang.org/grpc/codes"
)

// rule is an entry of faults.json.
type rule struct {
	// Call is CreateSnapshot, DeleteSnapshot or CreateVolume.
	Call string `json:"call"`
	// Volume is the id of a volume: its snapshots and its restores. Empty: all.
	Volume string `json:"volume"`
	Delay  span   `json:"delay"`
	Code   code   `json:"code"`
	// ReadyAfter holds a snapshot back, at most while the rule is there.
	ReadyAfter span `json:"readyAfter"`
	// Times is how many calls it is for; 0: all, while the rule is there.
	Times int `json:"times"`

	hits int
}

func (r *rule) isAbout(volumes ...string) bool {
	return r.Volume == "" || slices.Contains(volumes, r.Volume)
}

func parseRules(text []byte) ([]*rule, error) {
	var rules []*rule
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(&rules); err != nil {
		return nil, err
	}
	if in.More() {
		return nil, fmt.Errorf("something follows the list of rules")
	}
	for i, r := range rules {
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("rule %d: %w", i+1, err)
		}
	}
	return rules, nil
}

func (r *rule) check() error {
	switch {
	case r == nil:
		return fmt.Errorf("is null")
	case !slices.Contains([]string{"CreateSnapshot", "DeleteSnapshot", "CreateVolume"}, r.Call):
		return fmt.Errorf("call is CreateSnapshot, DeleteSnapshot or CreateVolume, not %q", r.Call)
	case r.Times < 0:
		return fmt.Errorf("times is 0 or more, not %d", r.Times)
	case r.ReadyAfter > 0 && r.Call != "CreateSnapshot":
		return fmt.Errorf("readyAfter is for CreateSnapshot only")
	case r.Delay == 0 && r.Code == 0 && r.ReadyAfter == 0:
		return fmt.Errorf("has none of delay, code and readyAfter")
	}
	return nil
}

// never is 292 years, the longest duration there is.
const never = time.Duration(math.MaxInt64)

// span is a duration in text: "1.5s", or "never" for one that does not end.
type span time.Duration

func (s *span) UnmarshalText(text []byte) error { return s.set(string(text)) }

func (s *span) set(text string) error {
	switch text {
	case "":
		return nil
	case "never":
		*s = span(never)
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		return err
	}
	if d < 0 {
		return fmt.Errorf("%s is before now", text)
	}
	*s = span(d)
	return nil
}

// code is a gRPC code by its name, such as ResourceExhausted; OK is none.
type code codes.Code

func (c *code) UnmarshalText(text []byte) error {
	for known := codes.Canceled; known <= codes.Unauthenticated; known++ {
		if known.String() == string(text) {
			*c = code(known)
			return nil
		}
	}
	return fmt.Errorf("%q is not the name of a gRPC code, such as ResourceExhausted", text)
}
