//! Reads ini files like PHP, as DOMjudge does.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The line, from 1.
    pub(crate) line: u64,
    /// In lower case, without the `[]` of lists.
    pub(crate) key: String,
    /// The value without quotes. None if it is empty or `null`.
    pub(crate) value: Option<String>,
}

/// Reads the entries in order. Sections and lines without `=` are ignored.
pub(crate) fn entries(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let first = rest[..end].trim_start();
        let comment = first.starts_with([';', '#', '[']);
        let mut used = end;
        if let Some(equals) = rest[..end].find('=').filter(|_| !comment) {
            let (value, length) = value(&rest[equals + 1..]);
            let key = rest[..equals].trim().trim_end_matches("[]").trim_end().to_lowercase();
            entries.push(Entry { line, key, value });
            used = equals + 1 + length;
            // The rest of the line after the value is ignored.
            used += rest[used..].find(['\n', '\r']).unwrap_or(rest.len() - used);
        }
        let ending = if rest[used..].starts_with("\r\n") { 2 } else { usize::from(used < rest.len()) };
        line += lines(&rest[..used]) + u64::from(ending > 0);
        rest = &rest[used + ending..];
    }
    entries
}

/// The value at the start of a text, and its length in bytes. It consists of quoted and plain parts.
fn value(text: &str) -> (Option<String>, usize) {
    let mut value = String::new();
    let mut quoted = false;
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        match next {
            '\n' | '\r' | ';' => break,
            // A quote inside a word is an apostrophe.
            '"' | '\'' if next == '"' || value.trim().is_empty() => match closed(&text[at..], next) {
                Some((inner, length)) => {
                    if value.trim().is_empty() {
                        value.clear();
                    }
                    value.push_str(&inner);
                    quoted = true;
                    at += length;
                }
                None => {
                    value.push(next);
                    at += 1;
                }
            },
            other => {
                value.push(other);
                at += other.len_utf8();
            }
        }
    }
    let words: Vec<&str> = value.split(['\n', '\r']).map(str::trim).collect();
    let value = words.join(" ").trim().to_owned();
    let absent = value.is_empty() || (!quoted && value.eq_ignore_ascii_case("null"));
    (Some(value).filter(|_| !absent), at)
}

/// The text between the quote at the start and its closing quote, and the length in bytes. Only double quotes have escapes: `\"` and `\\`.
/// None if there is no closing quote.
fn closed(text: &str, quote: char) -> Option<(String, usize)> {
    let mut inner = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            _ if c == quote => return Some((inner, at + 1)),
            '\\' if quote == '"' && chars.peek().is_some_and(|(_, next)| matches!(next, '"' | '\\')) => {
                inner.extend(chars.next().map(|(_, escaped)| escaped));
            }
            // Texts in single quotes have at most one line. Otherwise an apostrophe would take the rest of the file.
            '\n' | '\r' if quote == '\'' => return None,
            _ => inner.push(c),
        }
    }
    None
}

/// The number of line breaks.
fn lines(text: &str) -> u64 {
    text.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\r')).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_php_reads_them() {
        for (text, expected) in [
            ("Knights and Knaves", "Knights and Knaves"),
            ("  spaces  ; comment", "spaces"),
            ("\"a; b\" ; comment", "a; b"),
            ("\"Bob's \\\"big\\\" day; part 2\"", "Bob's \"big\" day; part 2"),
            ("\"back\\\\slash \\n\"", "back\\slash \\n"),
            ("\"ends with \\\\\"", "ends with \\"),
            ("'3'", "3"),
            ("'a \"b\" ; c'", "a \"b\" ; c"),
            ("Bob's day", "Bob's day"),
            ("'tis", "'tis"),
            ("\"open", "\"open"),
            ("12\" pizza", "12\" pizza"),
            ("one \"two\" three", "one two three"),
            ("#ff0000", "#ff0000"),
            ("C# and F#", "C# and F#"),
            ("a = b", "a = b"),
            ("\"two\nlines\"", "two lines"),
            ("No", "No"),
            ("on", "on"),
            ("\"null\"", "null"),
            ("${HOME}", "${HOME}"),
            ("E_ALL", "E_ALL"),
            ("Löwe", "Löwe"),
        ] {
            for (before, after) in [("name = ", "\nlast = 1\n"), ("name=", "\r\nlast = 1"), ("\tname\t=\t", "\rlast=1")]
            {
                let found = entries(&format!("{before}{text}{after}"));
                assert_eq!(found[0].key, "name", "{text}");
                assert_eq!(found[0].value.as_deref(), Some(expected), "{text}");
                assert_eq!(found.last().unwrap().key, "last", "{text}");
                assert_eq!(found.last().unwrap().value.as_deref(), Some("1"), "{text}");
            }
        }
        for text in ["", " ", "null", "NULL", "\"\"", "''", "; comment", "\" \""] {
            assert_eq!(entries(&format!("name={text}"))[0].value, None, "{text}");
        }
    }

    #[test]
    fn comments_and_sections_are_ignored() {
        let text = "; a = 1\n# b = 2\n[section = x]\n\n  ; c = 3\nalone\nName[] = \"x\ny\"\nlast = z";
        let found: Vec<_> = entries(text).into_iter().map(|entry| (entry.line, entry.key)).collect();
        assert_eq!(found, [(7, "name".to_owned()), (9, "last".to_owned())]);
    }
}
