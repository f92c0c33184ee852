package main

import (
	"context"
	"strings"
	"time"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// CreateSnapshot cuts first and then takes its time, as Ceph does: a caller that
// gave up, or a driver that was killed, left a snapshot that the next call of the
// same name finds. A delay by a fault comes before the cut.
func (d *driver) CreateSnapshot(ctx context.Context, r *csi.CreateSnapshotRequest) (*csi.CreateSnapshotResponse, error) {
	if r.Name == "" || r.SourceVolumeId == "" {
		return nil, status.Error(codes.InvalidArgument, "a name and a source volume are needed")
	}
	if d.exclusiveSnapshots {
		if !d.lock(r.SourceVolumeId) {
			return nil, status.Errorf(codes.Aborted, "an operation with the given Volume ID %s already exists", r.SourceVolumeId)
		}
		defer d.unlock(r.SourceVolumeId)
	}
	f, err := d.faults.of("CreateSnapshot", r.Name, r.Parameters, r.SourceVolumeId)
	if err != nil {
		return nil, err
	}
	if err := f.suffer(ctx); err != nil {
		return nil, err
	}
	id := "snap-" + strings.TrimPrefix(r.Name, "snapshot-")
	s, cut, err := d.cut(id, r, f)
	if err != nil {
		return nil, err
	}
	if cut {
		if err := d.snapshotLatency.wait(ctx); err != nil {
			return nil, err
		}
	}
	return &csi.CreateSnapshotResponse{Snapshot: d.describe(id, s)}, nil
}

func (d *driver) lock(volumeID string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locked[volumeID] {
		return false
	}
	d.locked[volumeID] = true
	return true
}

func (d *driver) unlock(volumeID string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.locked, volumeID)
}

// cut also answers whether it cut the snapshot just now, which is what takes time.
func (d *driver) cut(id string, r *csi.CreateSnapshotRequest, f fault) (s snapshot, cut bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s, known := d.snapshots.items[id]; known {
		if s.VolumeID != r.SourceVolumeId {
			return s, false, status.Errorf(codes.AlreadyExists, "%s exists, of volume %s", r.Name, s.VolumeID)
		}
		return s, false, nil
	}
	v, known := d.volumes.items[r.SourceVolumeId]
	if !known {
		return s, false, status.Errorf(codes.NotFound, "no volume %s", r.SourceVolumeId)
	}
	now := time.Now()
	s = snapshot{VolumeID: r.SourceVolumeId, Size: v.Size, Cut: now, ReadyAt: now.Add(f.readyAfter),
		Held: f.fromFile && f.readyAfter > 0, DeleteFail: r.Parameters["sim/deleteFail"]}
	if err := d.snapshots.put(id, s, d.volumes.dir(r.SourceVolumeId)); err != nil {
		return s, false, status.Error(codes.Internal, err.Error())
	}
	return s, true, nil
}

// describe is for a listing too, so whether it is ready is asked anew each time and
// never stored: a hold ends when its rule is taken out of faults.json.
func (d *driver) describe(id string, s snapshot) *csi.Snapshot {
	return &csi.Snapshot{SnapshotId: id, SourceVolumeId: s.VolumeID, SizeBytes: s.Size,
		CreationTime: timestamppb.New(s.Cut), ReadyToUse: d.ready(s)}
}

func (d *driver) ready(s snapshot) bool {
	return !time.Now().Before(s.ReadyAt) || s.Held && !d.faults.hold(s.VolumeID)
}

func (d *driver) DeleteSnapshot(ctx context.Context, r *csi.DeleteSnapshotRequest) (*csi.DeleteSnapshotResponse, error) {
	if r.SnapshotId == "" {
		return nil, status.Error(codes.InvalidArgument, "a snapshot id is needed")
	}
	if err := d.faultOfDelete(ctx, r.SnapshotId); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.snapshots.remove(r.SnapshotId); err != nil {
		return nil, status.Error(codes.Internal, err.Error())
	}
	return &csi.DeleteSnapshotResponse{}, nil
}

// faultOfDelete takes the class's parameters from the snapshot: a request to delete has none.
func (d *driver) faultOfDelete(ctx context.Context, id string) error {
	d.mu.Lock()
	s, known := d.snapshots.items[id]
	d.mu.Unlock()
	if !known {
		return nil
	}
	f, err := d.faults.of("DeleteSnapshot", id, map[string]string{"sim/fail": s.DeleteFail}, s.VolumeID)
	if err != nil {
		return err
	}
	return f.suffer(ctx)
}

// ListSnapshots answers in one page; the snapshotter only ever asks for one snapshot.
func (d *driver) ListSnapshots(_ context.Context, r *csi.ListSnapshotsRequest) (*csi.ListSnapshotsResponse, error) {
	if r.StartingToken != "" {
		return nil, status.Errorf(codes.Aborted, "no page begins at %q", r.StartingToken)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	response := &csi.ListSnapshotsResponse{}
	for id, s := range d.snapshots.items {
		if (r.SnapshotId == "" || r.SnapshotId == id) && (r.SourceVolumeId == "" || r.SourceVolumeId == s.VolumeID) {
			response.Entries = append(response.Entries, &csi.ListSnapshotsResponse_Entry{Snapshot: d.describe(id, s)})
		}
	}
	return response, nil
}
