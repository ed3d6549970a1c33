use super::{file::under_limit, *};
use crate::Languages;

#[test]
fn the_builtin_files_are_valid() {
    let languages = Languages::builtin().unwrap();
    let ids: Vec<_> = languages.ids().map(LanguageId::as_str).collect();
    let all = [
        "bash",
        "c",
        "cpp",
        "cpp17",
        "cpp23",
        "go",
        "java",
        "javascript",
        "lua",
        "php",
        "pypy3",
        "python3",
        "ruby",
        "rust",
        "typescript",
    ];
    assert_eq!(ids, all);
    assert_eq!(languages.by_extension("py").map(LanguageId::as_str), Some("python3"));
    assert_eq!(languages.by_extension("zig"), None);
}

#[test]
fn the_editor_knows_every_mode() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../editor/src/languages.ts");
    let recipes = std::fs::read_to_string(path).unwrap();
    for language in Languages::builtin().unwrap().iter() {
        let mode = &language.editor_mode;
        let names = |line: &str| line.starts_with(&format!("  {mode}: ")) || line == format!("  {mode},");
        assert!(recipes.lines().any(names), "{path} has no {mode}");
    }
}

#[test]
fn commands_contain_the_memory_limit() {
    let languages = Languages::builtin().unwrap();
    let node = languages.get(&"javascript".into()).unwrap();
    let command = node.run_command(256 * 1024);
    assert!(command.contains(&"--max-old-space-size=256".to_owned()), "{command:?}");
    assert!(command.contains(&"--stack-size=65536".to_owned()), "{command:?}");
    let go = languages.get(&"go".into()).unwrap();
    let environment = go.run_environment(256 * 1024);
    for (name, value) in [("GOMEMLIMIT", "256MiB"), ("GOMAXPROCS", "1")] {
        let found: Vec<_> = environment.iter().filter(|(known, _)| known == name).collect();
        assert_eq!(found, [&(name.to_owned(), value.to_owned())]);
    }
    let pypy = languages.get(&"pypy3".into()).unwrap().run_environment(256 * 1024);
    for (name, value) in [("PYPY_GC_NURSERY", "4M"), ("PYPY_GC_MAX", "224M")] {
        assert!(pypy.contains(&(name.to_owned(), value.to_owned())), "{pypy:?}");
    }
    for language in languages.iter() {
        let environment = language.run_environment(256 * 1024);
        assert!(environment.contains(&("ONLINE_JUDGE".to_owned(), "1".to_owned())), "{}", language.id);
    }
    assert_eq!(under_limit("-Xss{whole_stack_kib}k", 4 * 1024 * 1024), "-Xss1047552k");
}

#[test]
fn a_variant_differs_only_in_its_arguments() {
    let languages = Languages::builtin().unwrap();
    let (base, variant) = (languages.get(&"cpp".into()).unwrap(), languages.get(&"cpp17".into()).unwrap());
    assert!(variant.extensions.is_empty());
    assert_eq!(variant.prepare[0].when, When::FirstUse);
    let commands =
        |file: &LanguageFile| [&file.compile.as_ref().unwrap().argv, &file.prepare[0].argv].map(|argv| argv.join(" "));
    assert_eq!(commands(variant), commands(base).map(|command| command.replace("-std=gnu++20", "-std=gnu++17")));
    for (text, said) in [
        ("variant_of = 'cobol'\nid = 'x'\nname = 'X'\nreplace = {}", "there is no language cobol"),
        ("variant_of = 'cpp'\nid = 'x'\nname = 'X'\nreplace = { '-O9' = '' }", "no command of cpp has"),
        ("variant_of = 'cpp'\nid = 'X'\nname = 'X'\nreplace = {}", "must be made of"),
    ] {
        let message = Variant::parse(text).unwrap().unwrap().language().unwrap_err();
        assert!(message.contains(said), "{message}");
    }
}

#[test]
fn an_invalid_file_is_refused_with_a_reason() {
    let good = FILES.iter().find(|(name, _)| *name == "cpp.toml").unwrap().1;
    for (from, to, said) in [
        ("id = \"cpp\"", "id = \"C++\"", "must be made of"),
        ("source = \"main.cpp\"", "source = \"../main.cpp\"", "plain file name"),
        ("version = [\"g++\", \"--version\"]", "version = []", "version must begin with a program"),
        ("time_multiplier = 1.0", "time_multiplier = -1.0", "time_multiplier"),
        ("processes = 32", "processes = 0", "processes"),
        ("processes = 32", "proceses = 32", "unknown field"),
        ("artifacts = [\"main\"]", "artifacts = []", "compile.artifacts"),
    ] {
        let text = good.replace(from, to);
        assert_ne!(text, good, "{from} is not in the file");
        let message = LanguageFile::parse(&text).unwrap_err();
        assert!(message.contains(said), "{to}: {message}");
    }
}
