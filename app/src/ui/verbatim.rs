//! Text that must arrive as it is, in elements where HTML takes liberties: a parser drops a line end right after `<pre>` or `<textarea>`, and
//! what leptos writes for an empty text (a space, so that there is a node) would become part of a textarea's value.

use std::borrow::Cow;

/// HTML for the inside of a `pre` or `textarea` that reads as exactly `text`.
///
/// The dropped line end is made up for on the server only: setting inner HTML in the browser parses no start tag.
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
    fn markup_is_text_and_no_line_is_lost() {
        assert_eq!(escape("a < b && c > d</pre>", true), "a &lt; b &amp;&amp; c &gt; d&lt;/pre&gt;");
        assert_eq!(escape("\na", true), "\n\na");
        assert_eq!(escape("\na", false), "\na");
        assert_eq!(escape("", true), "");
    }
}
