# Sourced by every script: strict mode, timed steps, and the tools on PATH.
set -euo pipefail
# Decimal points in every locale: times are calculated below.
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
TOOLS="${ASSAY_TOOLS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/assay-tools}"

# A change to one page then compiles that page and not the whole crate: 12 s instead of 80. Off where all is compiled only once.
export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-1}

CARGO_DENY_VERSION=0.20.2
CARGO_NEXTEST_VERSION=0.9.148
MOTO_VERSION=5.2.5

export PATH="$ROOT/node_modules/.bin:$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin:$TOOLS/cargo-nextest-$CARGO_NEXTEST_VERSION/bin:$TOOLS/moto-$MOTO_VERSION/bin:$PATH"

# Set where the wasm target exists only as a Debian package.
if [ -s "$TOOLS/toolchain" ]; then
  RUSTUP_TOOLCHAIN=$(<"$TOOLS/toolchain")
  export RUSTUP_TOOLCHAIN
fi

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '\033[31merror:\033[0m %s\n' "$*" >&2; exit 1; }

# The steps of one run and their times: scripts/steps.sh prints them. make or the outermost script begins the list.
if [ -z "${ASSAY_STEPS:-}" ]; then
  export ASSAY_STEPS="$CARGO_TARGET_DIR/steps.tsv"
  mkdir -p "$CARGO_TARGET_DIR"
  : >"$ASSAY_STEPS"
fi

seconds_since() { awk "BEGIN {printf \"%.1f\", $EPOCHREALTIME - $1}"; }

# step NAME COMMAND…: runs the command, prints how long it took, and adds that to the list.
step() {
  local name=$1 started=$EPOCHREALTIME took
  shift
  say "▸ $name"
  "$@" || fail "$name failed (see above)."
  took=$(seconds_since "$started")
  printf '%s\t%s\n' "$took" "$name" >>"$ASSAY_STEPS"
  printf '  %s: %s s\n' "$name" "$took"
}

# step_unless NAME CHECK COMMAND…: the same, but skipped where CHECK succeeds.
step_unless() {
  local name=$1 check=$2
  shift 2
  if $check; then
    printf '✓ %s: already installed\n' "$name"
  else
    step "$name" "$@"
  fi
}

# in_background NAME COMMAND…: starts a step and goes on. Its output appears when `finish NAME` waits for it.
declare -A BACKGROUND=()
in_background() {
  local name=$1 log
  shift
  log=$(mktemp)
  # A process group of its own, so that the step's programs can be ended with it.
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

# A script that ends early takes its background steps along.
end_background() {
  local name process log
  for name in "${!BACKGROUND[@]}"; do
    read -r process log <<<"${BACKGROUND[$name]}"
    kill -- "-$process" 2>/dev/null || true
    rm -f "$log"
  done
}
trap end_background EXIT
