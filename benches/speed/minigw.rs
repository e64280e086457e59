//! The least that a gateway can be: a thread for each connection, a pool of sessions, and no parser of JSON or XML.

use crate::Failure;
use crate::floor;
use crate::stub::Link;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

/// The sessions that are free.
static POOL: Mutex<Vec<Link>> = Mutex::new(Vec::new());
static FREE: Condvar = Condvar::new();

/// Logs in so many times, listens on a free port, says which, and answers until it is killed.
pub fn serve(port: &str, dir: &Path, sessions: &str) -> Result<(), Failure> {
    for _ in 0..sessions.parse::<usize>()? {
        let link = floor::login(port, dir)?;
        POOL.lock().unwrap_or_else(PoisonError::into_inner).push(link);
    }
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let said = writeln!(std::io::stderr(), "listening on {}", listener.local_addr()?);
    said?;
    for stream in listener.incoming() {
        let stream = stream?;
        std::thread::spawn(move || drop(client(stream)));
    }
    Ok(())
}

/// One connection.
fn client(mut stream: TcpStream) -> Result<(), Failure> {
    stream.set_nodelay(true)?;
    let (mut buffer, mut used) = (vec![0; 16 << 10], 0);
    loop {
        match stream.read(&mut buffer[used..])? {
            0 => return Ok(()),
            read => used += read,
        }
        let Some((head, length)) = whole(&buffer[..used]) else { continue };
        let body = String::from_utf8_lossy(&buffer[head..head + length]).into_owned();
        let name = body.split("domain:name\":").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap_or("example.com");
        let json = check(name)?;
        let head_out =
            format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", json.len());
        stream.write_all((head_out + &json).as_bytes())?;
        buffer.copy_within(head + length..used, 0);
        used -= head + length;
    }
}

/// Where the body of a message begins and how long it is, once it is there as a whole.
pub fn whole(message: &[u8]) -> Option<(usize, usize)> {
    let head = message.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&message[..head]).ok()?.to_ascii_lowercase();
    let length = text.split("content-length:").nth(1).and_then(|rest| rest.split("\r\n").next()?.trim().parse().ok());
    let length: usize = length.unwrap_or(0);
    (message.len() >= head + length).then_some((head, length))
}

/// Asks about a name in the next free session.
fn check(name: &str) -> Result<String, Failure> {
    let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let mut link = loop {
        match pool.pop() {
            Some(link) => break link,
            None => pool = FREE.wait(pool).unwrap_or_else(PoisonError::into_inner),
        }
    };
    drop(pool);
    link.send(&floor::check(name, 1))?;
    let avail = link.receive()?.windows(9).any(|window| window == b"avail=\"1\"");
    POOL.lock().unwrap_or_else(PoisonError::into_inner).push(link);
    FREE.notify_one();
    Ok(format!(r#"{{"name":"{name}","avail":{avail}}}"#))
}
