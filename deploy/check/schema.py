#!/usr/bin/env python3
"""Prints SQL that is written in Rust sources, without building them: `tables` for PostgreSQL, or `worker`, the statements
a worker sends."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORE = ROOT / "crates/store/src"

# migrations/src/dialect.rs and crates/store/src/dialect.rs have the same words.
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
    # All its statements but for those that take it back, in their order. What it does to rows is left out: there are none.
    steps = [re.findall(r'const (?!DOWN)[A-Z]+: &str = r#?"(.*?)"#?;', file.read_text(), re.S) for file in files]
    if not steps or [] in steps:
        raise SystemExit("a migration in migrations/src has no `const UP: &str = r\"…\";`")
    own = "CREATE TABLE seaql_migrations (version VARCHAR NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL);\n"
    return own + "".join(in_words(sql) for step in steps for sql in step)


def worker() -> str:
    """Each statement explained: that asks for the same rights as running it does."""
    functions = {
        "submissions/begin.rs": ["begin", "renew", "language_of"],
        "submissions/finish.rs": ["finish", "give_up"],
        "submissions/unfinished.rs": ["unfinished"],
        "submissions/read.rs": ["submission"],
        "imports/begin.rs": ["begin_import", "renew_import", "put_back_import"],
        "imports/finish.rs": ["finish_import", "give_up_import"],
        "imports/unfinished.rs": ["unfinished_imports"],
        "problems/basis.rs": ["run_basis"],
    }
    lines = []
    for name, wanted in functions.items():
        source = (STORE / name).read_text()
        for function in wanted:
            found = re.search(rf"pub async fn {function}\(.*?\n    }}\n", source, re.S)
            statements = re.findall(r'Sql::new\(\s*"(.*?)"', found[0] if found else "", re.S)
            if not statements:
                raise SystemExit(f"no statement in {name}, function {function}: did it move?")
            for statement in statements:
                lines += explained(f"s{len(lines)}", in_words(statement))
    return "\n".join(lines)


def explained(name: str, statement: str) -> list[str]:
    parameters = max((int(number) for number in re.findall(r"\$(\d+)", statement)), default=0)
    given = f"({', '.join(['NULL'] * parameters)})" if parameters else ""
    return [f"PREPARE {name} AS {statement};", f"EXPLAIN EXECUTE {name}{given};"]


def in_words(sql: str) -> str:
    for word, meaning in WORDS.items():
        sql = sql.replace(word, meaning)
    return sql


if __name__ == "__main__":
    print({"tables": tables, "worker": worker}[sys.argv[1]]())
