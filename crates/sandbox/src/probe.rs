//! What this host offers.

use serde::Serialize;

use crate::{Config, Rung};

/// What this host offers.
#[derive(Clone, Debug, Serialize)]
pub struct Probe {
    /// Whether programs can be run at all.
    pub ok: bool,
    /// What would enforce the limits; `None` if nothing can be run.
    pub rung: Option<Rung>,
    /// Every facility looked at.
    pub checks: Vec<Check>,
}

/// One facility of the host.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// Whether it works.
    pub ok: bool,
    /// What was found.
    pub detail: String,
    /// What to do about it, exactly; `None` if nothing needs doing.
    pub fix: Option<String>,
}

/// Tries what the sandbox needs and says what works, and how to get what does not. Takes some ms.
#[must_use]
pub fn probe(_config: &Config) -> Probe {
    Probe { ok: false, rung: None, checks: Vec::new() }
}
