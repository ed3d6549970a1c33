#!/usr/bin/env bash
# Leaves in $CARGO_TARGET_DIR only compiled dependencies, for cargo to use where they still fit: everything of our own crates goes.
# So a test run on a fresh clone tests only what is in the clone.
source "$(dirname "$0")/environment.sh"

# Dependencies of old lock files pile up: past this many KiB all of it goes.
MOST=$((8 * 1024 * 1024))

compiler=$(rustc -vV)
kept=$CARGO_TARGET_DIR/compiler.txt
if [ "$(cat "$kept" 2>/dev/null)" != "$compiler" ] || [ "$(du -sk "$CARGO_TARGET_DIR" | cut -f 1)" -gt "$MOST" ]; then
  rm -rf "$CARGO_TARGET_DIR"
  mkdir -p "$CARGO_TARGET_DIR"
  echo "$compiler" >"$kept"
fi

for entry in "$CARGO_TARGET_DIR"/*; do
  case $(basename "$entry") in
    compiler.txt | release | wasm-release | *-*-*) ;;
    *) rm -rf "$entry" ;;
  esac
done
mapfile -t own < <(cargo metadata --locked --no-deps --format-version 1 | node -e '
  const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  for (const { name } of packages) console.log(`--package=${name}`);
')
# `cargo clean` ignores `build.target` of .cargo/config.toml, so the target is given here.
cargo clean --locked --release --target host-tuple "${own[@]}"
cargo clean --locked --profile wasm-release --target wasm32-unknown-unknown "${own[@]}"
