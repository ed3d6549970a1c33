use super::*;

const MAIN: &str = "public static void main(String[] a) {}";

fn declared(source: &str) -> Declared {
    Declared::of(source.as_bytes())
}

/// The class that starts the program with these files.
fn run(files: &[(&str, &str)]) -> Option<(String, Form)> {
    let sources: Vec<_> = files
        .iter()
        .map(|(name, text)| Source { given_name: name, compiled_name: name, declared: declared(text) })
        .collect();
    let (class, form) = entry(&sources)?;
    Some((class, form?))
}

fn main_class(source: &str) -> Option<String> {
    run(&[("Task", source)]).map(|(class, _)| class)
}

#[test]
fn the_class_with_main_is_found() {
    for (source, main) in [
        ("public class Main { M }", Some("Main")),
        ("import java.util.*;\nclass A { class B {} }\nfinal class Run { M }", Some("Run")),
        ("// class No {\nclass Yes { String s = \"} class X {\"; char c = '\\''; M }", Some("Yes")),
        ("package a.b;\npublic class C { M }", Some("a.b.C")),
        ("@Deprecated package a . b ;\nclass C { M }", Some("a.b.C")),
        ("class A { static class Inner { M } }", Some("A$Inner")),
        ("class A { static class Inner { M } M }", Some("A")),
        ("record P(int x) {}\nenum E { X { } }\nclass M_ { M }", Some("M_")),
        ("record P(@A({1}) int x) { M }", Some("P")),
        ("record P<T>(T x) implements I { M }", Some("P")),
        ("enum E { X { void f() {} }, Y; M }", Some("E")),
        ("interface I { static void main(String... a) {} }", Some("I")),
        ("@interface I { class C { M } }", Some("I$C")),
        ("class A { int record = 1; int f() { return record; } M }", Some("A")),
        ("class A { Class<?> c = B.class; M }", Some("A")),
        ("class A { { class B { M } } void f() { class C { M } } }", None),
        ("class A { Object o = new Object() { public void main(String[] a) {} }; }", None),
        ("class A { void mainly() {} }", None),
        ("public class Test { public static void Main(String[] args) {} }", None),
        ("class K { class String {} M } class K2 { public static void main(java.lang.String[] a) {} }", Some("K2")),
        ("class K { M } class String {} class K2 { public static void main(java.lang.String[] a) {} }", Some("K2")),
        ("class K { class Q { class String {} } M } class K2 { M }", Some("K")),
        ("class K { M } enum String { A }", None),
        ("print('no Java')", None),
        ("", None),
    ] {
        assert_eq!(main_class(&source.replace(" M ", &format!(" {MAIN} "))).as_deref(), main, "{source}");
    }
}

#[test]
fn every_form_of_main_is_recognized() {
    for (method, form) in [
        ("public static void main(String[] a) {}", Some(Form::Static)),
        ("strictfp static final public synchronized void main(String args[]) {}", Some(Form::Static)),
        ("static public void main(final String... a) throws Exception {}", Some(Form::Static)),
        ("public static void main(java.lang.String[] a) {}", Some(Form::Static)),
        ("public static <T> void main(@A @B.C(x = {\"(\", 2}) String [ ] a) {}", Some(Form::Static)),
        ("@Override public /* a */ static // b\n void main ( String[] a ) {}", Some(Form::Static)),
        ("public static void \\u006dain(String[] a) {}", Some(Form::Static)),
        ("static void main(String[] a) {}", Some(Form::Instance)),
        ("public void main() {}", Some(Form::Instance)),
        ("void main(String[] a) {}", Some(Form::Instance)),
        ("public static void main() {}", Some(Form::Instance)),
        ("private static void main(String[] a) {}", None),
        ("void main(java.util.Scanner s);", None),
        ("public static void main(String a) {}", None),
        ("public static void main(String[] a, int b) {}", None),
        ("public static void main(String[][] a) {}", None),
        ("abstract void main(String[] a);", None),
        ("public static int main(String[] a) { return 0; }", None),
        ("String s = \"\"\"\n public static void main(String[] a) {} \\\"\"\" }\n\"\"\";", None),
        ("/* public static void main(String[] a) {} */", None),
        ("// public static void main(String[] a) {}\n", None),
        ("char c = '\"'; // public static void main(String[] a) {} \"\n", None),
    ] {
        let found = run(&[("X", &format!("class X {{ int i = 1; {method} }}"))]);
        assert_eq!(found.map(|(_, form)| form), form, "{method}");
    }
    assert_eq!(
        run(&[("Task", "import java.util.*;\nint x = 1;\nvoid main() {}")]),
        Some(("Task".into(), Form::Compact))
    );
    for (source, stem, called) in [
        ("void main() {}", "my task", Some("Main")),
        ("class A {} static void main(String[] a) {}", "1-a", Some("Main")),
        ("void main() {}", "Task", None),
        ("class A { void main() {} }", "my task", None),
    ] {
        assert_eq!(declared(source).stem(stem).as_deref(), called, "{source}");
    }
}

#[test]
fn one_of_several_classes_is_chosen() {
    let brute = ("Brute", "public class Brute { public static void main(String[] a) {} }");
    let instance = "class Grid { public void main() {} }\n";
    let other = "interface Solver { void main(java.util.Scanner s); }\nclass Other { public static void main(String[] a) {} }\n";
    let with = |before: &str, class: &str| format!("{before}public class {class} {{ {MAIN} }}");
    for (files, class) in [
        (vec![("Main", with("", "Solution")), (brute.0, brute.1.to_owned())], "Solution"),
        (vec![(brute.0, brute.1.to_owned()), ("main", with("", "Main"))], "Main"),
        (vec![("Task", with(instance, "Prog"))], "Prog"),
        (vec![("Task", with(other, "Prog"))], "Prog"),
        (vec![("Task", with(other, "Main"))], "Main"),
        (vec![("other", with(other, "Prog"))], "Other"),
        (vec![("Main", "class Library {}".to_owned()), (brute.0, brute.1.to_owned())], "Brute"),
        (vec![("A", with("", "A")), ("B", with("package p; ", "Main"))], "p.Main"),
        (vec![("Task", format!("{instance}class B {{ void main(String[] a) {{}} }}"))], "Grid"),
    ] {
        let files: Vec<_> = files.iter().map(|(stem, text)| (*stem, text.as_str())).collect();
        assert_eq!(run(&files).unwrap().0, class, "{files:?}");
    }
}

#[test]
fn the_public_class_names_the_file() {
    assert_eq!(declared("class A {} public final class B {} ").public.as_deref(), Some("B"));
    assert_eq!(declared("class A { public class B {} }").public, None);
    assert_eq!(declared("/* public class A {} */ class B {}").public, None);
    assert_eq!(declared("public class L\\u00f6wen {}").public.as_deref(), Some("Löwen"));
    assert_eq!(declared("public record Lo\u{308}wen(int a) {}").public.as_deref(), Some("Lo\u{308}wen"));
    assert_eq!(declared("\u{feff}public sealed interface I permits J {}").public.as_deref(), Some("I"));
    assert_eq!(
        declared("class T { String t = \"\"\"\n \" } } \n\"\"\"; } public class U {}").public.as_deref(),
        Some("U")
    );
}

#[test]
fn incomplete_sources_do_no_harm() {
    let source = format!(
        "package p; /* x */ @A({{1}}) public class A {{ char c = '\\''; String s = \"a\\\"\\u00e5\"; {MAIN} }}"
    );
    for end in 0..source.len() {
        declared(&source[..end]);
    }
    for odd in ["}}}", ")))", "class", "void main(", "\\u", "\\u12", "\\", "@(", "record", "package"] {
        declared(odd);
        declared(&format!("class A {{ {odd}"));
    }
    Declared::of(b"\xff\xfe\"");
}
