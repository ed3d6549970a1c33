//! The request of a zygote to its guard.

use super::bytes::{Malformed, Reader, Writer};

/// Ends the running interpreter and starts this one, or none if `argv` is empty. The guard replies when this is done. If it started an
/// interpreter, the reply carries the zygote's end of the interpreter's socket.
#[derive(Debug, Default)]
pub(crate) struct Start {
    /// The program and its arguments.
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
    fn a_start_is_decoded_as_encoded() {
        let start = Start { argv: vec![b"python3".to_vec(), b"-I".to_vec()], env: vec![b"A=b".to_vec()] };
        let read = Start::decode(&start.encode()).unwrap();
        assert_eq!((read.argv, read.env), (start.argv, start.env));
    }
}
