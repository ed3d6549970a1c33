//! The audit log.

use assay_domain::{AuditEntry, FieldChange, FieldValue, Page};
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
        before: before.get(name).map(value),
        after: after.get(name).map(value),
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

fn value(value: &Value) -> FieldValue {
    match value {
        Value::Bool(flag) => FieldValue::Flag(*flag),
        Value::Null => FieldValue::Nothing,
        Value::Array(items) if items.is_empty() => FieldValue::Nothing,
        value => FieldValue::Text(text(value)),
    }
}

/// Strings without quotes, and lists with commas.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_changed_fields_are_listed() {
        let before = json!({ "title": "A", "problems": ["x", "y"], "published": false, "hours": 2 });
        let after = json!({ "title": "A", "problems": ["y", "x"], "published": true, "hours": null });
        let change = |field: &str, before, after| FieldChange {
            field: field.to_owned(),
            before: Some(before),
            after: Some(after),
        };
        let text = |text: &str| FieldValue::Text(text.to_owned());
        assert_eq!(
            changes(Some(before), Some(after)),
            [
                change("hours", text("2"), FieldValue::Nothing),
                change("problems", text("x, y"), text("y, x")),
                change("published", FieldValue::Flag(false), FieldValue::Flag(true)),
            ]
        );
    }

    #[test]
    fn a_new_field_has_no_old_value() {
        let changes = changes(None, Some(json!({ "title": "A" })));
        let after = Some(FieldValue::Text("A".to_owned()));
        assert_eq!(changes, [FieldChange { field: "title".into(), before: None, after }]);
    }
}
