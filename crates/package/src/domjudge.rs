//! What DOMjudge adds to packages: `domjudge-problem.ini` and `.timelimit`.

use crate::{Error, folder::Folder, package::Warnings, text::read_text, time::MAX_TIME_MS};

const INI: &str = "domjudge-problem.ini";

/// What DOMjudge's files say.
#[derive(Debug, Default)]
pub(crate) struct Ini {
    /// The title.
    pub(crate) name: Option<String>,
    /// The time limit, in ms: that of the ini file before that of `.timelimit`.
    pub(crate) time_ms: Option<u32>,
}

impl Ini {
    /// Reads them, where there are any.
    ///
    /// # Errors
    /// A time limit is no number, or out of range.
    pub(crate) fn read(folder: &Folder, warnings: &mut Warnings) -> Result<Self, Error> {
        let mut ini = Self::default();
        if folder.has(INI) {
            let text = read_text(&folder.path(INI))?;
            for (line, text) in (1..).zip(text.lines()) {
                let Some((key, value)) = text.split_once('=') else { continue };
                let value = value.trim();
                let value = match value.strip_prefix(['"', '\'']) {
                    Some(quoted) => quoted.split(['"', '\'']).next().unwrap_or_default(),
                    None => value.split(';').next().unwrap_or_default().trim(),
                };
                match key.trim() {
                    "timelimit" => ini.time_ms = Some(time(folder, INI, line, value)?),
                    "name" | "probid" if ini.name.is_none() && !value.is_empty() => ini.name = Some(value.to_owned()),
                    key @ ("special_compare" | "special_run") => {
                        let message = format!("`{key}` names a program of a DOMjudge installation, which is not here");
                        warnings.line(INI, line, message);
                    }
                    // Colours, points and names of a contest.
                    _ => {}
                }
            }
        }
        if ini.time_ms.is_none() && folder.has(".timelimit") {
            let text = read_text(&folder.path(".timelimit"))?;
            ini.time_ms = Some(time(folder, ".timelimit", 1, text.trim())?);
        }
        Ok(ini)
    }
}

fn time(folder: &Folder, file: &str, line: u64, value: &str) -> Result<u32, Error> {
    match value.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds * 1000.0 <= f64::from(MAX_TIME_MS) => {
            Ok(((seconds * 1000.0).round() as u32).max(1))
        }
        _ => {
            let most = MAX_TIME_MS / 1000;
            let message = format!("the time limit must be a number of s, more than 0 and at most {most}");
            Err(Error::Invalid { path: folder.path(file), line: Some(line), message })
        }
    }
}
