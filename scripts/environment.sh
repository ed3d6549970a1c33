# Sourced by every script: strict mode, one way to tell steps, and the tools' places on PATH.
set -euo pipefail
# Numbers with a point, whatever the user speaks: times are reckoned with below.
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
TOOLS="${ASSAY_TOOLS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/assay-tools}"

CARGO_LEPTOS_VERSION=0.3.11
CARGO_DENY_VERSION=0.20.2
MOTO_VERSION=5.2.5
# The library and the tool must be of exactly one version; the lock file says which.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ {getline; gsub(/[^0-9.]/, ""); print; exit}' Cargo.lock)

export PATH="$ROOT/node_modules/.bin:$TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION/bin:$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin:$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin:$TOOLS/moto-$MOTO_VERSION/bin:$PATH"

# Set where the wasm target could only be had from Debian's packages.
if [ -s "$TOOLS/toolchain" ]; then
  RUSTUP_TOOLCHAIN=$(<"$TOOLS/toolchain")
  export RUSTUP_TOOLCHAIN
fi

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '\033[31merror:\033[0m %s\n' "$*" >&2; exit 1; }

# step NAME COMMAND…: runs it, and says how long it took.
step() {
  local name=$1 started=$EPOCHREALTIME
  shift
  say "▸ $name"
  "$@" || fail "$name failed (see above)."
  printf '  %s: %.1f s\n' "$name" "$(awk "BEGIN {print $EPOCHREALTIME - $started}")"
}

# step_unless NAME CHECK COMMAND…: the same, but skipped where CHECK holds.
step_unless() {
  local name=$1 check=$2
  shift 2
  if $check; then
    printf '✓ %s: there already\n' "$name"
  else
    step "$name" "$@"
  fi
}
