//! The submissions that come with a package.

use assay_domain::LanguageId;

use crate::{Label, LabelledSubmission, Warning, folder::Folder};

/// Languages by ending, as in the specification's table.
const LANGUAGES: [(&str, &str); 25] = [
    ("c", "c"),
    ("C", "cpp"),
    ("cc", "cpp"),
    ("cpp", "cpp"),
    ("cxx", "cpp"),
    ("c++", "cpp"),
    ("cs", "csharp"),
    ("dart", "dart"),
    ("ex", "elixir"),
    ("go", "go"),
    ("hs", "haskell"),
    ("java", "java"),
    ("js", "javascript"),
    ("kt", "kotlin"),
    ("lua", "lua"),
    ("ml", "ocaml"),
    ("pas", "pascal"),
    ("php", "php"),
    ("py", "python3"),
    ("py3", "python3"),
    ("py2", "python2"),
    ("rb", "ruby"),
    ("rs", "rust"),
    ("sh", "bash"),
    ("ts", "typescript"),
];

/// Finds the submissions under the four labels that can be judged. Others are left out with a warning.
pub(crate) fn submissions(folder: &Folder, warnings: &mut Vec<Warning>) -> Vec<LabelledSubmission> {
    let mut found = Vec::new();
    let mut warn = |file: &str, message: &str| {
        warnings.push(Warning { file: file.to_owned(), line: None, message: message.to_owned() });
    };
    for file in folder.under("submissions/") {
        let mut parts = file.split('/').skip(1);
        let (Some(label), Some(name)) = (parts.next(), parts.next()) else {
            warn(file, "is not in the folder of a label and is not used; move it to submissions/accepted or another");
            continue;
        };
        let Some(label) = Label::ALL.into_iter().find(|known| known.as_str() == label) else {
            warn(file, "is under a label that is not judged here, and is not used");
            continue;
        };
        if parts.next().is_some() {
            warn(file, "belongs to a submission of several files, which is not supported, and is not used");
            continue;
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match LANGUAGES.iter().find(|(known, _)| *known == ending) {
            Some((_, language)) => found.push(LabelledSubmission {
                path: folder.path(file),
                name: file.to_owned(),
                language: LanguageId::from(*language),
                label,
            }),
            None => warn(file, "has an ending that names no language, and is not used"),
        }
    }
    found.sort_by(|a, b| (a.label, &a.name).cmp(&(b.label, &b.name)));
    found
}
