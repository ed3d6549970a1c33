# Whether the sandbox works under what we tell container runtimes and systemd to allow: a built server, with its worker inside,
# is started under the same filters, as an ordinary user without privileges.

check_sandbox() {
  local server=$CARGO_TARGET_DIR/release/assay-server folder=$SCRATCH/sandbox
  [ -x "$server" ] || { echo "  not checked: the sandbox under seccomp-worker.json (run \`make build\` first)"; return; }
  if ! /usr/bin/python3 -c 'import seccomp' 2>/dev/null; then
    echo "  not checked: the sandbox under seccomp-worker.json (python3-seccomp is not installed)"
    return
  fi
  mkdir "$folder"
  # For the user of images, who may read neither our folders nor the build's.
  chmod 711 "$SCRATCH"
  chmod 777 "$folder"
  cp -r "$server" "$CARGO_TARGET_DIR/site" "$folder/"

  sandbox_judges deploy/compose/seccomp-worker.json
  # The entry for what happens inside a box is there because nothing works without it.
  sandbox_refused deploy/compose/seccomp-worker.json --without Inside
  if have systemd-analyze "the sandbox under the filter of its unit"; then
    deploy/check/unit_filter.py deploy/systemd/assay-worker.service >"$folder/unit.json"
    sandbox_judges "$folder/unit.json"
    [ "$(grep ^SystemCallFilter deploy/systemd/assay-worker.service)" = "$(grep ^SystemCallFilter deploy/systemd/assay.service)" ] ||
      fail "assay.service and assay-worker.service allow different calls"
  fi
}

sandbox_judges() {
  sandbox_started "$@"
  soon grep -q '"message":"judging"' "$SCRATCH/sandbox/log" || fail "no judging under $1: $(<"$SCRATCH/sandbox/log")"
  sandbox_stopped
}

sandbox_refused() {
  sandbox_started "$@"
  soon grep -q '"message":"serving"' "$SCRATCH/sandbox/log" || fail "no server under $1: $(<"$SCRATCH/sandbox/log")"
  ! grep -q '"message":"judging"' "$SCRATCH/sandbox/log" || fail "it works without the entry, too"
  grep -q 'seccomp=unconfined' "$SCRATCH/sandbox/log" || fail "it says nothing of the filter: $(<"$SCRATCH/sandbox/log")"
  sandbox_stopped
}

# Embedded, with a database of its own: no other service takes part.
sandbox_started() {
  local folder=$SCRATCH/sandbox
  env -u DATABASE_URL -u REDIS_URL ASSAY_DATA_DIR="$folder/data" ASSAY_SITE_DIR="$folder/site" ASSAY_ADDR=127.0.0.1:0 RUST_BACKTRACE=0 \
    deploy/check/under_seccomp.py "$@" "$folder/assay-server" >"$folder/log" 2>&1 &
  SANDBOX_SERVER=$!
  STARTED+=("$SANDBOX_SERVER")
}

sandbox_stopped() {
  kill "$SANDBOX_SERVER"
  wait "$SANDBOX_SERVER" || fail "the server did not stop in order"
}
