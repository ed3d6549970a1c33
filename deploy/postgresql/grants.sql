-- Grants workers their rights. Run it in the database, as a member of assay_owner, after the first start of a server and after each upgrade,
-- because an upgrade may add a table that workers need.
--
--   psql -v ON_ERROR_STOP=1 -f grants.sql "$DATABASE_URL"
--
-- A worker runs untrusted programs, so it gets only the rights that it needs: claim submissions and uploaded packages, write their results,
-- and read the data for judging. It cannot create or delete a submission, or change its owner, problem or source. It cannot read people,
-- sessions, keys, links or the audit log.

\set ON_ERROR_STOP on

BEGIN;

-- Start from nothing, to remove rights that only an earlier version needed.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM assay_worker;

-- For begin, language_of, unfinished, has_waiting, submission. Workers write `internal` but must not read it; only admins do.
GRANT SELECT (id, user_id, problem_id, problem_version, language, source, file_name,
    more_files, entry_point, interface, state, attempt, attempts_before, worker, lease_until, verdict,
    score, cpu_ms, wall_ms, memory_kib, passed, total, compile_output, failure, groups_json, created_at, finished_at)
    ON submissions TO assay_worker;
-- For begin, renew, finish, give_up.
GRANT UPDATE (state, attempt, worker, lease_until, verdict, score, cpu_ms, wall_ms, memory_kib, passed, total,
    compile_output, failure, internal, groups_json, finished_at)
    ON submissions TO assay_worker;
-- For finish, which replaces the cases of an earlier attempt.
GRANT SELECT (submission_id, position, verdict, team_message), INSERT, DELETE ON case_results TO assay_worker;

-- The data for judging and for runs, without the statement.
GRANT SELECT (id, slug, version, published) ON problems TO assay_worker;
GRANT SELECT (problem_id, version, title, plan, trial) ON problem_versions TO assay_worker;

-- Packages to verify: begin, renew, put back, finish, give up. Workers cannot read who uploaded a package, or decide whether it is published.
GRANT SELECT (id, slug, file_name, problem, state, attempt, attempts_before, lease_until, so_far, steps) ON imports TO assay_worker;
GRANT UPDATE (state, attempt, attempts_before, worker, lease_until, so_far, steps_done, steps, ok, report, internal, finished_at)
    ON imports TO assay_worker;

-- Workers wait until the tables have their version.
GRANT SELECT ON seaql_migrations TO assay_worker;

COMMIT;
