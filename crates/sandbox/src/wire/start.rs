//! The request of a zygote to its guard.

use super::bytes::{Malformed, Reader, Writer};

/// An interpreter to start. As a request to the guard: ends the running interpreter and starts this one, or none if `argv` is empty. The guard
/// replies when this is done. If it started an interpreter, the reply carries the zygote's end of the interpreter's socket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// The program and its arguments.
    pub(crate) argv: Vec<Vec<u8>>,
    /// `NAME=value`.
    pub(crate) env: Vec<Vec<u8>>,
}

impl Start {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.write(&mut out);
        out.finish()
    }

    pub(crate) fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut input = Reader::new(message);
        let start = Self::read(&mut input)?;
        input.end()?;
        Ok(start)
    }

    /// Appends it to another message.
    pub(super) fn write(&self, out: &mut Writer) {
        for list in [&self.argv, &self.env] {
            out.u32(u32::try_from(list.len()).unwrap_or(u32::MAX));
            list.iter().for_each(|text| out.bytes(text));
        }
    }

    /// Reads it from another message.
    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut list = || (0..input.u32()?).map(|_| input.bytes().map(<[u8]>::to_vec)).collect::<Result<_, _>>();
        Ok(Self { argv: list()?, env: list()? })
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
