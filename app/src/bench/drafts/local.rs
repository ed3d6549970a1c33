//! Drafts as this browser stores them. The keys and the format must stay: people have drafts under them.

use serde::Serialize;
use serde_json::Value;

use super::Browser;

/// A draft in this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct LocalDraft {
    pub(crate) text: String,
    /// The server revision that it is based on; 0 for none.
    pub(crate) base: i32,
    /// Whether it has changes that the server lacks.
    pub(crate) dirty: bool,
    /// Increases with each write of any tab.
    pub(crate) turn: i64,
    /// Texts that are being sent. If the user leaves the page, the next page recognizes saved texts by this.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) sent: Vec<String>,
    /// The other version, when the user kept this one instead. Once the server has saved it, it is not a conflict again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rejected: Option<String>,
}

impl LocalDraft {
    /// Reads JSON. Lenient in everything but the text, because nothing may lose a text.
    pub(crate) fn parse(json: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(json).ok()?;
        let text = kept.get("text")?.as_str()?.to_owned();
        let number = |name: &str| kept.get(name).and_then(Value::as_i64).unwrap_or(0);
        let sent = kept.get("sent").and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            text,
            base: i32::try_from(number("base")).unwrap_or(0),
            dirty: kept.get("dirty") != Some(&Value::Bool(false)),
            turn: number("turn"),
            sent: sent.filter_map(Value::as_str).map(str::to_owned).collect(),
            rejected: kept.get("rejected").and_then(Value::as_str).map(str::to_owned),
        })
    }

    pub(crate) fn json(&self) -> String {
        // Strings and numbers always serialize.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The language that the user chose last, on any problem.
pub(super) fn chosen_key(owner: &str) -> String {
    format!("assay:chosen-language:{owner}")
}

/// The language in which a problem was last edited.
pub(super) fn language_key(owner: &str, problem: &str) -> String {
    format!("assay:language:{owner}/{problem}")
}

pub(super) fn draft_key(owner: &str, problem: &str, language: &str) -> String {
    format!("assay:draft:{owner}/{problem}:{language}")
}

pub(super) fn read(browser: &dyn Browser, key: &str) -> Option<LocalDraft> {
    LocalDraft::parse(&browser.get(key)?)
}

pub(super) fn write(browser: &dyn Browser, key: &str, kept: &LocalDraft) {
    browser.set(key, &kept.json());
}

/// Stores the state of saving, unless another tab has written a newer text.
pub(super) fn write_state(browser: &dyn Browser, key: &str, kept: &LocalDraft) {
    if read(browser, key).is_none_or(|stored| stored.turn <= kept.turn) {
        write(browser, key, kept);
    }
}
