//! `assay new`: writes a problem package to start from.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use assay_domain::Slug;

use crate::output::print;

/// The kind of problem, and where to write it.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// What solutions are: a function, a class, a program that reads standard input, or a program that talks to the judge.
    kind: Kind,
    /// The new folder. Its name becomes the problem's URL name, such as bus-seats.
    folder: PathBuf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    Function,
    Class,
    Stdin,
    Interactive,
}

/// The files of a folder in `packages/`, as (name, text).
macro_rules! files {
    ($kind:literal, $($name:literal),+) => {
        &[$(($name, include_str!(concat!("../packages/", $kind, "/", $name)))),+]
    };
}

/// Writes a complete package that passes `assay verify`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Arguments { kind, folder } = arguments;
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let slug: Slug = name.parse().with_context(|| format!("{} cannot be the name of a problem", folder.display()))?;
    if folder.exists() {
        bail!("{} exists: choose another name", folder.display());
    }
    let (title, uuid) = (title(&slug), uuid(rand::random()));
    for (name, text) in kind.files() {
        let path = folder.join(name);
        let text = text.replace("{{title}}", &title).replace("{{uuid}}", &uuid);
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, text)
        };
        write().with_context(|| format!("cannot write {}", path.display()))?;
    }
    let folder = folder.display();
    print(&format!("Wrote {folder} with an example. Change its files, then check them:\n\n    assay verify {folder}\n"))
}

/// "Bus Seats" for `bus-seats`.
fn title(slug: &Slug) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    slug.as_str().split(['-', '_']).filter_map(word).collect::<Vec<_>>().join(" ")
}

/// A random UUID (RFC 9562, version 4).
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76) & !(0x3 << 62) | 4 << 76 | 2 << 62;
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

impl Kind {
    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Kind::Function => files!(
                "function",
                "data/sample/1.ans",
                "data/sample/1.in",
                "data/secret/1-one.ans",
                "data/secret/1-one.in",
                "data/secret/2-first.ans",
                "data/secret/2-first.in",
                "input_validators/validate.py",
                "problem.yaml",
                "signature.yaml",
                "statement/problem.en.md",
                "submissions/accepted/neighbors.py",
                "submissions/wrong_answer/ends.py"
            ),
            Kind::Class => files!(
                "class",
                "data/sample/1.ans",
                "data/sample/1.in",
                "data/secret/1-equal.ans",
                "data/secret/1-equal.in",
                "input_validators/validate.py",
                "problem.yaml",
                "signature.yaml",
                "statement/problem.en.md",
                "submissions/accepted/keep_best.py",
                "submissions/wrong_answer/equal_is_better.py"
            ),
            Kind::Stdin => files!(
                "stdin",
                "data/sample/1.ans",
                "data/sample/1.in",
                "data/secret/1-one.ans",
                "data/secret/1-one.in",
                "data/secret/2-large.ans",
                "data/secret/2-large.in",
                "input_validators/validate.py",
                "problem.yaml",
                "statement/problem.en.md",
                "submissions/accepted/add.py",
                "submissions/wrong_answer/last_only.py"
            ),
            Kind::Interactive => files!(
                "interactive",
                "data/sample/1.interaction",
                "data/secret/1-first.ans",
                "data/secret/1-first.in",
                "data/secret/2-last.ans",
                "data/secret/2-last.in",
                "data/secret/3-middle.ans",
                "data/secret/3-middle.in",
                "input_validators/validate.py",
                "output_validator/interact.py",
                "problem.yaml",
                "statement/problem.en.md",
                "submissions/accepted/halve.py",
                "submissions/wrong_answer/one_by_one.py"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_identifiers_have_the_usual_form() {
        assert_eq!(title(&"bus-seats_2".parse().unwrap()), "Bus Seats 2");
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
