# Checks that the sandbox works under the filters that we give to container runtimes and systemd. It starts a built server with its
# embedded worker under the same filters, as an ordinary user.

check_sandbox() {
  local server=$ASSAY_PROGRAMS/assay-server folder=$SCRATCH/sandbox
  [ -x "$server" ] || { echo "  not checked: the sandbox under seccomp-worker.json (run \`make build\` first)"; return; }
  if ! /usr/bin/python3 -c 'import seccomp' 2>/dev/null; then
    echo "  not checked: the sandbox under seccomp-worker.json (python3-seccomp is not installed)"
    return
  fi
  mkdir "$folder"
  # The images' user cannot read our folders or the build's, so copy the files.
  chmod 711 "$SCRATCH"
  chmod 777 "$folder"
  cp -r "$server" "$CARGO_TARGET_DIR/site" "$folder/"

  sandbox_judges deploy/compose/seccomp-worker.json
  # The entry "Inside the box" must be needed: without it, judging fails.
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
  ! grep -q '"message":"judging"' "$SCRATCH/sandbox/log" || fail "judging also works without the entry"
  grep -q 'seccomp=unconfined' "$SCRATCH/sandbox/log" || fail "the log does not name the filter as the cause: $(<"$SCRATCH/sandbox/log")"
  sandbox_stopped
}

# Starts the server in embedded mode, so that it needs no other service.
sandbox_started() {
  local folder=$SCRATCH/sandbox
  # The background process would empty the log later. Until then, it has the messages of the previous server.
  : >"$folder/log"
  env -u DATABASE_URL -u REDIS_URL ASSAY_DATA_DIR="$folder/data" ASSAY_SITE_DIR="$folder/site" ASSAY_ADDR=127.0.0.1:0 RUST_BACKTRACE=0 \
    deploy/check/under_seccomp.py "$@" "$folder/assay-server" >"$folder/log" 2>&1 &
  SANDBOX_SERVER=$!
  STARTED+=("$SANDBOX_SERVER")
}

sandbox_stopped() {
  kill "$SANDBOX_SERVER"
  wait "$SANDBOX_SERVER" || fail "the server did not stop cleanly"
}
