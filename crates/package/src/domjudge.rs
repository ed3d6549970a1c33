//! DOMjudge's extensions of packages: `domjudge-problem.ini` and `.timelimit`.

use crate::{
    Error,
    folder::Folder,
    ini::{Entry, entries},
    text::{read_any_text, read_text},
    time::MAX_TIME_MS,
    warning::Warnings,
};

const INI: &str = "domjudge-problem.ini";

/// The settings in DOMjudge's files.
#[derive(Debug, Default)]
pub(crate) struct Ini {
    /// The title.
    pub(crate) name: Option<String>,
    /// The time limit in ms, from the ini file or else from `.timelimit`.
    pub(crate) time_ms: Option<u32>,
}

impl Ini {
    /// Reads the files, if they exist.
    ///
    /// # Errors
    /// A time limit is not a number, or out of range.
    pub(crate) fn read(folder: &Folder, warnings: &mut Warnings) -> Result<Self, Error> {
        let mut ini = Self::default();
        if folder.has(INI) {
            let (text, invalid_line) = read_any_text(&folder.path(INI))?;
            if let Some(line) = invalid_line {
                warnings.line(INI, line, "is not UTF-8 and is read as Latin-1; save the file as UTF-8");
            }
            for Entry { line, key, value } in entries(&text) {
                let Some(value) = value else { continue };
                match key.as_str() {
                    "timelimit" => ini.time_ms = Some(time(folder, INI, line, &value)?),
                    "name" => ini.name = Some(value),
                    // DOMjudge's defaults, which are the same as ours.
                    "special_compare" if value == "compare" => {}
                    "special_run" if value == "run" => {}
                    "special_compare" | "special_run" => {
                        let message =
                            format!("`{key}` names a program of a DOMjudge installation, which does not exist here");
                        warnings.line(INI, line, message);
                    }
                    // Labels, colors, points and other settings of a contest.
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
