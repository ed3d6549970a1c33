# The wasm32-unknown-unknown target: by rustup, or where that fails from Debian's packages.

WASM_TARGET=wasm32-unknown-unknown
RUST_AT_LEAST=$(awk -F '"' '/^rust-version/ {print $2}' Cargo.toml)
DEBIAN_TOOLCHAIN=assay-web

have_rust() {
  command -v cargo >/dev/null && command -v rustup >/dev/null || return 1
  # The older of the two versions must be ours.
  [ "$(printf '%s\n%s\n' "$RUST_AT_LEAST" "$(rustc --version | cut -d' ' -f2)" | sort -V | head -n 1)" = "$RUST_AT_LEAST" ]
}

missing_rust() { fail "Rust $RUST_AT_LEAST or newer is needed: install it with rustup (https://rustup.rs), or run \`rustup update\`; then run this again."; }

have_wasm_target() {
  compgen -G "$(rustc --print target-libdir --target $WASM_TARGET)/libstd-*.rlib" >/dev/null
}

install_wasm_target() {
  # rustup tries again and again where its server cannot be reached: bound it.
  if timeout 180 rustup target add $WASM_TARGET && have_wasm_target; then return; fi
  echo "  rustup has no $WASM_TARGET here; taking Debian's packages instead"
  from_debian
}

# Debian ships a newer Rust for its browsers, with the sources of std but no std for wasm: build that once.
from_debian() {
  [ "$(id -u)" = 0 ] || fail "this step installs a Rust beside yours, which needs root. Run: sudo make setup — then run this again."
  install_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22 || return 1
  local scratch to=/usr/lib/rustlib/$WASM_TARGET/lib
  scratch=$(mktemp -d)
  cargo_new "$scratch"
  (
    cd "$scratch"
    unset RUSTUP_TOOLCHAIN
    PATH="/usr/lib/llvm-22/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$scratch/target" \
      /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target $WASM_TARGET
  ) || return 1
  mkdir -p "$to" "$TOOLS" || return 1
  find "$scratch/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libscratch-*' -exec cp {} "$to" \; || return 1
  rm -rf "$scratch"
  rustup toolchain link $DEBIAN_TOOLCHAIN /usr || return 1
  export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
  have_wasm_target || fail "Debian's Rust is there, but its $WASM_TARGET library is not. Look at $to."
  # Only now: every later run takes the toolchain named here.
  echo $DEBIAN_TOOLCHAIN >"$TOOLS/toolchain"
}

# An empty library crate named scratch.
cargo_new() {
  mkdir -p "$1/src"
  printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n' >"$1/Cargo.toml"
  : >"$1/src/lib.rs"
}
