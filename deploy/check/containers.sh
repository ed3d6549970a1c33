# Checks the compose file, the Dockerfile and the Kubernetes manifests against schemas, and with their programs if these are installed.

check_compose() {
  pinned_images
  node deploy/check/manifests.mjs compose deploy/compose/compose.yaml deploy/compose/.env.example || fail "compose.yaml is broken"
  if docker compose version >/dev/null 2>&1; then
    sed 's/=$/=x/' deploy/compose/.env.example >"$SCRATCH/env"
    docker compose --env-file "$SCRATCH/env" --file deploy/compose/compose.yaml config --quiet || fail "docker compose refuses compose.yaml"
  else
    echo "  checked against a schema only: compose.yaml (docker compose is not installed)"
  fi
  compose_redis
  if have hadolint Dockerfile; then
    # The image's version decides the versions of Debian's packages.
    hadolint --ignore DL3008 deploy/compose/Dockerfile || fail "hadolint found problems"
  fi
}

# Other people's images must have a full version, a date or a digest, so that builds change only with these files.
pinned_images() {
  local image pinned='@sha256:|:([a-z]+-)?[0-9]{8}(-|$)|:[0-9]+\.[0-9]+\.[0-9]+(-|$)|^postgres:[0-9]+\.[0-9]+-'
  while read -r image; do
    [[ $image =~ $pinned ]] || fail "$image is not pinned: use a full version, a date or a digest"
  done < <(
    sed -nE 's/^FROM ([^ ]*[:.@][^ ]*).*/\1/p' deploy/compose/Dockerfile
    sed -nE 's/^ *image: ([^ ]+).*/\1/p' deploy/compose/compose.yaml deploy/kubernetes/*.yaml | grep -vE '^assay-(server|worker)$'
  )
}

# Runs the shell command of the compose file: it writes the passwords into a file that Redis must accept.
compose_redis() {
  local folder=$SCRATCH/compose-redis program
  program=$(redis_server) || return 0
  mkdir "$folder"
  node --input-type=module -e '
    import { readFileSync } from "node:fs";
    import { parse } from "yaml";
    const [, , script] = parse(readFileSync("deploy/compose/compose.yaml", "utf8"), { merge: true }).services.redis.command;
    console.log(script.replaceAll("$$", "$"));' |
    sed -e "s|/etc/redis/redis.acl.example|$PWD/deploy/redis.acl.example|; s|/etc/redis/redis.conf|$PWD/deploy/redis.conf|" \
      -e "s|/run/redis/|$folder/|; s|/data|$folder|; s|redis-server|$program|" \
      -e "s|--bind 0.0.0.0|--port 0 --unixsocket $folder/socket|" >"$folder/start.sh"
  ADMIN_PASSWORD=a SERVER_PASSWORD=b WORKER_PASSWORD=c SCALER_PASSWORD=d sh -euc "$(<"$folder/start.sh")" >"$folder/log" 2>&1 &
  STARTED+=($!)
  local ask=(redis-cli -e -s "$folder/socket" --no-auth-warning)
  soon "${ask[@]}" --user assay-probe --pass none ping || fail "Redis does not start as in compose.yaml: $(<"$folder/log")"
  expect PONG "${ask[@]}" --user assay-worker --pass c PING
  expect PONG "${ask[@]}" --user assay-server --pass b PING
}

check_kubernetes() {
  node deploy/check/manifests.mjs kubernetes deploy/kubernetes "$SCRATCH/kubernetes" || fail "the manifests are broken"
  if command -v kubectl >/dev/null; then
    kubectl kustomize deploy/kubernetes >/dev/null || fail "kustomize refuses the manifests"
  else
    echo "  checked against types only: kustomization.yaml is not built (kubectl is not installed)"
  fi
}
