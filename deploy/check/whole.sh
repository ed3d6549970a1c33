# Checks all parts together, with only the rights that the files here give: a server and a worker with their own users of PostgreSQL and
# Redis judge one submission.

check_whole() {
  local programs=$ASSAY_PROGRAMS folder=$SCRATCH/whole
  [ -x "$programs/assay-worker" ] || { echo "  not checked: a server and a worker together (run \`make build\` first)"; return; }
  # The other parts of this check start them and leave them running.
  [ -S "$SCRATCH/postgresql/.s.PGSQL.5432" ] || check_postgresql
  [ -S "$SCRATCH/redis/socket" ] || check_redis
  mkdir "$folder"
  local port
  port=$(redis_as admin CONFIG GET port | tail -n 1)
  [ "$port" != 0 ] || port=$(whole_redis_port)

  # Start with an empty database.
  sql admin postgres 'DROP DATABASE IF EXISTS assay WITH (FORCE)' && roles_script
  export ASSAY_BLOBS=$folder/blobs
  local database=postgres://USER:PASSWORD@localhost/assay?host=$SCRATCH/postgresql redis=redis://USER:PASSWORD@127.0.0.1:$port
  DATABASE_URL=$(whole_named assay_server server "$database") REDIS_URL=$(whole_named assay-server server "$redis") \
    ASSAY_DATA_DIR=$folder/server ASSAY_ADDR=127.0.0.1:0 ASSAY_ADMIN_EMAIL=admin@example.org ASSAY_ADMIN_PASSWORD=for-this-check "$programs/assay-server" >"$folder/server.log" 2>&1 &
  STARTED+=($!)
  soon grep -q '"message":"serving"' "$folder/server.log" || fail "no server: $(tail -n 5 "$folder/server.log")"
  # On a busy host, these steps take minutes.
  local SOON=180
  soon grep -q '"message":"shipped library is up to date".*"failed":0' "$folder/server.log" || fail "no library: $(tail -n 5 "$folder/server.log")"
  script server deploy/postgresql/grants.sql
  DATABASE_URL=$(whole_named assay_worker worker "$database") REDIS_URL=$(whole_named assay-worker worker "$redis") \
    ASSAY_DATA_DIR=$folder/worker ASSAY_SLOTS_MIN=1 ASSAY_SLOTS_MAX=2 "$programs/assay-worker" >"$folder/worker.log" 2>&1 &
  STARTED+=($!)
  soon grep -q '"message":"judging"' "$folder/worker.log" || fail "no worker: $(tail -n 5 "$folder/worker.log")"

  whole_submission "$(grep -oE 'http://127[0-9.:]+' "$folder/server.log" | head -n 1)" \
    "$(DATABASE_URL=$(whole_named assay_server server "$database") REDIS_URL=$(whole_named assay-server server "$redis") \
      ASSAY_DATA_DIR=$folder/server whole_key "$programs/assay")"
  # A refused command that did not stop the program would still be in a log.
  ! grep -hE 'NOPERM|permission denied|"level":"ERROR"' "$folder"/*.log || fail "the logs contain a refused command or an error"
  # A worker may warn that the host is busy.
  local busy='a language still cannot be tested|cannot prepare the compilers|another slot did not pause its program in time|the submission will be judged again'
  ! grep -h '"level":"WARN"' "$folder"/*.log | grep -vE "\"message\":\"($busy)" || fail "the logs contain a warning"
}

whole_named() { sed -e "s/USER/$1/" -e "s/PASSWORD/$2/" <<<"$3"; }

# Until now, Redis only had a Unix socket. Let it also listen on a free port.
whole_redis_port() {
  local port
  port=$(python3 -c 'import socket; print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])')
  redis_as admin CONFIG SET port "$port" >/dev/null
  echo "$port"
}

whole_key() {
  local assay=$1
  "$assay" user create ada@example.org >/dev/null && "$assay" user token ada@example.org | tail -n 1
}

whole_submission() {
  local site=$1 key=$2 id verdict
  local ask=(curl --silent --fail-with-body --max-time 10 -H "Authorization: Bearer $key" -H 'Content-Type: application/json')
  local slug
  slug=$("${ask[@]}" "$site/api/v1/problems" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["slug"])') || fail "no problems"
  # A wrong answer is judged like a right one. It sleeps for a second, so that the worker looks for other waiting jobs meanwhile.
  id=$("${ask[@]}" -d "{\"problem\": \"$slug\", \"language\": \"python3\", \"source\": \"import time; time.sleep(1); print(input())\"}" "$site/api/v1/submissions" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])') || fail "the submission was not accepted"
  soon whole_done "${ask[@]}" "$site/api/v1/submissions/$id" || fail "no verdict: $("${ask[@]}" "$site/api/v1/submissions/$id")"
  verdict=$("${ask[@]}" "$site/api/v1/submissions/$id" | python3 -c 'import json, sys; print(json.load(sys.stdin)["verdict"])')
  # The server's users have the rights for all metrics.
  expect 2 grep -c '^assay_up{.*} 1$' <("${ask[@]}" "$site/metrics")
  [ "$verdict" != judge_error ] || fail "a judge error: $(tail -n 3 "$SCRATCH/whole/worker.log")"
}

whole_done() { "$@" | grep -q '"state":"done"'; }
