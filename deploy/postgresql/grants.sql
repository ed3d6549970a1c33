-- What a worker may do. Run as somebody who may act as assay_owner, in the database, after the first start of a server and
-- after each upgrade: an upgrade may bring a table that workers need.
--
--   psql -v ON_ERROR_STOP=1 -f grants.sql "$DATABASE_URL"
--
-- A worker runs other people's programs, so it is the part to distrust. It may take submissions and uploaded packages, write
-- how they ended, and read what judging takes. It may not change whose a submission is, for what, or its source; make or delete one; and it sees
-- no person, session, key, link or audit entry.

\set ON_ERROR_STOP on

BEGIN;

-- From nothing, so that what an earlier version needed goes.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM assay_worker;

-- begin, language_of, unfinished, anything_waits, submission. Not `internal`: it is written here, and read by admins.
GRANT SELECT (id, user_id, problem_id, problem_version, language, source, file_name,
    more_files, entry_point, state, attempt, attempts_before, worker, lease_until, verdict,
    score, cpu_ms, wall_ms, memory_kib, passed, total, compile_output, failure, groups_json, created_at, finished_at)
    ON submissions TO assay_worker;
-- begin, renew, finish, give_up.
GRANT UPDATE (state, attempt, worker, lease_until, verdict, score, cpu_ms, wall_ms, memory_kib, passed, total,
    compile_output, failure, internal, groups_json, finished_at)
    ON submissions TO assay_worker;
-- finish puts the cases of this attempt in the place of an earlier one's.
GRANT SELECT (submission_id, position, verdict, team_message), INSERT, DELETE ON case_results TO assay_worker;

-- What a submission is judged by, and a run is run with; the statement is not part of it.
GRANT SELECT (id, slug, version, published) ON problems TO assay_worker;
GRANT SELECT (problem_id, version, title, plan, trial) ON problem_versions TO assay_worker;

-- Packages that wait to be verified: begin, renew, put back, finish, give up. Who uploaded one, and what becomes of it, is not theirs.
GRANT SELECT (id, slug, file_name, problem, state, attempt, attempts_before, lease_until, so_far, steps) ON imports TO assay_worker;
GRANT UPDATE (state, attempt, attempts_before, worker, lease_until, so_far, steps_done, steps, ok, report, internal, finished_at)
    ON imports TO assay_worker;

-- Workers wait until the tables are those they know.
GRANT SELECT ON seaql_migrations TO assay_worker;

COMMIT;
