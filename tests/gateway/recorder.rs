//! TLS in front of a registry that speaks none, with everything written down: frames, and the certificates of clients.

use openssl::ssl::{SslAcceptor, SslFiletype, SslMethod, SslStream, SslVerifyMode};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What passed.
#[derive(Default)]
struct Passed {
    /// Requests with their answers.
    frames: Vec<(String, String)>,
    /// The certificate of each connection, as PEM; empty where none was shown.
    shown: Vec<String>,
}

/// The place where TLS ends.
pub struct Recorder {
    /// Where it listens; its certificate is for `localhost`.
    pub address: String,
    passed: Arc<Mutex<Passed>>,
}

impl Recorder {
    /// Before the registry at `registry`, with the certificate in `dir`.
    pub fn before(registry: &str, dir: &Path) -> Recorder {
        let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server()).unwrap();
        builder.set_certificate_file(dir.join("server.pem"), SslFiletype::PEM).unwrap();
        builder.set_private_key_file(dir.join("server.key"), SslFiletype::PEM).unwrap();
        // Asked for and written down; to judge it is the registry's.
        builder.set_verify_callback(SslVerifyMode::PEER, |_, _| true);
        builder.set_session_id_context(b"recorder").unwrap();
        let acceptor = builder.build();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("localhost:{}", listener.local_addr().unwrap().port());
        let (passed, registry): (Arc<Mutex<Passed>>, String) = (Arc::default(), registry.to_owned());
        let log = Arc::clone(&passed);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (acceptor, registry, log) = (acceptor.clone(), registry.clone(), Arc::clone(&log));
                std::thread::spawn(move || {
                    let client = acceptor.accept(stream).ok()?;
                    let shown = client.ssl().peer_certificate().map(|shown| shown.to_pem().unwrap());
                    log.lock().unwrap().shown.push(String::from_utf8(shown.unwrap_or_default()).unwrap());
                    session(client, TcpStream::connect(registry).ok()?, &log)
                });
            }
        });
        Recorder { address, passed }
    }

    /// The last request and its answer.
    pub fn last(&self) -> (String, String) {
        self.passed.lock().unwrap().frames.last().cloned().expect("something passed")
    }

    /// The certificate that the last connection showed.
    pub fn shown(&self) -> String {
        self.passed.lock().unwrap().shown.last().cloned().unwrap_or_default()
    }
}

/// One session, a frame at a time.
fn session(mut client: SslStream<TcpStream>, mut registry: TcpStream, log: &Mutex<Passed>) -> Option<()> {
    client.write_all(&framed(&frame(&mut registry)?)).ok()?;
    loop {
        let request = frame(&mut client)?;
        registry.write_all(&framed(&request)).ok()?;
        let answer = frame(&mut registry)?;
        // Before it is handed on: whoever has the answer finds it here.
        log.lock().unwrap().frames.push((request, answer.clone()));
        client.write_all(&framed(&answer)).ok()?;
    }
}

/// The next frame.
fn frame(stream: &mut impl Read) -> Option<String> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
    stream.read_exact(&mut body).ok()?;
    Some(String::from_utf8(body).unwrap())
}

/// A frame with its length.
fn framed(text: &str) -> Vec<u8> {
    let length = u32::try_from(text.len() + 4).unwrap().to_be_bytes();
    [&length, text.as_bytes()].concat()
}
