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
  local user
  # Nobody without a name; and none without a password, or protected-mode would lock everybody out.
  refused NOAUTH redis-cli -e -s "$SCRATCH/redis/socket" PING
  ! redis_as admin ACL GETUSER default | grep -q nopass || fail "the default user needs no password"

  for user in server worker; do
    expect OK redis_as $user SET assay:check 1
    expect 1 redis_as $user EVAL 'return redis.call("GET", KEYS[1])' 1 assay:check
    expect 0-1 redis_as $user XADD assay:queue:submit 0-1 job submission:1
    expect OK redis_as $user XGROUP CREATE assay:queue:submit workers 0
    expect 1 redis_as $user XDEL assay:queue:submit 0-1
    expect 1 redis_as $user XGROUP DESTROY assay:queue:submit workers
    expect 1 redis_as $user DEL assay:check
    expect 1 redis_as $user DEL assay:queue:submit
    expect 0 redis_as $user PUBLISH assay:live:1 hello
    redis_as $user INFO server | grep -q redis_version || fail "the version cannot be asked as $user"
    refused NOPERM redis_as $user SET other 1
    refused NOPERM redis_as $user PUBLISH other hello
    refused "NOPERM\|can't access" redis_as $user EVAL 'return redis.call("SET", "other", 1)' 0
    local command
    for command in FLUSHALL 'KEYS x' 'CONFIG GET dir' 'ACL LIST' SHUTDOWN MONITOR 'SCRIPT FLUSH' 'REPLICAOF no one'; do
      # shellcheck disable=SC2086 # a command and its arguments
      refused NOPERM redis_as $user $command
    done
  done

  expect 0 redis_as scaler XLEN assay:queue:submit
  refused NOPERM redis_as scaler GET assay:check
  refused NOPERM redis_as scaler XADD assay:queue:submit '*' job 1
  expect PONG redis_as probe PING
  refused NOPERM redis_as probe GET assay:check
}
