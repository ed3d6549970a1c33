//! Compares the entities with the tables of a migrated database.

use std::collections::{BTreeMap, BTreeSet};

use assay_testbed::Postgres;
use sea_orm::{
    ColumnTrait, ColumnType, DbBackend, EntityTrait, FromQueryResult, IdenStatic, Iterable, PrimaryKeyToColumn,
    PrimaryKeyTrait,
};

use crate::{Store, connect::Pools, sql::Sql};

/// A table: the type of each column and whether it can be NULL, and the columns of the key in order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    columns: BTreeMap<String, (String, bool)>,
    key: Vec<String>,
}

type Tables = BTreeMap<String, Table>;

/// The tables that the entities describe, in the words of this database.
fn described(backend: DbBackend) -> Tables {
    [
        table::<super::api_keys::Entity>(backend),
        table::<super::audit::Entity>(backend),
        table::<super::case_results::Entity>(backend),
        table::<super::draft_history::Entity>(backend),
        table::<super::drafts::Entity>(backend),
        table::<super::imports::Entity>(backend),
        table::<super::lesson_files::Entity>(backend),
        table::<super::list_items::Entity>(backend),
        table::<super::listing_version::Entity>(backend),
        table::<super::lists::Entity>(backend),
        table::<super::notes::Entity>(backend),
        table::<super::one_time_links::Entity>(backend),
        table::<super::outbox::Entity>(backend),
        table::<super::problem_aids::Entity>(backend),
        table::<super::problem_origins::Entity>(backend),
        table::<super::problem_statements::Entity>(backend),
        table::<super::problem_tags::Entity>(backend),
        table::<super::problem_versions::Entity>(backend),
        table::<super::problems::Entity>(backend),
        table::<super::profiles::Entity>(backend),
        table::<super::reviews::Entity>(backend),
        table::<super::secrets::Entity>(backend),
        table::<super::sessions::Entity>(backend),
        table::<super::shipped::Entity>(backend),
        table::<super::stars::Entity>(backend),
        table::<super::statement_files::Entity>(backend),
        table::<super::submissions::Entity>(backend),
        table::<super::track_headings::Entity>(backend),
        table::<super::track_items::Entity>(backend),
        table::<super::track_lessons::Entity>(backend),
        table::<super::track_prerequisites::Entity>(backend),
        table::<super::tracks::Entity>(backend),
        table::<super::users::Entity>(backend),
    ]
    .into_iter()
    .collect()
}

fn table<E: EntityTrait>(backend: DbBackend) -> (String, Table) {
    let key: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let is_id =
        |column: &E::Column| E::PrimaryKey::auto_increment() && key.iter().any(|part| part.as_str() == column.as_str());
    let columns = E::Column::iter().map(|column| {
        let definition = column.def();
        let name = type_name(backend, definition.get_column_type(), is_id(&column));
        (column.as_str().to_owned(), (name.to_owned(), definition.is_null()))
    });
    let table =
        Table { columns: columns.collect(), key: key.iter().map(|column| column.as_str().to_owned()).collect() };
    (E::default().table_name().to_owned(), table)
}

/// The database's name of a type. SQLite has only one type for ids that it assigns.
fn type_name(backend: DbBackend, column: &ColumnType, is_id: bool) -> &'static str {
    let [sqlite, postgres] = match column {
        ColumnType::BigInteger if is_id => ["INTEGER", "bigint"],
        ColumnType::BigInteger => ["BIGINT", "bigint"],
        ColumnType::Integer => ["INTEGER", "integer"],
        ColumnType::Double => ["REAL", "double precision"],
        ColumnType::Boolean => ["BOOLEAN", "boolean"],
        ColumnType::String(_) => ["TEXT", "text"],
        ColumnType::VarBinary(_) => ["BLOB", "bytea"],
        other => panic!("no migration has columns of the type {other:?}: use another type in the entity"),
    };
    if backend == DbBackend::Sqlite { sqlite } else { postgres }
}

#[derive(FromQueryResult)]
struct ColumnRow {
    table_name: String,
    column_name: String,
    data_type: String,
    nullable: bool,
    /// The place in the key, from 1. 0 or `None`: not in the key.
    key_place: Option<i32>,
}

const SQLITE: &str = "SELECT t.name AS table_name, c.name AS column_name, c.type AS data_type,
        c.\"notnull\" = 0 AND c.pk = 0 AS nullable, c.pk AS key_place
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'";

const POSTGRES: &str = "SELECT c.table_name::TEXT AS table_name, c.column_name::TEXT AS column_name, c.data_type::TEXT AS data_type,
        c.is_nullable = 'YES' AS nullable, k.ordinal_position::INTEGER AS key_place
    FROM information_schema.columns c
    LEFT JOIN (information_schema.key_column_usage k JOIN information_schema.table_constraints t
            ON t.constraint_schema = k.constraint_schema AND t.constraint_name = k.constraint_name AND t.constraint_type = 'PRIMARY KEY')
        ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
    WHERE c.table_schema = CURRENT_SCHEMA()";

/// The tables of a database, without the one in which sea-orm counts the migrations.
async fn migrated(pools: &Pools, sql: &str) -> Tables {
    let rows: Vec<ColumnRow> = Sql::new(sql).all(&pools.read).await.unwrap();
    let mut tables = Tables::new();
    let mut keys: BTreeMap<String, BTreeMap<i32, String>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.table_name != "seaql_migrations") {
        if let Some(place) = row.key_place.filter(|place| *place > 0) {
            keys.entry(row.table_name.clone()).or_default().insert(place, row.column_name.clone());
        }
        let table = tables.entry(row.table_name).or_default();
        table.columns.insert(row.column_name, (row.data_type, row.nullable));
    }
    for (name, key) in keys {
        tables.entry(name).or_default().key = key.into_values().collect();
    }
    tables
}

/// What differs, and what to do about it.
fn differences(migrated: &Tables, described: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    for name in migrated.keys().chain(described.keys()).collect::<BTreeSet<_>>() {
        let file = format!("crates/store/src/entities/{name}.rs");
        match (migrated.get(name), described.get(name)) {
            (Some(_), None) => found.push(format!(
                "the table {name} has no entity: add {file}, and list it in entities/mod.rs and entities/schema.rs"
            )),
            (None, Some(_)) => {
                found.push(format!("no migration has the table {name}: remove {file}, or add a migration"));
            }
            (Some(real), Some(entity)) => {
                for column in real.columns.keys().chain(entity.columns.keys()).collect::<BTreeSet<_>>() {
                    let (real, entity) = (real.columns.get(column), entity.columns.get(column));
                    if real != entity {
                        found.push(format!(
                            "{name}.{column} (type, can be NULL) is {real:?} in the database and {entity:?} in its entity: change {file}"
                        ));
                    }
                }
                if real.key != entity.key {
                    found.push(format!(
                        "the key of {name} is {:?} in the database and {:?} in its entity: change {file}",
                        real.key, entity.key
                    ));
                }
            }
            (None, None) => {}
        }
    }
    found
}

#[tokio::test]
async fn each_table_of_sqlite_has_its_entity() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::connect(folder.path().join("assay.db").to_str().unwrap()).await.unwrap();
    store.migrate().await.unwrap();
    let found = differences(&migrated(&store, SQLITE).await, &described(DbBackend::Sqlite));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn each_table_of_postgresql_has_its_entity() {
    let postgres = Postgres::start();
    let store = Store::connect(&postgres.url()).await.unwrap();
    store.migrate().await.unwrap();
    let found = differences(&migrated(&store, POSTGRES).await, &described(DbBackend::Postgres));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The comparison finds each kind of difference.
#[test]
fn differences_are_named() {
    let mut changed = described(DbBackend::Sqlite);
    changed.remove("users");
    changed.insert("more".to_owned(), Table::default());
    let notes = changed.get_mut("notes").unwrap();
    notes.columns.insert("html".to_owned(), ("TEXT".to_owned(), true));
    notes.columns.remove("markdown");
    notes.columns.insert("color".to_owned(), ("TEXT".to_owned(), false));
    notes.key.reverse();
    let found = differences(&changed, &described(DbBackend::Sqlite));
    let words =
        ["table more has no entity", "notes.color", "notes.html", "notes.markdown", "key of notes", "the table users"];
    assert_eq!(found.len(), words.len(), "{found:?}");
    for (line, words) in found.iter().zip(words) {
        assert!(line.contains(words), "{line}");
    }
}
