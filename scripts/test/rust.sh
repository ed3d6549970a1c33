# Lints and tests of the Rust code, in the release profile (see scripts/test_profile.mjs).

# The browser side is a separate build, because one build would mix the features of server and browser.
WORKSPACE=(--workspace --exclude assay-frontend)

test_profile() { mkdir -p "$CARGO_TARGET_DIR" && node scripts/test_profile.mjs >"$CARGO_TARGET_DIR/testing.toml"; }

# with_lints COMMAND…: runs cargo with clippy as the compiler of our crates, so that linting and compiling are one step.
with_lints() {
  RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__' "$@" --locked --config "$CARGO_TARGET_DIR/testing.toml"
}

compile_tests() { with_lints cargo nextest run --release --no-run "${WORKSPACE[@]}" "$@"; }

run_tests() { with_lints cargo nextest run --release --test-threads "$((2 * $(nproc)))" "${WORKSPACE[@]}" "$@"; }

# Uses the compiled dependencies of the wasm. Our own crates are compiled again for the lints, without linking.
lint_browser() {
  with_lints cargo rustc --profile wasm-release --target wasm32-unknown-unknown -p assay-frontend --lib --crate-type rlib
}
