//! The audit log.

use assay_domain::{AuditEntry, FieldChange, Page};
use assay_store::{AuditFilter, AuditRecord};
use serde_json::{Map, Value};

use super::{Admin, PAGE};
use crate::{Error, boxed};

impl Admin<'_> {
    /// Entries, newest first, filtered by the beginning of the action, part of the admin's name or email address, and part of a
    /// problem's title or slug. Empty filters match everything.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn audit_log(
        &self,
        action: &str,
        actor: &str,
        problem: &str,
        cursor: Option<&str>,
    ) -> Result<Page<AuditEntry>, Error> {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let filter = AuditFilter { action: given(action), actor: given(actor), problem: given(problem) };
        let page = self.service.store.audit_log(&filter, cursor, PAGE).await?;
        Ok(Page { items: page.items.into_iter().map(entry).collect(), next: page.next })
    }
}

fn entry(record: AuditRecord) -> AuditEntry {
    let AuditRecord { at, actor, action, target, before, after } = record;
    AuditEntry { at, actor, action, target, changes: changes(before, after) }
}

/// The fields that differ between two states.
fn changes(before: Option<Value>, after: Option<Value>) -> Vec<FieldChange> {
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let change = |name: &String| FieldChange {
        field: name.clone(),
        before: before.get(name).map(readable),
        after: after.get(name).map(readable),
    };
    names.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

fn fields(state: Option<Value>) -> Map<String, Value> {
    match state {
        Some(Value::Object(fields)) => fields,
        Some(Value::Null) | None => Map::new(),
        Some(other) => Map::from_iter([("value".to_owned(), other)]),
    }
}

/// A value as readable text: strings without quotes, lists with commas.
fn readable(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Null => "none".to_owned(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(readable).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_changed_fields_are_listed() {
        let before = json!({ "title": "A", "problems": ["x", "y"], "published": false });
        let after = json!({ "title": "A", "problems": ["y", "x"], "published": true });
        let changes: Vec<_> = changes(Some(before), Some(after))
            .into_iter()
            .map(|change| (change.field, change.before.unwrap(), change.after.unwrap()))
            .collect();
        let text = str::to_owned;
        assert_eq!(
            changes,
            [(text("problems"), text("x, y"), text("y, x")), (text("published"), text("no"), text("yes"))]
        );
    }

    #[test]
    fn a_new_field_has_no_old_value() {
        let changes = changes(None, Some(json!({ "title": "A" })));
        assert_eq!(changes, [FieldChange { field: "title".into(), before: None, after: Some("A".into()) }]);
    }
}
