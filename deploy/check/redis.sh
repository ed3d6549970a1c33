# redis.conf and redis.acl.example, by a Redis that starts with them.

check_redis() {
  local program folder=$SCRATCH/redis
  program=$(redis_server) || { echo "  not checked: redis.conf (no redis-server $REDIS_AT_LEAST or newer)"; return; }
  mkdir "$folder"
  # Each user's password is its name here.
  sed -E 's/^user assay-([a-z]+) on >[A-Z_]+/user assay-\1 on >\1/' deploy/redis.acl.example >"$folder/users.acl"
  "$program" deploy/redis.conf --port 0 --unixsocket "$folder/socket" --dir "$folder" --aclfile "$folder/users.acl" >"$folder/log" 2>&1 &
  STARTED+=($!)
  soon redis_as probe PING || fail "Redis does not start: $(<"$folder/log")"
  redis_settings
  redis_rights
}

# redis_as NAME COMMAND…: as a user of the file.
redis_as() {
  local user=$1
  shift
  redis-cli -e -s "$SCRATCH/redis/socket" --no-auth-warning --user "assay-$user" --pass "$user" "$@"
}

# Every line of the file must be in force as it is written.
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
  # Nobody without a name; and none without a password, or protected-mode would lock everybody out.
  refused NOAUTH redis-cli -e -s "$SCRATCH/redis/socket" PING
  ! redis_as admin ACL GETUSER default | grep -q nopass || fail "the default user needs no password"

  for user in server worker; do
    redis_walk "$user"
    redis_as $user INFO server | grep -q redis_version || fail "the version cannot be asked as $user"
    refused NOPERM redis_as $user SET other 1
    refused NOPERM redis_as $user PUBLISH other hello
    # Newer versions say it with their own word.
    refused "NOPERM\|can't access" redis_as $user EVAL 'return redis.call("SET", "other", 1)' 0
    # Nobody finds keys or channels but by name: names of limits say how many people are active, and channels who is.
    for command in FLUSHALL 'KEYS x' 'SCAN 0' RANDOMKEY DBSIZE 'PUBSUB CHANNELS' 'CONFIG GET dir' 'ACL LIST' SHUTDOWN MONITOR 'SCRIPT FLUSH' 'REPLICAOF no one'; do
      # shellcheck disable=SC2086 # a command and its arguments
      refused NOPERM redis_as $user $command
    done
  done
  # Listings and rate limits are the servers' alone.
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

# A job's walk, by the scripts of the broker: what both parts need, key by key.
redis_walk() {
  local user=$1 queue=(assay:jobs assay:queue:submit) entry
  expect 1 redis_lua "$user" enqueue 2 "${queue[@]}" submission:1 submit 10
  expect 1 redis_lua "$user" contains 2 "${queue[@]}" submission:1
  entry=$(redis_lua "$user" claim 3 "${queue[@]}" assay:leases:submit w 60000 token submit) || fail "$user cannot claim: $entry"
  entry=${entry##*$'\n'}
  local held="submit|$entry|token"
  expect 1 redis_lua "$user" renew 3 "${queue[@]}" assay:leases:submit submission:1 "$held" "$entry" w 60000
  expect 1 redis_lua "$user" release 3 "${queue[@]}" assay:leases:submit submission:1 "$held" "$entry" ''
  expect 1 redis_lua "$user" dead_letter 2 assay:dead assay:dead:jobs submission:1 reason 10
  expect 1 redis_lua "$user" worker_beat 2 assay:workers assay:queue:submit w 1000 '{}'
  expect 1 redis_lua "$user" worker_gone 2 assay:workers assay:queue:submit w
  expect OK redis_as "$user" SET assay:lock:rescuer 7 PX 60000 NX
  expect 1 redis_lua "$user" lock_release 1 assay:lock:rescuer 7
  # The script names the channel among its keys.
  expect 1 redis_lua "$user" progress 2 assay:progress:1 assay:live:1 1 1 kept 1000 told
  expect 0 redis_as "$user" PUBLISH assay:live:1 hello
  expect 1 redis_lua "$user" run_create 2 assay:run:1:order assay:run:1 order report 60000
  expect 1 redis_lua "$user" run_report 1 assay:run:1 over report
  redis_as "$user" XREAD BLOCK 1 STREAMS assay:queue:submit 0 >/dev/null || fail "$user cannot wait for jobs"
  redis_as "$user" DEL assay:tracks:min assay:queue:submit assay:progress:1 >/dev/null || fail "$user cannot make the cache forget"
}

# redis_lua USER SCRIPT COUNT KEY… ARGUMENT…: a script of crates/broker.
redis_lua() {
  local user=$1 script=$2
  shift 2
  redis_as "$user" EVAL "$(<"crates/broker/src/redis/lua/$script.lua")" "$@"
}
