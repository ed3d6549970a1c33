# Checks nginx.conf and Caddyfile: validates them, starts the proxies in front of two test servers, and sends requests.

check_proxy() {
  local folder=$SCRATCH/proxy
  mkdir -p "$folder/certificates"
  python3 deploy/check/upstreams.py >"$folder/upstreams" 2>"$folder/upstreams.log" &
  STARTED+=($!)
  soon test -s "$folder/upstreams" || fail "the test servers do not start"
  read -r UPSTREAM_1 UPSTREAM_2 FREE_1 FREE_2 FREE_3 FREE_4 <"$folder/upstreams"
  PATH=$PATH:/usr/sbin have nginx nginx.conf && proxy_nginx "$folder"
  have caddy Caddyfile && proxy_caddy "$folder"
  true
}

proxy_nginx() {
  local folder=$1 nginx
  nginx=$(PATH=$PATH:/usr/sbin command -v nginx)
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=judge.example.org -keyout "$folder/certificates/privkey.pem" \
    -out "$folder/certificates/fullchain.pem" 2>/dev/null || fail "openssl cannot create a certificate"
  sed -e "s|/etc/letsencrypt/live/judge.example.org|$folder/certificates|" -e '/\[::\]/d' \
    -e "s/listen 80;/listen 127.0.0.1:$FREE_1;/" -e "s/listen 443 ssl/listen 127.0.0.1:$FREE_2 ssl/" \
    -e "s/10.0.0.11:3000/127.0.0.1:$UPSTREAM_1/" -e "s/10.0.0.12:3000/127.0.0.1:$UPSTREAM_2/" deploy/proxy/nginx.conf >"$folder/site.conf"
  cat >"$folder/nginx.conf" <<END
daemon off;
master_process off;
pid $folder/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/passed;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  include $folder/site.conf;
}
END
  "$nginx" -t -q -e stderr -p "$folder" -c "$folder/nginx.conf" || fail "nginx refuses nginx.conf"
  "$nginx" -e stderr -p "$folder" -c "$folder/nginx.conf" 2>"$folder/nginx.log" &
  STARTED+=($!)
  check_requests judge.example.org "$FREE_1" "$FREE_2" || fail "nginx: $(<"$folder/nginx.log")"
}

proxy_caddy() {
  local folder=$1
  export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config ASSAY_HOST=localhost
  caddy validate --config deploy/proxy/Caddyfile --adapter caddyfile >"$folder/caddy.log" 2>&1 || fail "caddy refuses Caddyfile: $(tail -n 2 "$folder/caddy.log")"
  # Use Caddy's own certificates without installing them, and one test server, because no name has two addresses here.
  sed -e "s/^{\$/{\n\tlocal_certs\n\tskip_install_trust\n\thttp_port $FREE_3\n\thttps_port $FREE_4/" \
    -e "s/port 3000/port $UPSTREAM_1/" deploy/proxy/Caddyfile >"$folder/Caddyfile"
  ASSAY_SERVERS=localhost caddy run --config "$folder/Caddyfile" --adapter caddyfile >"$folder/caddy.log" 2>&1 &
  STARTED+=($!)
  check_requests localhost "$FREE_3" "$FREE_4" || fail "caddy: $(tail -n 3 "$folder/caddy.log")"
}

# check_requests HOST PLAIN TLS: sends requests through the proxy, as a visitor.
check_requests() {
  local host=$1 plain=$2 tls=$3
  local ask=(curl --silent --insecure --max-time 10 --resolve "$host:$plain:127.0.0.1" --resolve "$host:$tls:127.0.0.1")
  local site=https://$host:$tls
  soon "${ask[@]}" --fail "$site/" || { echo "does not answer"; return 1; }

  expect '308' "${ask[@]}" --output /dev/null --write-out '%{http_code}' "http://$host:$plain/tracks"
  # The client's own X-Forwarded-For is removed: the server sees only the real address.
  expect '127.0.0.1' "${ask[@]}" --header 'X-Forwarded-For: 6.6.6.6' "$site/forwarded"
  "${ask[@]}" --header 'Host: '"$host" "$site/host" | grep -q "^$host" || fail "the name is not passed on"
  local path
  # All spellings of these paths must be blocked.
  for path in /metrics /readyz '/metrics?all' /%6detrics //metrics /./metrics; do
    expect 404 "${ask[@]}" --path-as-is --output /dev/null --write-out '%{http_code}' "$site$path"
  done
  expect 200 "${ask[@]}" --output /dev/null --write-out '%{http_code}' "$site/healthz"
  # Bodies up to 512 KiB are allowed, and larger ones are refused.
  expect 524288 "${ask[@]}" --data-binary @<(head -c 524288 /dev/zero) "$site/length"
  # Older versions of Caddy notice this while they forward the body, and answer 502.
  "${ask[@]}" --output /dev/null --write-out '%{http_code}' --data-binary @<(head -c 524289 /dev/zero) "$site/length" | grep -qxE '413|502' ||
    fail "a large body is accepted"
  # The socket opens, and the first message arrives while it stays open.
  deploy/check/live_socket.py "$host" "$tls" || fail "no socket through the proxy"
  "${ask[@]}" --head "$site/" | grep -qi '^strict-transport-security:' || fail "no Strict-Transport-Security"
}
