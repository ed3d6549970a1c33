//! The files of a program, arranged for its language.

use std::collections::BTreeMap;

use assay_sandbox::BoxFile;

use crate::{
    SourceFile,
    java::{self, Declared},
    languages::{Entry, LanguageFile},
    source_file::stem,
};

/// The files of a program, arranged for its language.
#[derive(Clone, Debug)]
pub(crate) struct Sources {
    /// All files in the order in which they were given, the program's own first.
    pub(crate) files: Vec<SourceFile>,
    /// The names of the source files.
    pub(crate) names: Vec<String>,
    /// The file or class that starts the program.
    pub(crate) entry: String,
    /// For languages that start a class: the form of its `main`, `none` if no class has one, or `given`.
    main: &'static str,
}

impl Sources {
    /// Arranges the files of a program. `first` are the program's own. `over` come from the problem, and replace own files of the same name.
    ///
    /// # Errors
    /// A message for the author about what is wrong.
    pub(crate) fn arrange(
        language: &LanguageFile,
        first: Vec<SourceFile>,
        over: Vec<SourceFile>,
        entry: Option<&str>,
    ) -> Result<Self, String> {
        let mut files: BTreeMap<String, Named> = BTreeMap::new();
        let mut given = first
            .into_iter()
            .map(|file| (file, true))
            .chain(over.into_iter().map(|file| (file, false)))
            .enumerate()
            .map(|(order, (file, own))| Named::new(language, file, own, order))
            .collect::<Vec<_>>();
        // First the files for which the compiler requires a name. Other files with this name move aside.
        given.sort_by_key(|named| !named.renamed);
        for mut named in given {
            if let Some(before) = files.get(&named.file.name)
                && !named.own
            {
                named.order = before.order;
            } else if let Some(before) = files.get(&named.file.name) {
                if !before.renamed || named.renamed {
                    return Err(format!("Two files are called {}.", named.file.name));
                }
                named.renamed = true;
                while files.contains_key(&named.file.name) {
                    named.file.name = beside(&named.file.name);
                }
            }
            files.insert(named.file.name.clone(), named);
        }
        let places: Vec<&String> = language.prepare.iter().flat_map(|rules| rules.files.values()).collect();
        if let Some(name) = files.keys().find(|name| places.iter().any(|place| is_same_place(name, place))) {
            return Err(format!("No file may be called {name}: the compiler needs this name."));
        }
        let mut files: Vec<Named> = files.into_values().collect();
        files.sort_by_key(|named| named.order);
        let (files, given_names): (Vec<SourceFile>, Vec<String>) =
            files.into_iter().map(|named| (named.file, named.given_name)).unzip();
        check_names(&files)?;
        if entry.is_some_and(|entry| entry.len() > MAX_PATH || entry.contains('\0')) {
            return Err(format!("The entry point must be the name of a file or class, with at most {MAX_PATH} bytes."));
        }
        let names: Vec<String> =
            files.iter().map(|file| &file.name).filter(|name| is_source(language, name)).cloned().collect();
        let Some(main) = main_file(&files, &names) else {
            let endings = language.endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
            return Err(format!("There is no {} source file; its name must end in {endings}.", language.name));
        };
        let (entry, main) = match (language.entry, entry) {
            (Entry::Class, chosen) => {
                let sources = java_sources(&files, &names, &given_names);
                let found = match chosen {
                    Some(chosen) => java::chosen(&sources, chosen),
                    None => java::entry(&sources),
                };
                match (found, chosen) {
                    (Some((class, form)), _) => (class, form.map_or("given", java::Form::as_str)),
                    (None, Some(chosen)) => (chosen.to_owned(), "given"),
                    (None, None) => (stem(main).to_owned(), "none"),
                }
            }
            (Entry::File, Some(file)) if files.iter().any(|known| known.name == file) => (file.to_owned(), "given"),
            (Entry::File, Some(file)) => return Err(format!("The entry point {file} is none of the files.")),
            (Entry::File | Entry::None, _) => (main.to_owned(), "given"),
        };
        Ok(Self { files, names, entry, main })
    }

    /// The same files with another entry point.
    pub(crate) fn started_by(self, entry: &str) -> Self {
        Self { entry: entry.to_owned(), ..self }
    }

    /// The files to compile, for a box.
    pub(crate) fn in_box(&self) -> Vec<BoxFile> {
        self.files.iter().map(SourceFile::in_box).collect()
    }

    /// The files that are not sources. A compiled program may read them.
    pub(crate) fn data(&self) -> impl Iterator<Item = BoxFile> {
        self.files.iter().filter(|file| !self.names.contains(&file.name)).map(SourceFile::in_box)
    }

    /// Whether one of the files contains this text.
    pub(crate) fn contain(&self, text: &str) -> bool {
        self.files.iter().any(|file| contains(&file.content, text))
    }

    /// Fills in the placeholders of a command: `{sources}` as a separate argument becomes all source names, `{entry}` the file or class that starts the
    /// program, `{main}` the form of a class's `main`.
    pub(crate) fn fill(&self, command: &[String]) -> Vec<String> {
        let mut filled = Vec::with_capacity(command.len());
        for argument in command {
            if argument == "{sources}" {
                filled.extend(self.names.iter().map(|name| plain(name)));
            } else {
                filled.push(argument.replace("{entry}", &plain(&self.entry)).replace("{main}", self.main));
            }
        }
        filled
    }
}

/// Whether two files conflict: they have the same path, or one is a file where the other needs a folder.
fn is_same_place(one: &str, other: &str) -> bool {
    let is_within = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    one == other || is_within(one, other) || is_within(other, one)
}

/// Whether the bytes contain a text; the empty text is always contained.
pub(crate) fn contains(bytes: &[u8], text: &str) -> bool {
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A name that no program mistakes for an option.
fn plain(name: &str) -> String {
    if name.starts_with('-') { format!("./{name}") } else { name.to_owned() }
}

fn is_source(language: &LanguageFile, name: &str) -> bool {
    let ending = name.rsplit('/').next().and_then(|base| base.rsplit_once('.')).map(|(_, ending)| ending);
    ending.is_some_and(|ending| language.endings.iter().any(|known| known == ending))
}

/// A file and its new name.
struct Named {
    file: SourceFile,
    /// The original name.
    given_name: String,
    /// Its position among the given files.
    order: usize,
    /// Whether it belongs to the program, not to the problem.
    own: bool,
    /// Whether the language required another name.
    renamed: bool,
}

impl Named {
    /// Folders are kept. A Java compiler requires that a file is named after its public class.
    fn new(language: &LanguageFile, mut file: SourceFile, own: bool, order: usize) -> Self {
        if file.name.is_empty() {
            file.name.clone_from(&language.source);
        }
        let given_name = file.name.clone();
        let mut renamed = false;
        if language.entry == Entry::Class && is_source(language, &file.name) {
            // The compiler reports a byte order mark as an illegal character.
            if let Some(text) = file.content.strip_prefix(b"\xef\xbb\xbf") {
                file.content = text.into();
            }
            if let Some(class) = Declared::of(&file.content).stem(stem(&given_name)) {
                let folder = file.name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
                let name = format!("{folder}{class}.java");
                renamed = name != file.name;
                file.name = name;
            }
        }
        Self { file, given_name, order, own, renamed }
    }
}

/// Another name for a file whose name a different file needs.
fn beside(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, base)) => format!("{folder}/_{base}"),
        None => format!("_{name}"),
    }
}

/// `__main__`, otherwise the file called `main` (in any case), otherwise the first file that was sent and is not blank.
fn main_file<'a>(files: &[SourceFile], names: &'a [String]) -> Option<&'a str> {
    let called = |wanted: &str| names.iter().find(|name| stem(name).eq_ignore_ascii_case(wanted));
    let is_blank =
        |name: &str| files.iter().any(|file| file.name == name && file.content.iter().all(u8::is_ascii_whitespace));
    let written = || names.iter().find(|name| !is_blank(name));
    called("__main__").or_else(|| called("main")).or_else(written).or_else(|| names.first()).map(String::as_str)
}

/// The Java sources. `given_names` are the original names of all files.
fn java_sources<'a>(files: &'a [SourceFile], names: &[String], given_names: &'a [String]) -> Vec<java::Source<'a>> {
    let sources = files.iter().zip(given_names).filter(|(file, _)| names.contains(&file.name));
    sources
        .map(|(file, given_name)| java::Source {
            given_name,
            compiled_name: &file.name,
            declared: Declared::of(&file.content),
        })
        .collect()
}

/// The longest file name, in bytes. File systems allow 255, and compilers add endings.
const MAX_NAME: usize = 240;
/// The longest path, and the longest name of a class to start, in bytes.
const MAX_PATH: usize = 1000;

/// Refuses invalid file names.
fn check_names(files: &[SourceFile]) -> Result<(), String> {
    for file in files {
        let odd = file.name.split('/').any(|part| part.is_empty() || part == "." || part == "..");
        if odd || file.name.contains('\0') {
            return Err(format!("{:?} is not a valid file name.", file.name));
        }
        if file.name.len() > MAX_PATH || file.name.split('/').any(|part| part.len() > MAX_NAME) {
            let start: String = file.name.chars().take(60).collect();
            return Err(format!("The file name {start}… is too long; the limit is {MAX_NAME} bytes."));
        }
        let folder = format!("{}/", file.name);
        if let Some(other) = files.iter().find(|other| other.name.starts_with(&folder)) {
            return Err(format!("{} and {} cannot both exist.", file.name, other.name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
