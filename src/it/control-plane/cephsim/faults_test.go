package main

import (
	"os"
	"path/filepath"
	"testing"

	"google.golang.org/grpc/codes"
)

func write(t *testing.T, f *faults, text string) {
	t.Helper()
	part := f.path + ".part"
	if err := os.WriteFile(part, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(part, f.path); err != nil {
		t.Fatal(err)
	}
}

func codeOf(t *testing.T, f *faults, call, name string, parameters map[string]string, volumes ...string) codes.Code {
	t.Helper()
	found, err := f.of(call, name, parameters, volumes...)
	if err != nil {
		t.Fatal(err)
	}
	return found.code
}

func someFaults(t *testing.T) *faults { return newFaults(filepath.Join(t.TempDir(), "faults.json")) }

func TestRuleIsForItsCallAndVolumeAndTimes(t *testing.T) {
	f := someFaults(t)
	write(t, f, `[{"call": "CreateSnapshot", "volume": "vol-1", "code": "Unavailable", "times": 2}]`)
	for i, c := range []struct {
		call, volume string
		want         codes.Code
	}{
		{"DeleteSnapshot", "vol-1", codes.OK},
		{"CreateSnapshot", "vol-2", codes.OK},
		{"CreateSnapshot", "vol-1", codes.Unavailable},
		{"CreateSnapshot", "vol-1", codes.Unavailable},
		{"CreateSnapshot", "vol-1", codes.OK},
	} {
		if got := codeOf(t, f, c.call, "s", nil, c.volume); got != c.want {
			t.Errorf("call %d: got %s, want %s", i, got, c.want)
		}
	}
}

func TestSpentRuleLetsTheNextOneApply(t *testing.T) {
	f := someFaults(t)
	write(t, f, `[{"call": "CreateSnapshot", "code": "Aborted", "times": 1}, {"call": "CreateSnapshot", "code": "Internal"}]`)
	for _, want := range []codes.Code{codes.Aborted, codes.Internal, codes.Internal} {
		if got := codeOf(t, f, "CreateSnapshot", "s", nil, "vol-1"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestMalformedFileKeepsTheLastGoodRules(t *testing.T) {
	f := someFaults(t)
	write(t, f, `[{"call": "CreateSnapshot", "code": "Internal"}]`)
	codeOf(t, f, "CreateSnapshot", "s", nil, "vol-1")
	write(t, f, `[{"call": "CreateSn`)
	if got := codeOf(t, f, "CreateSnapshot", "s", nil, "vol-1"); got != codes.Internal {
		t.Errorf("got %s", got)
	}
	write(t, f, `[]`)
	if got := codeOf(t, f, "CreateSnapshot", "s", nil, "vol-1"); got != codes.OK {
		t.Errorf("got %s after the file was mended", got)
	}
}

func TestFileOfTheSameSizeIsReadAgain(t *testing.T) {
	f := someFaults(t)
	for _, name := range []string{"Internal", "NotFound"} {
		write(t, f, `[{"call": "CreateSnapshot", "code": "`+name+`"}]`)
		if got := codeOf(t, f, "CreateSnapshot", "s", nil, "vol-1"); got.String() != name {
			t.Errorf("got %s, want %s", got, name)
		}
	}
}

func TestHoldLastsAsLongAsItsRule(t *testing.T) {
	f := someFaults(t)
	write(t, f, `[{"call": "CreateSnapshot", "volume": "vol-1", "readyAfter": "never", "times": 1}]`)
	if !f.hold("vol-1") || f.hold("vol-2") {
		t.Error("the rule holds vol-1 and nothing else")
	}
	if err := os.Remove(f.path); err != nil {
		t.Fatal(err)
	}
	if f.hold("vol-1") {
		t.Error("the rule is gone")
	}
}

func TestClassFailsTheFirstCallsOfEachName(t *testing.T) {
	f := someFaults(t)
	class := map[string]string{"sim/fail": "1", "sim/code": "ResourceExhausted"}
	for _, c := range []struct {
		name string
		want codes.Code
	}{{"a", codes.ResourceExhausted}, {"b", codes.ResourceExhausted}, {"a", codes.OK}, {"b", codes.OK}} {
		if got := codeOf(t, f, "CreateSnapshot", c.name, class, "vol-1"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestClassIsRefusedWhenItsParametersAreWrong(t *testing.T) {
	f := someFaults(t)
	for _, class := range []map[string]string{
		{"sim/delay": "2"}, {"sim/readyAfter": "soon"}, {"sim/fail": "often"}, {"sim/fail": "1", "sim/code": "Oops"},
	} {
		if _, err := f.of("CreateSnapshot", "s", class); err == nil {
			t.Errorf("%v was taken", class)
		}
	}
}
