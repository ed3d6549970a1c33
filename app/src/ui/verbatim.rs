//! Exact text inside `<pre>` and `<textarea>`. HTML parsers drop a line end right after these start tags, and leptos renders an empty
//! text as a space, which would become part of a textarea's value.

use std::borrow::Cow;

/// HTML for the content of a `pre` or `textarea` that shows exactly `text`.
///
/// Only the server adds the line end that parsers drop: setting inner HTML in the browser drops none.
pub(crate) fn verbatim(text: &str) -> String {
    escape(text, cfg!(feature = "ssr"))
}

fn escape(text: &str, behind_start_tag: bool) -> String {
    let text = if behind_start_tag && text.starts_with('\n') { Cow::Owned(format!("\n{text}")) } else { text.into() };
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_no_line_is_lost() {
        assert_eq!(escape("a < b && c > d</pre>", true), "a &lt; b &amp;&amp; c &gt; d&lt;/pre&gt;");
        assert_eq!(escape("\na", true), "\n\na");
        assert_eq!(escape("\na", false), "\na");
        assert_eq!(escape("", true), "");
    }
}
