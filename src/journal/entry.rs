//! A command as it is written down, without its secrets.

use serde_json::{Value, json};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A command that was about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Eight letters and digits that stand for it.
    pub id: String,
    /// When it was written down.
    pub time: SystemTime,
    /// The profile it was sent with.
    pub profile: String,
    /// Who was logged in.
    pub user: String,
    /// Its client transaction id; a hand-written frame may have none.
    pub cltrid: Option<String>,
    /// The command: `domain renew`.
    pub command: String,
    /// The name or id of its object.
    pub object: Option<String>,
    /// Its frame, secrets masked.
    pub frame: String,
    /// Why its answer is not known; empty while it is under way.
    pub why: String,
}

impl Entry {
    /// What stands for a line of `path` that cannot be read: something may have been sent.
    pub(super) fn damaged(id: String, time: SystemTime, path: &std::path::Path, line: usize) -> Entry {
        Entry {
            id,
            time,
            profile: String::new(),
            user: String::new(),
            cltrid: None,
            command: "unknown".into(),
            object: None,
            frame: String::new(),
            why: format!("line {line} of {} was damaged; what stood there is not known", path.display()),
        }
    }

    /// A new id.
    pub fn new_id() -> String {
        let mut bytes = [0; 4];
        // Without the system's randomness the time tells entries apart.
        if getrandom::fill(&mut bytes).is_err() {
            let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
            bytes = nanos.to_be_bytes();
        }
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How to find out what became of it.
    pub fn hint(&self) -> String {
        let object = self.object.as_deref().unwrap_or("NAME");
        let kind = self.command.split(' ').next().unwrap_or_default();
        match (kind, &self.command) {
            ("login", _) => {
                "`passwd rotate --resume` finds out where `passwd` sent it; else log in with the old password, then with the new \
                 one: one of the two is right"
                    .into()
            }
            ("poll", _) => {
                "`poll` shows the message at the head of the queue: if it is still this one, ack it again".into()
            }
            (_, command) if command.contains("transfer") => {
                format!(
                    "`doubt resolve all` finds out, or ask with `{kind} transfer query {object}` and look at `poll`, \
                     before you send it again"
                )
            }
            (_, command) if command.ends_with("delete") => {
                format!(
                    "`doubt resolve all` finds out, or ask with `{kind} info {object}` (2303, or a status pendingDelete: it was \
                     done), before you send it again"
                )
            }
            ("domain" | "host" | "contact", _) => {
                format!("`doubt resolve all` finds out, or ask with `{kind} info {object}`, before you send it again")
            }
            _ => "ask the registry whether it was done before you send it again".into(),
        }
    }

    /// The command and its object for a sentence.
    pub fn title(&self) -> String {
        let object = self.object.as_deref().map_or(String::new(), |object| {
            let (shown, _) = idna::domain_to_unicode(object);
            format!(" {shown}")
        });
        let cltrid = self.cltrid.as_deref().map_or(String::new(), |id| format!(" (clTRID {id})"));
        format!("`{}{object}`{cltrid}", self.command)
    }

    /// Its line.
    pub fn json(&self) -> Value {
        json!({
            "id": self.id,
            "time": text_of(self.time),
            "profile": self.profile,
            "user": self.user,
            "clTRID": self.cltrid,
            "command": self.command,
            "object": self.object,
            "why": self.why,
            "frame": self.frame,
        })
    }

    /// Reads a line; `number` stands for the id where it has none.
    pub fn read(json: &Value, number: usize) -> Option<Entry> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(ToString::to_string);
        let time = match json.get("time")? {
            Value::Number(seconds) => UNIX_EPOCH + Duration::from_secs(seconds.as_u64()?),
            other => other.as_str()?.parse::<jiff::Timestamp>().ok()?.into(),
        };
        Some(Entry {
            id: text("id").or_else(|| text("clTRID")).unwrap_or_else(|| format!("line-{number}")),
            time,
            profile: text("profile")?,
            user: text("user").unwrap_or_default(),
            cltrid: text("clTRID"),
            command: text("command")?,
            object: text("object"),
            frame: text("frame").unwrap_or_default(),
            why: text("why").unwrap_or_default(),
        })
    }
}

/// A time as text, to the millisecond.
pub(super) fn text_of(time: SystemTime) -> String {
    jiff::Timestamp::try_from(time).map_or_else(|_| String::new(), |time| format!("{time:.3}"))
}
