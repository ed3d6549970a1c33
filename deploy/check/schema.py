#!/usr/bin/env python3
"""Prints SQL from the Rust sources: `tables` prints the statements that create the tables in PostgreSQL, `worker` those that a worker
sends."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORE = ROOT / "crates/store/src"

# The same placeholders as in migrations/src/dialect.rs and crates/store/src/dialect.rs.
WORDS = {
    "{id}": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "{bytes}": "BYTEA",
    "{key}": 'TEXT COLLATE "C"',
    "{real}": "DOUBLE PRECISION",
    "{now}": "CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)",
    "{for_update}": "FOR NO KEY UPDATE",
}


def tables() -> str:
    files = sorted((ROOT / "migrations/src").glob("m*.rs"))
    # All statements in order, except those of `down`. Changes of rows are skipped, because the tables are empty.
    steps = [re.findall(r'const (?!DOWN)[A-Z]+: &str = r#?"(.*?)"#?;', file.read_text(), re.S) for file in files]
    if not steps or [] in steps:
        raise SystemExit("a migration in migrations/src has no `const UP: &str = r\"…\";`")
    own = "CREATE TABLE seaql_migrations (version VARCHAR NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL);\n"
    return own + "".join(replace_placeholders(sql) for step in steps for sql in step)


def worker() -> str:
    """Wraps each statement in EXPLAIN, which needs the same rights as running it."""
    functions = {
        "submissions/begin.rs": ["begin", "renew", "language_of"],
        "submissions/finish.rs": ["finish", "give_up"],
        "submissions/unfinished.rs": ["unfinished"],
        "submissions/read.rs": ["submission"],
        "imports/begin.rs": ["begin_import", "renew_import", "requeue_import"],
        "imports/finish.rs": ["finish_import", "give_up_import"],
        "imports/unfinished.rs": ["unfinished_imports"],
        "problems/run_plan.rs": ["run_plan"],
    }
    lines = []
    for name, wanted in functions.items():
        source = (STORE / name).read_text()
        for function in wanted:
            found = re.search(rf"pub async fn {function}\(.*?\n    }}\n", source, re.S)
            statements = re.findall(r'Sql::new\(\s*"(.*?)"', found[0] if found else "", re.S)
            if not statements:
                raise SystemExit(f"found no statement in {name}, function {function}. Has it moved?")
            for statement in statements:
                lines += explained(f"s{len(lines)}", replace_placeholders(statement))
    return "\n".join(lines)


def explained(name: str, statement: str) -> list[str]:
    parameters = max((int(number) for number in re.findall(r"\$(\d+)", statement)), default=0)
    given = f"({', '.join(['NULL'] * parameters)})" if parameters else ""
    return [f"PREPARE {name} AS {statement};", f"EXPLAIN EXECUTE {name}{given};"]


def replace_placeholders(sql: str) -> str:
    for word, meaning in WORDS.items():
        sql = sql.replace(word, meaning)
    return sql


if __name__ == "__main__":
    print({"tables": tables, "worker": worker}[sys.argv[1]]())
