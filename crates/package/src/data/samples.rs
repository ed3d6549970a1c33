//! The files that are shown for samples.

use std::path::PathBuf;

use assay_domain::TestGroup;

use crate::{folder::Folder, warning::Warnings};

/// The files to show and to download for a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFiles {
    /// The path under `data/` without the extension. It is a case's name, except for interactions without a case.
    pub name: String,
    /// Shown as input: `.in.statement`, or `.in`.
    pub input: Option<PathBuf>,
    /// Shown as output: `.ans.statement`, `.out`, or `.ans`.
    pub output: Option<PathBuf>,
    /// The download of the input: `.in.download`, or `.in`.
    pub input_download: Option<PathBuf>,
    /// The download of the output: `.ans.download`, `.out`, or `.ans`.
    pub output_download: Option<PathBuf>,
    /// An interaction that is shown instead of both. Lines with `<` are read by the program, lines with `>` are written by it, and `---`
    /// separates passes.
    pub interaction: Option<PathBuf>,
}

/// The files to show and to download for every sample, and interactions that belong to no case.
pub(crate) fn samples(folder: &Folder, root: &TestGroup<PathBuf>, warnings: &mut Warnings) -> Vec<SampleFiles> {
    let mut found: Vec<SampleFiles> = root
        .cases()
        .filter(|case| case.sample)
        .map(|case| {
            let file = |ending: &str| Some(format!("data/{}{ending}", case.name)).filter(|file| folder.has(file));
            let first =
                |endings: &[&str]| endings.iter().find_map(|ending| file(ending)).map(|file| folder.path(&file));
            SampleFiles {
                name: case.name.clone(),
                input: first(&[".in.statement", ".in"]),
                output: first(&[".ans.statement", ".out", ".ans"]),
                input_download: first(&[".in.download", ".in"]),
                output_download: first(&[".ans.download", ".out", ".ans"]),
                interaction: first(&[".interaction"]),
            }
        })
        .collect();
    for file in folder.under("data/sample/").filter(|file| file.ends_with(".interaction")) {
        let name = file.trim_start_matches("data/").trim_end_matches(".interaction").to_owned();
        if !found.iter().any(|sample| sample.name == name) {
            let beside = |ending: &str| Some(format!("data/{name}{ending}")).filter(|file| folder.has(file));
            let path = |ending: &str| beside(ending).map(|file| folder.path(&file));
            let (input_download, output_download) = (path(".in.download"), path(".ans.download"));
            let interaction = Some(folder.path(file));
            found.push(SampleFiles { name, input: None, output: None, input_download, output_download, interaction });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    for file in
        folder.under("data/sample/").filter(|file| file.ends_with(".in.statement") || file.ends_with(".ans.statement"))
    {
        let download = file.replace(".statement", ".download");
        if !folder.has(&download) {
            warnings.file(file, format!("is shown instead of the data, but the download is the data; add {download}"));
        }
    }
    found
}
