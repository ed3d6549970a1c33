//! Test: both sides declare the same functions with the same types: those of the editor's bundle, and those that scripts call in the wasm.

const RUST: &str = include_str!("bridge.rs");
const EXPORTS: &str = include_str!("../palette/exports.rs");
const TYPESCRIPT: &str = include_str!("../../../editor/src/bridge.ts");

/// The types of arguments and results, in Rust and in TypeScript.
const TYPES: [(&str, &str); 12] = [
    ("Function", "(isOpen: boolean) => void"),
    ("&HtmlTextAreaElement", "HTMLTextAreaElement"),
    ("&Closure<dyn Fn()>", "() => void"),
    ("&Closure<dyn Fn(String)>", "(text: string) => void"),
    ("&Closure<dyn Fn(u32, u32, u32)>", "(line: number, column: number, selected: number) => void"),
    ("&str", "string"),
    ("String", "string"),
    ("u32", "number"),
    ("bool", "boolean"),
    ("Vec<u32>", "Uint32Array"),
    ("Vec<String>", "string[]"),
    ("CodeEditor", "CodeEditor"),
];

#[test]
fn both_sides_declare_the_same_functions() {
    let mut rust = imported_functions();
    assert!(rust.len() > 10, "{rust:?}");
    let exported = exported_functions();
    assert!(!exported.is_empty(), "{EXPORTS}");
    rust.extend(exported);
    rust.sort();
    assert_eq!(rust, typescript_functions());
}

/// The functions of the wasm, each as TypeScript would declare it.
fn exported_functions() -> Vec<String> {
    let declared = EXPORTS.split("#[wasm_bindgen(").skip(1).map(|part| {
        let (attribute, rest) = part.split_once(")]").unwrap();
        let name = attribute.strip_prefix("js_name = ").unwrap();
        let (arguments, result) = rest.split_once(" {").unwrap().0.split_once('(').unwrap().1.rsplit_once(')').unwrap();
        format!("Pages.{name}({}): {}", in_typescript_arguments(arguments), in_typescript_result(result))
    });
    declared.collect()
}

fn in_typescript_arguments(arguments: &str) -> String {
    let arguments = split_arguments(arguments).into_iter().filter(|argument| !argument.starts_with("this:"));
    let arguments: Vec<String> = arguments
        .map(|argument| {
            let (name, ty) = argument.split_once(": ").unwrap();
            format!("{name}: {}", in_typescript(ty))
        })
        .collect();
    arguments.join(", ")
}

fn in_typescript_result(result: &str) -> &'static str {
    result.trim().strip_prefix("-> ").map_or("void", in_typescript)
}

/// The functions of the editor's bundle, each as TypeScript would declare it.
fn imported_functions() -> Vec<String> {
    let declared = RUST.split("#[wasm_bindgen(").filter_map(|part| {
        let (attribute, rest) = part.split_once(")]")?;
        let (name, rest) = rest.split_once("fn ")?.1.split_once('(')?;
        let (arguments, rest) = rest.split_once(';')?.0.rsplit_once(')')?;
        let name = attribute.split_once("js_name = ").map_or(name, |(_, given)| given);
        let of_editor = attribute.starts_with("method");
        let owner = if of_editor { "CodeEditor" } else { "EditorBundle" };
        let result = in_typescript_result(rest);
        Some(format!("{owner}.{name}({}): {result}", in_typescript_arguments(arguments)))
    });
    declared.collect()
}

/// Splits at the commas that are not inside of a type.
fn split_arguments(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for letter in text.replace('\n', " ").chars() {
        match letter {
            '(' | '<' => depth += 1,
            ')' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn in_typescript(ty: &str) -> &'static str {
    let known = TYPES.iter().find(|(rust, _)| *rust == ty.trim());
    known.unwrap_or_else(|| panic!("name the TypeScript type of {ty} in TYPES")).1
}

/// The methods of the two interfaces in the file.
fn typescript_functions() -> Vec<String> {
    let mut functions = Vec::new();
    let mut owner = "";
    for line in TYPESCRIPT.lines() {
        if let Some(name) = line.strip_prefix("export interface ").and_then(|rest| rest.strip_suffix(" {")) {
            owner = name;
        } else if let Some(method) = line.strip_prefix("  ").filter(|line| !line.starts_with(['/', '*', ' '])) {
            functions.push(format!("{owner}.{}", method.trim_end_matches(';')));
        }
    }
    functions.sort();
    functions
}
