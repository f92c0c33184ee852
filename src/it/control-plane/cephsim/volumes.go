package main

import (
	"context"
	"strings"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func (d *driver) CreateVolume(ctx context.Context, r *csi.CreateVolumeRequest) (*csi.CreateVolumeResponse, error) {
	if r.Name == "" || len(r.VolumeCapabilities) == 0 {
		return nil, status.Error(codes.InvalidArgument, "a name and volume capabilities are needed")
	}
	id := "vol-" + strings.TrimPrefix(r.Name, "pvc-")
	f, err := d.faults.of("CreateVolume", r.Name, r.Parameters, id, d.origin(r))
	if err != nil {
		return nil, err
	}
	if err := f.suffer(ctx); err != nil {
		return nil, err
	}
	v, restored, err := d.addVolume(id, r)
	if err != nil {
		return nil, err
	}
	if restored {
		if err := d.cloneLatency.wait(ctx); err != nil {
			return nil, err
		}
	}
	return &csi.CreateVolumeResponse{Volume: &csi.Volume{
		VolumeId: id, CapacityBytes: v.Size, ContentSource: r.VolumeContentSource}}, nil
}

// origin is the volume whose snapshot is to be restored, or empty.
func (d *driver) origin(r *csi.CreateVolumeRequest) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.snapshots.items[r.GetVolumeContentSource().GetSnapshot().GetSnapshotId()].VolumeID
}

// addVolume also answers whether it restored the volume just now, which is what takes time.
func (d *driver) addVolume(id string, r *csi.CreateVolumeRequest) (v volume, restored bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	size := r.GetCapacityRange().GetRequiredBytes()
	if v, known := d.volumes.items[id]; known {
		if v.Size != size {
			return v, false, status.Errorf(codes.AlreadyExists, "%s exists with %d bytes", r.Name, v.Size)
		}
		return v, false, nil
	}
	v = volume{Size: size}
	source := ""
	if content := r.VolumeContentSource; content != nil {
		snapshotID := content.GetSnapshot().GetSnapshotId()
		s, known := d.snapshots.items[snapshotID]
		if !known {
			return v, false, status.Errorf(codes.NotFound, "no snapshot %q", snapshotID)
		}
		if !d.ready(s) {
			return v, false, status.Errorf(codes.Unavailable, "snapshot %s is not ready", snapshotID)
		}
		v.Origin, source = s.VolumeID, d.snapshots.dir(snapshotID)
	}
	if err := d.volumes.put(id, v, source); err != nil {
		return v, false, status.Error(codes.Internal, err.Error())
	}
	return v, source != "", nil
}

func (d *driver) DeleteVolume(_ context.Context, r *csi.DeleteVolumeRequest) (*csi.DeleteVolumeResponse, error) {
	if r.VolumeId == "" {
		return nil, status.Error(codes.InvalidArgument, "a volume id is needed")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.volumes.remove(r.VolumeId); err != nil {
		return nil, status.Error(codes.Internal, err.Error())
	}
	return &csi.DeleteVolumeResponse{}, nil
}
