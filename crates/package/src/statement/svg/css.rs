//! Removes from style sheets everything that loads files.

/// Functions that load files, besides `url`.
const FETCHING: [&str; 7] = ["image-set(", "cross-fade(", "src(", "image(", "element(", "expression(", "paint("];

/// Rules that load files.
const RULES: [&str; 2] = ["@import", "@namespace"];

/// Properties that ran code in old browsers.
const PROPERTIES: [&str; 2] = ["-moz-binding", "behavior"];

/// Addresses that load nothing.
const LOCAL: [&str; 9] = [
    "#",
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
    "data:font/",
    "data:application/font",
    "data:application/x-font",
    "data:application/vnd.ms-fontobject",
];

/// Cleans a style sheet or the value of an attribute.
pub(super) fn clean(css: &str) -> String {
    let css = without_comments(css);
    let mut result = String::with_capacity(css.len());
    let mut rest = css.as_str();
    while let Some(c) = rest.chars().next() {
        let begins = |word: &&str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if begins(&"url(") {
            let length = rest.find(')').map_or(rest.len(), |end| end + 1);
            result += if is_local(&rest[4..length]) { &rest[..length] } else { "none" };
            rest = &rest[length..];
        } else if RULES.iter().any(begins) {
            rest = rest.split_once(';').map_or("", |(_, after)| after);
        } else if FETCHING.iter().any(begins) {
            result += "none";
            rest = behind_parentheses(rest);
        } else if let Some(word) = PROPERTIES.iter().find(|word| begins(word)) {
            // Browsers ignore unknown properties.
            result += &format!("x-{word}");
            rest = &rest[word.len()..];
        } else {
            result.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    result
}

/// The text after the next parentheses.
fn behind_parentheses(css: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in css.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth <= 1 => return &css[at + 1..],
            ')' => depth -= 1,
            _ => {}
        }
    }
    ""
}

/// Removes comments, which can split a word, and backslashes, which can spell any word.
fn without_comments(css: &str) -> String {
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        result += &rest[..start];
        result.push(' ');
        rest = rest[start + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    result += rest;
    result.retain(|c| c != '\\');
    result
}

fn is_local(argument: &str) -> bool {
    let address = argument.trim_end_matches(')').trim().trim_matches(['"', '\'']).trim().to_ascii_lowercase();
    LOCAL.iter().any(|local| address.starts_with(local))
}
