//! The forms in which `htpasswd` keeps passwords: bcrypt, Apache's MD5 (`$apr1$`) and `{SHA}`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// The mark of Apache's MD5.
const APR1: &str = "$apr1$";
/// The mark of SHA-1.
const SHA: &str = "{SHA}";

/// Whether an entry is of a form that is read.
pub fn is_known(entry: &str) -> bool {
    is_bcrypt(entry) || (entry.starts_with(APR1) && entry[APR1.len()..].contains('$')) || entry.starts_with(SHA)
}

/// Whether a password is the one of an entry.
pub fn matches(password: &str, entry: &str) -> bool {
    if is_bcrypt(entry) {
        return bcrypt::verify(password, entry).unwrap_or(false);
    }
    let expected = match (entry.strip_prefix(APR1), entry.strip_prefix(SHA)) {
        (Some(rest), _) => apr1(password.as_bytes(), rest.split('$').next().unwrap_or("")),
        (_, Some(_)) => format!("{SHA}{}", STANDARD.encode(Sha1::digest(password))),
        _ => return false,
    };
    expected.as_bytes().ct_eq(entry.as_bytes()).into()
}

/// How long it takes to hold a password against an entry, in no unit: bcrypt's costs come after the others.
pub fn cost(entry: &str) -> u32 {
    match entry.get(4..6).and_then(|cost| cost.parse::<u32>().ok()) {
        Some(cost) if is_bcrypt(entry) => 2 + cost,
        _ => u32::from(entry.starts_with(APR1)),
    }
}

/// Whether it is bcrypt's.
fn is_bcrypt(entry: &str) -> bool {
    ["$2y$", "$2a$", "$2b$", "$2x$"].iter().any(|mark| entry.starts_with(mark))
}

/// Apache's variant of the MD5 crypt of FreeBSD (`apr_md5.c`): a thousand rounds with a salt of up to eight characters.
fn apr1(password: &[u8], salt: &str) -> String {
    let salt = &salt.as_bytes()[..salt.len().min(8)];
    let inner = Md5::new().chain_update(password).chain_update(salt).chain_update(password).finalize();
    let mut digest = Md5::new().chain_update(password).chain_update(APR1).chain_update(salt);
    for at in (0..password.len()).step_by(16) {
        digest.update(&inner[..(password.len() - at).min(16)]);
    }
    let mut bits = password.len();
    while bits > 0 {
        digest.update(if bits & 1 == 1 { &[0][..] } else { &password[..1] });
        bits >>= 1;
    }
    let mut last = digest.finalize();
    for round in 0..1000 {
        let mut digest = Md5::new();
        digest.update(if round & 1 == 1 { password } else { &last[..] });
        if round % 3 != 0 {
            digest.update(salt);
        }
        if round % 7 != 0 {
            digest.update(password);
        }
        digest.update(if round & 1 == 1 { &last[..] } else { password });
        last = digest.finalize();
    }
    format!("{APR1}{}${}", String::from_utf8_lossy(salt), letters(&last))
}

/// The digest in the letters and the order of crypt(3).
fn letters(digest: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const ORDER: [[usize; 3]; 5] = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5]];
    let mut text = String::with_capacity(22);
    let mut push = |mut value: u32, count: usize| {
        for _ in 0..count {
            text.push(char::from(LETTERS[(value & 0x3f) as usize]));
            value >>= 6;
        }
    };
    for [high, middle, low] in ORDER {
        push(u32::from(digest[high]) << 16 | u32::from(digest[middle]) << 8 | u32::from(digest[low]), 4);
    }
    push(u32::from(digest[11]), 2);
    text
}
