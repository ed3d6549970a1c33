//! API keys get a scope, an expiry time and the time of their last use. The installation gets a secret.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261128_000012_keys", up: UP, down: DOWN };

const UP: &str = r"
-- Keys from before scopes can do everything that their owner can, as before.
ALTER TABLE api_keys ADD COLUMN scope TEXT NOT NULL DEFAULT 'admin'
    CONSTRAINT api_keys_scope_known CHECK (scope IN ('read', 'submit', 'admin'));
-- NULL: the key never expires.
ALTER TABLE api_keys ADD COLUMN expires_at BIGINT;
ALTER TABLE api_keys ADD COLUMN last_used_at BIGINT;
CREATE INDEX api_keys_by_owner ON api_keys (user_id, id);

-- Secret random bytes that all servers share, by purpose. Workers may not read them.
CREATE TABLE secrets (
    purpose TEXT NOT NULL PRIMARY KEY,
    bytes {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT secrets_whole CHECK (LENGTH(bytes) = 32)
);
";

const DOWN: &str = r"
DROP TABLE secrets;
DROP INDEX api_keys_by_owner;
ALTER TABLE api_keys DROP COLUMN last_used_at;
ALTER TABLE api_keys DROP COLUMN expires_at;
ALTER TABLE api_keys DROP COLUMN scope;
";
