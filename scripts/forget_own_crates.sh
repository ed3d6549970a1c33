#!/usr/bin/env bash
# Leaves in $CARGO_TARGET_DIR only the dependencies that the next build can use: everything of our own crates goes, and all of it
# when the lock file, the profiles or the compiler have changed. So a test run on a fresh clone judges only what is in the clone.
source "$(dirname "$0")/environment.sh"

key=$({ cat Cargo.lock Cargo.toml .cargo/config.toml; rustc -vV; } | sha256sum | cut -d ' ' -f 1)
kept=$CARGO_TARGET_DIR/dependencies.key
if [ "$(cat "$kept" 2>/dev/null)" != "$key" ]; then
  rm -rf "$CARGO_TARGET_DIR"
  mkdir -p "$CARGO_TARGET_DIR"
  echo "$key" >"$kept"
fi

for entry in "$CARGO_TARGET_DIR"/*; do
  case $(basename "$entry") in
    dependencies.key | release | wasm-release | *-*-*) ;;
    *) rm -rf "$entry" ;;
  esac
done
mapfile -t own < <(cargo metadata --locked --no-deps --format-version 1 | node -e '
  const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  for (const { name } of packages) console.log(`--package=${name}`);
')
cargo clean --locked --release "${own[@]}"
cargo clean --locked --profile wasm-release --target wasm32-unknown-unknown "${own[@]}"
