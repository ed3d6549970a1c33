//! JSON of server functions.

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned};

/// JSON in the body of a `POST` request or of a response.
pub(crate) type Json = Post<JsonText>;

/// Like [`leptos::server_fn::codec::JsonEncoding`], but decodes from `&str`, as resources do. The wasm would otherwise contain the decoder of
/// each type twice: once for text and once for bytes.
pub(crate) struct JsonText;

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_string(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = serde_json::Error;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        let text = std::str::from_utf8(&bytes).map_err(serde::de::Error::custom)?;
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_encoding() {
        let bytes = JsonText::encode(&("é\n", 7)).unwrap();
        assert_eq!(<JsonText as Decodes<(String, i32)>>::decode(bytes).unwrap(), ("é\n".to_owned(), 7));
    }

    #[test]
    fn invalid_text_is_an_error() {
        for bytes in [&b"\"\xff\""[..], b"{", b"7 7"] {
            let decoded: Result<String, _> = JsonText::decode(Bytes::from_static(bytes));
            assert!(decoded.is_err(), "{bytes:?}");
        }
    }
}
