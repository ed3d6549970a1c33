//! The tables, as sea-orm sees them. A test compares them with the migrated database.
//!
//! Times are in ms since 1970 by the database's clock. A relation is only there if a query uses it.

pub(crate) mod api_keys;
pub(crate) mod audit;
pub(crate) mod case_results;
pub(crate) mod draft_history;
pub(crate) mod drafts;
pub(crate) mod imports;
pub(crate) mod lesson_files;
pub(crate) mod list_items;
pub(crate) mod listing_version;
pub(crate) mod lists;
pub(crate) mod notes;
pub(crate) mod one_time_links;
pub(crate) mod outbox;
pub(crate) mod problem_aids;
pub(crate) mod problem_origins;
pub(crate) mod problem_statements;
pub(crate) mod problem_tags;
pub(crate) mod problem_versions;
pub(crate) mod problems;
pub(crate) mod profiles;
pub(crate) mod reviews;
#[cfg(test)]
mod schema;
pub(crate) mod secrets;
pub(crate) mod sessions;
pub(crate) mod shipped;
pub(crate) mod stars;
pub(crate) mod statement_files;
pub(crate) mod submissions;
pub(crate) mod track_headings;
pub(crate) mod track_items;
pub(crate) mod track_lessons;
pub(crate) mod track_prerequisites;
pub(crate) mod tracks;
pub(crate) mod users;
