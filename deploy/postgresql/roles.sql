-- Creates the database and its roles. Run it before the first server starts, as a role that may create roles. Run it again to change the
-- passwords. Running it again loses nothing.
--
--   psql -v ON_ERROR_STOP=1 -v server_password=… -v worker_password=… -f roles.sql postgres
--
-- assay_owner   owns the database and its tables; it cannot log in
-- assay_server  the login of servers; it acts as the owner, because servers migrate the tables when they start
-- assay_worker  the login of workers; it has no rights until grants.sql runs

\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I', name) FROM (VALUES ('assay_owner'), ('assay_server'), ('assay_worker')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE assay_owner NOLOGIN;
-- A process opens at most 16 connections. With these limits, workers cannot take the connections of servers. Their sum must stay below
-- max_connections in assay.conf.
ALTER ROLE assay_server LOGIN PASSWORD :'server_password' CONNECTION LIMIT 80;
ALTER ROLE assay_worker LOGIN PASSWORD :'worker_password' CONNECTION LIMIT 320;

GRANT assay_owner TO assay_server;
-- The owner owns everything that a server creates, so that a second login can take over when passwords change.
ALTER ROLE assay_server SET role = 'assay_owner';

-- Queries take milliseconds, and slow ones may hold locks. Servers get more time for migrations, and to wait for another server's migration.
ALTER ROLE assay_server SET statement_timeout = '10min';
ALTER ROLE assay_worker SET statement_timeout = '30s';
ALTER ROLE assay_worker SET lock_timeout = '10s';
-- A hanging process must not keep a transaction open, because this locks rows and blocks vacuuming.
ALTER ROLE assay_server SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE assay_worker SET idle_in_transaction_session_timeout = '60s';
-- An accepted submission (202) must be on disk, even if the server's default differs.
ALTER ROLE assay_server SET synchronous_commit = 'on';
ALTER ROLE assay_worker SET synchronous_commit = 'on';

-- The tables set byte order where sorting matters. So the system's locale does not matter, and upgrading it breaks no index.
SELECT 'CREATE DATABASE assay OWNER assay_owner ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'assay') \gexec
REVOKE ALL ON DATABASE assay FROM PUBLIC;
GRANT CONNECT ON DATABASE assay TO assay_server, assay_worker;

\connect assay
ALTER SCHEMA public OWNER TO assay_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO assay_worker;
