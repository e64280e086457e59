//! The prompt: where the next command will go, and what waits there.

use crate::ui::counted;
use crate::view::colour::{Paint, visible};
use std::fmt::Write;

/// What the prompt is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The profile's name.
    pub profile: String,
    /// The registrar's client identifier.
    pub user: Option<String>,
    /// How many messages the server said are waiting.
    pub queue: Option<u64>,
    /// Whether the profile is marked as production.
    pub production: bool,
    /// Whether there is a session.
    pub connected: bool,
    /// How many transforms were sent without an answer to trust.
    pub doubts: usize,
    /// The exit status of the last command.
    pub last_status: u8,
}

/// The prompt without colours.
pub fn plain(facts: &Facts) -> String {
    render(facts, false)
}

/// The same text in colours: red for production, yellow for what is in doubt.
pub fn coloured(facts: &Facts) -> String {
    render(facts, true)
}

/// `ote REG-1 (3 messages) !1 in doubt> `
fn render(facts: &Facts, colour: bool) -> String {
    let place = if facts.production { Paint::Bad } else { Paint::Good };
    let mut name = visible(&facts.profile).into_owned();
    if let Some(user) = &facts.user {
        let _ = write!(name, " {}", visible(user));
    }
    let mut prompt = place.on(&name, colour).into_owned();
    if !facts.connected {
        let _ = write!(prompt, " {}", Paint::Dim.on("(not connected)", colour));
    }
    if let Some(count) = facts.queue.filter(|count| *count > 0) {
        let _ = write!(prompt, " {}", Paint::Key.on(&format!("({})", counted(count, "message")), colour));
    }
    if facts.doubts > 0 {
        let _ = write!(prompt, " {}", Paint::Warning.on(&format!("!{} in doubt", facts.doubts), colour));
    }
    let end = if facts.last_status == 0 && !facts.production { ">".into() } else { Paint::Bad.on(">", colour) };
    format!("{prompt}{end} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts { profile: "ote".into(), user: Some("REG-1".into()), connected: true, ..Facts::default() }
    }

    #[test]
    fn the_prompt_tells_what_matters() {
        assert_eq!(plain(&facts()), "ote REG-1> ");
        assert_eq!(plain(&Facts { queue: Some(3), ..facts() }), "ote REG-1 (3 messages)> ");
        assert_eq!(plain(&Facts { queue: Some(1), doubts: 2, ..facts() }), "ote REG-1 (1 message) !2 in doubt> ");
        assert_eq!(plain(&Facts { queue: Some(0), connected: false, ..facts() }), "ote REG-1 (not connected)> ");
        assert_eq!(plain(&Facts { user: None, ..facts() }), "ote> ");
    }

    #[test]
    fn colours_change_nothing_but_the_colour() {
        let all = Facts { queue: Some(2), doubts: 1, connected: false, production: true, last_status: 3, ..facts() };
        let mut bare = String::new();
        let mut rest = coloured(&all);
        while let Some(at) = rest.find('\x1b') {
            bare.push_str(&rest[..at]);
            let end = rest[at..].find('m').expect("a whole sequence");
            rest = rest[at + end + 1..].to_string();
        }
        assert_eq!(bare + &rest, plain(&all));
        assert!(coloured(&all).starts_with(&Paint::Bad.start()));
        assert!(coloured(&facts()).starts_with(&Paint::Good.start()));
    }

    #[test]
    fn a_name_cannot_mislead_the_terminal() {
        assert!(!plain(&Facts { profile: "a\x1b[2J".into(), ..facts() }).contains('\x1b'));
    }
}
