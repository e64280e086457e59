//! New passwords: made so that every registry takes them, or looked at before they are sent.

use crate::error::{Error, Result};
use crate::secret::Secret;
use zeroize::Zeroizing;

/// The fewest characters that a password may have (RFC 5730, RFC 8807).
pub const SHORTEST: usize = 6;

/// The most that a login holds without login security (RFC 5730), and how many are made when nothing else is said.
pub const CORE_LONGEST: usize = 16;

/// What a made password is of, at least one of each. Characters that look alike, that XML or a shell minds, and blanks,
/// which the protocol folds, are not among them.
const CLASSES: [&[u8]; 4] = [b"ABCDEFGHJKLMNPQRSTUVWXYZ", b"abcdefghijkmnopqrstuvwxyz", b"23456789", b"-_.+"];

/// A random password of so many characters.
pub fn make(length: usize) -> Result<Secret> {
    let alphabet: Vec<u8> = CLASSES.concat();
    loop {
        let mut text = Zeroizing::new(String::with_capacity(length));
        while text.len() < length {
            text.push(char::from(alphabet[below(alphabet.len())?]));
        }
        // One that lacks a class, or begins or ends with a mark, is thrown away as a whole, which favours none of the others.
        let has = |class: &&[u8]| text.bytes().any(|byte| class.contains(&byte));
        let ends = |end: Option<char>| end.is_some_and(|letter| letter.is_ascii_alphanumeric());
        if CLASSES.iter().all(has) && ends(text.chars().next()) && ends(text.chars().next_back()) {
            return Ok(Secret::new(text.as_str()));
        }
    }
}

/// A random number below `count`, each as likely as the others.
fn below(count: usize) -> Result<usize> {
    let limit = 256 - 256 % count;
    loop {
        let mut byte = [0u8];
        getrandom::fill(&mut byte).map_err(|error| {
            Error::internal(format!("the system gives no random numbers: {error}; nothing was sent"))
        })?;
        if usize::from(byte[0]) < limit {
            return Ok(usize::from(byte[0]) % count);
        }
    }
}

/// Refuses a password that no registry can take, or that cannot be kept in a line of a file.
pub fn check(new: &Secret, old: &Secret) -> Result<()> {
    let text = new.expose();
    let refuse = |why: &str| Err(Error::usage(format!("the new password {why}; nothing was sent")));
    if text.chars().count() < SHORTEST {
        return refuse("has fewer than 6 characters, which no registry takes");
    }
    if text.chars().any(char::is_control) {
        return refuse("holds a control character");
    }
    if text.trim() != text || text.contains("  ") {
        return refuse("begins or ends with a blank, or has two in a row, which the protocol would take out");
    }
    if new == old {
        return refuse("is the one in use");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_password_has_every_class_and_is_a_token_of_its_length() {
        let mut seen = std::collections::HashSet::new();
        for length in [6, 16, 40] {
            for _ in 0..200 {
                let made = make(length).unwrap();
                let text = made.expose();
                assert_eq!(text.len(), length);
                assert!(CLASSES.iter().all(|class| text.bytes().any(|byte| class.contains(&byte))), "{text}");
                assert!(!text.starts_with(['-', '_', '.', '+']) && !text.ends_with(['-', '_', '.', '+']));
                check(&made, &Secret::new("another")).unwrap();
                seen.insert(text.to_string());
            }
        }
        assert_eq!(seen.len(), 600);
    }

    #[test]
    fn what_no_registry_takes_is_refused() {
        let old = Secret::new("old-password");
        for (text, why) in [
            ("five5", "fewer than 6"),
            ("", "fewer than 6"),
            ("tab\tinside", "control"),
            (" leading", "blank"),
            ("two  blanks", "blank"),
            ("old-password", "in use"),
        ] {
            let error = check(&Secret::new(text), &old).unwrap_err();
            assert!(error.message().contains(why) && error.exit_status() == 2, "{text}: {error}");
        }
        check(&Secret::new("пароль один"), &old).unwrap();
    }
}
