//! Accounts, sessions, API keys, one-time links. Tokens and keys are stored as their SHA-256.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261120_000001_people", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE users (
    id {id},
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT users_email_folded CHECK (email = LOWER(email) AND email <> ''),
    CONSTRAINT users_name_given CHECK (name <> ''),
    CONSTRAINT users_role_known CHECK (role IN ('learner', 'admin'))
);
CREATE INDEX users_admins ON users (id) WHERE role = 'admin';

CREATE TABLE sessions (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    ttl_ms BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT sessions_hash_whole CHECK (LENGTH(token_hash) = 32),
    CONSTRAINT sessions_lasts CHECK (ttl_ms > 0 AND expires_at > created_at)
);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE one_time_links (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT one_time_links_hash_whole CHECK (LENGTH(token_hash) = 32),
    CONSTRAINT one_time_links_lasts CHECK (expires_at > created_at)
);

CREATE TABLE api_keys (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key_hash {bytes} NOT NULL UNIQUE,
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT api_keys_hash_whole CHECK (LENGTH(key_hash) = 32)
);
";

const DOWN: &str = r"
DROP TABLE api_keys;
DROP TABLE one_time_links;
DROP TABLE sessions;
DROP TABLE users;
";
