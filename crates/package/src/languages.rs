//! Detects the language and the entry point of a program.

use std::{fs::File, io::Read, path::PathBuf};

use assay_domain::{LanguageId, NamedFile};

/// The specification's table of file extensions. If two languages have the same extension, the first one is used.
const ENDINGS: [(&str, &str); 62] = [
    ("adb", "ada"),
    ("ads", "ada"),
    ("a68", "algol68"),
    ("apl", "apl"),
    ("sh", "bash"),
    ("bash", "bash"),
    ("c", "c"),
    ("cob", "cobol"),
    ("cc", "cpp"),
    ("cpp", "cpp"),
    ("cxx", "cpp"),
    ("c++", "cpp"),
    ("C", "cpp"),
    ("cr", "crystal"),
    ("cs", "csharp"),
    ("d", "d"),
    ("dart", "dart"),
    ("ex", "elixir"),
    ("erl", "erlang"),
    ("fth", "forth"),
    ("4th", "forth"),
    ("forth", "forth"),
    ("frt", "forth"),
    ("f90", "fortran"),
    ("f95", "fortran"),
    ("fs", "fsharp"),
    ("ss", "gerbil"),
    ("go", "go"),
    ("hs", "haskell"),
    ("java", "java"),
    ("js", "javascript"),
    ("jl", "julia"),
    ("kt", "kotlin"),
    ("lisp", "lisp"),
    ("cl", "lisp"),
    ("lua", "lua"),
    ("mod", "modula2"),
    ("def", "modula2"),
    ("nim", "nim"),
    ("m", "objectivec"),
    ("ml", "ocaml"),
    ("odin", "odin"),
    ("pas", "pascal"),
    ("pm", "perl"),
    ("php", "php"),
    ("pl", "prolog"),
    ("plg", "prolog"),
    ("py", "python3"),
    ("py2", "python2"),
    ("py3", "python3"),
    ("r", "r"),
    ("R", "r"),
    ("rkt", "racket"),
    ("rb", "ruby"),
    ("rs", "rust"),
    ("scala", "scala"),
    ("sim", "simula"),
    ("st", "smalltalk"),
    ("sno", "snobol"),
    ("swift", "swift"),
    ("ts", "typescript"),
    ("vb", "visualbasic"),
];

/// If two languages have the same number of files, the earlier one is used, as in the reference tool.
const PRIORITY: [&str; 12] =
    ["cpp", "c", "python2", "python3", "java", "csharp", "go", "kotlin", "rust", "javascript", "typescript", "bash"];

/// How much of a source is read to detect its language, in bytes.
const READ_BYTES: u64 = 1024 * 1024;

/// Whether this is the code of a language in the specification.
pub(crate) fn is_language(code: &str) -> bool {
    let others = ["cgmp", "cppgmp", "javaalgs4", "octave", "perl", "python3numpy", "zig"];
    ENDINGS.iter().any(|(_, language)| *language == code) || others.contains(&code)
}

/// The language of most files. None if no extension is known.
pub(crate) fn detect(files: &[NamedFile<PathBuf>]) -> Option<LanguageId> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for language in files.iter().filter_map(of_file) {
        match counts.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    let rank = |language: &str| PRIORITY.iter().position(|known| *known == language).unwrap_or(PRIORITY.len());
    counts.sort_by_key(|(language, count)| (std::cmp::Reverse(*count), rank(language)));
    counts.first().map(|(language, _)| LanguageId::from(*language))
}

/// The language of one file, by its extension and, for Python, by its content.
fn of_file(named: &NamedFile<PathBuf>) -> Option<&'static str> {
    let base = named.name.rsplit('/').next()?;
    let (stem, ending) = base.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    let exact = ENDINGS.iter().find(|(known, _)| *known == ending);
    // Other systems write `.PY` and `.CPP`. Only for `.C` the case matters.
    let language = exact.or_else(|| {
        let lower = ending.to_ascii_lowercase();
        ENDINGS.iter().find(|(known, _)| *known == lower)
    })?;
    match *language {
        ("py", _) => Some(if is_python2(&text(named, READ_BYTES)) { "python2" } else { "python3" }),
        ("pl", _) if first_line(named).contains("perl") => Some("perl"),
        (_, language) => Some(language),
    }
}

/// Whether a source is Python 2: by its first line, or because it uses features that Python 3 removed.
fn is_python2(source: &str) -> bool {
    let first = source.lines().next().unwrap_or_default();
    let version = first.strip_prefix("#!").and_then(|command| Some(command.split_once("python")?.1));
    match version.and_then(|after| after.chars().next()) {
        Some('2') => return !version.is_some_and(|after| after[1..].starts_with(|c: char| c.is_ascii_digit())),
        Some('3') => return false,
        _ => {}
    }
    // Sources for both versions define the old names.
    let both =
        ["raw_input =", "raw_input=", "xrange =", "xrange=", "NameError"].iter().any(|part| source.contains(part));
    // In sources with multi-line strings, a line may begin with any word.
    let texts = source.contains("\"\"\"") || source.contains("'''");
    let prints = |code: &str| {
        let value = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '_' | '%');
        code.strip_prefix("print ").is_some_and(|rest| rest.trim_start().starts_with(value))
    };
    source.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).any(|code| {
        let calls = code.contains("raw_input(") || code.contains("xrange(");
        (calls && !both) || (prints(code) && !texts)
    })
}

fn first_line(named: &NamedFile<PathBuf>) -> String {
    let text = text(named, 256);
    text.lines().next().unwrap_or_default().to_owned()
}

/// The beginning of a file as text. Empty if it cannot be read; judging reports this later.
pub(crate) fn text(named: &NamedFile<PathBuf>, most: u64) -> String {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(&named.file) {
        let _ = file.take(most).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The class or file that starts a program: for JVM languages the class with `main`, for scripts the main file, for others nothing. The
/// main file is `__main__.py`, or the one called `main` in any case, or else the first.
pub(crate) fn entry_point(language: &LanguageId, files: &[NamedFile<PathBuf>]) -> Option<String> {
    let mut sources: Vec<_> = files.iter().filter(|named| of_file(named) == Some(language.as_str())).collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let stem =
        |name: &str| name.rsplit('/').next().and_then(|base| base.split('.').next()).unwrap_or_default().to_owned();
    let main_file = || {
        let named = |wanted: &str| sources.iter().find(|source| stem(&source.name).eq_ignore_ascii_case(wanted));
        let main = named("__main__").or_else(|| named("main")).or_else(|| sources.first());
        main.map(|source| source.name.clone())
    };
    match language.as_str() {
        // The judge finds Java's class.
        "scala" => main_file().map(|file| stem(&file)),
        "kotlin" => {
            let has_main = |source: &&&NamedFile<PathBuf>| text(source, READ_BYTES).contains("fun main");
            let main = sources.iter().find(has_main).map(|source| source.name.clone()).or_else(main_file)?;
            let stem = stem(&main);
            let mut letters = stem.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            Some(format!("{first}{}Kt", letters.as_str()))
        }
        "python2" | "python3" | "python3numpy" | "javascript" | "typescript" | "php" | "ruby" | "lua" | "bash"
        | "perl" | "rust" | "lisp" | "julia" | "racket" | "r" => main_file(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<NamedFile<PathBuf>>) {
        let folder = tempfile::tempdir().unwrap();
        let files = files
            .iter()
            .map(|(name, content)| {
                let file = folder.path().join(name);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(&file, content).unwrap();
                NamedFile { name: (*name).to_owned(), file, executable: false }
            })
            .collect();
        (folder, files)
    }

    fn language(files: &[(&str, &str)]) -> Option<String> {
        let (_folder, files) = program(files);
        detect(&files).map(|language| language.to_string())
    }

    fn entry(files: &[(&str, &str)]) -> Option<String> {
        let (_folder, files) = program(files);
        entry_point(&detect(&files)?, &files)
    }

    #[test]
    fn extensions_decide_the_language() {
        for (name, expected) in
            [("a.cc", "cpp"), ("a.C", "cpp"), ("a.c", "c"), ("a.c++", "cpp"), ("a.PY", "python3"), ("a.b.rs", "rust")]
        {
            assert_eq!(language(&[(name, "")]).as_deref(), Some(expected), "{name}");
        }
        for name in ["README", "a.txt", ".py", "a.h", "Makefile"] {
            assert_eq!(language(&[(name, "")]), None, "{name}");
        }
    }

    #[test]
    fn the_first_line_decides_the_version_of_python() {
        assert_eq!(language(&[("a.py", "#!/usr/bin/env python2\n")]).as_deref(), Some("python2"));
        assert_eq!(language(&[("a.py", "#!/usr/bin/python2.7\n")]).as_deref(), Some("python2"));
        assert_eq!(language(&[("a.py", "#!/usr/bin/env python3\nxrange(3)\n")]).as_deref(), Some("python3"));
        assert_eq!(language(&[("a.py", "#!/usr/bin/env python\nprint(1)\n")]).as_deref(), Some("python3"));
    }

    #[test]
    fn removed_features_decide_for_python_2() {
        for source in
            ["n = int(raw_input())", "for i in xrange(3):\n  pass", "#!/usr/bin/env python\nprint 1", "print 'x'"]
        {
            assert_eq!(language(&[("a.py", source)]).as_deref(), Some("python2"), "{source}");
        }
        for source in [
            "try:\n  raw_input = raw_input\nexcept NameError:\n  raw_input = input\nraw_input()",
            "xrange = range\nxrange(3)",
            "\"\"\"\nprint what is asked\n\"\"\"\nprint(1)",
            "# print x\nprint (1)",
            "# raw_input()",
            "print",
        ] {
            assert_eq!(language(&[("a.py", source)]).as_deref(), Some("python3"), "{source}");
        }
    }

    #[test]
    fn the_language_of_most_files_is_used() {
        assert_eq!(language(&[("a.py", ""), ("b.py", ""), ("c.cpp", "")]).as_deref(), Some("python3"));
        assert_eq!(language(&[("a.c", ""), ("b.cpp", ""), ("a.h", "")]).as_deref(), Some("cpp"));
    }

    #[test]
    fn entry_points_are_found() {
        assert_eq!(entry(&[("sol.kt", "fun main() {}")]).as_deref(), Some("SolKt"));
        assert_eq!(entry(&[("util.py", ""), ("Main.py", "")]).as_deref(), Some("Main.py"));
        assert_eq!(entry(&[("a.py", ""), ("__main__.py", ""), ("__init__.py", "")]).as_deref(), Some("__main__.py"));
        assert_eq!(entry(&[("a.cpp", "")]), None);
        assert_eq!(entry(&[("A.java", "class A { public static void main(String[] args) {} }")]), None);
    }
}
