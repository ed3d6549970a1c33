-- The database and who may use it. Run once, before the first server starts, by somebody who may create roles; again to
-- set other passwords. Nothing is lost by running it again.
--
--   psql -v ON_ERROR_STOP=1 -v server_password=… -v worker_password=… -f roles.sql postgres
--
-- assay_owner   owns the database and its tables; nobody logs in as it
-- assay_server  what servers log in as; acts as the owner, because servers bring the tables up to date when they start
-- assay_worker  what workers log in as; may do nothing until grants.sql says what

\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I', name) FROM (VALUES ('assay_owner'), ('assay_server'), ('assay_worker')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE assay_owner NOLOGIN;
-- A process opens up to 16 connections. The bounds keep a crowd of workers from taking those of the servers; they add up to
-- less than max_connections of assay.conf, and are raised with it.
ALTER ROLE assay_server LOGIN PASSWORD :'server_password' CONNECTION LIMIT 80;
ALTER ROLE assay_worker LOGIN PASSWORD :'worker_password' CONNECTION LIMIT 320;

GRANT assay_owner TO assay_server;
-- Whatever a server makes is the owner's from the start, so that a second login can take over when passwords are changed.
ALTER ROLE assay_server SET role = 'assay_owner';

-- A query of ours takes milliseconds; what takes longer holds locks that others wait for. A server's may be a migration, or
-- the wait for another server's.
ALTER ROLE assay_server SET statement_timeout = '10min';
ALTER ROLE assay_worker SET statement_timeout = '30s';
ALTER ROLE assay_worker SET lock_timeout = '10s';
-- Left open by a process that hangs: it would keep rows locked and the tables from being cleaned.
ALTER ROLE assay_server SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE assay_worker SET idle_in_transaction_session_timeout = '60s';
-- A 202 is on disk, whatever the server's default is.
ALTER ROLE assay_server SET synchronous_commit = 'on';
ALTER ROLE assay_worker SET synchronous_commit = 'on';

-- Texts sort by their bytes where that matters, which the tables say themselves; so the system's locale is of no importance,
-- and an upgrade of it spoils no index.
SELECT 'CREATE DATABASE assay OWNER assay_owner ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'assay') \gexec
REVOKE ALL ON DATABASE assay FROM PUBLIC;
GRANT CONNECT ON DATABASE assay TO assay_server, assay_worker;

\connect assay
ALTER SCHEMA public OWNER TO assay_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO assay_worker;
