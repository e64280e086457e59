//! `eppsh show`: saved frames in any view, without a connection.

use super::output::{Format, Shown};
use super::world::{read_file, read_stdin};
use crate::epp::{mask, read, xmltodict};
use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::ui::Ui;

/// Prints every file; one that cannot be read does not keep the others from it.
pub fn show(ui: &Ui, catalog: &Catalog, files: &[String], from: Option<&str>, format: &Format) -> Result<u8> {
    let standard = ["-".to_string()];
    let files = if files.is_empty() { &standard[..] } else { files };
    let mut status = 0;
    for file in files {
        if ui.closed() {
            break;
        }
        if let Err(error) = one(ui, catalog, file, from, format) {
            ui.error(&error);
            format.failure(ui, None, &error);
            status = error.kind().exit_status();
        }
    }
    Ok(status)
}

/// Prints one file.
fn one(ui: &Ui, catalog: &Catalog, file: &str, from: Option<&str>, format: &Format) -> Result<()> {
    let (name, bytes) = match file {
        "-" => ("standard input", read_stdin()?),
        path => (path, read_file(path)?),
    };
    let frame = match from {
        Some("xmltodict") => {
            let json = String::from_utf8(bytes)
                .map_err(|error| Error::usage(format!("{name}: not JSON: {}", error.utf8_error())))?;
            xmltodict::unparse(&json).map_err(|error| error.at(name))?.into_bytes()
        }
        _ => unframed(bytes),
    };
    let read = read::frame(&frame, catalog).map_err(|bad| {
        let error = Error::usage(format!("{name}: {bad}"));
        match from {
            None => error.hint("a frame in the JSON of xmltodict is read with --from xmltodict"),
            Some(_) => error,
        }
    });
    match read {
        Ok(read::Frame::Reply(reply)) => format.print(ui, &Shown::Reply(None, &reply), &frame),
        Ok(read::Frame::Greeting(greeting)) => format.print(ui, &Shown::Greeting(&greeting), &frame),
        Ok(read::Frame::Request(call, other)) => format.print(ui, &Shown::Request(&call, &other), &frame),
        Ok(read::Frame::Other(json)) => format.print(ui, &Shown::Other(&json), &frame),
        // What is not XML can still be looked at.
        Err(_) if format.kind == "xml" && format.query.is_none() => ui.data(&mask::mask_bytes(&frame, &[])),
        Err(error) => Err(error),
    }
}

/// The frame without the length that stands before it on the wire, where it was saved with it.
fn unframed(bytes: Vec<u8>) -> Vec<u8> {
    match bytes.first_chunk::<4>() {
        Some(head) if u32::from_be_bytes(*head) as usize == bytes.len() => bytes[4..].to_vec(),
        _ => bytes,
    }
}
