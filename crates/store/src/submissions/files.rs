//! How a row stores the files of a submission: the first one in its own columns, the others as JSON. Most submissions
//! have only one file.

use assay_domain::{SourceFile, Sources};

use crate::{Result, rows};

/// The values of the columns `source`, `file_name` and `more_files`.
pub(super) struct Columns {
    pub(super) source: String,
    pub(super) file_name: Option<String>,
    pub(super) more_files: Option<String>,
}

impl Columns {
    /// Puts the first file that is not blank first. The others keep the order in which they were sent, because the order can decide which
    /// file starts.
    pub(super) fn of(sources: &Sources) -> Result<Self> {
        let files = sources.files();
        let first = files.iter().position(|file| !file.source.trim().is_empty()).unwrap_or(0);
        let others: Vec<&SourceFile> =
            files.iter().enumerate().filter(|(index, _)| *index != first).map(|(_, file)| file).collect();
        let first = files.get(first);
        Ok(Self {
            source: first.map(|file| file.source.clone()).unwrap_or_default(),
            file_name: first.map(|file| file.name.clone()).filter(|name| !name.is_empty()),
            more_files: if others.is_empty() { None } else { Some(rows::to_json(&others)?) },
        })
    }
}

/// The files of a row, in the order of [`Columns::of`].
pub(super) fn files(file_name: Option<String>, source: String, more: Option<&str>) -> Result<Vec<SourceFile>> {
    let mut files = vec![SourceFile { name: file_name.unwrap_or_default(), source }];
    if let Some(more) = more {
        files.extend(rows::from_json::<Vec<SourceFile>>(more)?);
    }
    Ok(files)
}
