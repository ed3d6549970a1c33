#!/usr/bin/env bash
# Every test. Servers that tests need are started by the tests, on free ports, and stopped by them.
source "$(dirname "$0")/environment.sh"

# Only packages one by one: a build of the whole workspace would mix the features of server and browser.
RUST_PACKAGES=(assay-domain assay-migrations assay-store assay-broker assay-sandbox assay-package assay-import assay-judge assay-testbed assay-service assay-worker assay-server assay-cli)

rust() {
  local names=()
  for package in "${RUST_PACKAGES[@]}"; do names+=(-p "$package"); done
  cargo test --locked "${names[@]}"
}

pages() { cargo test --locked -p assay-app --features ssr; }

browser() { npm run --silent test:e2e; }

several() {
  cargo build --locked -p assay-testbed
  ASSAY_PROGRAMS="$CARGO_TARGET_DIR/release" ASSAY_TESTBED="$CARGO_TARGET_DIR/debug/assay-testbed" npm run --silent test:cluster
}

step "checks" scripts/check.sh
step "tests in Rust" rust
step "tests of the pages' parts" pages
step "release build" scripts/build.sh
step "deployment files" deploy/check.sh
step "size of the wasm" node scripts/wasm_budget.mjs "$CARGO_TARGET_DIR/site/pkg"
export ASSAY_SERVER_BIN="$CARGO_TARGET_DIR/release/assay-server"
step "tests in the browser" browser
step "tests in the browser, two servers behind a balancer" several
