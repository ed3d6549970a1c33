# Lints and tests of the Rust code, in the profile of the release: see scripts/test_profile.mjs.

# The pages of the browser are a build of their own: in one build, the features of server and browser would mix.
WORKSPACE=(--workspace --exclude assay-frontend)

test_profile() { mkdir -p "$CARGO_TARGET_DIR" && node scripts/test_profile.mjs >"$CARGO_TARGET_DIR/testing.toml"; }

# with_lints COMMAND…: cargo compiles our crates with clippy, which lints and compiles in one go.
with_lints() {
  RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__' "$@" --locked --config "$CARGO_TARGET_DIR/testing.toml"
}

compile_tests() { with_lints cargo nextest run --release --no-run "${WORKSPACE[@]}" "$@"; }

run_tests() { with_lints cargo nextest run --release --test-threads "$((2 * $(nproc)))" "${WORKSPACE[@]}" "$@"; }

# Dependencies are those of the wasm; our own crates are compiled once more for the lints, without linking.
lint_browser() {
  with_lints cargo rustc --profile wasm-release --target wasm32-unknown-unknown -p assay-frontend --lib --crate-type rlib
}
