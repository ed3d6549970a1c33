# Checks that the wasm contains no server code.

wasm_tree() {
  local tree found
  tree=$(cargo tree --locked -p assay-frontend --target wasm32-unknown-unknown -e normal --prefix none --format '{p}' | cut -d' ' -f1 | sort -u)
  [ -n "$tree" ] || fail "cargo tree printed nothing"
  found=$(grep -xE 'tokio|fred|utoipa|sea-orm|axum|assay-(store|broker|service|sandbox|judge)' <<<"$tree" || true)
  [ -z "$found" ] || fail "the wasm must not contain: $found"
}
