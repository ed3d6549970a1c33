# Build tools that cargo compiles, each into a folder of its own with its version in the name: an old one is never taken for a new one.

have_wasm_bindgen() { [ -x "$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin/wasm-bindgen" ]; }
have_cargo_leptos() { [ -x "$TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION/bin/cargo-leptos" ]; }
have_cargo_deny() { [ -x "$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin/cargo-deny" ]; }

# install_cargo_tool NAME VERSION [OPTION…]: unoptimised, because they spend their time in other programs.
install_cargo_tool() {
  local name=$1 version=$2
  shift 2
  # Their manifests may ask for a newer Rust than ours, and build with ours all the same.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_TARGET_DIR="$TOOLS/build" \
    cargo install "$name" --version "$version" --ignore-rust-version --quiet --root "$TOOLS/$name-$version" "$@" || return 1
  rm -rf "$TOOLS/build"
}
