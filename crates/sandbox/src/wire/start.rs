//! What the zygote asks of its guard.

use super::bytes::{Malformed, Reader, Writer};

/// End the interpreter that is there, and start this one; none, where there is no program. The guard answers with a
/// word when that is done, and with our end of the socket that the interpreter serves, if one was started.
#[derive(Debug, Default)]
pub(crate) struct Start {
    /// The program first.
    pub(crate) argv: Vec<Vec<u8>>,
    /// `NAME=value`.
    pub(crate) env: Vec<Vec<u8>>,
}

impl Start {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        for list in [&self.argv, &self.env] {
            out.u32(u32::try_from(list.len()).unwrap_or(u32::MAX));
            list.iter().for_each(|text| out.bytes(text));
        }
        out.finish()
    }

    pub(crate) fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut input = Reader::new(message);
        let mut list = || (0..input.u32()?).map(|_| input.bytes().map(<[u8]>::to_vec)).collect::<Result<_, _>>();
        let start = Self { argv: list()?, env: list()? };
        input.end()?;
        Ok(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_survives_the_wire() {
        let start = Start { argv: vec![b"python3".to_vec(), b"-I".to_vec()], env: vec![b"A=b".to_vec()] };
        let read = Start::decode(&start.encode()).unwrap();
        assert_eq!((read.argv, read.env), (start.argv, start.env));
    }
}
