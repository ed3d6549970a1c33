//! The patterns of `submissions.yaml`, with `*` inside a name and with braces.

use serde::{Deserialize, Serialize};

/// A limit for the expansion of braces, so that a pattern cannot exhaust memory.
const MAX_PATTERNS: usize = 10_000;

/// A pattern for paths. It matches the path itself or one of its parent folders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Glob {
    patterns: Vec<String>,
}

impl Glob {
    /// Parses a pattern. None if its braces expand to too many patterns.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let mut patterns = Vec::new();
        expand(pattern.trim_matches('/'), &mut patterns).then_some(Self { patterns })
    }

    /// Whether it matches the path or a parent folder.
    pub(crate) fn matches(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        ends.map(|end| &path[..end]).any(|path| self.matches_exactly(path))
    }

    /// Whether it matches the path itself.
    pub(crate) fn matches_exactly(&self, path: &str) -> bool {
        self.patterns.iter().any(|pattern| matches(pattern.as_bytes(), path.as_bytes()))
    }
}

/// Expands the braces. False if there are too many patterns.
fn expand(pattern: &str, into: &mut Vec<String>) -> bool {
    if into.len() >= MAX_PATTERNS {
        return false;
    }
    let Some((start, end)) = first_braces(pattern) else {
        into.push(pattern.to_owned());
        return true;
    };
    let (before, inside, after) = (&pattern[..start], &pattern[start + 1..end], &pattern[end + 1..]);
    choices(inside).iter().all(|choice| expand(&format!("{before}{choice}{after}"), into))
}

fn first_braces(pattern: &str) -> Option<(usize, usize)> {
    let mut open = Vec::new();
    for (at, c) in pattern.char_indices() {
        match c {
            '{' => open.push(at),
            '}' => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                {
                    return Some((start, at));
                }
            }
            _ => {}
        }
    }
    None
}

/// The parts between the commas of the outermost level.
fn choices(inside: &str) -> Vec<&str> {
    let (mut depth, mut start) = (0_i32, 0);
    let mut found = Vec::new();
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inside[start..]);
    found
}

/// `*` matches anything except `/`. It only backtracks to the last `*`, so the time is at most the product of the lengths.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                retry = Some((p, t));
                p += 1;
            }
            Some(c) if *c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match retry {
                Some((star, from)) if text[from] != b'/' => {
                    retry = Some((star, from + 1));
                    p = star + 1;
                    t = from + 1;
                }
                _ => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Glob::new(pattern).unwrap().matches(path)
    }

    #[test]
    fn patterns_match_paths_and_folders_above() {
        for (pattern, path) in [
            ("accepted", "accepted/a.py"),
            ("accepted/*", "accepted/a.py"),
            ("*/a.py", "accepted/a.py"),
            ("*/a.{py,cpp}", "accepted/a.cpp"),
            ("secret/*{1,3}", "secret/x1"),
            ("secret/*-easy", "secret/01-easy"),
            ("secret/{a,b{1,2}}/*", "secret/b2/x"),
            ("secret/*{,0}{2,4}", "secret/104"),
            ("secret/*{ 4 }{ 2 }", "secret/ 4  2 "),
        ] {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("a.py", "accepted/a.py"),
            ("*/nested.py", "match/deep/nested.py"),
            ("accept", "accepted/a.py"),
            ("accepted/*.cpp", "accepted/a.py"),
            ("secret/*{1,3}", "secret/12"),
        ] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn too_many_braces_are_refused() {
        assert!(Glob::new(&"{a,b}".repeat(40)).is_none());
        assert!(Glob::new("{a,b").unwrap().matches_exactly("{a,b"));
    }
}
