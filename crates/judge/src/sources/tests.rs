//! Tests of arranging sources.

use super::*;
use crate::Languages;

fn given(files: &[(&str, &str)]) -> Vec<SourceFile> {
    let file = |(name, text): &(&str, &str)| SourceFile::new(*name, text.as_bytes());
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
fn names_that_a_compiler_needs_are_refused() {
    for (language, own, name) in [
        ("cpp", "main.cpp", "pch"),
        ("cpp17", "main.cpp", "pch/bits/stdc++.h.gch"),
        ("cpp", "main.cpp", "pch/bits/stdc++.h.gch/x"),
        ("java", "Main.java", "javac.jsa"),
    ] {
        let refused = arrange(language, &[(own, ""), (name, "")], &[], None).err();
        assert!(refused.as_deref().is_some_and(|why| why.contains(name)), "{name}: {refused:?}");
    }
    assert!(arrange("cpp", &[("main.cpp", ""), ("pch/other.h", "")], &[], None).is_ok());
    assert!(arrange("c", &[("main.c", ""), ("javac.jsa", "")], &[], None).is_ok());
}

#[test]
fn long_names_are_refused_in_few_words() {
    let class = format!("public class {} {{}}", "x".repeat(300));
    let file = "x".repeat(70_000);
    for (language, name, source, entry) in [
        ("java", "", class.as_str(), None),
        ("python3", file.as_str(), "", None),
        ("java", "Main.java", "", Some(file.as_str())),
        ("java", "Main.java", "", Some("Main\0")),
        ("python3", "main.py", "", Some(file.as_str())),
    ] {
        let refused = arrange(language, &[(name, source)], &[], entry).err().unwrap();
        assert!(refused.len() < 200, "{refused}");
    }
}

#[test]
fn sources_and_the_main_file_are_found() {
    for (language, own, names, entry) in [
        ("cpp", vec![("", "")], vec!["main.cpp"], "main.cpp"),
        ("cpp17", vec![("b.cc", ""), ("a.cpp", ""), ("a.h", "")], vec!["b.cc", "a.cpp"], "b.cc"),
        (
            "python3",
            vec![("__init__.py", "\n"), ("z.py", "x"), ("a.py", "x")],
            vec!["__init__.py", "z.py", "a.py"],
            "z.py",
        ),
        ("python3", vec![("a.py", ""), ("Main.py", ""), ("x.txt", "")], vec!["a.py", "Main.py"], "Main.py"),
        ("python3", vec![("__init__.py", ""), ("__main__.py", "")], vec!["__init__.py", "__main__.py"], "__main__.py"),
        ("java", vec![("x.java", "public class Foo { static void main(String[] a) {} }")], vec!["Foo.java"], "Foo"),
        ("java", vec![("", "class Bar { public static void main(String[] a) {} }")], vec!["Main.java"], "Bar"),
        (
            "java",
            vec![("lib.java", "class L {}"), ("z.java", "package q; class Z { static void main(String[] a){} }")],
            vec!["lib.java", "z.java"],
            "q.Z",
        ),
        ("java", vec![("odd.java", "")], vec!["odd.java"], "odd"),
        (
            "java",
            vec![("Brute.java", "public class Brute { M }"), ("Main.java", "public class Solution { M }")],
            vec!["Brute.java", "Solution.java"],
            "Solution",
        ),
        (
            "java",
            vec![("A.java", "public class B { M }"), ("B.java", "class Helper {}"), ("_B.java", "class C {}")],
            vec!["B.java", "_B.java", "__B.java"],
            "B",
        ),
        (
            "java",
            vec![("Sol.java", "class Sol { M }"), ("Brute.java", "public class Brute { M }")],
            vec!["Sol.java", "Brute.java"],
            "Sol",
        ),
        (
            "java",
            vec![("z.java", "class Z {} class Y { M }"), ("A.java", "class A { M }")],
            vec!["z.java", "A.java"],
            "Y",
        ),
        (
            "java",
            vec![("z.java", "class Z { class X { M } }"), ("A.java", "class A { M }")],
            vec!["z.java", "A.java"],
            "A",
        ),
        ("java", vec![("z.java", "class Z { M }"), ("a.java", "class Main { M }")], vec!["z.java", "a.java"], "Main"),
        ("java", vec![("p/my task.java", "void main() {}")], vec!["p/Main.java"], "Main"),
        ("java", vec![("x.java", "\u{feff}public class Y { class Z { M } }")], vec!["Y.java"], "Y$Z"),
    ] {
        let own: Vec<_> = own
            .into_iter()
            .map(|(name, text)| (name, text.replace(" M ", " public static void main(String[] a) {} ")))
            .collect();
        let own: Vec<_> = own.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let sources = arrange(language, &own, &[], None).unwrap();
        assert_eq!((sources.names, sources.entry.as_str()), (names.into_iter().map(str::to_owned).collect(), entry));
    }
}

#[test]
fn without_a_main_file_the_first_file_sent_starts() {
    let languages = Languages::builtin().unwrap();
    for language in languages.iter().filter(|language| language.entry == Entry::File) {
        for ending in &language.endings {
            let names = ["zz", "lib/aa", "mm"].map(|stem| format!("{stem}.{ending}"));
            let own = names.each_ref().map(|name| (name.as_str(), "x"));
            let sources = arrange(language.id.as_str(), &own, &[("aaa.txt", ""), (&names[2], "")], None).unwrap();
            assert_eq!((&sources.entry, &sources.names[..]), (&names[0], &names[..]), "{}", language.id);
            let chosen = arrange(language.id.as_str(), &own, &[], Some(&names[1])).unwrap();
            assert_eq!(chosen.entry, names[1]);
            let main = format!("lib/main.{ending}");
            let [first, second, _] = own;
            let sources = arrange(language.id.as_str(), &[first, second, (&main, "")], &[], None).unwrap();
            assert_eq!(sources.entry, main);
        }
    }
}

#[test]
fn the_class_to_start_can_be_chosen() {
    let main = "public static void main(String[] a) {}";
    let files = [
        ("Sol.java", format!("package p; class Helper {{}} class Sol {{ {main} }}")),
        ("odd name.java", format!("public class Public {{ {main} }}")),
        ("Two.java", format!("class Two {{ {main} class In {{ {main} }} }}")),
        ("Child.java", "package q; class Child extends Two {}".to_owned()),
        ("q/Sol.java", format!("package q; class Sol {{ {main} }}")),
    ];
    let own = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    for (chosen, class) in [
        ("p.Sol", "p.Sol"),
        ("q.Sol", "q.Sol"),
        ("Sol", "p.Sol"),
        ("Sol.java", "p.Sol"),
        ("q/Sol.java", "q.Sol"),
        ("odd name.java", "Public"),
        ("Public.java", "Public"),
        ("Public", "Public"),
        ("Two", "Two"),
        ("Two.In", "Two$In"),
        ("Two$In", "Two$In"),
        ("In", "Two$In"),
        ("Child.java", "q.Child"),
        ("q.Child", "q.Child"),
        ("Nothing", "Nothing"),
    ] {
        assert_eq!(arrange("java", &own, &[], Some(chosen)).unwrap().entry, class, "{chosen}");
    }
}

#[test]
fn files_of_the_problem_replace_and_add() {
    let sources =
        arrange("c", &[("a.c", "own"), ("lib.h", "own")], &[("lib.h", "theirs"), ("main.c", "")], None).unwrap();
    assert_eq!(sources.names, ["a.c", "main.c"]);
    assert_eq!(&*sources.files.iter().find(|file| file.name == "lib.h").unwrap().content, b"theirs");
    assert_eq!(sources.data().map(|file| file.name).collect::<Vec<_>>(), ["lib.h"]);
}

#[test]
fn invalid_files_are_refused_with_a_reason() {
    for (own, entry, said) in [
        (vec![("a.txt", "")], None, "There is no Python 3 source file; its name must end in .py"),
        (vec![("a.py", ""), ("a.py", "")], None, "Two files are called a.py"),
        (vec![("a.py", ""), ("a.py/b", "")], None, "cannot both exist"),
        (vec![("../a.py", "")], None, "not a valid file name"),
        (vec![("a.py", "")], Some("b.py"), "The entry point b.py is none of the files"),
    ] {
        let message = arrange("python3", &own, &[], entry).unwrap_err();
        assert!(message.contains(said), "{message}");
    }
}

#[test]
fn commands_are_filled_in() {
    let sources = arrange("cpp", &[("-o.cpp", ""), ("a.cpp", "")], &[], None).unwrap();
    let command = ["g++", "{sources}", "--main={entry}"].map(str::to_owned);
    assert_eq!(sources.fill(&command), ["g++", "./-o.cpp", "a.cpp", "--main=./-o.cpp"]);
    for (text, form) in [
        ("class A { public static void main(String[] a) {} }", "static"),
        ("class A { void main() {} }", "instance"),
        ("void main() {}", "compact"),
        ("class A {}", "none"),
    ] {
        let sources = arrange("java", &[("A.java", text)], &[], None).unwrap();
        assert_eq!(sources.fill(&["{main}".to_owned(), "{entry}".to_owned()]), [form, "A"]);
    }
}
