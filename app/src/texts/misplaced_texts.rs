//! Test: finds user-facing text in the code of pages. Such text belongs in `app/src/texts`.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

/// Attributes and component properties whose values people read.
const READ: [&str; 16] = [
    "alt",
    "any",
    "aria-description",
    "aria-label",
    "aria-valuetext",
    "data-label",
    "extra",
    "full",
    "hint",
    "label",
    "missing",
    "placeholder",
    "show",
    "summary",
    "text",
    "title",
];

/// Capitalized literals that people do not read: keys, shortcuts and names of context types.
const NAMES: [&str; 14] = [
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "CookiePolicy",
    "End",
    "Enter",
    "Escape",
    "Home",
    "Mod+'",
    "Mod+Enter",
    "Mod+S",
    "Service",
    "Visitor",
];

#[test]
fn page_code_contains_no_user_facing_text() {
    let mut found = Vec::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        found.extend(
            misplaced_texts(&source).into_iter().map(|(line, text)| format!("{}:{line}: {text}", path.display())),
        );
    }
    assert!(
        found.is_empty(),
        "user-facing text in the code of pages; move each to a field in app/src/texts/, so that it can be translated:\n{}",
        found.join("\n")
    );
}

#[test]
fn text_is_told_apart_from_other_literals() {
    let texts = |source: &str| misplaced_texts(source).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    for (source, expected) in [
        (r#"view! { <p class="note">"Not yet"</p> }"#, "\"Not yet\""),
        (r#"view! { <p>{"not yet"}</p> }"#, "\"not yet\""),
        (r#"view! { <b>" then "</b> }"#, "\" then \""),
        (r#"view! { <nav aria-label="Pages" id="x" /> }"#, "\"Pages\""),
        (r#"view! { <nav aria-label=format!("of {x}") /> }"#, "\"of {x}\""),
        (r#"view! { <For each=move || view! { <Field name="x" hint="why".to_owned() /> } /> }"#, "\"why\""),
        (r#"let word = if yes { "Open" } else { texts().closed };"#, "\"Open\""),
        (r##"let html = format!(r#"<p class="a">Back</p>{x}"#);"##, "r#\"<p class=\"a\">Back</p>{x}\"#"),
    ] {
        assert_eq!(texts(source), [expected], "{source}");
    }
    for source in [
        r#"view! { <p class="note">{texts::home().lead} " – " {name} "\n"</p> }"#,
        r#"view! { <li aria-selected=move || if chosen() { "true" } else { "false" } /> }"#,
        "//! The \"First\" page.\nfn f() {}",
        r#"view! { <a href=format!("/problems/{slug}") title=title>{words("do")}</a> }"#,
        r#"match event.key().as_str() { "ArrowUp" => up(), _ => return }"#,
        "/// A \"Text\" in a comment.\nfn f() {}",
        r##"let html = format!(r#"<p class="A">{x}</p>"#);"##,
        "#[cfg(test)] mod tests { const TEXT: &str = \"Text\"; }",
    ] {
        assert_eq!(texts(source), [""; 0], "{source}");
    }
}

/// The Rust files below `folder`, without the texts and files of tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("src/texts") {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test(&path) {
            found.push(path);
        }
    }
    found
}

fn is_test(path: &Path) -> bool {
    path.file_stem().and_then(|name| name.to_str()).is_some_and(|name| name == "tests" || name.ends_with("_test"))
}

/// The literals that people read, each with its line.
fn misplaced_texts(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    walk(TokenStream::from_str(source).unwrap(), false, &mut found);
    found.into_iter().map(|literal| (literal.span().start().line, literal.to_string())).collect()
}

fn walk(stream: TokenStream, in_view: bool, found: &mut Vec<Literal>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (before, rest) = tokens.split_at(at);
        at += 1;
        match (token, rest) {
            (TokenTree::Punct(sign), [_, TokenTree::Group(attribute), ..]) if sign.as_char() == '#' => {
                at += 1;
                // Skip test code, up to the end of its body.
                if attribute.stream().to_string().replace(' ', "") == "cfg(test)" {
                    at += rest.iter().take_while(|token| !is_body(token)).count() - 1;
                }
            }
            // A doc comment of the module.
            (TokenTree::Punct(sign), [_, TokenTree::Punct(bang), TokenTree::Group(_), ..])
                if sign.as_char() == '#' && bang.as_char() == '!' =>
            {
                at += 2;
            }
            (TokenTree::Ident(name), [_, TokenTree::Punct(_), TokenTree::Group(view), ..]) if name == "view" => {
                walk(view.stream(), true, found);
                at += 2;
            }
            // `format!` as the value of an attribute.
            (TokenTree::Ident(_), [_, TokenTree::Punct(bang), TokenTree::Group(inside), ..])
                if in_view && bang.as_char() == '!' && read_attribute(before) =>
            {
                found.extend(inside.stream().into_iter().filter_map(text).take(1));
                at += 2;
            }
            // Braces after a tag hold a child; other braces hold code.
            (TokenTree::Group(group), _) => match only(group).filter(|_| in_view && ends_with(before, '>')) {
                Some(literal) => found.push(literal),
                None => walk(group.stream(), false, found),
            },
            (TokenTree::Literal(literal), _) => {
                let is_value = ends_with(before, '=');
                let is_read = match (in_view, is_value) {
                    (true, true) => read_attribute(before),
                    (true, false) => true,
                    (false, _) => reads_like_a_text(&literal.to_string()),
                };
                found.extend(text(TokenTree::Literal(literal.clone())).filter(|_| is_read));
            }
            _ => {}
        }
    }
}

fn ends_with(before: &[TokenTree], expected: char) -> bool {
    matches!(before, [.., TokenTree::Punct(sign)] if sign.as_char() == expected)
}

fn is_body(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// The only literal between braces.
fn only(group: &Group) -> Option<Literal> {
    let mut tokens = group.stream().into_iter();
    let first = text(tokens.next()?)?;
    (group.delimiter() == Delimiter::Brace && tokens.next().is_none()).then_some(first)
}

/// A string with letters, besides placeholders and escapes.
fn text(token: TokenTree) -> Option<Literal> {
    let TokenTree::Literal(literal) = token else { return None };
    let written = literal.to_string();
    let is_string = written.starts_with(['"', 'r']);
    let words = without(written.trim_start_matches('r'), '{', '}').replace("\\n", "");
    (is_string && words.contains(char::is_alphabetic)).then_some(literal)
}

/// Whether the next token is the value of an attribute that people read. The tokens before it are the attribute's name and `=`.
fn read_attribute(before: &[TokenTree]) -> bool {
    let name: Vec<String> = before.iter().rev().skip(1).map(ToString::to_string).take(5).collect();
    // Names may have hyphens, which are separate tokens.
    let parts = 1 + 2 * name.iter().skip(1).step_by(2).take_while(|sign| *sign == "-").count();
    let name: String = name.into_iter().take(parts).collect::<Vec<_>>().into_iter().rev().collect();
    ends_with(before, '=') && READ.contains(&name.as_str())
}

/// Outside of markup: text starts with a capital letter, or has words between tags.
fn reads_like_a_text(literal: &str) -> bool {
    let inside = literal.trim_start_matches('r').trim_matches('#').trim_matches('"');
    if inside.starts_with('<') {
        return without(&without(inside, '<', '>'), '{', '}').contains(char::is_alphabetic);
    }
    let mut letters = inside.trim_start().chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    capital && !NAMES.contains(&inside)
}

/// The text without everything between `open` and `close`.
fn without(text: &str, open: char, close: char) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|sign| {
            if *sign == open {
                depth += 1;
            }
            let outside = depth == 0;
            if *sign == close {
                depth = depth.saturating_sub(1);
            }
            outside
        })
        .collect()
}
