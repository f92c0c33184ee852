#!/usr/bin/env bash
# A real Kubernetes control plane with CSI snapshots on a simulated Ceph, as plain
# processes on 127.0.0.1: no containers, no nodes, no root.
#
#   control-plane.sh build               build the programs into the cache
#   control-plane.sh assets              print the folder of the programs; exit 1 if they are not built
#   control-plane.sh up                  start what does not run, wait until all is ready
#   control-plane.sh status              pid, port and memory of each part; exit 1 if one does not run
#   control-plane.sh kubeconfig          print the path of the admin's kubeconfig
#   control-plane.sh stop PART [--kill]  stop one part (--kill: SIGKILL); a driver takes its sidecars with it
#   control-plane.sh start PART          start it again, with the same port and data
#   control-plane.sh down [keep]         stop all; delete the data unless `keep`. Logs stay until the next `up`
#
# Parts: etcd kube-apiserver kube-controller-manager snapshot-controller
#        rbd rbd-provisioner rbd-snapshotter cephfs cephfs-provisioner cephfs-snapshotter
#
# Choices, by environment:
#   SNAPHERD_CACHE       what is built              (${XDG_CACHE_HOME:-$HOME/.cache}/snapherd)
#   SNAPHERD_STATE       one control plane; several folders run side by side  ($SNAPHERD_CACHE/run)
#   SNAPHERD_TTL         seconds until all is taken down; each `up` begins anew  (14400)
#   SNAPHERD_OWNER       a pid: all is taken down as soon as that process is gone  (none)
#   SNAPHERD_WAIT        seconds to wait for each part  (60)
#   SNAPHERD_QPS         client-side limit of controllers and sidecars, burst is twice that  (200)
#   SNAPHERD_RPC_TIMEOUT the sidecars' timeout of a call to the driver  (150s, as ceph-csi has it)
#   SNAPHERD_RETRY_MAX   the longest pause of the sidecars between two tries  (5m, as they have it)
#   SNAPHERD_FSYNC       1: etcd calls fsync, as in production  (0)
#   KUBEBUILDER_ASSETS   a folder with kube-apiserver, etcd and kubectl to use instead of building them
#
# Needs Linux, bash, coreutils, util-linux, openssl, and Go 1.26 or newer.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${SNAPHERD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/snapherd}
STATE=${SNAPHERD_STATE:-$CACHE/run}
TTL=${SNAPHERD_TTL:-14400}
OWNER=${SNAPHERD_OWNER:-}
WAIT=${SNAPHERD_WAIT:-60}
QPS=${SNAPHERD_QPS:-200}
RPC_TIMEOUT=${SNAPHERD_RPC_TIMEOUT:-150s}
RETRY_MAX=${SNAPHERD_RETRY_MAX:-5m}
FSYNC=${SNAPHERD_FSYNC:-0}

say() { printf '%s\n' "control-plane: $*" >&2; }
die() { say "$*"; exit 1; }
need() { command -v "$1" >/dev/null || die "'$1' is missing: apt-get install $2"; }

# shellcheck source=build.sh
source "$HERE/build.sh"
# shellcheck source=processes.sh
source "$HERE/processes.sh"
# shellcheck source=parts.sh
source "$HERE/parts.sh"

check_choices() {
	local name
	for name in TTL WAIT QPS; do
		[[ ${!name} =~ ^[1-9][0-9]*$ ]] || die "SNAPHERD_$name is '${!name}': make it a whole number above 0"
	done
	[[ -z $OWNER ]] || start_time "$OWNER" >/dev/null || die "SNAPHERD_OWNER is '$OWNER': make it the pid of a running process, or unset it"
}

# claim_state takes the folder for us, and refuses one with somebody's files: `down` deletes in it.
claim_state() {
	mkdir -p "$STATE"
	STATE=$(cd "$STATE" && pwd)
	[[ -e $STATE/.lock || -z $(ls -A "$STATE") ]] ||
		die "$STATE holds files of somebody else: point SNAPHERD_STATE at an empty or a new folder"
	lock_state
	mkdir -p "$STATE"/{log,pid,ports,rbd,cephfs}
}

# lock_state makes two runs of this script for one folder wait for each other.
lock_state() {
	exec 9>"$STATE/.lock"
	flock -w 900 9 || die "another control-plane.sh holds $STATE/.lock: wait for it, or end it"
}

find_state() { [[ -e $STATE/.lock ]] || die "no control plane in $STATE: run '$0 up' first"; STATE=$(cd "$STATE" && pwd); }

is_part() { [[ " ${PARTS[*]} " == *" $1 "* ]] || die "'$1' is not a part: take one of ${PARTS[*]}"; }

cmd_up() {
	local begin=$EPOCHREALTIME fresh=""
	check_choices
	cmd_assets >/dev/null
	need openssl openssl
	claim_state
	if [[ ! -d $STATE/etcd ]]; then fresh=yes; rm -f "$STATE"/log/*.log; fi
	watch_over
	credentials
	start etcd rbd cephfs
	start kube-apiserver
	install_crds
	start kube-controller-manager snapshot-controller \
		rbd-provisioner rbd-snapshotter cephfs-provisioner cephfs-snapshotter
	say "up${fresh:+ from nothing} after $(since "$begin"); export KUBECONFIG=$STATE/admin.conf"
}

cmd_start() { # PART
	is_part "${1:-}"
	check_choices
	cmd_assets >/dev/null
	find_state
	lock_state
	[[ -d $STATE/pki ]] || die "no control plane in $STATE: run '$0 up' first"
	start "$1"
	if is_driver "$1"; then start "$1-provisioner" "$1-snapshotter"; fi
}

cmd_stop() { # PART [--kill]
	local grace=100 names=("${1:-}")
	is_part "${1:-}"
	case ${2:-} in
	"") ;;
	--kill) grace=0 ;;
	*) die "stop PART takes --kill and nothing else" ;;
	esac
	find_state
	lock_state
	if is_driver "$1"; then names+=("$1-provisioner" "$1-snapshotter"); fi
	stop "$grace" "${names[@]}"
}

cmd_down() { # [keep]
	[[ -z ${1:-} || $1 == keep ]] || die "down takes 'keep' and nothing else"
	[[ -e $STATE/.lock ]] || return 0
	STATE=$(cd "$STATE" && pwd)
	lock_state
	take_down "${1:-}"
}

cmd_status() {
	local name rc=0
	find_state
	printf '%-24s %8s %6s %8s\n' PART PID PORT RSS_MIB
	for name in "${PARTS[@]}" watchdog; do
		if runs "$name"; then
			printf '%-24s %8s %6s %8s\n' "$name" "$REPLY" "$(cat "$STATE/ports/$name" 2>/dev/null || echo -)" \
				"$(awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$REPLY/status")"
		else
			printf '%-24s %8s\n' "$name" -
			rc=1
		fi
	done
	return "$rc"
}

cmd_kubeconfig() {
	find_state
	[[ -f $STATE/admin.conf ]] || die "no control plane in $STATE: run '$0 up' first"
	echo "$STATE/admin.conf"
}

[[ -r /proc/self/stat ]] || die "no /proc here: the control plane runs on Linux only"
need flock util-linux
need setsid util-linux
case ${1:-} in
build) cmd_build ;;
assets) cmd_assets ;;
up) cmd_up ;;
status) cmd_status ;;
kubeconfig) cmd_kubeconfig ;;
start) cmd_start "${2:-}" ;;
stop) cmd_stop "${2:-}" "${3:-}" ;;
down) cmd_down "${2:-}" ;;
watch) cmd_watch "${2:-}" "${3:-}" ;; # for `up`
*) sed -n '2,/^set -e/ s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
exit
