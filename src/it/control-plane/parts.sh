# The parts: their flags, credentials and objects; sourced by control-plane.sh.
# shellcheck shell=bash

# shellcheck disable=SC2034 # the other files use it
PARTS=(etcd kube-apiserver kube-controller-manager snapshot-controller
	rbd rbd-provisioner rbd-snapshotter cephfs cephfs-provisioner cephfs-snapshotter)

is_driver() { [[ $1 == rbd || $1 == cephfs ]]; }

# start NAME...: launches what does not run, all at once, and waits for it.
start() {
	local name launched=() begin=$EPOCHREALTIME
	for name; do
		if runs "$name"; then continue; fi
		# A driver's sidecars end when they lose it, some seconds late.
		if is_driver "$name"; then stop 0 "$name-provisioner" "$name-snapshotter"; fi
		"launch_$name"
		launched+=("$name")
	done
	for name in "${launched[@]}"; do "await_$name"; done
	((${#launched[@]} == 0)) || say "ready after $(since "$begin"): ${launched[*]}"
}

kubectl() { "$(program kubectl)" --kubeconfig="$STATE/admin.conf" --cache-dir="$STATE/kubectl" "$@"; }

# port NAME prints a port below the range that the kernel hands out, kept in a file
# so that a restart uses it again.
port() {
	local file=$STATE/ports/$1 port
	until [[ -s $file ]]; do
		port=$((20000 + RANDOM % 10000))
		if grep -qsx "$port" "$STATE"/ports/*; then continue; fi
		if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
		echo "$port" >"$file"
	done
	cat "$file"
}

http_ok() { # NAME PATH: its port answers 200
	local line=""
	exec 3<>"/dev/tcp/127.0.0.1/$(port "$1")" || return 1
	printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
	read -rt 5 line <&3 || true
	exec 3>&-
	[[ $line == *" 200 "* ]]
}

# socket DRIVER prints the path of its socket. A socket's path may have 100
# characters, so they are not in $STATE, which may lie deep.
socket() {
	if [[ ! -f $STATE/sockets || ! -d $(<"$STATE/sockets") ]]; then mktemp -d /tmp/snapherd-XXXXXX >"$STATE/sockets"; fi
	echo "$(<"$STATE/sockets")/$1.sock"
}

launch_etcd() {
	local client peer unsafe=true
	client=http://127.0.0.1:$(port etcd)
	peer=http://127.0.0.1:$(port etcd-peer)
	if [[ $FSYNC == 1 ]]; then unsafe=false; fi
	launch etcd "$(program etcd)" --name=snapherd --data-dir="$STATE/etcd" --unsafe-no-fsync="$unsafe" \
		--listen-client-urls="$client" --advertise-client-urls="$client" \
		--listen-peer-urls="$peer" --initial-advertise-peer-urls="$peer" --initial-cluster="snapherd=$peer" \
		--quota-backend-bytes=4294967296 --log-level=warn --heartbeat-interval=10 --election-timeout=100
}
await_etcd() { await etcd http_ok etcd /readyz; }

launch_kube-apiserver() {
	# advertise-address and endpoint-reconciler-type: without them it looks for a
	# default route, and then refuses to publish a loopback address.
	launch kube-apiserver "$(program kube-apiserver)" --etcd-servers="http://127.0.0.1:$(port etcd)" \
		--bind-address=127.0.0.1 --secure-port="$(port kube-apiserver)" \
		--advertise-address=127.0.0.1 --endpoint-reconciler-type=none \
		--service-cluster-ip-range=10.0.0.0/24 --cert-dir="$STATE/apiserver" \
		--tls-cert-file="$STATE/pki/apiserver.crt" --tls-private-key-file="$STATE/pki/apiserver.key" \
		--client-ca-file="$STATE/pki/ca.crt" --token-auth-file="$STATE/pki/tokens.csv" --authorization-mode=RBAC \
		--service-account-issuer=https://kubernetes.default.svc \
		--service-account-key-file="$STATE/pki/sa.pub" --service-account-signing-key-file="$STATE/pki/sa.key" \
		--allow-privileged=true --profiling=false
}
await_kube-apiserver() { await kube-apiserver kubectl get --raw=/readyz; }

launch_kube-controller-manager() {
	# flex-volume-plugin-dir: the default lies outside the state folder.
	launch kube-controller-manager "$(program kube-controller-manager)" --kubeconfig="$STATE/controllers.conf" \
		--secure-port=0 --leader-elect=false --use-service-account-credentials=true \
		--root-ca-file="$STATE/pki/ca.crt" --service-account-private-key-file="$STATE/pki/sa.key" \
		--flex-volume-plugin-dir="$STATE/flexvolume" \
		--kube-api-qps="$QPS" --kube-api-burst=$((2 * QPS)) \
		--controllers='*,-node-ipam-controller,-node-lifecycle-controller,-node-route-controller,-service-lb-controller,-horizontal-pod-autoscaler-controller'
}
await_kube-controller-manager() { await kube-controller-manager kubectl -n default get serviceaccount default; }

controller() { # NAME PROGRAM FLAG...: as all of kubernetes-csi take them
	launch "$1" "$(program "$2")" --kubeconfig="$STATE/admin.conf" --leader-election=false \
		--kube-api-qps="$QPS" --kube-api-burst=$((2 * QPS)) --http-endpoint="127.0.0.1:$(port "$1")" \
		--retry-interval-max="$RETRY_MAX" "${@:3}"
}
sidecar() { # DRIVER PROGRAM NAME FLAG...: as ceph-csi's manifests set them
	controller "$3" "$2" --csi-address="$(socket "$1")" --timeout="$RPC_TIMEOUT" --extra-create-metadata "${@:4}"
}
provisioner() { sidecar "$1" csi-provisioner "$1-provisioner" --retry-interval-start=500ms --feature-gates=Topology=false; } # DRIVER
snapshotter() { sidecar "$1" csi-snapshotter "$1-snapshotter"; }                                                         # DRIVER
await_controller() { await "$1" http_ok "$1" /metrics; }

launch_snapshot-controller() { controller snapshot-controller snapshot-controller; }
launch_rbd-provisioner() { provisioner rbd; }
launch_rbd-snapshotter() { snapshotter rbd; }
launch_cephfs-provisioner() { provisioner cephfs; }
launch_cephfs-snapshotter() { snapshotter cephfs; }
await_snapshot-controller() { await_controller snapshot-controller; }
await_rbd-provisioner() { await_controller rbd-provisioner; }
await_rbd-snapshotter() { await_controller rbd-snapshotter; }
await_cephfs-provisioner() { await_controller cephfs-provisioner; }
await_cephfs-snapshotter() { await_controller cephfs-snapshotter; }

# driver NAME FLAG...; the latencies were measured on small clusters with ceph-csi.
driver() {
	touch "$CEPHSIM" # in use: `build` removes old ones
	launch "$1" "$CEPHSIM" --name="$1.csi.ceph.com" --socket="$(socket "$1")" --state="$STATE/$1" "${@:2}"
}
launch_rbd() { driver rbd --snapshot-latency=1.3s-2s --clone-latency=300ms-500ms; }
launch_cephfs() { driver cephfs --snapshot-latency=50ms-150ms --clone-latency=2s-4s --exclusive-snapshots; }
await_rbd() { await rbd test -S "$(socket rbd)"; }
await_cephfs() { await cephfs test -S "$(socket cephfs)"; }

# install_crds goes before the controllers: a quota or a garbage collector that starts
# without the CRDs learns of them half a minute later.
install_crds() {
	apply "$ASSETS/crd"
	kubectl wait --for=condition=Established --timeout="${WAIT}s" -f "$ASSETS/crd" >/dev/null
	apply "$HERE/storage.yaml"
}
apply() { kubectl apply --server-side --force-conflicts -f "$1" >/dev/null; }

# ---- credentials

certificate() { # NAME SUBJECT [KEY_OPTION...]; with SAN in the environment
	local pki=$STATE/pki.part
	openssl req -new -nodes "${@:3}" -keyout "$pki/$1.key" -subj "$2" -out "$pki/$1.csr"
	openssl x509 -req -in "$pki/$1.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -set_serial "0x$(openssl rand -hex 8)" -days 3650 \
		-extfile <(printf 'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n%s' "${SAN:+subjectAltName=$SAN}") \
		-out "$pki/$1.crt"
	rm "$pki/$1.csr"
}

credentials() {
	local pki=$STATE/pki.part ec=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1)
	if [[ -d $STATE/pki ]]; then return; fi
	rm -rf "$pki"
	mkdir -m 700 "$pki"
	{
		openssl req -x509 -nodes "${ec[@]}" -keyout "$pki/ca.key" -out "$pki/ca.crt" -days 3650 \
			-subj /CN=control-plane-ca -addext keyUsage=critical,keyCertSign,cRLSign
		SAN=IP:127.0.0.1,IP:10.0.0.1,DNS:localhost,DNS:kubernetes.default.svc certificate apiserver /CN=kube-apiserver "${ec[@]}"
		certificate controllers /CN=system:kube-controller-manager "${ec[@]}"
		# RSA, because Java clients do not read every form of an EC key.
		certificate admin /O=system:masters/CN=admin -newkey rsa:2048
		openssl ecparam -name prime256v1 -genkey -noout -out "$pki/sa.key"
		openssl ec -in "$pki/sa.key" -pubout -out "$pki/sa.pub"
	} 2>"$STATE/log/openssl.log" || die "openssl could not make the credentials: $STATE/log/openssl.log says why"
	openssl rand -hex 16 >"$pki/token"
	printf '%s,admin,1,"system:masters"\n' "$(<"$pki/token")" >"$pki/tokens.csv"
	write_kubeconfig admin
	write_kubeconfig controllers
	mv "$pki" "$STATE/pki"
}

write_kubeconfig() { # USER: two contexts, the certificate's and the admin token's
	local pki=$STATE/pki.part file=$STATE/$1.conf
	(umask 077 && cat >"$file") <<CONF
apiVersion: v1
kind: Config
clusters:
- name: control-plane
  cluster:
    server: https://127.0.0.1:$(port kube-apiserver)
    certificate-authority-data: $(base64 -w0 <"$pki/ca.crt")
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w0 <"$pki/$1.crt")
    client-key-data: $(base64 -w0 <"$pki/$1.key")
- name: token
  user:
    token: $(<"$pki/token")
contexts:
- name: $1
  context: {cluster: control-plane, user: $1}
- name: token
  context: {cluster: control-plane, user: token}
current-context: $1
CONF
}
