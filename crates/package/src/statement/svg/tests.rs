use super::{SvgError, sanitize};

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;

fn picture(content: &str) -> String {
    sanitize(format!("{HEAD}>{content}</svg>").as_bytes()).unwrap_or_else(|error| panic!("{content}: {error}"))
}

#[test]
fn drawings_are_kept() {
    for content in [
        r#"<path d="M0 0L1 1" fill="url(#g)" marker-end="url(#m)"/>"#,
        r#"<text x="1" y="2"><tspan>only one on = it &lt; 2</tspan></text>"#,
        r##"<defs><circle id="c" r="1"/></defs><use xlink:href="#c"/><use href="#c"/>"##,
        r#"<animate attributeName="r" from="1" to="2" dur="1s"/>"#,
        r#"<set attributeName="fill" to="red" begin="1s"/>"#,
        r#"<style>.a { fill: red } @font-face { src: url(data:font/woff2;base64,AA==) }</style>"#,
        r#"<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>"#,
        r#"<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>"#,
    ] {
        let svg = picture(content);
        let kept =
            svg.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix('>')).and_then(|rest| rest.strip_suffix("</svg>"));
        assert_eq!(kept, Some(content));
    }
}

#[test]
fn scripts_links_and_external_references_are_removed() {
    for content in [
        "<script>alert(1)</script>",
        "<script href=\"https://evil.example/x.js\"/>",
        "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
        "<rect onload=\"alert(1)\" onclick='alert(1)'/>",
        "<a href=\"javascript:alert(1)\"><text>x</text></a>",
        "<a xlink:href=\"https://evil.example\"><text>x</text></a>",
        "<y:a xmlns:y=\"http://www.w3.org/2000/svg\" y:href=\"https://evil.example\"><text>x</text></y:a>",
        "<image href=\"https://evil.example/x.png\"/>",
        "<image xlink:href=\"//evil.example/x.png\"/>",
        "<image z:href=\"https://evil.example/x.png\" xmlns:z=\"http://www.w3.org/1999/xlink\"/>",
        "<use href=\"https://evil.example/x.svg#a\"/>",
        "<feImage href=\"https://evil.example/x.png\"/>",
        "<rect style=\"fill:url(https://evil.example)\"/>",
        "<rect fill=\"url( 'https://evil.example/#a' )\"/>",
        "<rect fill=\"u\\rl(https://evil.example/)\"/>",
        "<style>@import 'https://evil.example/x.css'; .a { background: URL(//evil.example) }</style>",
        "<style>@im\\port url(https://evil.example)</style>",
        "<style>.a { background: image-set('https://evil.example/x.png' 1x) }</style>",
        "<style><![CDATA[ .a { background: url(https://evil.example) } ]]></style>",
        "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
        "<set attributeName=\"xlink:href\" to=\"https://evil.example\"/>",
        "<set attributeName=\"onclick\" to=\"alert(1)\"/>",
        "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://evil.example\"/></foreignObject>",
        "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\" onclick=\"alert(1)\">x<script>alert(1)</script></div></foreignObject>",
        "<foreignObject><img xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://evil.example\"/></foreignObject>",
        "<foreignObject><form xmlns=\"http://www.w3.org/1999/xhtml\" action=\"https://evil.example\"/></foreignObject>",
        "<image href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cscript%3Ealert(1)%3C/script%3E%3C/svg%3E\"/>",
        "<handler>alert(1)</handler><listener/>",
        "<?xml-stylesheet href=\"https://evil.example\"?>",
        "<!-- <script>alert(1)</script> -->",
        "<metadata><script>alert(1)</script></metadata>",
    ] {
        let svg = picture(content);
        for bad in ["script", "alert", "evil", "onload", "onclick", "iframe", "<a", "<form", "<img"] {
            assert!(!svg.contains(bad), "{content}: {svg}");
        }
    }
}

#[test]
fn links_keep_their_content() {
    let svg = picture(
        r#"<a href="https://e.org" transform="translate(1 2)"><rect/></a><text><a href="https://e.org">word</a></text>"#,
    );
    assert!(svg.contains(r#"<g transform="translate(1 2)"><rect/></g><text><tspan>word</tspan></text>"#), "{svg}");
}

/// draw.io writes labels as HTML, with a text as fallback.
#[test]
fn labels_of_diagrams_keep_their_fallback() {
    let label = r#"<switch><foreignObject pointer-events="none" width="100%" height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible;"><div xmlns="http://www.w3.org/1999/xhtml" style="display: flex; width: 98px;"><div data-drawio-colors="color: #000; " style="font-size: 0px;"><font color="red">Start<br/>here</font></div></div></foreignObject><text x="60" y="34">Start...</text></switch>"#;
    let svg = picture(label);
    for part in [
        "<foreignObject",
        r#"<div xmlns="http://www.w3.org/1999/xhtml" style="display: flex; width: 98px;">"#,
        "Start<br/>here",
        "<text x=\"60\" y=\"34\">Start...</text>",
    ] {
        assert!(svg.contains(part), "{part}: {svg}");
    }
    assert!(!svg.contains("data-drawio"), "{svg}");
    let empty = picture(
        r#"<switch><foreignObject><i:p xmlns:i="http://ns.adobe.com/i"/></foreignObject><g><rect/></g></switch>"#,
    );
    assert!(empty.contains("<switch><g><rect/></g></switch>"), "{empty}");
}

/// Illustrator writes namespaces as entities, and adds its own data.
#[test]
fn entities_are_replaced() {
    let svg = r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
  <!ENTITY out SYSTEM "file:///etc/passwd">
  <!ENTITY name 'A &ns_ai; B'>
]>
<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;"><i:pgf>secret</i:pgf><text i:extraneous="self">&name;&out;</text></svg>"#;
    let svg = sanitize(svg.as_bytes()).unwrap();
    assert!(svg.contains("<text>A http://ns.adobe.com/AdobeIllustrator/10.0/ B</text>"), "{svg}");
    assert!(!svg.contains("secret") && !svg.contains("ENTITY") && !svg.contains("extraneous"), "{svg}");
}

#[test]
fn exploding_images_are_refused() {
    let laughs: String =
        (1..12).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(20))).collect();
    let laughs = format!("<!DOCTYPE svg [<!ENTITY a0 \"ha\">{laughs}]>{HEAD}><text>&a11;</text></svg>");
    assert!(matches!(sanitize(laughs.as_bytes()), Err(SvgError::Xml(_))));
    let circle = format!("<!DOCTYPE svg [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>{HEAD}><text>&a;</text></svg>");
    assert!(sanitize(circle.as_bytes()).is_err());
    let uses: String =
        (1..12).map(|n| format!("<g id=\"g{n}\">{}</g>", format!("<use href=\"#g{}\"/>", n - 1).repeat(20))).collect();
    let uses = format!("{HEAD}><g id=\"g0\"><rect/></g>{uses}</svg>");
    assert!(matches!(sanitize(uses.as_bytes()), Err(SvgError::TooHeavy(_))));
    let chain: String = (1..100_000).map(|n| format!("<use id=\"u{n}\" href=\"#u{}\"/>", n + 1)).collect();
    assert!(matches!(sanitize(format!("{HEAD}>{chain}</svg>").as_bytes()), Err(SvgError::TooHeavy(_))));
    let deep = format!("{HEAD}>{}{}</svg>", "<g>".repeat(100_000), "</g>".repeat(100_000));
    assert!(matches!(sanitize(deep.as_bytes()), Err(SvgError::Xml(_))));
    let wide = format!("{HEAD}>{}</svg>", "<g/>".repeat(300_000));
    assert!(matches!(sanitize(wide.as_bytes()), Err(SvgError::Xml(_))));
}

#[test]
fn invalid_images_are_refused() {
    for text in ["", "GIF89a", "<html><body/></html>", "<svg", "<svg></g>", "<svg><g></svg>", "\0\0\0", "<a:svg/>"] {
        assert!(sanitize(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn embedded_images_are_cleaned() {
    let inner = "%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect onclick='x()' width='7'/%3E%3C/svg%3E";
    let svg = picture(&format!("<image href=\"data:image/svg+xml;utf8,{inner}\"/>"));
    let data = svg.split("base64,").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let inner = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).unwrap();
    let inner = String::from_utf8(inner).unwrap();
    assert!(inner.contains("width=\"7\"") && !inner.contains("onclick"), "{inner}");
}

#[test]
fn other_encodings_are_read() {
    let text = format!("{HEAD}><text>é</text></svg>");
    let wide: Vec<u8> = std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(sanitize(&wide).unwrap().contains("é"));
    let latin: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
    assert!(sanitize(&latin).unwrap().contains("é"));
}

#[test]
fn entities_of_html_are_read_without_a_document_type() {
    let svg = picture("<text>a&hellip;&copy;&nbsp;&Auml;&lt;&nosuch;b</text><g data-x=\"&eacute;\"/>");
    assert!(svg.contains("a…©\u{a0}Ä&lt;b"), "{svg}");
}
