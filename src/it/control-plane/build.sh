# Builds the programs; sourced by control-plane.sh.
#
# A program is built under a temporary name and renamed when it is whole, so
# what has its name in the cache can be used, whenever a build was cut short.
# shellcheck shell=bash

SNAPSHOTTER=github.com/kubernetes-csi/external-snapshotter/v8
PROVISIONER=github.com/kubernetes-csi/external-provisioner/v6
export CGO_ENABLED=0 GOWORK=off GOFLAGS="-mod=readonly -buildvcs=false"

# find_programs sets ASSETS, the cache folder of the pinned programs, and CEPHSIM,
# our driver in it. The driver carries a hash of its own sources, so that editing
# it builds the driver again and not Kubernetes.
find_programs() {
	local key driver
	command -v go >/dev/null || die "'go' is missing: install Go 1.26 or newer, which builds the control plane"
	key=$(cd "$HERE" && { cat go.mod go.sum; go env GOVERSION GOOS GOARCH; } | sha256sum) || die "could not read go.mod and go.sum in $HERE"
	ASSETS=$CACHE/control-plane/${key:0:16}
	driver=$(cd "$HERE" && find cephsim -name '*.go' ! -name '*_test.go' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
	CEPHSIM=$ASSETS/cephsim-${driver:0:16}
}

# program NAME prints where it is: the field's own folder of test binaries goes first.
program() {
	case $1 in
	kube-apiserver | etcd | kubectl)
		if [[ -n ${KUBEBUILDER_ASSETS:-} && -x $KUBEBUILDER_ASSETS/$1 ]]; then echo "$KUBEBUILDER_ASSETS/$1"; return; fi ;;
	esac
	echo "$ASSETS/$1"
}

# missing prints what a build would have to make.
missing() {
	local name
	if [[ -n ${KUBEBUILDER_ASSETS:-} ]]; then
		for name in kube-apiserver etcd; do
			[[ -x $KUBEBUILDER_ASSETS/$name ]] ||
				die "KUBEBUILDER_ASSETS is set, but $KUBEBUILDER_ASSETS/$name is not a program: put it there, or unset KUBEBUILDER_ASSETS to have it built"
		done
	fi
	for name in kube-apiserver kube-controller-manager kubectl etcd snapshot-controller csi-snapshotter csi-provisioner; do
		[[ -x $(program "$name") ]] || echo "$name"
	done
	[[ -d $ASSETS/crd ]] || echo crd
	[[ -x $CEPHSIM ]] || echo cephsim
}

cmd_assets() {
	local list
	find_programs
	list=$(missing) || exit 1
	[[ -z $list ]] || die "not built yet (${list//$'\n'/, }): run '$0 build'"
	echo "$ASSETS"
}

cmd_build() {
	local list name
	find_programs
	list=$(missing) || exit 1
	if [[ -z $list ]]; then say "everything is built in $ASSETS"; return; fi
	mkdir -p "$ASSETS"
	exec 8>"$CACHE/control-plane/.lock"
	flock -w 3600 8 || die "another build holds $CACHE/control-plane/.lock for over an hour: end it, then try again"
	list=$(missing) || exit 1
	if [[ -z $list ]]; then return; fi # another build made them while we waited
	say "building in $ASSETS: ${list//$'\n'/, }"
	(cd "$HERE" && go mod download) || die "could not download the Go modules of $HERE/go.mod: check the network and GOPROXY"
	for name in $list; do "build_$name"; done
	# Drivers of other sources, not started for a day.
	find "$ASSETS" -maxdepth 1 -name 'cephsim-*' ! -path "$CEPHSIM" -mmin +1440 -delete
	say "built: $(du -sm "$ASSETS" | cut -f1) MiB in $ASSETS"
}

version_of() { (cd "$HERE" && go list -m -f '{{.Version}}' "$1"); }

compile() { # FILE PACKAGE [LDFLAGS]
	local started=$SECONDS
	(cd "$HERE" && go build -trimpath -ldflags "-s -w ${3:-}" -o "$1.part" "$2") || die "could not build $2: the lines above say why"
	mv "$1.part" "$1"
	say "built ${1##*/}: $(($(stat -c %s "$1") / 1048576)) MiB, $((SECONDS - started)) s"
}

kubernetes() { # NAME
	local version major minor package flags=""
	version=$(version_of k8s.io/kubernetes)
	IFS=. read -r major minor _ <<<"${version#v}"
	# Without these it calls itself v0.0.0-master, and clients balk.
	for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
		flags+=" -X $package.gitVersion=$version -X $package.gitMajor=$major -X $package.gitMinor=$minor"
		flags+=" -X $package.gitTreeState=clean -X $package.buildDate=1970-01-01T00:00:00Z"
	done
	compile "$ASSETS/$1" "k8s.io/kubernetes/cmd/$1" "$flags"
}

sidecar_of() { compile "$ASSETS/$2" "$1/cmd/$2" "-X main.version=$(version_of "$1")"; } # MODULE NAME

build_kube-apiserver() { kubernetes kube-apiserver; }
build_kube-controller-manager() { kubernetes kube-controller-manager; }
build_kubectl() { kubernetes kubectl; }
build_etcd() { compile "$ASSETS/etcd" go.etcd.io/etcd/server/v3; }
build_snapshot-controller() { sidecar_of "$SNAPSHOTTER" snapshot-controller; }
build_csi-snapshotter() { sidecar_of "$SNAPSHOTTER" csi-snapshotter; }
build_csi-provisioner() { sidecar_of "$PROVISIONER" csi-provisioner; }
build_cephsim() { compile "$CEPHSIM" ./cephsim; }

build_crd() { # the CRDs lie in the folder of the snapshotter's client module
	local client
	client=$(cd "$HERE" && go list -m -f '{{.Dir}}' github.com/kubernetes-csi/external-snapshotter/client/v8)
	rm -rf "$ASSETS/crd.part"
	mkdir "$ASSETS/crd.part"
	install -m 644 "$client"/config/crd/snapshot.storage.k8s.io_*.yaml "$ASSETS/crd.part/"
	mv "$ASSETS/crd.part" "$ASSETS/crd"
}
