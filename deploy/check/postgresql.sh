# Checks roles.sql, grants.sql and assay.conf with a temporary PostgreSQL. The statements in migrations/ create the tables.

check_postgresql() {
  POSTGRESQL_BIN=$(postgresql_bin) || { echo "  not checked: roles (no PostgreSQL $MIN_POSTGRESQL or newer)"; return; }
  have psql "roles" || return 0
  local folder=$SCRATCH/postgresql
  mkdir "$folder"
  # The memory sizes of assay.conf are too large for a check.
  sed -e 's/^shared_buffers = .*/shared_buffers = 16MB/' deploy/postgresql/assay.conf >"$folder/assay.conf"
  echo admin >"$folder/password"
  local as_postgres=()
  if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    as_postgres=(env -C / setpriv --reuid postgres --regid postgres --clear-groups)
    chmod 711 "$SCRATCH"
    chown -R postgres "$folder"
  fi
  "${as_postgres[@]}" "$POSTGRESQL_BIN/initdb" -D "$folder/data" -U admin -A scram-sha-256 --pwfile="$folder/password" --no-sync >"$folder/initdb.log" 2>&1 ||
    fail "initdb: $(tail -n 3 "$folder/initdb.log")"
  cat >>"$folder/data/postgresql.conf" <<<"include '$folder/assay.conf'
listen_addresses = ''
unix_socket_directories = '$folder'"
  "${as_postgres[@]}" "$POSTGRESQL_BIN/postgres" -D "$folder/data" >"$folder/log" 2>&1 &
  STARTED+=($!)
  soon sql admin postgres 'SELECT 1' || fail "PostgreSQL does not start: $(tail -n 5 "$folder/log")"

  postgresql_settings
  # Twice, because both scripts may be run again.
  roles_script && roles_script
  deploy/check/schema.py >"$folder/tables.sql" || fail "the tables are not found"
  script server "$folder/tables.sql"
  script server deploy/postgresql/grants.sql
  script server deploy/postgresql/grants.sql
  postgresql_rights
  postgresql_backup
}

# query USER DATABASE OPTION…: runs psql as this user. Each user's password is its name.
query() {
  local user=$1 database=$2
  shift 2
  [ "$user" = admin ] || user=assay_$user
  PGPASSWORD=${user#assay_} psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$SCRATCH/postgresql" -U "$user" "$@" "$database"
}

sql() { query "$1" "$2" -c "$3"; }

script() { query "$1" assay -f "$2" >"$SCRATCH/postgresql/script.log" 2>&1 || fail "$2 as $1: $(<"$SCRATCH/postgresql/script.log")"; }

roles_script() {
  query admin postgres -v server_password=server -v worker_password=worker -f deploy/postgresql/roles.sql \
    >"$SCRATCH/postgresql/script.log" 2>&1 || fail "roles.sql: $(<"$SCRATCH/postgresql/script.log")"
}

# PostgreSQL must accept and apply every line of assay.conf.
postgresql_settings() {
  expect '' sql admin postgres "SELECT name, setting, error FROM pg_file_settings WHERE sourcefile LIKE '%assay.conf' AND (error IS NOT NULL OR NOT applied)"
  expect "$(grep -c '^[a-z]' deploy/postgresql/assay.conf)" sql admin postgres "SELECT COUNT(*) FROM pg_file_settings WHERE sourcefile LIKE '%assay.conf'"
}

postgresql_rights() {
  local table
  expect assay_owner sql server assay 'SELECT current_user'
  expect '' sql admin assay "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> 'assay_owner'"

  sql server assay "
    INSERT INTO users (email, name, password_hash, role, created_at) VALUES ('a@example.org', 'a', 'x', 'learner', 1);
    INSERT INTO problems (slug, published, version, created_at) VALUES ('a', TRUE, 1, 1);
    INSERT INTO problem_versions (problem_id, version, title, search, time_ms, memory_kib, output_kib, samples, package_hash, plan, created_at)
      VALUES (1, 1, 'A', 'a', 1000, 1, 1, '[]', '', '{}', 1);
    INSERT INTO imports (actor, slug, title, file_name, package_hash, problem, state, attempt, attempts_before, steps_done, steps, created_at, queued_at)
      VALUES (1, 'a', 'A', 'a.zip', '', '{}', 'queued', 0, 0, 0, 0, 1, 1);
    INSERT INTO submissions (user_id, problem_id, problem_version, language, source, state, attempt, passed, total, created_at)
      VALUES (1, 1, 1, 'python3', 'x', 'queued', 0, 0, 0, 1)" || fail "a server cannot write"
  expect '1|x' sql worker assay "UPDATE submissions SET state = 'running', attempt = attempt + 1, worker = 'w', lease_until = 2 WHERE id = 1 RETURNING attempt, source"
  sql worker assay "BEGIN; UPDATE submissions SET state = 'done', worker = NULL, lease_until = NULL, finished_at = 3, verdict = 'accepted', internal = 'i' WHERE id = 1;
    DELETE FROM case_results WHERE submission_id = 1;
    INSERT INTO case_results (submission_id, position, verdict, cpu_ms, wall_ms, memory_kib) VALUES (1, 1, 'accepted', 1, 1, 1); COMMIT" ||
    fail "a worker cannot finish a submission"
  expect 'done|accepted|1' sql server assay 'SELECT state, verdict, (SELECT COUNT(*) FROM case_results) FROM submissions'

  expect '1' sql worker assay "UPDATE imports SET state = 'running', attempt = attempt + 1, worker = 'w', lease_until = 2 WHERE id = 1 RETURNING attempt"

  # Everything else must be refused.
  for table in users sessions api_keys one_time_links secrets audit outbox listing_version tracks track_items track_lessons; do
    refused "permission denied for table $table" sql worker assay "SELECT 1 FROM $table"
    refused "permission denied for table $table" sql worker assay "DELETE FROM $table"
  done
  for table in "UPDATE submissions SET user_id = 1" "UPDATE submissions SET source = 'y'" "UPDATE submissions SET problem_id = 1" \
    "INSERT INTO submissions (language) VALUES ('y')" "DELETE FROM submissions" "SELECT internal FROM submissions" \
    "UPDATE imports SET problem = '{}'" "UPDATE imports SET settled_at = 1" "SELECT actor FROM imports" "DELETE FROM imports" \
    "SELECT 1 FROM problem_statements" "SELECT 1 FROM problem_origins" "UPDATE problem_versions SET time_ms = 1" "SELECT samples FROM problem_versions" \
    "UPDATE case_results SET verdict = 'accepted'" "DELETE FROM seaql_migrations" "TRUNCATE submissions"; do
    refused "permission denied for table" sql worker assay "$table"
  done
  refused "permission denied for schema public" sql worker assay 'CREATE TABLE mine (id INT)'
  refused 'permission denied to set role' sql worker assay 'SET ROLE assay_owner'
  refused "permission denied for database" sql worker postgres 'CREATE TEMP TABLE t (id INT); CREATE SCHEMA mine'
}

# Backup and restore as in README.md: pg_dump, then pg_restore into an empty database.
postgresql_backup() {
  local dump=$SCRATCH/postgresql.dump
  PGPASSWORD=server "$POSTGRESQL_BIN/pg_dump" -h "$SCRATCH/postgresql" -U assay_server --format=custom --file "$dump" assay || fail "pg_dump failed"
  sql admin postgres 'CREATE DATABASE restored OWNER assay_owner TEMPLATE template0' || fail "cannot create a database to restore into"
  PGPASSWORD=admin "$POSTGRESQL_BIN/pg_restore" -h "$SCRATCH/postgresql" -U admin --exit-on-error --dbname restored "$dump" || fail "pg_restore failed"
  expect 'done|accepted' sql admin restored 'SELECT state, verdict FROM submissions'
  expect 'f' sql admin restored "SELECT has_table_privilege('assay_worker', 'users', 'SELECT')"
  expect 't' sql admin restored "SELECT has_column_privilege('assay_worker', 'submissions', 'state', 'UPDATE')"
}
