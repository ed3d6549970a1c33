# Installs the wasm32-unknown-unknown target with rustup. If that fails, builds it from Debian's packages.

WASM_TARGET=wasm32-unknown-unknown
MIN_RUST=$(awk -F '"' '/^rust-version/ {print $2}' Cargo.toml)
DEBIAN_TOOLCHAIN=assay-web
DEBIAN_STD=/usr/lib/rustlib/$WASM_TARGET/lib

have_rust() {
  command -v cargo >/dev/null && command -v rustup >/dev/null || return 1
  # The minimum must be the older of the two versions.
  [ "$(printf '%s\n%s\n' "$MIN_RUST" "$(rustc --version | cut -d' ' -f2)" | sort -V | head -n 1)" = "$MIN_RUST" ]
}

missing_rust() { fail "Rust $MIN_RUST or newer is needed: install it with rustup (https://rustup.rs), or run \`rustup update\`; then run this again."; }

# rustup's profile `minimal` lacks them.
have_lints() { cargo clippy --version && cargo fmt --version; } &>/dev/null

have_wasm_target() {
  [ "${RUSTUP_TOOLCHAIN:-}" != $DEBIAN_TOOLCHAIN ] || have_debian_std || return 1
  compgen -G "$(rustc --print target-libdir --target $WASM_TARGET)/libstd-*.rlib" >/dev/null
}

install_wasm_target() {
  # rustup retries for a long time if it cannot reach its server, so limit the time.
  if timeout 180 rustup target add $WASM_TARGET && have_wasm_target; then return; fi
  echo "  rustup cannot install $WASM_TARGET; using Debian's packages instead"
  from_debian
}

from_debian() {
  have_debian_std || install_debian_std || return 1
  rustup toolchain link $DEBIAN_TOOLCHAIN /usr || return 1
  export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
  have_wasm_target || fail "Debian's Rust is installed, but its $WASM_TARGET library is missing. Check $DEBIAN_STD."
  mkdir -p "$TOOLS" || return 1
  # Written last, because every later run uses the toolchain in this file.
  echo $DEBIAN_TOOLCHAIN >"$TOOLS/toolchain"
}

# An update of Debian's Rust makes the library useless.
have_debian_std() { [ -x /usr/bin/cargo ] && [ -f "$DEBIAN_STD/built-by" ] && [ "$(<"$DEBIAN_STD/built-by")" = "$(/usr/bin/rustc --version)" ]; }

# Debian ships a newer Rust for its browsers. It has the sources of std but no std for wasm, so build it once.
install_debian_std() {
  [ "$(id -u)" = 0 ] || needs_root "scripts/setup.sh wasm-packages"
  install_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22 || return 1
  local scratch
  scratch=$(mktemp -d)
  cargo_new "$scratch"
  (
    cd "$scratch"
    unset RUSTUP_TOOLCHAIN
    PATH="/usr/lib/llvm-22/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$scratch/target" \
      /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target $WASM_TARGET
  ) || return 1
  rm -rf "$DEBIAN_STD" && mkdir -p "$DEBIAN_STD" || return 1
  find "$scratch/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libscratch-*' -exec cp {} "$DEBIAN_STD" \; || return 1
  rm -rf "$scratch"
  # Written last, so that an interrupted installation is repeated.
  /usr/bin/rustc --version >"$DEBIAN_STD/built-by"
}

# Creates an empty library crate named scratch.
cargo_new() {
  mkdir -p "$1/src"
  printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n' >"$1/Cargo.toml"
  : >"$1/src/lib.rs"
}
