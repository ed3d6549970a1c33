# The wasm32-unknown-unknown target: by rustup, or where that fails from Debian's packages.

WASM_TARGET=wasm32-unknown-unknown
RUST_AT_LEAST=$(awk -F '"' '/^rust-version/ {print $2}' Cargo.toml)
DEBIAN_TOOLCHAIN=assay-web

have_rust() { command -v cargo && command -v rustup; } >/dev/null

missing_rust() { fail "install Rust $RUST_AT_LEAST or newer with rustup (https://rustup.rs), then run this again."; }

have_wasm_target() {
  local newest
  newest=$(printf '%s\n%s\n' "$RUST_AT_LEAST" "$(rustc --version | cut -d' ' -f2)" | sort -V | tail -n 1)
  [ "$newest" != "$RUST_AT_LEAST" ] || [[ $(rustc --version) == "rustc $RUST_AT_LEAST."* ]] || return 1
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
  install_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22
  local scratch to=/usr/lib/rustlib/$WASM_TARGET/lib
  scratch=$(mktemp -d)
  cargo_new "$scratch"
  (
    cd "$scratch"
    unset RUSTUP_TOOLCHAIN
    PATH="/usr/lib/llvm-22/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$scratch/target" \
      /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target $WASM_TARGET
  )
  mkdir -p "$to"
  find "$scratch/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libscratch-*' -exec cp {} "$to" \;
  rm -rf "$scratch"
  rustup toolchain link $DEBIAN_TOOLCHAIN /usr
  mkdir -p "$TOOLS"
  echo $DEBIAN_TOOLCHAIN >"$TOOLS/toolchain"
  export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
  have_wasm_target || fail "Debian's Rust is there, but its $WASM_TARGET library is not. Look at $to."
}

# An empty library crate named scratch.
cargo_new() {
  mkdir -p "$1/src"
  printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n' >"$1/Cargo.toml"
  : >"$1/src/lib.rs"
}
