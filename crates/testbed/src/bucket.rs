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

/// An empty bucket on an S3-compatible server. Dropping it stops the server and deletes the content.
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
                assert!(bucket.request("PUT", "", b"").contains(" 200 "), "the bucket was not created");
                return bucket;
            }
        }
        panic!("cannot start moto_server: run `make setup-test` to install it");
    }

    #[must_use]
    pub fn is_installed() -> bool {
        folder_on_path("moto_server").is_some()
    }

    /// The address for `ASSAY_BLOBS`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("s3://{NAME}/blobs")
    }

    /// The `AWS_*` variables to connect to it.
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

    /// Replaces an object, to simulate damage.
    pub fn overwrite(&self, key: &str, bytes: &[u8]) {
        let answer = self.request("PUT", &format!("/blobs/{key}"), bytes);
        assert!(answer.contains(" 200 "), "{answer}");
    }

    pub fn remove(&self, key: &str) {
        let answer = self.request("DELETE", &format!("/blobs/{key}"), b"");
        assert!(answer.contains(" 204 "), "{answer}");
    }

    /// Sends a request for a path in the bucket, and returns the whole answer. The server accepts any signature.
    fn request(&self, method: &str, path: &str, body: &[u8]) -> String {
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
