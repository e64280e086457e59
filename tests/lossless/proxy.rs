//! A proxy that cuts a connection at a point of a dialogue, once, and notes how logins were answered.

use openssl::ssl::{SslAcceptor, SslConnector, SslFiletype, SslMethod, SslStream};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// Where the link is cut, or held until the client has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// When the first byte of the command has gone on.
    FirstByte,
    /// When the registry has answered, and nothing of that has gone back.
    BeforeAnswer,
    /// Before anything has gone on; the registry gets it when that is let go.
    Late,
}

/// What is to be cut: the command whose frame holds this text, and whether the link is held instead.
#[derive(Clone, Copy, Debug)]
struct Plan {
    text: &'static str,
    cut: Cut,
    hold: bool,
}

/// One side of a dialogue.
trait Side: Read + Write + Send {
    /// Ends it.
    fn end(&self);
}

impl Side for TcpStream {
    fn end(&self) {
        drop(self.shutdown(Shutdown::Both));
    }
}

impl Side for SslStream<TcpStream> {
    fn end(&self) {
        self.get_ref().end();
    }
}

/// What makes a side out of a connection.
type Wrap = Arc<dyn Fn(TcpStream) -> Option<Box<dyn Side>> + Send + Sync>;

/// What the dialogues of a proxy share.
#[derive(Clone)]
struct Shared {
    target: String,
    plan: Arc<Mutex<Option<Plan>>>,
    logins: Arc<Mutex<Vec<u16>>>,
    tell: Sender<()>,
    late: Arc<Mutex<Receiver<()>>>,
    wraps: (Wrap, Wrap),
}

/// A proxy before a registry.
pub struct Proxy {
    pub address: String,
    plan: Arc<Mutex<Option<Plan>>>,
    logins: Arc<Mutex<Vec<u16>>>,
    reached: Receiver<()>,
    go: Sender<()>,
}

impl Proxy {
    /// Before the registry at `target`, which is served without TLS; ends with the process of the tests.
    pub fn before(target: &str) -> Proxy {
        let plain: Wrap = Arc::new(|stream| Some(Box::new(stream)));
        Proxy::with(target, (plain.clone(), plain))
    }

    /// Before one that is served over TLS: to clients it is that registry, and to the registry the registrar `id`.
    pub fn over_tls(target: &str, registry: &Path, id: &str) -> Proxy {
        let mut acceptor = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls()).unwrap();
        acceptor.set_certificate_chain_file(registry.join("server.pem")).unwrap();
        acceptor.set_private_key_file(registry.join("server.key"), SslFiletype::PEM).unwrap();
        let acceptor = acceptor.build();
        let mut connector = SslConnector::builder(SslMethod::tls()).unwrap();
        connector.set_ca_file(registry.join("ca.pem")).unwrap();
        connector.set_certificate_chain_file(registry.join(format!("clients/{id}.pem"))).unwrap();
        connector.set_private_key_file(registry.join(format!("clients/{id}.key")), SslFiletype::PEM).unwrap();
        let connector = connector.build();
        let accept: Wrap = Arc::new(move |stream| Some(Box::new(acceptor.accept(stream).ok()?)));
        let connect: Wrap = Arc::new(move |stream| Some(Box::new(connector.connect("127.0.0.1", stream).ok()?)));
        Proxy::with(target, (accept, connect))
    }

    fn with(target: &str, wraps: (Wrap, Wrap)) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (tell, reached) = channel();
        let (go, late) = channel();
        let late = Arc::new(Mutex::new(late));
        let (plan, logins) = (Arc::default(), Arc::default());
        let shared =
            Shared { target: target.into(), plan: Arc::clone(&plan), logins: Arc::clone(&logins), tell, late, wraps };
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let shared = shared.clone();
                std::thread::spawn(move || talk(client, &shared));
            }
        });
        Proxy { address, plan, logins, reached, go }
    }

    /// Cuts the link at the next command that holds this text.
    pub fn cut(&self, text: &'static str, cut: Cut) {
        *self.plan.lock().unwrap() = Some(Plan { text, cut, hold: false });
    }

    /// Holds it there instead.
    pub fn hold(&self, text: &'static str, cut: Cut) {
        *self.plan.lock().unwrap() = Some(Plan { text, cut, hold: true });
    }

    /// Waits until the point was reached.
    pub fn wait(&self) {
        self.reached.recv().unwrap();
    }

    /// Lets go on what is late, and waits until the registry has answered it.
    pub fn let_go(&self) {
        self.go.send(()).unwrap();
        self.wait();
    }

    /// How logins were answered since this was last asked; 0 stands for one that was cut off before the registry had it.
    pub fn logins(&self) -> Vec<u16> {
        std::mem::take(&mut self.logins.lock().unwrap())
    }
}

/// Carries one dialogue; `None` when it is over.
fn talk(client: TcpStream, shared: &Shared) -> Option<()> {
    let server = TcpStream::connect(&shared.target).ok()?;
    client.set_nodelay(true).ok()?;
    server.set_nodelay(true).ok()?;
    let (mut client, mut server) = ((shared.wraps.0)(client)?, (shared.wraps.1)(server)?);
    let greeting = frame(&mut server)?;
    client.write_all(&greeting).ok()?;
    loop {
        let Some(command) = frame(&mut client) else {
            server.end();
            return None;
        };
        let text = String::from_utf8_lossy(&command).into_owned();
        let note = |answer: Option<&[u8]>| {
            if text.contains("<login>") {
                shared.logins.lock().unwrap().push(answer.map_or(0, code));
            }
        };
        let planned = {
            let mut plan = shared.plan.lock().unwrap();
            match *plan {
                Some(one) if text.contains(one.text) => plan.take(),
                _ => None,
            }
        };
        let Some(Plan { cut, hold, .. }) = planned else {
            server.write_all(&command).ok()?;
            let answer = frame(&mut server)?;
            note(Some(&answer));
            client.write_all(&answer).ok()?;
            continue;
        };
        match cut {
            Cut::Late => {
                client.end();
                let _ = shared.tell.send(());
                shared.late.lock().unwrap().recv().ok()?;
                server.write_all(&command).ok()?;
                note(Some(&frame(&mut server)?));
            }
            Cut::FirstByte => {
                server.write_all(&command[..1]).ok()?;
                note(None);
            }
            Cut::BeforeAnswer => {
                server.write_all(&command).ok()?;
                note(Some(&frame(&mut server)?));
            }
        }
        let _ = shared.tell.send(());
        if hold {
            // Until the client has gone.
            drop(client.read(&mut [0]));
        }
        client.end();
        server.end();
        return None;
    }
}

/// The code of an answer.
fn code(answer: &[u8]) -> u16 {
    let text = String::from_utf8_lossy(answer);
    let digits = text.split_once("code=\"").map_or("", |(_, rest)| rest.get(..4).unwrap_or(""));
    digits.parse().unwrap_or(0)
}

/// A frame with its length.
fn frame(stream: &mut impl Read) -> Option<Vec<u8>> {
    let mut head = [0; 4];
    stream.read_exact(&mut head).ok()?;
    let mut bytes = vec![0; u32::from_be_bytes(head) as usize];
    bytes[..4].copy_from_slice(&head);
    stream.read_exact(&mut bytes[4..]).ok()?;
    Some(bytes)
}
