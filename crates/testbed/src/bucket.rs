//! A bucket of a test's own, at a server that speaks like S3.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
};

use crate::{
    ports::free_port,
    service::{Service, folder_on_path},
};

const NAME: &str = "tests";
const REGION: &str = "us-east-1";

/// An empty bucket. What is in it goes with the server, when this is dropped.
#[derive(Debug)]
pub struct Bucket {
    _service: Service,
    port: u16,
}

impl Bucket {
    /// Starts a server with one bucket.
    #[must_use]
    pub fn start() -> Self {
        for _ in 0..5 {
            let port = free_port();
            let mut command = Command::new("moto_server");
            command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).env("PYTHONUNBUFFERED", "1");
            if let Some(service) = Service::start(&mut command, "Running on") {
                let bucket = Self { _service: service, port };
                assert!(bucket.ask("PUT", "", b"").contains(" 200 "), "the bucket was not made");
                return bucket;
            }
        }
        panic!("moto_server does not start: is it installed? `make test` does that");
    }

    /// Whether the program it takes is there.
    #[must_use]
    pub fn is_installed() -> bool {
        folder_on_path("moto_server").is_some()
    }

    /// Its address for `ASSAY_BLOBS`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("s3://{NAME}/blobs")
    }

    /// The variables that say how it is reached.
    #[must_use]
    pub fn variables(&self) -> Vec<(String, String)> {
        let endpoint = format!("http://127.0.0.1:{}", self.port);
        let variables = [
            ("AWS_ENDPOINT", endpoint.as_str()),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_REGION", REGION),
            ("AWS_ACCESS_KEY_ID", "testing"),
            ("AWS_SECRET_ACCESS_KEY", "testing"),
        ];
        variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    }

    /// Writes an object behind the back of whoever keeps something there.
    pub fn overwrite(&self, key: &str, bytes: &[u8]) {
        let answer = self.ask("PUT", &format!("/blobs/{key}"), bytes);
        assert!(answer.contains(" 200 "), "{answer}");
    }

    /// Removes an object.
    pub fn remove(&self, key: &str) {
        let answer = self.ask("DELETE", &format!("/blobs/{key}"), b"");
        assert!(answer.contains(" 204 "), "{answer}");
    }

    /// Asks for something below the bucket, and returns the whole answer. This server wants a signature and believes any.
    fn ask(&self, method: &str, path: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        let head = format!(
            "{method} /{NAME}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\nConnection: close\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential=testing/20260101/{REGION}/s3/aws4_request, SignedHeaders=host, Signature=0\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}
