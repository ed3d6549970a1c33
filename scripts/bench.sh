#!/usr/bin/env bash
# Measurements on this machine, each beside its baseline. Nothing here passes or fails.
source "$(dirname "$0")/environment.sh"

step "verdicts, listing, sockets" "$CARGO_TARGET_DIR/release/assay" bench web
