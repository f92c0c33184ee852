# Starts and stops processes, and watches over them; sourced by control-plane.sh.
#
# $STATE/pid/NAME holds a pid and the kernel's start time of it, so that a pid
# that was given to another process is never taken for ours.
# shellcheck shell=bash

# stat_of PID sets FIELDS to what follows the name in /proc/PID/stat: FIELDS[0] is the
# state, FIELDS[19] the start time.
stat_of() {
	local line
	{ read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
	read -ra FIELDS <<<"${line##*) }"
}

start_time() { [[ $1 =~ ^[0-9]+$ ]] && stat_of "$1" && echo "${FIELDS[19]}"; } # PID
alive() { stat_of "$1" && [[ ${FIELDS[0]} != Z && ${FIELDS[19]} == "$2" ]]; }    # PID START

# runs NAME sets REPLY to its pid.
runs() {
	local pid start
	{ read -r pid start <"$STATE/pid/$1"; } 2>/dev/null && alive "$pid" "$start" && REPLY=$pid
}

any_runs() { local name; for name; do ! runs "$name" || return 0; done; return 1; }

since() { # TIME, as EPOCHREALTIME has it
	local ms=$(((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}) / 1000))
	printf '%d.%03d s' $((ms / 1000)) $((ms % 1000))
}

launch() { # NAME COMMAND...
	local name=$1 pid
	shift
	[[ -x $1 ]] || die "$1 is not a program: run '$0 build'"
	(cd "$STATE" && exec setsid "$@") >>"$STATE/log/$name.log" 2>&1 </dev/null 8>&- 9>&- &
	pid=$!
	echo "$pid $(start_time "$pid")" >"$STATE/pid/$name"
	disown "$pid"
}

await() { # NAME TEST...: until TEST succeeds
	local name=$1 end=$((SECONDS + WAIT))
	shift
	until "$@" &>/dev/null; do
		runs "$name" || give_up "$name ended while it started"
		((SECONDS < end)) || give_up "$name was not ready after $WAIT s (SNAPHERD_WAIT)"
		sleep 0.05
	done
}

give_up() { # REASON, which begins with the name
	local log=$STATE/log/${1%% *}.log
	tail -n 15 "$log" >&2
	die "$1: the lines above are the end of $log"
}

# stop GRACE NAME...: asks them all to end and kills what is left after GRACE tenths
# of a second; a GRACE of 0 kills at once.
stop() {
	local grace=$1 name i
	shift
	for name; do if ((grace > 0)) && runs "$name"; then kill -TERM "$REPLY" 2>/dev/null || true; fi; done
	for ((i = 0; i < grace; i++)); do any_runs "$@" || break; sleep 0.1; done
	for name; do if runs "$name"; then kill -KILL "$REPLY" 2>/dev/null || true; fi; done
	for ((i = 0; i < 200; i++)); do any_runs "$@" || break; sleep 0.05; done
	for name; do
		if runs "$name"; then die "$name (pid $REPLY) cannot be killed: see what it waits for in /proc/$REPLY/stack"; fi
		rm -f "$STATE/pid/$name"
	done
}

# take_down [keep]: controllers may want a second to end, the API server more as long
# as somebody watches; nothing is lost by killing them. etcd goes last, and in order.
take_down() {
	local others=("${PARTS[@]:1}")
	if runs watchdog && [[ $REPLY != "$$" ]]; then stop 0 watchdog; fi
	stop 15 "${others[@]}"
	stop 50 etcd
	if [[ -f $STATE/sockets ]]; then rm -rf "$(<"$STATE/sockets")"; fi
	rm -rf "$STATE/sockets" "$STATE/pid"
	[[ ${1:-} == keep ]] || delete_data
	say "down${1:+, data kept}; logs are in $STATE/log"
}

delete_data() { rm -rf "$STATE"/{etcd,rbd,cephfs,ports,pki,pki.part,apiserver,kubectl,flexvolume} "$STATE"/*.conf; }

# watch_over begins a watchdog for this owner and this TTL, instead of an older one.
watch_over() {
	stop 0 watchdog
	SNAPHERD_STATE=$STATE launch watchdog "$BASH" "$HERE/control-plane.sh" watch "$OWNER" "${OWNER:+$(start_time "$OWNER")}"
}

# cmd_watch takes the control plane down when its time is over or its owner is gone,
# and kills it when its folder was deleted, as `mvn clean` does. bash has read all of
# this by then, so the checkout may be gone too.
cmd_watch() { # [OWNER START]
	local end=$((SECONDS + TTL)) tick why="" me
	declare -A seen
	me="$$ $(start_time "$$")"
	exec {tick}<> <(:) # never has anything to read: a sleep without a process that would outlive us
	until [[ -n $why ]]; do
		read -rt 1 -u "$tick" || true
		if ! is_ours "$me"; then kill_seen; return; fi
		remember
		if ((SECONDS >= end)); then why="SNAPHERD_TTL ($TTL s) is over"; fi
		if [[ -n ${1:-} ]] && ! alive "$1" "$2"; then why="its owner (pid $1) is gone"; fi
	done
	say "$(date -u +%FT%TZ) taking the control plane down: $why"
	lock_state
	take_down ""
}

# is_ours ENTRY: the folder still has us as its watchdog; not if it was deleted, nor if
# it was deleted and another `up` began in it.
is_ours() {
	local entry
	{ read -r entry <"$STATE/pid/watchdog"; } 2>/dev/null && [[ $entry == "$1" ]]
}

remember() { # keeps the pids of the parts, for when their files are gone
	local name entry
	for name in "${PARTS[@]}"; do
		if { read -r entry <"$STATE/pid/$name"; } 2>/dev/null; then seen[$name]=$entry; fi
	done
	if { read -r entry <"$STATE/sockets"; } 2>/dev/null; then seen[sockets]=$entry; fi
}

kill_seen() {
	local name pid start
	for name in "${PARTS[@]}"; do
		read -r pid start <<<"${seen[$name]:-}"
		if [[ -n $pid ]] && alive "$pid" "$start"; then kill -KILL "$pid" || true; fi
	done
	if [[ -n ${seen[sockets]:-} ]]; then rm -rf "${seen[sockets]}"; fi
	if [[ -e $STATE/.lock ]]; then return; fi # another `up` has it
	# What the parts wrote while it was being deleted.
	delete_data
	rm -rf "$STATE"/{log,pid,sockets}
	rmdir "$STATE" 2>/dev/null || true
}
