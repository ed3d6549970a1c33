//! Performs the action of a form.

use assay_domain::{AdminAction, FieldName};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub(crate) use crate::ui::Fields;
use crate::{fault::Fault, json::Json};

/// The result of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// A sentence for the user.
    pub(crate) words: String,
    /// The fields of the form that undoes the action, if it can be undone.
    pub(crate) undo: Option<Fields>,
    /// The page to open next; None to stay.
    pub(crate) go: Option<String>,
}

/// The fields that show errors beside them.
const FIELDS: [FieldName; 8] = [
    FieldName::Title,
    FieldName::Slug,
    FieldName::Description,
    FieldName::Hours,
    FieldName::Prerequisites,
    FieldName::Section,
    FieldName::Reason,
    FieldName::Package,
];

/// Whether the form shows the whole error beside its fields, so that no toast is needed.
pub(super) fn shown_at_fields(fault: &Fault) -> bool {
    !fault.fields.is_empty()
        && fault.fields.iter().all(|wrong| FIELDS.iter().any(|field| field.as_str() == wrong.field))
}

/// The result of a form that was posted without wasm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The posted fields.
    pub(crate) fields: Fields,
    pub(crate) result: Result<Done, Fault>,
}

impl Outcome {
    /// The value of a field, if the form was refused.
    pub(crate) fn typed(&self, name: &str) -> Option<String> {
        let refused = self.result.is_err().then_some(&self.fields)?;
        refused.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    /// The value of a field, if the form was for `action` and was refused.
    pub(crate) fn typed_for(&self, action: AdminAction, name: &str) -> Option<String> {
        let asked = self.fields.iter().any(|(key, value)| key == "do" && value == action.as_str());
        self.typed(name).filter(|_| asked)
    }

    pub(crate) fn fault(&self) -> Option<Fault> {
        self.result.as_ref().err().cloned()
    }
}

/// Performs the action of a form.
#[server(prefix = "/api/fn", endpoint = "admin_act", input = Json, output = Json)]
pub(crate) async fn act(fields: Fields) -> Result<Done, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let admin = answer(service.admin(&visitor))?;
    answer(super::actions::run(admin, &super::actions::Form(&fields)).await)
}

/// Handles a form that was posted without wasm, and redirects if the action opens another page.
#[cfg(feature = "ssr")]
pub(crate) async fn posted() -> Option<Outcome> {
    if let Some(refused) = crate::server::plain_form::refused_upload() {
        return Some(Outcome { fields: Fields::new(), result: Err(crate::server::fail(&refused.0)) });
    }
    let fields = crate::server::plain_form::posted()?.into_fields();
    let result = act(fields.clone()).await;
    if let Ok(Done { go: Some(path), .. }) = &result {
        crate::response::redirect(path);
    }
    Some(Outcome { fields, result })
}

#[cfg(not(feature = "ssr"))]
pub(crate) async fn posted() -> Option<Outcome> {
    None
}
