# Installs PostgreSQL, Redis, proxies and libfaketime, for tests only. Each test starts its own services, on free ports and with their own
# folders.

MIN_POSTGRESQL=15
MIN_REDIS=7

# postgresql_bin: prints the folder of the newest usable PostgreSQL. Debian puts each version into its own folder, outside PATH.
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

# redis_server: prints the path of a usable redis-server.
redis_server() {
  local program
  program=$(command -v redis-server) && is_at_least "$MIN_REDIS" "$("$program" --version | grep -oE 'v=[0-9]+' | cut -c 3-)" && echo "$program"
}

have_postgresql() { postgresql_bin >/dev/null; }
have_redis() { redis_server >/dev/null; }

# Debian would create a database cluster and start it on the usual port. We do not use it.
install_postgresql() {
  local folder=/etc/postgresql-common/createcluster.d
  local no_cluster=$folder/assay-tests.conf installed=0
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$folder"
    echo 'create_main_cluster = false' >"$no_cluster"
  fi
  # In a subshell, because a failure ends the script, and the file must be removed: it would affect all later installations.
  (install_packages postgresql) || installed=$?
  if [ "$(id -u)" = 0 ]; then rm -f "$no_cluster"; fi
  [ "$installed" = 0 ] || return "$installed"
  have_postgresql || fail "PostgreSQL $MIN_POSTGRESQL or newer is needed, but this system's packages are older. Get it from https://www.postgresql.org/download, then run this again."
}

install_redis() {
  # Do not stop a Redis that was installed before.
  if ! are_installed redis-server; then
    install_packages redis-server || return 1
    stop_service redis-server
  fi
  have_redis || fail "Redis $MIN_REDIS or newer is needed, but this system's packages are older. Get it from https://redis.io/download, then run this again."
}

have_proxies() { PATH=$PATH:/usr/sbin command -v nginx && command -v caddy && command -v curl && command -v openssl && /usr/bin/python3 -c 'import seccomp'; } &>/dev/null

# A test gives workers a wrong clock with it.
have_faketime() { compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null; }

# deploy/check.sh needs these.
install_proxies() {
  local service
  for service in nginx caddy; do
    are_installed $service || { install_packages $service && stop_service $service; } || return 1
  done
  install_packages curl openssl python3-seccomp
}

# Debian starts installed services at once and at each boot. Stop that.
stop_service() {
  if [ -d /run/systemd/system ]; then
    systemctl --quiet disable --now "$1"
  elif service "$1" status; then
    service "$1" stop
  fi
} &>/dev/null

is_postgresql() { [ -x "$1" ] && is_at_least "$MIN_POSTGRESQL" "$("$1" --version | grep -oE '[0-9]+' | head -n 1)"; }

# is_at_least MINIMUM NUMBER: whether NUMBER is a number and at least MINIMUM.
is_at_least() { [[ $2 =~ ^[0-9]+$ ]] && [ "$2" -ge "$1" ]; }
