//! Letters of other alphabets. MathML Core uses characters for them instead of the attribute `mathvariant`.

/// The first code points of an alphabet's capitals, small letters and digits.
struct Alphabet {
    name: &'static str,
    capitals: u32,
    small: u32,
    digits: Option<u32>,
    /// The first Greek capital. The small letters follow.
    greek: Option<u32>,
}

const ALPHABETS: [Alphabet; 12] = [
    Alphabet { name: "bold", capitals: 0x1d400, small: 0x1d41a, digits: Some(0x1d7ce), greek: Some(0x1d6a8) },
    Alphabet { name: "italic", capitals: 0x1d434, small: 0x1d44e, digits: None, greek: Some(0x1d6e2) },
    Alphabet { name: "bold-italic", capitals: 0x1d468, small: 0x1d482, digits: Some(0x1d7ce), greek: Some(0x1d71c) },
    Alphabet { name: "script", capitals: 0x1d49c, small: 0x1d4b6, digits: None, greek: None },
    Alphabet { name: "bold-script", capitals: 0x1d4d0, small: 0x1d4ea, digits: None, greek: None },
    Alphabet { name: "fraktur", capitals: 0x1d504, small: 0x1d51e, digits: None, greek: None },
    Alphabet { name: "double-struck", capitals: 0x1d538, small: 0x1d552, digits: Some(0x1d7d8), greek: None },
    Alphabet { name: "bold-fraktur", capitals: 0x1d56c, small: 0x1d586, digits: None, greek: None },
    Alphabet { name: "sans-serif", capitals: 0x1d5a0, small: 0x1d5ba, digits: Some(0x1d7e2), greek: None },
    Alphabet { name: "bold-sans-serif", capitals: 0x1d5d4, small: 0x1d5ee, digits: Some(0x1d7ec), greek: None },
    Alphabet { name: "sans-serif-italic", capitals: 0x1d608, small: 0x1d622, digits: Some(0x1d7e2), greek: None },
    Alphabet { name: "monospace", capitals: 0x1d670, small: 0x1d68a, digits: Some(0x1d7f6), greek: None },
];

/// Letters that Unicode has outside of the alphabets.
const ELSEWHERE: [(u32, char); 24] = [
    (0x1d455, 'ℎ'),
    (0x1d49d, 'ℬ'),
    (0x1d4a0, 'ℰ'),
    (0x1d4a1, 'ℱ'),
    (0x1d4a3, 'ℋ'),
    (0x1d4a4, 'ℐ'),
    (0x1d4a7, 'ℒ'),
    (0x1d4a8, 'ℳ'),
    (0x1d4ad, 'ℛ'),
    (0x1d4ba, 'ℯ'),
    (0x1d4bc, 'ℊ'),
    (0x1d4c4, 'ℴ'),
    (0x1d506, 'ℭ'),
    (0x1d50b, 'ℌ'),
    (0x1d50c, 'ℑ'),
    (0x1d515, 'ℜ'),
    (0x1d51d, 'ℨ'),
    (0x1d53a, 'ℂ'),
    (0x1d53f, 'ℍ'),
    (0x1d545, 'ℕ'),
    (0x1d547, 'ℙ'),
    (0x1d548, 'ℚ'),
    (0x1d549, 'ℝ'),
    (0x1d551, 'ℤ'),
];

/// Converts a text to another alphabet. Missing characters do not change.
pub(super) fn in_alphabet(text: &str, name: &str) -> String {
    match ALPHABETS.iter().find(|alphabet| alphabet.name == name) {
        Some(alphabet) => text.chars().map(|c| letter(c, alphabet)).collect(),
        None => text.to_owned(),
    }
}

fn letter(c: char, alphabet: &Alphabet) -> char {
    let code = match c {
        'A'..='Z' => Some(alphabet.capitals + (c as u32 - 'A' as u32)),
        'a'..='z' => Some(alphabet.small + (c as u32 - 'a' as u32)),
        '0'..='9' => alphabet.digits.map(|first| first + (c as u32 - '0' as u32)),
        'Α'..='Ω' => alphabet.greek.map(|first| first + (c as u32 - 'Α' as u32)),
        'α'..='ω' => alphabet.greek.map(|first| first + 26 + (c as u32 - 'α' as u32)),
        _ => None,
    };
    let Some(code) = code else { return c };
    let elsewhere = ELSEWHERE.iter().find(|(place, _)| *place == code).map(|(_, letter)| *letter);
    elsewhere.or_else(|| char::from_u32(code)).unwrap_or(c)
}
