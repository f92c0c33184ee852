// Command cephsim is a CSI driver that looks like Ceph's from Kubernetes: its
// names, its latencies, its locks. A volume is a directory and a snapshot is a
// copy of it, so a test can write into a volume, snapshot it, restore it and
// compare the bytes. Nothing is mounted, and no node is needed.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"
)

// driver answers the calls. Its mutex guards the two shelves and the locks; it is
// held while bytes are copied, never while a latency or a fault is waited out.
type driver struct {
	csi.UnimplementedIdentityServer
	csi.UnimplementedControllerServer

	name               string
	snapshotLatency    latency
	cloneLatency       latency
	exclusiveSnapshots bool
	faults             *faults

	mu        sync.Mutex
	volumes   *shelf[volume]
	snapshots *shelf[snapshot]
	locked    map[string]bool // source volumes of the snapshots in flight
}

func main() {
	d := &driver{locked: map[string]bool{}}
	flag.StringVar(&d.name, "name", "", "the driver's name, for example rbd.csi.ceph.com")
	socket := flag.String("socket", "", "path of the unix socket to serve, at most 100 characters")
	state := flag.String("state", "", "directory for volumes, snapshots and faults.json")
	flag.TextVar(&d.snapshotLatency, "snapshot-latency", latency{}, "how long CreateSnapshot takes: 1.5s, or a range: 1.3s-2s")
	flag.TextVar(&d.cloneLatency, "clone-latency", latency{}, "how long a volume from a snapshot takes")
	flag.BoolVar(&d.exclusiveSnapshots, "exclusive-snapshots", false, "abort a snapshot while another of the same volume is in flight, as CephFS does")
	flag.Parse()
	if d.name == "" || *socket == "" || *state == "" {
		fmt.Fprintln(os.Stderr, "cephsim: --name, --socket and --state are needed")
		os.Exit(2)
	}
	log.SetFlags(log.LstdFlags | log.Lmicroseconds | log.LUTC)
	if err := d.serve(*socket, *state); err != nil {
		log.Fatal(err)
	}
}

func (d *driver) serve(socket, state string) error {
	if err := d.open(state); err != nil {
		return err
	}
	if err := os.Remove(socket); err != nil && !os.IsNotExist(err) {
		return err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.UnaryInterceptor(logged))
	csi.RegisterIdentityServer(server, d)
	csi.RegisterControllerServer(server, d)
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	// Stop and not GracefulStop: a call that a fault delays for ever must not hold
	// the end up, and what was done is on disk already.
	go func() { <-end; server.Stop() }()
	log.Printf("%s has %d volumes and %d snapshots", d.name, len(d.volumes.items), len(d.snapshots.items))
	return server.Serve(listener)
}

func (d *driver) open(state string) (err error) {
	if d.volumes, err = openShelf[volume](state, "volumes"); err != nil {
		return err
	}
	if d.snapshots, err = openShelf[snapshot](state, "snapshots"); err != nil {
		return err
	}
	d.faults = newFaults(filepath.Join(state, "faults.json"))
	return nil
}

// logged writes a line for each call that is about a volume or a snapshot.
func logged(ctx context.Context, request any, info *grpc.UnaryServerInfo, answer grpc.UnaryHandler) (any, error) {
	begin := time.Now()
	response, err := answer(ctx, request)
	if about := subject(request); about != "" {
		s := status.Convert(err)
		log.Printf("%s %s: %s in %.3f s %s", path.Base(info.FullMethod), about, s.Code(), time.Since(begin).Seconds(), s.Message())
	}
	return response, err
}

func subject(request any) string {
	switch r := request.(type) {
	case *csi.CreateSnapshotRequest:
		return r.Name + " of " + r.SourceVolumeId
	case *csi.DeleteSnapshotRequest:
		return r.SnapshotId
	case *csi.CreateVolumeRequest:
		if s := r.GetVolumeContentSource().GetSnapshot(); s != nil {
			return r.Name + " from " + s.SnapshotId
		}
		return r.Name
	case *csi.DeleteVolumeRequest:
		return r.VolumeId
	}
	return ""
}
