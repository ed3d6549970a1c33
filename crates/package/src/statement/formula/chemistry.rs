//! Chemical formulas.

/// Converts a chemical formula to LaTeX. Digits after a letter become subscripts.
pub(super) fn formula(text: &str) -> String {
    let formula =
        text.replace("<=>", "\\rightleftharpoons ").replace("<->", "\\leftrightarrow ").replace("->", "\\rightarrow ");
    let mut result = String::from("\\mathrm{");
    let mut before = ' ';
    let mut rest = formula.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() && (before.is_ascii_alphabetic() || matches!(before, ')' | ']')) {
            let mut digits = String::from(c);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            result += &format!("_{{{digits}}}");
        } else {
            result.push(c);
        }
        before = c;
    }
    result + "}"
}
