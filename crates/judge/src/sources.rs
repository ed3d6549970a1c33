//! The files of a program, arranged as its language wants them.

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use assay_domain::NamedFile;
use assay_sandbox::{BoxFile, Content};

use crate::{
    Error,
    java::Declared,
    languages::{Entry, LanguageFile},
};

/// A file, wherever it came from.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) content: Arc<[u8]>,
    pub(crate) executable: bool,
}

/// The files of a program, arranged as its language wants them.
#[derive(Clone, Debug)]
pub(crate) struct Sources {
    /// All of them, in the order of their names.
    pub(crate) files: Vec<Given>,
    /// The names of those that are sources.
    pub(crate) names: Vec<String>,
    /// The file or class it is started by.
    pub(crate) entry: String,
}

impl Sources {
    /// Arranges the files of a program in a language. `first` are the program's own, `over` come from the problem and
    /// replace those of the same name.
    ///
    /// # Errors
    /// What is wrong with them, for their author.
    pub(crate) fn arrange(
        language: &LanguageFile,
        first: Vec<Given>,
        over: Vec<Given>,
        entry: Option<&str>,
    ) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        for (mut file, own) in
            first.into_iter().map(|file| (file, true)).chain(over.into_iter().map(|file| (file, false)))
        {
            if file.name.is_empty() {
                file.name.clone_from(&language.source);
            }
            if language.entry == Entry::Class && is_source(language, &file.name) {
                file.name = after_public_class(file.name, &file.content);
            }
            if let Some(before) = files.insert(file.name.clone(), (file, own))
                && own
            {
                return Err(format!("Two files are called {}.", before.0.name));
            }
        }
        let files: Vec<Given> = files.into_values().map(|(file, _)| file).collect();
        check_names(&files)?;
        let names: Vec<String> =
            files.iter().map(|file| &file.name).filter(|name| is_source(language, name)).cloned().collect();
        let Some(main) = main_file(&names) else {
            let endings = language.endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
            return Err(format!("No file is a source of {}: they end in {endings}.", language.name));
        };
        let entry = match (language.entry, entry) {
            (Entry::Class, Some(class)) => class.to_owned(),
            (Entry::Class, None) => main_class(&files, &names, main),
            (Entry::File, Some(file)) if files.iter().any(|known| known.name == file) => file.to_owned(),
            (Entry::File, Some(file)) => return Err(format!("The entry point {file} is none of the files.")),
            (Entry::File | Entry::None, _) => main.to_owned(),
        };
        Ok(Self { files, names, entry })
    }

    /// The files to compile, for a box.
    pub(crate) fn in_box(&self) -> Vec<BoxFile> {
        self.files.iter().map(Given::in_box).collect()
    }

    /// Those that are no sources: what a compiled program may read.
    pub(crate) fn data(&self) -> impl Iterator<Item = BoxFile> {
        self.files.iter().filter(|file| !self.names.contains(&file.name)).map(Given::in_box)
    }

    /// Whether one of the files has this text in it.
    pub(crate) fn contain(&self, text: &str) -> bool {
        self.files.iter().any(|file| contains(&file.content, text))
    }

    /// A command with its places filled in: `{sources}` as an argument of its own stands for all names, `{entry}` for
    /// what it is started by.
    pub(crate) fn fill(&self, command: &[String]) -> Vec<String> {
        let mut filled = Vec::with_capacity(command.len());
        for argument in command {
            if argument == "{sources}" {
                filled.extend(self.names.iter().map(|name| plain(name)));
            } else {
                filled.push(argument.replace("{entry}", &plain(&self.entry)));
            }
        }
        filled
    }
}

impl Given {
    /// Reads a file that comes with a problem.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn read(named: &NamedFile<PathBuf>) -> Result<Self, Error> {
        let content = fs::read(&named.file).map_err(|source| Error::Data { path: named.file.clone(), source })?;
        Ok(Self { name: named.name.clone(), content: content.into(), executable: named.executable })
    }

    pub(crate) fn in_box(&self) -> BoxFile {
        let mode = if self.executable { 0o755 } else { 0o644 };
        BoxFile { name: self.name.clone(), mode, content: Content::Bytes(Arc::clone(&self.content)) }
    }
}

/// Whether bytes hold a text; every one holds the empty text.
pub(crate) fn contains(bytes: &[u8], text: &str) -> bool {
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A name that no program takes for an option.
fn plain(name: &str) -> String {
    if name.starts_with('-') { format!("./{name}") } else { name.to_owned() }
}

fn is_source(language: &LanguageFile, name: &str) -> bool {
    let ending = name.rsplit('/').next().and_then(|base| base.rsplit_once('.')).map(|(_, ending)| ending);
    ending.is_some_and(|ending| language.endings.iter().any(|known| known == ending))
}

/// The package's own folders stay; the compiler only wants the file called like its public class.
fn after_public_class(name: String, content: &[u8]) -> String {
    let Some(class) = Declared::of(content).public else { return name };
    match name.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{class}.java"),
        None => format!("{class}.java"),
    }
}

/// `__main__`, else the file called `main` in whatever case, else the first.
fn main_file(names: &[String]) -> Option<&str> {
    let stem =
        |name: &str| name.rsplit('/').next().and_then(|base| base.split('.').next()).unwrap_or_default().to_owned();
    let called = |wanted: &str| names.iter().find(|name| stem(name).eq_ignore_ascii_case(wanted));
    called("__main__").or_else(|| called("main")).or_else(|| names.first()).map(String::as_str)
}

/// The class that has `main`, looked for in the main file first; the main file's name where none has.
fn main_class(files: &[Given], names: &[String], main: &str) -> String {
    let class = |name: &str| {
        let file = files.iter().find(|file| file.name == name)?;
        Declared::of(&file.content).main_class()
    };
    let found = class(main).or_else(|| names.iter().find_map(|name| class(name)));
    found.unwrap_or_else(|| main.rsplit('/').next().and_then(|base| base.split('.').next()).unwrap_or(main).to_owned())
}

/// Refuses what no folder can hold.
fn check_names(files: &[Given]) -> Result<(), String> {
    for file in files {
        let odd = file.name.split('/').any(|part| part.is_empty() || part == "." || part == "..");
        if odd || file.name.contains('\0') {
            return Err(format!("{:?} is no name of a file.", file.name));
        }
        let folder = format!("{}/", file.name);
        if let Some(other) = files.iter().find(|other| other.name.starts_with(&folder)) {
            return Err(format!("{} and {} cannot both be there.", file.name, other.name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Languages;

    fn given(files: &[(&str, &str)]) -> Vec<Given> {
        let file = |(name, text): &(&str, &str)| Given {
            name: (*name).to_owned(),
            content: text.as_bytes().into(),
            executable: false,
        };
        files.iter().map(file).collect()
    }

    fn arrange(
        language: &str,
        own: &[(&str, &str)],
        over: &[(&str, &str)],
        entry: Option<&str>,
    ) -> Result<Sources, String> {
        let languages = Languages::builtin().unwrap();
        Sources::arrange(languages.get(&language.into()).unwrap(), given(own), given(over), entry)
    }

    #[test]
    fn files_are_told_apart_and_the_main_one_is_found() {
        for (language, own, names, entry) in [
            ("cpp", vec![("", "")], vec!["main.cpp"], "main.cpp"),
            ("cpp17", vec![("b.cc", ""), ("a.cpp", ""), ("a.h", "")], vec!["a.cpp", "b.cc"], "a.cpp"),
            ("python3", vec![("a.py", ""), ("Main.py", ""), ("x.txt", "")], vec!["Main.py", "a.py"], "Main.py"),
            (
                "python3",
                vec![("__init__.py", ""), ("__main__.py", "")],
                vec!["__init__.py", "__main__.py"],
                "__main__.py",
            ),
            ("java", vec![("x.java", "public class Foo { static void main(String[] a) {} }")], vec!["Foo.java"], "Foo"),
            ("java", vec![("", "class Bar { public static void main(String[] a) {} }")], vec!["Main.java"], "Bar"),
            (
                "java",
                vec![("lib.java", "class L {}"), ("z.java", "package q; class Z { static void main(String[] a){} }")],
                vec!["lib.java", "z.java"],
                "q.Z",
            ),
            ("java", vec![("odd.java", "")], vec!["odd.java"], "odd"),
        ] {
            let sources = arrange(language, &own, &[], None).unwrap();
            assert_eq!(
                (sources.names, sources.entry.as_str()),
                (names.into_iter().map(str::to_owned).collect(), entry)
            );
        }
    }

    #[test]
    fn the_problem_replaces_and_adds() {
        let sources =
            arrange("c", &[("a.c", "own"), ("lib.h", "own")], &[("lib.h", "theirs"), ("main.c", "")], None).unwrap();
        assert_eq!(sources.names, ["a.c", "main.c"]);
        assert_eq!(&*sources.files.iter().find(|file| file.name == "lib.h").unwrap().content, b"theirs");
        assert_eq!(sources.data().map(|file| file.name).collect::<Vec<_>>(), ["lib.h"]);
    }

    #[test]
    fn what_cannot_be_is_said() {
        for (own, entry, said) in [
            (vec![("a.txt", "")], None, "No file is a source of Python 3: they end in .py"),
            (vec![("a.py", ""), ("a.py", "")], None, "Two files are called a.py"),
            (vec![("a.py", ""), ("a.py/b", "")], None, "cannot both be there"),
            (vec![("../a.py", "")], None, "no name of a file"),
            (vec![("a.py", "")], Some("b.py"), "The entry point b.py is none of the files"),
        ] {
            let message = arrange("python3", &own, &[], entry).unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }

    #[test]
    fn commands_are_filled_in() {
        let sources = arrange("cpp", &[("a.cpp", ""), ("-o.cpp", "")], &[], None).unwrap();
        let command = ["g++", "{sources}", "--main={entry}"].map(str::to_owned);
        assert_eq!(sources.fill(&command), ["g++", "./-o.cpp", "a.cpp", "--main=./-o.cpp"]);
    }
}
