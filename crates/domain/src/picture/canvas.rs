//! Builds an SVG.

use std::fmt::Write as _;

/// The maximum length of a label, in characters.
const LABEL: usize = 12;
/// The width of a character of the code font, in pixels.
const CHARACTER: f64 = 7.8;
/// The space around the picture, in pixels.
const MARGIN: f64 = 4.0;

/// An SVG under construction. Coordinates are pixels; the canvas grows as needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Canvas {
    body: String,
    /// The corners of everything so far.
    from: Point,
    to: Point,
}

/// How a part looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    /// It differs.
    Marked,
    /// It is missing.
    Missing,
}

impl Look {
    fn attribute(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Marked => " data-mark=\"differs\"",
            Self::Missing => " data-mark=\"missing\"",
        }
    }
}

/// A point in pixels.
pub(super) type Point = (f64, f64);

impl Canvas {
    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// A box with round corners and text in its center.
    pub(super) fn node(&mut self, (x, y): Point, (width, height): (f64, f64), round: f64, text: &str, look: Look) {
        let (left, top) = (x - width / 2.0, y - height / 2.0);
        let mark = look.attribute();
        self.add(format_args!(
            r#"<rect class="picture__node"{mark} x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
            Px(left),
            Px(top),
            Px(width),
            Px(height),
            Px(round)
        ));
        self.include((left, top));
        self.include((left + width, top + height));
        self.text((x, y), text, "picture__text");
    }

    /// A cell of a grid.
    pub(super) fn cell(
        &mut self,
        (left, top): Point,
        (width, height): (f64, f64),
        text: &str,
        is_filled: bool,
        look: Look,
    ) {
        let (mark, filled) = (look.attribute(), if is_filled { " data-filled" } else { "" });
        self.add(format_args!(
            r#"<rect class="picture__cell"{mark}{filled} x="{}" y="{}" width="{}" height="{}"/>"#,
            Px(left),
            Px(top),
            Px(width),
            Px(height)
        ));
        self.include((left + width, top + height));
        self.text((left + width / 2.0, top + height / 2.0), text, "picture__text");
    }

    /// Text with its center at a point.
    pub(super) fn text(&mut self, (x, y): Point, text: &str, class: &str) {
        if !text.is_empty() {
            let text = escape(text);
            self.add(format_args!(r#"<text class="{class}" x="{}" y="{}">{text}</text>"#, Px(x), Px(y)));
        }
    }

    pub(super) fn line(&mut self, (x1, y1): Point, (x2, y2): Point, look: Look) {
        let mark = look.attribute();
        self.add(format_args!(
            r#"<path class="picture__edge"{mark} d="M{} {}L{} {}"/>"#,
            Px(x1),
            Px(y1),
            Px(x2),
            Px(y2)
        ));
    }

    /// A curve with one control point.
    pub(super) fn curve(&mut self, (x1, y1): Point, (x, y): Point, (x2, y2): Point, look: Look) {
        let mark = look.attribute();
        self.add(format_args!(
            r#"<path class="picture__edge"{mark} d="M{} {}Q{} {} {} {}"/>"#,
            Px(x1),
            Px(y1),
            Px(x),
            Px(y),
            Px(x2),
            Px(y2)
        ));
    }

    /// A circle without content.
    pub(super) fn ring(&mut self, (x, y): Point, radius: f64, look: Look) {
        let mark = look.attribute();
        self.include((x - radius, y - radius));
        self.include((x + radius, y + radius));
        let (x, y, radius) = (Px(x), Px(y), Px(radius));
        self.add(format_args!(r#"<circle class="picture__edge"{mark} cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    /// An arrowhead at `to`, seen from `from`.
    pub(super) fn arrowhead(&mut self, from: Point, to: Point, look: Look) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
        let (dx, dy) = (dx / length, dy / length);
        let side = |sign: f64| (to.0 - 8.0 * dx - sign * 4.0 * dy, to.1 - 8.0 * dy + sign * 4.0 * dx);
        let ((x1, y1), (x2, y2)) = (side(1.0), side(-1.0));
        let mark = look.attribute();
        self.add(format_args!(
            r#"<path class="picture__arrow"{mark} d="M{} {}L{} {}L{} {}Z"/>"#,
            Px(to.0),
            Px(to.1),
            Px(x1),
            Px(y1),
            Px(x2),
            Px(y2)
        ));
    }

    /// Makes the picture large enough for a point.
    pub(super) fn include(&mut self, (x, y): Point) {
        self.from = (self.from.0.min(x - MARGIN), self.from.1.min(y - MARGIN));
        self.to = (self.to.0.max(x + MARGIN), self.to.1.max(y + MARGIN));
    }

    pub(super) fn width(&self) -> f64 {
        self.to.0.ceil() - self.from.0.floor()
    }

    pub(super) fn svg(&self, label: &str) -> String {
        let (left, top) = (self.from.0.floor(), self.from.1.floor());
        let (width, height) = (self.width(), self.to.1.ceil() - top);
        let (label, body) = (escape(label), &self.body);
        format!(
            r#"<svg class="picture" role="img" aria-label="{label}" width="{width}" height="{height}" viewBox="{left} {top} {width} {height}">{body}</svg>"#
        )
    }

    fn add(&mut self, part: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(part);
    }
}

/// The first coordinate inside the margin.
pub(super) const START: f64 = MARGIN;

/// A text that is short enough for a label.
pub(super) fn label(text: &str) -> String {
    if text.chars().count() <= LABEL {
        text.to_owned()
    } else {
        text.chars().take(LABEL - 1).collect::<String>() + "…"
    }
}

/// The width of a text, in pixels.
pub(super) fn width_of(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { CHARACTER } else { 2.0 * CHARACTER }).sum()
}

/// The width of the widest text.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a String>) -> f64 {
    texts.into_iter().map(|text| width_of(text)).fold(0.0, f64::max)
}

/// Escapes text for SVG inside of HTML. Control characters have no glyph.
fn escape(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A length with at most one decimal.
struct Px(f64);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        write!(f, "{}", if tenths == 0.0 { 0.0 } else { tenths })
    }
}
