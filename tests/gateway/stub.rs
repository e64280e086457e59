//! A registry that does what a test tells it to.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What comes of a frame.
#[derive(Clone)]
pub enum Reaction {
    /// An answer with that code.
    Answer(u16),
    /// The same after a while.
    Late(u16, Duration),
    /// The connection closes.
    Close,
    /// Half an answer, and the connection closes.
    Half,
    /// Something that is no answer.
    Garbage,
}

use Reaction::*;

/// What decides: the number of the connection, and the frame.
type Decide = dyn Fn(usize, &str) -> Reaction + Send + Sync;

/// The registry.
pub struct Stub {
    pub address: String,
    frames: Arc<Mutex<Vec<String>>>,
}

impl Stub {
    /// Listens on a free port.
    pub fn start(decide: impl Fn(usize, &str) -> Reaction + Send + Sync + 'static) -> Stub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Stub::on(listener, decide)
    }

    /// Listens there.
    pub fn on(listener: TcpListener, decide: impl Fn(usize, &str) -> Reaction + Send + Sync + 'static) -> Stub {
        let address = listener.local_addr().unwrap().to_string();
        let (frames, decide): (Arc<Mutex<Vec<String>>>, Arc<Decide>) = (Arc::default(), Arc::new(decide));
        let log = Arc::clone(&frames);
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().map_while(Result::ok).enumerate() {
                let (log, decide) = (Arc::clone(&log), Arc::clone(&decide));
                std::thread::spawn(move || session(stream, number, &log, &*decide));
            }
        });
        Stub { address, frames }
    }

    /// How many frames held this text.
    pub fn count(&self, text: &str) -> usize {
        self.frames.lock().unwrap().iter().filter(|frame| frame.contains(text)).count()
    }
}

/// One session; its end is the end of the connection.
fn session(mut stream: TcpStream, number: usize, log: &Mutex<Vec<String>>, decide: &Decide) -> Option<()> {
    let greeting = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><greeting><svID>Stub</svID>\
        <svDate>2026-01-01T00:00:00Z</svDate><svcMenu><version>1.0</version><lang>en</lang>\
        <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcMenu><dcp><access><all/></access><statement>\
        <purpose><prov/></purpose><recipient><ours/></recipient><retention><none/></retention></statement></dcp>\
        </greeting></epp>";
    send(&mut stream, greeting)?;
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).ok()?;
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        stream.read_exact(&mut body).ok()?;
        let frame = String::from_utf8(body).unwrap();
        let reaction = decide(number, &frame);
        log.lock().unwrap().push(frame.clone());
        if frame.contains("<hello") {
            send(&mut stream, greeting)?;
            continue;
        }
        let id = frame.split("<clTRID>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("");
        let answer = |code: u16| {
            format!(
                "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response><result code=\"{code}\"><msg>Said</msg></result>\
                 <trID><clTRID>{id}</clTRID><svTRID>SV-1</svTRID></trID></response></epp>"
            )
        };
        match reaction {
            Answer(code) => send(&mut stream, &answer(code))?,
            Late(code, after) => {
                std::thread::sleep(after);
                send(&mut stream, &answer(code))?;
            }
            Close => return None,
            Half => {
                let text = answer(1000);
                let length = u32::try_from(text.len() + 4).unwrap().to_be_bytes();
                stream.write_all(&[&length, &text.as_bytes()[..text.len() / 2]].concat()).ok()?;
                return None;
            }
            Garbage => send(&mut stream, "<epp><response>nonsense")?,
        }
        if frame.contains("<logout") || matches!(reaction, Answer(2200 | 2502)) {
            return None;
        }
    }
}

/// Sends a frame.
fn send(stream: &mut TcpStream, text: &str) -> Option<()> {
    let length = u32::try_from(text.len() + 4).unwrap().to_be_bytes();
    stream.write_all(&[&length, text.as_bytes()].concat()).ok()
}
