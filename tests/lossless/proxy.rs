//! A proxy that cuts a connection at a point of a dialogue, once.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// Where the link is cut, or held until the client has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// When the first byte of the command has gone on.
    FirstByte,
    /// When the registry has answered, and nothing of that has gone back.
    BeforeAnswer,
}

/// What is to be cut: the command whose frame holds this text, and whether the link is held instead.
#[derive(Clone, Copy, Debug)]
struct Plan {
    text: &'static str,
    cut: Cut,
    hold: bool,
}

/// A proxy before a registry without TLS.
pub struct Proxy {
    pub address: String,
    plan: Arc<Mutex<Option<Plan>>>,
    reached: Receiver<()>,
}

impl Proxy {
    /// Before the registry at `target`; ends with the process of the tests.
    pub fn before(target: &str) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let plan: Arc<Mutex<Option<Plan>>> = Arc::default();
        let (tell, reached) = channel();
        let (target, shared) = (target.to_string(), plan.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (plan, tell, target) = (shared.clone(), tell.clone(), target.clone());
                std::thread::spawn(move || talk(client, &target, &plan, &tell));
            }
        });
        Proxy { address, plan, reached }
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
}

/// Carries one dialogue; `None` when it is over.
fn talk(mut client: TcpStream, target: &str, plan: &Mutex<Option<Plan>>, tell: &Sender<()>) -> Option<()> {
    let mut server = TcpStream::connect(target).ok()?;
    client.set_nodelay(true).ok()?;
    server.set_nodelay(true).ok()?;
    let greeting = frame(&mut server)?;
    client.write_all(&greeting).ok()?;
    loop {
        let Some(command) = frame(&mut client) else {
            drop(server.shutdown(Shutdown::Both));
            return None;
        };
        let planned = {
            let mut plan = plan.lock().unwrap();
            match *plan {
                Some(one) if String::from_utf8_lossy(&command).contains(one.text) => plan.take(),
                _ => None,
            }
        };
        let Some(Plan { cut, hold, .. }) = planned else {
            server.write_all(&command).ok()?;
            let answer = frame(&mut server)?;
            client.write_all(&answer).ok()?;
            continue;
        };
        match cut {
            Cut::FirstByte => server.write_all(&command[..1]).ok()?,
            Cut::BeforeAnswer => {
                server.write_all(&command).ok()?;
                frame(&mut server)?;
            }
        }
        let _ = tell.send(());
        if hold {
            // Until the client has gone.
            drop(client.read(&mut [0]));
        }
        drop(client.shutdown(Shutdown::Both));
        drop(server.shutdown(Shutdown::Both));
        return None;
    }
}

/// A frame with its length.
fn frame(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut head = [0; 4];
    stream.read_exact(&mut head).ok()?;
    let mut bytes = vec![0; u32::from_be_bytes(head) as usize];
    bytes[..4].copy_from_slice(&head);
    stream.read_exact(&mut bytes[4..]).ok()?;
    Some(bytes)
}
