package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// fault is what happens to one call besides its work; the zero fault is nothing.
type fault struct {
	delay      time.Duration
	code       codes.Code
	readyAfter time.Duration
	fromFile   bool
}

// suffer waits out the delay, and fails if that is the fault. The message is
// always the same, so that a repeated failure does not look like a new one.
func (f fault) suffer(ctx context.Context) error {
	if f.delay > 0 {
		if err := sleep(ctx, f.delay); err != nil {
			return err
		}
	}
	if f.code != codes.OK {
		return status.Errorf(f.code, "simulated fault: %s", f.code)
	}
	return nil
}

// faults knows the rules of faults.json, and what the classes' parameters ask for:
//
//	sim/delay       "2s" or "never": before CreateSnapshot or CreateVolume does anything
//	sim/fail        "3": the first three calls for each name fail; "always": all do
//	sim/code        the gRPC code they fail with, Internal if not given
//	sim/readyAfter  "30s" or "never": until then a snapshot exists but is not ready
//	sim/deleteFail  "3" or "always": DeleteSnapshot fails
//
// A rule that matches a call goes before the class's parameters.
type faults struct {
	path string

	mu    sync.Mutex
	read  os.FileInfo // of the file that was read last, nil if there was none
	rules []*rule
	tries map[string]int // calls that a class's sim/fail counted, by call and name
}

func newFaults(path string) *faults { return &faults{path: path, tries: map[string]int{}} }

// of is the fault of one call, which is about any of the volumes.
func (f *faults) of(call, name string, parameters map[string]string, volumes ...string) (fault, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	for _, r := range f.rules {
		if r.Call == call && r.isAbout(volumes...) && (r.Times == 0 || r.hits < r.Times) {
			r.hits++
			return fault{time.Duration(r.Delay), codes.Code(r.Code), time.Duration(r.ReadyAfter), true}, nil
		}
	}
	found, err := f.ofClass(call+" "+name, parameters)
	if err != nil {
		return found, status.Errorf(codes.InvalidArgument, "class parameters: %v", err)
	}
	return found, nil
}

// hold answers whether a rule still holds back snapshots of the volume.
func (f *faults) hold(volume string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	return slices.ContainsFunc(f.rules, func(r *rule) bool { return r.ReadyAfter > 0 && r.isAbout(volume) })
}

func (f *faults) ofClass(try string, parameters map[string]string) (fault, error) {
	var delay, readyAfter span
	if err := delay.set(parameters["sim/delay"]); err != nil {
		return fault{}, fmt.Errorf("sim/delay: %w", err)
	}
	if err := readyAfter.set(parameters["sim/readyAfter"]); err != nil {
		return fault{}, fmt.Errorf("sim/readyAfter: %w", err)
	}
	found := fault{delay: time.Duration(delay), readyAfter: time.Duration(readyAfter)}
	fails, err := f.fails(try, parameters["sim/fail"])
	if err != nil || !fails {
		return found, err
	}
	failure := code(codes.Internal)
	if name := parameters["sim/code"]; name != "" {
		if err := failure.UnmarshalText([]byte(name)); err != nil {
			return fault{}, fmt.Errorf("sim/code: %w", err)
		}
	}
	found.code = codes.Code(failure)
	return found, nil
}

func (f *faults) fails(try, times string) (bool, error) {
	switch times {
	case "":
		return false, nil
	case "always":
		return true, nil
	}
	limit, err := strconv.Atoi(times)
	if err != nil {
		return false, fmt.Errorf("sim/fail and sim/deleteFail are a number or always, not %q", times)
	}
	f.tries[try]++
	return f.tries[try] <= limit, nil
}

// refresh reads the file again if it is another one or was changed. A file that
// cannot be read changes nothing: a writer may be in the middle of it.
func (f *faults) refresh() {
	info, err := os.Stat(f.path)
	if os.IsNotExist(err) {
		if f.read != nil {
			f.read, f.rules = nil, nil
			log.Print("faults.json is gone: no rules")
		}
		return
	}
	if err == nil && f.read != nil && os.SameFile(info, f.read) && info.ModTime().Equal(f.read.ModTime()) && info.Size() == f.read.Size() {
		return
	}
	f.read = info
	text, err := os.ReadFile(f.path)
	if err != nil {
		log.Printf("faults.json: %v; the rules stay as they were", err)
		return
	}
	rules, err := parseRules(text)
	if err != nil {
		log.Printf("faults.json: %v; the rules stay as they were", err)
		return
	}
	f.rules = rules
	log.Printf("faults.json was read, rules: %d", len(rules))
}
