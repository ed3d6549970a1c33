#!/usr/bin/env bash
# Runs the benchmarks. They neither pass nor fail.
source "$(dirname "$0")/environment.sh"

step "runs in the sandbox, beside a bare start" "$CARGO_TARGET_DIR/release/assay" bench sandbox
step "submissions with 20 cases" "$CARGO_TARGET_DIR/release/assay" bench judge
step "function problems" "$CARGO_TARGET_DIR/release/assay" bench functions
step "verdicts, pages, intake, fairness, sockets" "$CARGO_TARGET_DIR/release/assay" bench web
