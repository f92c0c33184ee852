package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func open(t *testing.T, state string) *driver {
	t.Helper()
	d := &driver{name: "test", locked: map[string]bool{}}
	if err := d.open(state); err != nil {
		t.Fatal(err)
	}
	return d
}

func createVolume(t *testing.T, d *driver, name string) string {
	t.Helper()
	response, err := d.CreateVolume(context.Background(), volumeRequest(name))
	if err != nil {
		t.Fatal(err)
	}
	return response.Volume.VolumeId
}

func volumeRequest(name string) *csi.CreateVolumeRequest {
	return &csi.CreateVolumeRequest{Name: name, VolumeCapabilities: []*csi.VolumeCapability{{}}}
}

func restore(d *driver, snapshot string) (string, error) {
	r := volumeRequest("restored")
	r.VolumeContentSource = &csi.VolumeContentSource{Type: &csi.VolumeContentSource_Snapshot{
		Snapshot: &csi.VolumeContentSource_SnapshotSource{SnapshotId: snapshot}}}
	response, err := d.CreateVolume(context.Background(), r)
	return response.GetVolume().GetVolumeId(), err
}

func snapshotOf(ctx context.Context, d *driver, volume string) (*csi.Snapshot, error) {
	response, err := d.CreateSnapshot(ctx, &csi.CreateSnapshotRequest{Name: "s", SourceVolumeId: volume})
	return response.GetSnapshot(), err
}

// soon is the context of a caller that does not wait for an hour.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

func TestRestoreHasTheBytesOfTheCut(t *testing.T) {
	d := open(t, t.TempDir())
	volume := createVolume(t, d, "v")
	file := filepath.Join(d.volumes.dir(volume), "file")
	if err := os.WriteFile(file, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := snapshotOf(context.Background(), d, volume)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("after"), 0o644); err != nil {
		t.Fatal(err)
	}
	restored, err := restore(d, s.SnapshotId)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(d.volumes.dir(restored), "file")); string(text) != "before" {
		t.Errorf("restored %q, %v", text, err)
	}
}

func TestCallThatWasGivenUpAfterTheCutFindsItsSnapshotAgain(t *testing.T) {
	state := t.TempDir()
	d := open(t, state)
	d.snapshotLatency = latency{time.Hour, time.Hour}
	volume := createVolume(t, d, "v")
	if _, err := snapshotOf(soon(t), d, volume); status.Code(err) != codes.DeadlineExceeded {
		t.Fatalf("got %v", err)
	}
	// Opened again without having been closed, as after a kill -9.
	d = open(t, state)
	d.snapshotLatency = latency{time.Hour, time.Hour}
	s, err := snapshotOf(soon(t), d, volume)
	if err != nil || !s.ReadyToUse {
		t.Errorf("got %v, %v", s, err)
	}
}

func TestSecondSnapshotOfABusyVolumeIsAborted(t *testing.T) {
	d := open(t, t.TempDir())
	d.exclusiveSnapshots = true
	volume := createVolume(t, d, "v")
	d.lock(volume)
	if _, err := snapshotOf(context.Background(), d, volume); status.Code(err) != codes.Aborted {
		t.Errorf("got %v", err)
	}
	d.unlock(volume)
	if _, err := snapshotOf(context.Background(), d, volume); err != nil {
		t.Errorf("got %v after the first was done", err)
	}
}

func TestHeldSnapshotIsReadyWhenItsRuleIsGone(t *testing.T) {
	d := open(t, t.TempDir())
	volume := createVolume(t, d, "v")
	write(t, d.faults, `[{"call": "CreateSnapshot", "readyAfter": "never"}]`)
	if s, err := snapshotOf(context.Background(), d, volume); err != nil || s.ReadyToUse {
		t.Errorf("got %v, %v while the rule stands", s, err)
	}
	write(t, d.faults, `[]`)
	if s, err := snapshotOf(context.Background(), d, volume); err != nil || !s.ReadyToUse {
		t.Errorf("got %v, %v when the rule is gone", s, err)
	}
}

func TestSnapshotThatIsNotReadyCannotBeRestored(t *testing.T) {
	d := open(t, t.TempDir())
	volume := createVolume(t, d, "v")
	write(t, d.faults, `[{"call": "CreateSnapshot", "readyAfter": "never"}]`)
	s, err := snapshotOf(context.Background(), d, volume)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := restore(d, s.SnapshotId); status.Code(err) != codes.Unavailable {
		t.Errorf("got %v", err)
	}
}

func TestRuleForAVolumeIsForItsRestoresToo(t *testing.T) {
	d := open(t, t.TempDir())
	volume := createVolume(t, d, "v")
	s, err := snapshotOf(context.Background(), d, volume)
	if err != nil {
		t.Fatal(err)
	}
	write(t, d.faults, `[{"call": "CreateVolume", "volume": "`+volume+`", "code": "ResourceExhausted"}]`)
	if _, err := restore(d, s.SnapshotId); status.Code(err) != codes.ResourceExhausted {
		t.Errorf("got %v", err)
	}
}

func TestClassCanMakeDeletionFail(t *testing.T) {
	d := open(t, t.TempDir())
	volume := createVolume(t, d, "v")
	response, err := d.CreateSnapshot(context.Background(), &csi.CreateSnapshotRequest{
		Name: "s", SourceVolumeId: volume, Parameters: map[string]string{"sim/deleteFail": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []codes.Code{codes.Internal, codes.OK} {
		_, err := d.DeleteSnapshot(context.Background(), &csi.DeleteSnapshotRequest{SnapshotId: response.Snapshot.SnapshotId})
		if status.Code(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestWhatIsHalfMadeIsSweptAndWhatIsDeletedStaysDeleted(t *testing.T) {
	state := t.TempDir()
	d := open(t, state)
	kept, deleted := createVolume(t, d, "kept"), createVolume(t, d, "deleted")
	if _, err := d.DeleteVolume(context.Background(), &csi.DeleteVolumeRequest{VolumeId: deleted}); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(d.volumes.dir("vol-half"), 0o755); err != nil {
		t.Fatal(err)
	}
	d = open(t, state)
	entries, err := os.ReadDir(d.volumes.data)
	if err != nil || len(entries) != 1 || entries[0].Name() != kept || len(d.volumes.items) != 1 {
		t.Errorf("got %v, %v", entries, err)
	}
}
