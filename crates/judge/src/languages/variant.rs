//! Variants of languages.

use assay_domain::LanguageId;
use serde::Deserialize;

use super::{file::LanguageFile, rules::When, text_of};

/// A language that differs from another one in some arguments: the same compiler with another standard, or the same programs with another interpreter.
/// Its files are prepared at the first use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Variant {
    variant_of: LanguageId,
    id: LanguageId,
    name: String,
    /// Arguments of the base language's commands, and their replacements.
    replace: std::collections::BTreeMap<String, String>,
    /// Additional environment of every command.
    #[serde(default)]
    env: std::collections::BTreeMap<String, String>,
    /// Additional environment of the program only.
    #[serde(default)]
    run_env: std::collections::BTreeMap<String, String>,
    /// The memory of its runtime in KiB, if it differs.
    memory_allowance_kib: Option<u32>,
    /// Whether the address space can be limited, if it differs.
    address_space: Option<bool>,
}

impl Variant {
    /// Returns `None` if the file is not a variant.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        if !table.contains_key("variant_of") {
            return Ok(None);
        }
        table.try_into().map(Some).map_err(|error| error.to_string())
    }

    pub(super) fn language(self) -> Result<LanguageFile, String> {
        let text = text_of(&self.variant_of).ok_or_else(|| format!("there is no language {}", self.variant_of))?;
        let mut language = LanguageFile::parse(text)?.with(&self.replace)?;
        language.id = self.id;
        language.name = self.name;
        language.extensions.clear();
        language.variant_of = Some(self.variant_of);
        language.env.extend(self.env);
        language.run.env.extend(self.run_env);
        language.run.memory_allowance_kib = self.memory_allowance_kib.unwrap_or(language.run.memory_allowance_kib);
        language.run.address_space = self.address_space.unwrap_or(language.run.address_space);
        // Most users choose the base language, so only its files are prepared at the start.
        language.prepare.iter_mut().for_each(|prepare| prepare.when = When::FirstUse);
        language.check()?;
        Ok(language)
    }
}
