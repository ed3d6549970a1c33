#!/usr/bin/env bash
# Prints the steps of the last build or test run and their wall-clock times. Steps in the background overlap with others.
cd "$(dirname "$0")/.."
list="${CARGO_TARGET_DIR:-$PWD/target}/steps.tsv"
[ -s "$list" ] || { echo "There is no list of steps at $list: run make build or make test first." >&2; exit 1; }
awk -F '\t' '{printf "%8.1f s  %s\n", $1, $2}' "$list"
