#!/usr/bin/env python3
"""Prints the statements of the migrations that create the tables in PostgreSQL."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The same placeholders as in migrations/src/dialect.rs.
WORDS = {
    "{id}": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "{bytes}": "BYTEA",
    "{key}": 'TEXT COLLATE "C"',
    "{real}": "DOUBLE PRECISION",
}


def tables() -> str:
    files = sorted((ROOT / "migrations/src").glob("m*.rs"))
    # All statements in order, except those of `down`. Changes of rows are skipped, because the tables are empty.
    steps = [re.findall(r'const (?!DOWN)[A-Z]+: &str = r#?"(.*?)"#?;', file.read_text(), re.S) for file in files]
    if not steps or [] in steps:
        raise SystemExit("a migration in migrations/src has no `const UP: &str = r\"…\";`")
    own = "CREATE TABLE seaql_migrations (version VARCHAR NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL);\n"
    return own + "".join(replace_placeholders(sql) for step in steps for sql in step)


def replace_placeholders(sql: str) -> str:
    for word, meaning in WORDS.items():
        sql = sql.replace(word, meaning)
    return sql


if __name__ == "__main__":
    print(tables())
