//! HTTP by hand: what is sent is exactly what a test says.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take before a test counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// Whether the connection ends with it.
    pub fn closes(&self) -> bool {
        self.head.to_ascii_lowercase().contains("connection: close")
    }
}

/// A connection.
pub struct Http<S = TcpStream>(BufReader<S>);

impl Http {
    /// Connects.
    pub fn open(address: &str) -> Http {
        Http::try_open(address).unwrap_or_else(|| panic!("nothing listens at {address}"))
    }

    /// Connects, where something listens.
    pub fn try_open(address: &str) -> Option<Http> {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Some(Http(BufReader::new(stream)))
    }
}

impl<S: Read + Write> Http<S> {
    /// HTTP over another stream.
    pub fn over(stream: S) -> Self {
        Http(BufReader::new(stream))
    }

    /// Posts JSON; gives the status and the JSON that came.
    pub fn post(&mut self, path: &str, body: &str) -> (u16, Value) {
        let answer = self.try_post(path, body, "").expect("an answer");
        let json = serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
        (answer.status, json)
    }

    /// Posts JSON with further header lines; none where no answer came.
    pub fn try_post(&mut self, path: &str, body: &str, more: &str) -> Option<Answer> {
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n"
        );
        self.exchange(&[head.as_bytes(), body.as_bytes()].concat())
    }

    /// Gets a path; none where no answer came.
    pub fn try_get(&mut self, path: &str) -> Option<Answer> {
        self.exchange(format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes())
    }

    /// Gets a path, and JSON where that comes.
    pub fn get(&mut self, path: &str) -> (u16, Value) {
        let answer = self.try_get(path).expect("an answer");
        (answer.status, serde_json::from_str(&answer.body).unwrap_or(Value::Null))
    }

    /// Sends bytes and reads an answer.
    pub fn exchange(&mut self, bytes: &[u8]) -> Option<Answer> {
        self.send(bytes)?;
        self.answer()
    }

    /// Sends bytes.
    pub fn send(&mut self, bytes: &[u8]) -> Option<()> {
        self.0.get_mut().write_all(bytes).ok()
    }

    /// Reads an answer.
    pub fn answer(&mut self) -> Option<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let lower = head.to_ascii_lowercase();
        let length = lower.split_once("content-length: ").map_or("0", |(_, rest)| rest.split("\r\n").next().unwrap());
        let mut body = vec![0; length.parse().ok()?];
        self.0.read_exact(&mut body).ok()?;
        Some(Answer { status, head, body: String::from_utf8(body).ok()? })
    }
}
