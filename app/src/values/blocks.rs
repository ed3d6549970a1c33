//! A value with its title and a button that copies it.

use assay_domain::signature::Marked;

use crate::{texts, ui::verbatim};

const COPY: &str = include_str!("../../icons/copy.svg");

/// A value to show.
pub(super) struct Block<'a> {
    /// The title: "Expected".
    pub(super) title: &'a str,
    /// What it belongs to: "case 4". Empty if the title is enough.
    pub(super) of: &'a str,
    /// The exact text, for copying.
    pub(super) raw: &'a str,
    /// The text, as HTML.
    pub(super) html: String,
}

impl Block<'_> {
    pub(super) fn render(&self) -> String {
        // HTML parsers drop a line end right after `<pre>`.
        let line = if self.html.starts_with('\n') { "\n" } else { "" };
        figure(self.title, self.of, self.raw, "io__text io__text--value", &format!("{line}{}", self.html))
    }
}

/// A text that a program reads or writes. The button copies what is shown.
pub(super) fn text_block(title: &str, of: &str, text: &str) -> String {
    figure(title, of, "", "io__text", &verbatim(text))
}

/// The same markup as `IoBlock`.
fn figure(title: &str, of: &str, copied: &str, class: &str, html: &str) -> String {
    let texts = texts::blocks();
    format!(
        r#"<figure class="io"><figcaption class="io__head"><span class="io__title">{}</span><button type="button" class="button button--quiet button--small" data-copy="{}" aria-label="{}"><span class="icon" aria-hidden="true">{COPY}</span><span>{}</span></button></figcaption><pre class="{class}" tabindex="0" aria-label="{}">{html}</pre></figure>"#,
        escape(title),
        escape(copied),
        escape(&(texts.copy_label)(title, of)),
        texts.copy,
        escape(&(texts.text_label)(title, of)),
    )
}

/// A value with its mark, which also has words for screen readers.
pub(super) fn marked(value: &Marked) -> String {
    let texts = texts::blocks();
    let mark = value.differs.as_ref().map(|differs| {
        let (words, gap) = if differs.is_empty() { (texts.missing_element, " data-gap") } else { (texts.differs, "") };
        let hidden = format!(r#"<span class="visually-hidden">{words}</span>"#);
        format!(r#"<mark class="value-mark"{gap}>{hidden}{}</mark>"#, escape(differs))
    });
    [escape(&value.before), mark.unwrap_or_default(), escape(&value.after)].concat()
}

/// Escapes text for HTML, also inside of attributes.
pub(crate) fn escape(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_words_and_all_text_is_escaped() {
        let value = |differs: Option<&str>| {
            let differs = differs.map(str::to_owned);
            marked(&Marked { before: "[\"<b>\",".into(), differs, after: "]</pre>".into() })
        };
        let (start, end) = ("[&quot;&lt;b&gt;&quot;,", "]&lt;/pre&gt;");
        assert_eq!(value(None), format!("{start}{end}"));
        let words = texts::blocks().differs;
        let mark = format!(r#"<mark class="value-mark"><span class="visually-hidden">{words}</span>&lt;i&gt;</mark>"#);
        assert_eq!(value(Some("<i>")), format!("{start}{mark}{end}"));
        assert!(value(Some("")).contains("data-gap"));
        let block = Block { title: "Input", of: "case 1", raw: "\"<&", html: String::new() }.render();
        assert!(block.contains(r#"data-copy="&quot;&lt;&amp;""#), "{block}");
    }
}
