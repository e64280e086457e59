//! Whatever a peer sends is understood or refused: it never panics, and what is understood can be printed.
//!
//! `cargo +nightly fuzz run frame`
#![no_main]

use eppsh::epp::read::{self, Frame};
use eppsh::epp::{mask, request, xml};
use eppsh::spec::Catalog;
use eppsh::view::colour::Style;
use eppsh::view::json::{Envelope, Show};
use eppsh::view::json_writer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let catalog = Catalog::built_in();
    drop(mask::mask_bytes(bytes, &[]));
    if let Ok(Frame::Reply(reply)) = read::frame(bytes, catalog) {
        let style = Style { pretty: true, colour: true, terminal: true };
        let envelope = Envelope { command: None, reply: &reply, show: Show::default() };
        let printed = json_writer::to_vec(&envelope, style);
        assert!(std::str::from_utf8(&printed).is_ok());
    }
    let Ok(text) = xml::text(bytes) else { return };
    let Ok(document) = xml::parse_text(text, &xml::Limits::REQUEST) else { return };
    if let Ok(request::Incoming::Command(command)) = request::outline(&document) {
        drop(command.call(catalog));
    }
});
