//! Commands for characters.

/// The HTML for a command without arguments.
pub(in crate::statement) fn symbol(name: &str) -> Option<&'static str> {
    Some(match name {
        "ldots" | "dots" | "textellipsis" | "cdots" | "dotsc" | "dotso" => "…",
        "textbackslash" | "backslash" => "\\",
        "textasciitilde" => "~",
        "textasciicircum" => "^",
        "textless" => "&lt;",
        "textgreater" => "&gt;",
        "textbar" | "vert" => "|",
        "textunderscore" | "_" => "_",
        "textquotesingle" => "'",
        "textasciigrave" => "`",
        "textquotedbl" => "&quot;",
        "textquotedblleft" => "“",
        "textquotedblright" | "textquotedblright{}" => "”",
        "textquoteleft" | "lq" => "‘",
        "textquoteright" | "rq" => "’",
        "quotedblbase" => "„",
        "guillemotleft" | "guillemetleft" | "flqq" => "«",
        "guillemotright" | "guillemetright" | "frqq" => "»",
        "textendash" => "–",
        "textemdash" => "—",
        "textbullet" | "bullet" => "•",
        "textperiodcentered" | "cdot" => "·",
        "textdegree" | "degree" => "°",
        "textmu" => "µ",
        "texttimes" => "×",
        "textdollar" | "$" => "$",
        "textregistered" => "®",
        "texttrademark" | "trademark" => "™",
        "textcopyright" | "copyright" => "©",
        "texteuro" | "euro" | "EUR" => "€",
        "pounds" | "textsterling" => "£",
        "textyen" => "¥",
        "textcent" => "¢",
        "S" => "§",
        "P" => "¶",
        "dag" | "textdagger" => "†",
        "ddag" => "‡",
        "textonehalf" => "½",
        "textrightarrow" => "→",
        "textleftarrow" => "←",
        "checkmark" => "✓",
        "ss" => "ß",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "o" => "ø",
        "O" => "Ø",
        "aa" => "å",
        "AA" => "Å",
        "l" => "ł",
        "L" => "Ł",
        "i" => "ı",
        "j" => "ȷ",
        "dh" => "ð",
        "DH" => "Ð",
        "th" => "þ",
        "TH" => "Þ",
        "dj" => "đ",
        "DJ" => "Đ",
        "LaTeX" => "LaTeX",
        "TeX" => "TeX",
        "slash" => "/",
        "{" => "{",
        "}" => "}",
        "%" => "%",
        "&" => "&amp;",
        "#" => "#",
        " " | "\n" | "\t" | "space" | "enspace" | "xspace" | "enskip" => " ",
        "," | "thinspace" | ";" | ":" | "medspace" | ">" => "\u{2009}",
        "quad" => "\u{2003}",
        "qquad" => "\u{2003}\u{2003}",
        "nobreakspace" => "\u{a0}",
        "-" => "\u{ad}",
        "today" => "",
        _ => return None,
    })
}

/// The combining accent of a command. None if it is not an accent.
pub(in crate::statement) fn accent(name: &str) -> Option<char> {
    Some(match name {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30a}',
        "H" => '\u{30b}',
        "v" => '\u{30c}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        _ => return None,
    })
}

/// The character for an accent without a letter.
pub(in crate::statement) fn bare_accent(name: &str) -> &str {
    match name {
        "'" => "´",
        "=" => "¯",
        "u" => "˘",
        "." => "˙",
        "\"" => "¨",
        "r" => "˚",
        "H" => "˝",
        "v" => "ˇ",
        "d" => ".",
        "c" => "¸",
        "k" => "˛",
        "b" => "_",
        name => name,
    }
}

/// Combines a letter and an accent to one character, if there is one.
pub(in crate::statement) fn compose(letter: char, accent: char) -> String {
    const COMPOSED: [(char, &str, &str); 12] = [
        ('\u{300}', "aeiounAEIOUN", "àèìòùǹÀÈÌÒÙǸ"),
        ('\u{301}', "aeiouyncszrlAEIOUYNCSZRL", "áéíóúýńćśźŕĺÁÉÍÓÚÝŃĆŚŹŔĹ"),
        ('\u{302}', "aeiouwycgshAEIOUWYCGSH", "âêîôûŵŷĉĝŝĥÂÊÎÔÛŴŶĈĜŜĤ"),
        ('\u{303}', "anoiuANOIU", "ãñõĩũÃÑÕĨŨ"),
        ('\u{304}', "aeiouAEIOU", "āēīōūĀĒĪŌŪ"),
        ('\u{306}', "aeiougAEIOUG", "ăĕĭŏŭğĂĔĬŎŬĞ"),
        ('\u{307}', "zcegZCEGI", "żċėġŻĊĖĠİ"),
        ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
        ('\u{30a}', "auAU", "åůÅŮ"),
        ('\u{30b}', "ouOU", "őűŐŰ"),
        ('\u{30c}', "cdenrstzgCDENRSTZG", "čďěňřšťžǧČĎĚŇŘŠŤŽǦ"),
        ('\u{327}', "cstgklnrCSTGKLNR", "çşţģķļņŗÇŞŢĢĶĻŅŖ"),
    ];
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    };
    let row = COMPOSED.iter().find(|(known, ..)| *known == accent);
    let one = row.and_then(|(_, plain, composed)| composed.chars().nth(plain.chars().position(|c| c == letter)?));
    one.map_or_else(|| format!("{letter}{accent}"), |one| one.to_string())
}
