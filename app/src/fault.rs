//! Errors as the browser receives them.

use assay_domain::{FieldName, MAX_SOURCE_BYTES};
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::{json::JsonText, texts};

/// An error of a server function, in words for users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// The HTTP status, or 0 if the server could not be reached.
    pub(crate) status: u16,
    /// A short title.
    pub(crate) title: String,
    /// What to do next.
    pub(crate) detail: String,
    /// Errors of single form fields.
    pub(crate) fields: Vec<FieldFault>,
}

/// An error of one form field, in words for users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FieldFault {
    /// The name of a [`FieldName`]. A newer server may have fields that this page does not know.
    pub(crate) field: String,
    /// What to do next.
    pub(crate) detail: String,
}

impl Fault {
    /// Not found, or not visible to this reader.
    pub(crate) const NOT_FOUND: u16 = 404;
    /// The reader is not allowed to do this.
    pub(crate) const FORBIDDEN: u16 = 403;
    /// The reader must log in first.
    pub(crate) const UNAUTHENTICATED: u16 = 401;

    /// Title and detail in one line.
    pub(crate) fn sentence(&self) -> String {
        (texts::faults().sentence)(&self.title, &self.detail)
    }

    /// Something was not found; `detail` says what.
    pub(crate) fn not_found(detail: &str) -> Self {
        Self {
            status: Self::NOT_FOUND,
            title: texts::faults().not_found.into(),
            detail: detail.into(),
            fields: Vec::new(),
        }
    }

    /// A source is too large.
    pub(crate) fn too_large(bytes: usize) -> Self {
        Self {
            status: 413,
            title: texts::faults().too_large.into(),
            detail: (texts::faults().source_too_large)(bytes, MAX_SOURCE_BYTES),
            fields: Vec::new(),
        }
    }

    /// The error of a field.
    pub(crate) fn field_error(&self, field: FieldName) -> Option<String> {
        self.fields.iter().find(|fault| fault.field == field.as_str()).map(|fault| fault.detail.clone())
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let (status, title, detail) = match error {
            ServerFnErrorErr::Request(_) => (0, texts::faults().no_connection, texts::faults().no_connection_detail),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                (400, texts::faults().invalid_request, texts::faults().reload)
            }
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => {
                crate::response::set_status(400);
                (400, texts::faults().invalid_request, texts::faults().bad_request)
            }
            // A response from a proxy, or from a newer server than this page.
            #[cfg(not(feature = "ssr"))]
            ServerFnErrorErr::Deserialization(_) => (502, texts::faults().unexpected, texts::faults().reload),
            _ => (500, texts::faults().internal, texts::faults().internal_detail),
        };
        Self { status, title: title.into(), detail: detail.into(), fields: Vec::new() }
    }
}
