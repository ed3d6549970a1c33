//! Lists that are read a page at a time.

use serde::{Deserialize, Serialize};

/// Some items of a list, and how to ask for more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Passed back as `cursor` to read on; nothing when this is the end.
    pub next: Option<String>,
}
