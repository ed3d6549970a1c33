//! Lists of allowed elements and attributes.

/// Allowed elements of SVG. Names are case-sensitive.
pub(super) fn is_drawing(name: &str) -> bool {
    matches!(
        name,
        "svg"
            | "g"
            | "defs"
            | "symbol"
            | "use"
            | "switch"
            | "style"
            | "title"
            | "desc"
            | "path"
            | "rect"
            | "circle"
            | "ellipse"
            | "line"
            | "polyline"
            | "polygon"
            | "text"
            | "tspan"
            | "tref"
            | "textPath"
            | "image"
            | "linearGradient"
            | "radialGradient"
            | "stop"
            | "pattern"
            | "clipPath"
            | "mask"
            | "marker"
            | "filter"
            | "foreignObject"
            | "mpath"
    ) || is_animation(name)
        || is_filter_step(name)
}

/// Elements that change an attribute over time.
pub(super) fn is_animation(name: &str) -> bool {
    matches!(name, "animate" | "animateTransform" | "animateMotion" | "animateColor" | "set")
}

fn is_filter_step(name: &str) -> bool {
    let step = name.strip_prefix("fe").unwrap_or_default();
    step.starts_with(|c: char| c.is_ascii_uppercase()) && step.chars().all(|c| c.is_ascii_alphabetic())
}

/// Allowed elements of HTML inside `foreignObject`, for labels of diagrams.
pub(super) fn is_label(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "span"
            | "p"
            | "br"
            | "hr"
            | "b"
            | "i"
            | "u"
            | "s"
            | "em"
            | "strong"
            | "strike"
            | "small"
            | "big"
            | "sub"
            | "sup"
            | "font"
            | "center"
            | "pre"
            | "code"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "body"
            | "section"
    )
}

/// Allowed attributes of label elements.
pub(super) fn is_label_attribute(name: &str) -> bool {
    matches!(
        name,
        "style"
            | "class"
            | "id"
            | "dir"
            | "lang"
            | "xml:lang"
            | "color"
            | "face"
            | "size"
            | "align"
            | "valign"
            | "width"
            | "height"
            | "colspan"
            | "rowspan"
            | "border"
            | "cellpadding"
            | "cellspacing"
            | "bgcolor"
            | "start"
    )
}
