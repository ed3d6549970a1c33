//! What Java's tools want to know of a source before they see it: which class is public, and which one has `main`.

/// What a Java source declares, as far as names of files and classes depend on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Declared {
    /// Its package; empty for none.
    pub(crate) package: String,
    /// Its public class, after which the file must be called.
    pub(crate) public: Option<String>,
    /// The outermost class around its `main`.
    pub(crate) main: Option<String>,
}

impl Declared {
    /// Reads it off the text. What is no Java gives nothing, which the compiler will explain.
    pub(crate) fn of(source: &[u8]) -> Self {
        let text = String::from_utf8_lossy(source);
        let mut declared = Self::default();
        let mut depth = 0_usize;
        let (mut public, mut outermost) = (false, None);
        let mut tokens = Tokens { rest: &text }.peekable();
        while let Some(token) = tokens.next() {
            match token {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "package" if depth == 0 && outermost.is_none() => {
                    while let Some(part) = tokens.next_if(|next| *next != ";") {
                        declared.package.push_str(part);
                    }
                }
                "public" if depth == 0 => public = true,
                ";" if depth == 0 => public = false,
                "class" | "interface" | "enum" | "record" if depth == 0 => {
                    if let Some(name) = tokens.next_if(|next| is_word(next)) {
                        outermost = Some(name.to_owned());
                        if public {
                            declared.public.get_or_insert(name.to_owned());
                        }
                        public = false;
                    }
                }
                "void" if depth == 1 && tokens.peek() == Some(&"main") => {
                    tokens.next();
                    if tokens.peek() == Some(&"(") && declared.main.is_none() {
                        declared.main.clone_from(&outermost);
                    }
                }
                _ => {}
            }
        }
        declared
    }

    /// The class that is run, as the virtual machine is told.
    pub(crate) fn main_class(&self) -> Option<String> {
        let main = self.main.as_ref()?;
        Some(if self.package.is_empty() { main.clone() } else { format!("{}.{main}", self.package) })
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
}

/// Words and signs, without white space, comments and what is in quotes.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            self.rest = self.rest.trim_start();
            let first = self.rest.chars().next()?;
            let skipped = if self.rest.starts_with("//") {
                self.rest.find('\n')
            } else if self.rest.starts_with("/*") {
                self.rest[2..].find("*/").map(|end| end + 4)
            } else if self.rest.starts_with("\"\"\"") {
                self.rest[3..].find("\"\"\"").map(|end| end + 6)
            } else if first == '"' || first == '\'' {
                Some(quoted(self.rest, first))
            } else {
                let word = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
                let length = word.unwrap_or(self.rest.len()).max(first.len_utf8());
                let (token, rest) = self.rest.split_at(length);
                self.rest = rest;
                return Some(token);
            };
            self.rest = self.rest.get(skipped.unwrap_or(self.rest.len())..).unwrap_or_default();
        }
    }
}

/// How long a text in quotes is; an open one ends with its line.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == '\n' || (c == quote && !escaped) {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: &str = "public static void main(String[] a) {}";

    fn declared(source: &str) -> Declared {
        Declared::of(source.as_bytes())
    }

    #[test]
    fn the_class_with_main_is_found() {
        for (source, main) in [
            (format!("public class Main {{ {MAIN} }}"), Some("Main")),
            (format!("import java.util.*;\nclass A {{ class B {{}} }}\nfinal class Run {{ {MAIN} }}"), Some("Run")),
            (
                format!("// class No {{\nclass Yes {{ String s = \"}} class X {{\"; char c = '\\''; {MAIN} }}"),
                Some("Yes"),
            ),
            (format!("package a.b;\npublic class C {{ {MAIN} }}"), Some("a.b.C")),
            (format!("class A {{ class Inner {{ {MAIN} }} }}"), None),
            (format!("record P(int x) {{}}\nenum E {{ X {{ }} }}\nclass M {{ {MAIN} }}"), Some("M")),
            ("class A { void mainly() {} }".to_owned(), None),
            ("print('no Java')".to_owned(), None),
        ] {
            assert_eq!(declared(&source).main_class().as_deref(), main, "{source}");
        }
    }

    #[test]
    fn the_public_class_names_the_file() {
        assert_eq!(declared("class A {} public final class B {} ").public.as_deref(), Some("B"));
        assert_eq!(declared("class A { public class B {} }").public, None);
        assert_eq!(declared("/* public class A {} */ class B {}").public, None);
        assert_eq!(
            declared("class T { String t = \"\"\"\n \" } } \n\"\"\"; } public class U {}").public.as_deref(),
            Some("U")
        );
    }

    #[test]
    fn text_that_is_cut_short_does_no_harm() {
        let source = format!("package p; /* x */ public class A {{ char c = '\\''; String s = \"a\\\"\"; {MAIN} }}");
        for end in 0..source.len() {
            declared(&source[..end]);
        }
        Declared::of(b"\xff\xfe\"");
    }
}
