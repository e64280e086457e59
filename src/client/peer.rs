//! A registry that plays a dialogue, and fails the test if one of its steps was not reached.

use super::{Connect, Opening};
use crate::epp::{Greeting, encode};
use crate::error::Error;
use crate::wire::{Framed, Link};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::task::JoinHandle;

/// What the peer does next.
pub enum Step {
    /// Sends a frame; `{id}` in it becomes the clTRID of the last frame that came.
    Say(String),
    /// The same, one byte at a time, each in a read of its own.
    Drip(String),
    /// Sends the first bytes of a frame, its length included, and closes the connection.
    Cut(String, usize),
    /// Sends bytes as they are.
    Bytes(Vec<u8>),
    /// Takes a frame that holds this text.
    Expect(&'static str),
    /// Takes so many bytes and closes the connection.
    Take(usize),
    /// Lets time pass.
    Sleep(u64),
    /// Closes the connection.
    Close,
    /// Waits until the client closes the connection, having sent nothing more.
    End,
}

use Step::*;

/// Everything the peers took.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// How many whole frames held this text.
    pub fn count(&self, text: &str) -> usize {
        self.0.lock().unwrap().iter().filter(|frame| frame.contains(text)).count()
    }

    /// The clTRIDs of all frames that held this text.
    pub fn ids(&self, text: &str) -> Vec<String> {
        self.0.lock().unwrap().iter().filter(|frame| frame.contains(text)).map(|frame| id_of(frame)).collect()
    }
}

/// The dialogues of one connection after another.
pub struct Peers {
    dialogues: VecDeque<Vec<Step>>,
    capacity: usize,
    log: Log,
    running: Arc<Mutex<Vec<JoinHandle<()>>>>,
    left: Arc<Mutex<usize>>,
}

/// Looks whether all dialogues were played to their end.
pub struct Verdict {
    running: Arc<Mutex<Vec<JoinHandle<()>>>>,
    left: Arc<Mutex<usize>>,
}

impl Peers {
    /// A registry for as many connections as there are dialogues.
    /// The wire holds `capacity` bytes in each direction.
    pub fn new(capacity: usize, dialogues: Vec<Vec<Step>>) -> (Peers, Log, Verdict) {
        let (log, running, left) = (Log::default(), Arc::default(), Arc::new(Mutex::new(dialogues.len())));
        let verdict = Verdict { running: Arc::clone(&running), left: Arc::clone(&left) };
        (Peers { dialogues: dialogues.into(), capacity, log: log.clone(), running, left }, log, verdict)
    }
}

impl Verdict {
    /// Fails unless every step of every dialogue was reached.
    pub async fn reached(self) {
        assert_eq!(*self.left.lock().unwrap(), 0, "connections that were not made");
        let running = std::mem::take(&mut *self.running.lock().unwrap());
        for dialogue in running {
            dialogue.await.unwrap();
        }
    }
}

impl Connect for Peers {
    fn connect<'a>(&'a mut self, _: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a> {
        Box::pin(async {
            let steps = self.dialogues.pop_front().ok_or_else(|| Error::session("nobody listens"))?;
            *self.left.lock().unwrap() -= 1;
            let (here, there) = tokio::io::duplex(self.capacity);
            let play = play(Framed::new(there, 1 << 20), steps, self.log.clone());
            self.running.lock().unwrap().push(tokio::spawn(play));
            Ok(Link::from_stream(here, 1 << 20))
        })
    }
}

/// Plays one dialogue.
async fn play(mut link: Framed<DuplexStream>, steps: Vec<Step>, log: Log) {
    let mut id = String::new();
    for step in steps {
        match step {
            Say(text) => link.write(text.replace("{id}", &id).as_bytes()).await.unwrap(),
            Drip(text) => {
                for byte in framed(&text.replace("{id}", &id)) {
                    link.get_mut().write_all(&[byte]).await.unwrap();
                    tokio::task::yield_now().await;
                }
            }
            Cut(text, length) => {
                link.get_mut().write_all(&framed(&text.replace("{id}", &id))[..length]).await.unwrap();
                return;
            }
            Bytes(bytes) => link.get_mut().write_all(&bytes).await.unwrap(),
            Expect(text) => {
                let frame = link.read().await.unwrap_or_else(|error| panic!("{error} where {text:?} was expected"));
                let frame = String::from_utf8(frame).unwrap();
                assert!(frame.contains(text), "{text:?} was expected: {frame}");
                id = id_of(&frame);
                log.0.lock().unwrap().push(frame);
            }
            Take(length) => {
                let mut bytes = vec![0; length];
                link.get_mut().read_exact(&mut bytes).await.unwrap();
                return;
            }
            Sleep(seconds) => tokio::time::sleep(std::time::Duration::from_secs(seconds)).await,
            Close => return,
            End => {
                let came = link.read().await;
                assert!(came.is_err(), "nothing was expected: {:?}", came.map(String::from_utf8));
                return;
            }
        }
    }
    // Nothing may come beyond the dialogue.
    let came = link.read().await;
    assert!(came.is_err(), "nothing more was expected: {:?}", came.map(String::from_utf8));
}

/// A frame's bytes with its length.
pub fn framed(text: &str) -> Vec<u8> {
    [&(text.len() as u32 + 4).to_be_bytes(), text.as_bytes()].concat()
}

/// The clTRID in a frame.
fn id_of(frame: &str) -> String {
    let after = frame.split_once("<clTRID>").map_or("", |(_, after)| after);
    after.split_once("</clTRID>").map_or("", |(id, _)| id).to_string()
}

/// A greeting that offers domains, redemption and DNSSEC.
pub fn greeting() -> String {
    let own = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
    let greeting = Greeting {
        svid: "Peer".into(),
        svdate: "2026-01-01T00:00:00Z".into(),
        versions: own(&["1.0"]),
        langs: own(&["en"]),
        objuris: own(&["urn:ietf:params:xml:ns:domain-1.0"]),
        exturis: own(&["urn:ietf:params:xml:ns:rgp-1.0", "urn:ietf:params:xml:ns:secDNS-1.1"]),
        ..Greeting::default()
    };
    encode::greeting(&greeting).unwrap()
}

/// An answer to the frame that came last.
pub fn answer(code: u16, inner: &str) -> String {
    format!(
        "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response><result code=\"{code}\"><msg>Said</msg></result>{inner}\
         <trID><clTRID>{{id}}</clTRID><svTRID>SV-1</svTRID></trID></response></epp>"
    )
}

/// The answer to a check of these names, all free.
pub fn checked(names: &[&str]) -> String {
    let cd: String = names.iter().map(|name| format!("<d:cd><d:name avail=\"1\">{name}</d:name></d:cd>")).collect();
    let uri = "urn:ietf:params:xml:ns:domain-1.0";
    answer(1000, &format!("<resData><d:chkData xmlns:d=\"{uri}\">{cd}</d:chkData></resData>"))
}

/// The start of every session, and these steps after it.
pub fn session(steps: Vec<Step>) -> Vec<Step> {
    let mut all = vec![Say(greeting()), Expect("<login>"), Say(answer(1000, ""))];
    all.extend(steps);
    all
}
