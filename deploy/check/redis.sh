# Checks redis.conf and redis.acl.example with a temporary Redis.

check_redis() {
  local program folder=$SCRATCH/redis
  program=$(redis_server) || { echo "  not checked: redis.conf (no redis-server $MIN_REDIS or newer)"; return; }
  mkdir "$folder"
  # Here, each user's password is its name.
  sed -E 's/^user assay-([a-z]+) on >[A-Z_]+/user assay-\1 on >\1/' deploy/redis.acl.example >"$folder/users.acl"
  "$program" deploy/redis.conf --port 0 --unixsocket "$folder/socket" --dir "$folder" --aclfile "$folder/users.acl" >"$folder/log" 2>&1 &
  STARTED+=($!)
  soon redis_as probe PING || fail "Redis does not start: $(<"$folder/log")"
  redis_settings
  redis_rights
}

# redis_as NAME COMMAND…: runs a command as a user of the file.
redis_as() {
  local user=$1
  shift
  redis-cli -e -s "$SCRATCH/redis/socket" --no-auth-warning --user "assay-$user" --pass "$user" "$@"
}

# Redis must apply every line of the file.
redis_settings() {
  local name value found
  while read -r name value; do
    case $name in
      '' | '#'* | port | dir | aclfile | save | client-output-buffer-limit | daemonize) continue ;;
    esac
    [[ $value =~ ^[0-9]+mb$ ]] && value=$((${value%mb} * 1024 * 1024))
    [ "$value" != '""' ] || value=
    found=$(redis_as admin CONFIG GET "$name" | tail -n +2)
    [ "$found" = "$value" ] || fail "redis.conf sets $name to \"$value\", and Redis has \"$found\""
  done <deploy/redis.conf
  expect 'save
3600 1 300 1000 60 100000' redis_as admin CONFIG GET save
  redis_as admin CONFIG GET client-output-buffer-limit | grep -q 'pubsub 33554432 8388608 60' || fail "the limit for subscribers is not in force"
}

redis_rights() {
  local user command
  # Connections without a user are refused. The default user has no `nopass`, so protected-mode does not refuse other machines.
  refused NOAUTH redis-cli -e -s "$SCRATCH/redis/socket" PING
  ! redis_as admin ACL GETUSER default | grep -q nopass || fail "the default user needs no password"

  for user in server worker; do
    redis_job "$user"
    redis_as $user INFO server | grep -q redis_version || fail "$user cannot read the version"
    refused NOPERM redis_as $user SET other 1
    refused NOPERM redis_as $user PUBLISH other hello
    # Newer versions have another message.
    refused "NOPERM\|can't access" redis_as $user EVAL 'return redis.call("SET", "other", 1)' 0
    # Listing keys or channels must be refused: their names reveal how many people are active, and who.
    for command in FLUSHALL 'KEYS x' 'SCAN 0' RANDOMKEY DBSIZE 'PUBSUB CHANNELS' 'CONFIG GET dir' 'ACL LIST' SHUTDOWN MONITOR 'SCRIPT FLUSH' 'REPLICAOF no one'; do
      # shellcheck disable=SC2086 # a command and its arguments
      refused NOPERM redis_as $user $command
    done
  done
  # Only servers may use listings and rate limits.
  expect OK redis_as server SET assay:cache:tracks:listing 1 EX 60
  expect OK redis_as server SET assay:limit:login:1 1 EX 60
  for command in 'GET assay:cache:tracks:listing' 'DEL assay:limit:login:1' 'SUBSCRIBE assay:other'; do
    # shellcheck disable=SC2086 # a command and its arguments
    refused NOPERM redis_as worker $command
  done

  expect 0 redis_as scaler XLEN assay:queue:submit
  refused NOPERM redis_as scaler GET assay:check
  refused NOPERM redis_as scaler XADD assay:queue:submit '*' job 1
  expect PONG redis_as probe PING
  refused NOPERM redis_as probe GET assay:check
}

# Runs the broker's scripts for one job, from queue to end. Both parts need these rights.
redis_job() {
  local user=$1 queue=(3 assay:jobs assay:queue: assay:leases:) entry
  expect 1 redis_lua "$user" queue enqueue "${queue[@]}" submission:1 submit 10 user:1
  expect 1 redis_lua "$user" queue has_waiting "${queue[@]}" submit
  expect 1 redis_lua "$user" queue contains "${queue[@]}" submission:1
  entry=$(redis_lua "$user" queue claim "${queue[@]}" 60000 token run submit batch) || fail "$user cannot claim: $entry"
  entry=${entry##*$'\n'}
  local claim=(submission:1 "submit|$entry|token" submit "$entry")
  expect 1 redis_lua "$user" queue renew "${queue[@]}" "${claim[@]}" 60000
  expect 1 redis_lua "$user" queue release "${queue[@]}" "${claim[@]}" 0
  expect 1 redis_lua "$user" dead_letter 2 assay:dead assay:dead:jobs submission:1 reason 10
  expect 1 redis_lua "$user" worker_beat 1 assay:workers w 1000 '{}'
  expect 1 redis_lua "$user" worker_gone 1 assay:workers w
  expect 1 redis_lua "$user" lock_take 1 assay:lock:rescuer 7 60000
  expect 1 redis_lua "$user" lock_release 1 assay:lock:rescuer 7
  # For this script, the channel is one of the keys.
  expect 1 redis_lua "$user" progress 2 assay:progress:1:last assay:live:1 60000 '0000000001:0000000001 told'
  expect '0000000001:0000000001 told' redis_as "$user" GET assay:progress:1:last
  expect 0 redis_as "$user" PUBLISH assay:live:1 hello
  expect $'1\n0' redis_lua "$user" runs run_create 1 assay:run: 1 user:1 order access report 60000 60000 10000 10000 "key-$user" print
  expect $'1\nprint' redis_lua "$user" runs run_keyed 1 assay:run: "key-$user"
  expect 1 redis_lua "$user" runs run_touch 1 assay:run: 1 60000
  expect order redis_lua "$user" runs run_begin 1 assay:run: 1
  expect 1 redis_lua "$user" runs run_report 1 assay:run: 1 1 report
  expect report redis_lua "$user" runs run_read 1 assay:run: 1 report
  redis_as "$user" XREAD BLOCK 1 STREAMS assay:queue:submit 0 >/dev/null || fail "$user cannot wait for jobs"
  redis_as "$user" DEL assay:tracks:min assay:queue:submit assay:progress:1:last >/dev/null || fail "$user cannot invalidate the cache"
}

# redis_lua USER SCRIPT… COUNT KEY… ARGUMENT…: runs a script of crates/broker, after the scripts that it needs.
redis_lua() {
  local user=$1 script=
  shift
  while [[ ! $1 =~ ^[0-9]+$ ]]; do
    script+=$(<"crates/broker/src/redis/lua/$1.lua")$'\n'
    shift
  done
  redis_as "$user" EVAL "$script" "$@"
}
