# PostgreSQL, Redis, a bucket, proxies and a clock that is wrong, for tests only: each test starts its own from these programs, on a free port and
# in a folder of its own.

POSTGRESQL_AT_LEAST=15
REDIS_AT_LEAST=7

# postgresql_bin: prints the folder of the newest PostgreSQL that serves. Debian keeps each version in a folder of its own, off PATH.
postgresql_bin() {
  local folder
  while read -r folder; do
    if [ -x "$folder/initdb" ] && is_postgresql "$folder/postgres"; then
      echo "$folder"
      return
    fi
  done < <(
    compgen -G '/usr/lib/postgresql/*/bin' | sort -rV
    ! command -v postgres >/dev/null || dirname "$(command -v postgres)"
  )
  return 1
}

# redis_server: prints the path of a redis-server that serves.
redis_server() {
  local program
  program=$(command -v redis-server) && is_at_least "$REDIS_AT_LEAST" "$("$program" --version | grep -oE 'v=[0-9]+' | cut -c 3-)" && echo "$program"
}

have_postgresql() { postgresql_bin >/dev/null; }
have_redis() { redis_server >/dev/null; }

# Debian would make a database cluster and start it on the usual port: nothing here uses that one.
install_postgresql() {
  local folder=/etc/postgresql-common/createcluster.d
  local no_cluster=$folder/assay-tests.conf installed=0
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$folder"
    echo 'create_main_cluster = false' >"$no_cluster"
  fi
  # In a subshell, because it ends the script where it fails, and the file must go all the same: it would bind everybody.
  (install_packages postgresql) || installed=$?
  if [ "$(id -u)" = 0 ]; then rm -f "$no_cluster"; fi
  [ "$installed" = 0 ] || return "$installed"
  have_postgresql || fail "PostgreSQL $POSTGRESQL_AT_LEAST or newer is needed, and this system's packages have an older one. Get it from https://www.postgresql.org/download, then run this again."
}

install_redis() {
  # One that was here before is somebody's.
  if ! are_installed redis-server; then
    install_packages redis-server || return 1
    stop_service redis-server
  fi
  have_redis || fail "Redis $REDIS_AT_LEAST or newer is needed, and this system's packages have an older one. Get it from https://redis.io/download, then run this again."
}

have_proxies() { PATH=$PATH:/usr/sbin command -v nginx && command -v caddy && /usr/bin/python3 -c 'import seccomp'; } &>/dev/null

# What gives a worker a wrong clock.
have_faketime() { compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null; }

# What deploy/check.sh has files read by.
install_proxies() {
  local service
  for service in nginx caddy; do
    are_installed $service || { install_packages $service && stop_service $service; } || return 1
  done
  install_packages python3-seccomp
}

# Debian starts services on their usual ports, now and at each boot.
stop_service() {
  if [ -d /run/systemd/system ]; then
    systemctl --quiet disable --now "$1"
  elif service "$1" status; then
    service "$1" stop
  fi
} &>/dev/null

is_postgresql() { [ -x "$1" ] && is_at_least "$POSTGRESQL_AT_LEAST" "$("$1" --version | grep -oE '[0-9]+' | head -n 1)"; }

# is_at_least LEAST NUMBER: whether NUMBER is one and no smaller.
is_at_least() { [[ $2 =~ ^[0-9]+$ ]] && [ "$2" -ge "$1" ]; }
