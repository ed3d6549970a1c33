#!/usr/bin/env bash
# Measurements on this machine, each beside its baseline. Nothing here passes or fails.
source "$(dirname "$0")/environment.sh"

step "runs in the sandbox, beside a bare spawn" "$CARGO_TARGET_DIR/release/assay" bench sandbox
step "submissions of 20 cases" "$CARGO_TARGET_DIR/release/assay" bench judge
step "verdicts, listing, sockets" "$CARGO_TARGET_DIR/release/assay" bench web
