//! The poll desk: messages kept before they are acknowledged, and the transfers that they tell of.

pub mod handed;
pub mod messages;
pub mod transfers;

use crate::epp::Reply;
use crate::view::json::{Envelope, Show};
use serde_json::{Map, Value as Json};

/// Whose queue a message is from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Queue {
    /// The profile.
    pub profile: String,
    /// The registrar.
    pub user: String,
}

/// What tells a message from every other of its queue. An id alone may be given again, years later.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageKey {
    /// `msgQ`'s id.
    pub id: String,
    /// When it was queued, where that is told.
    pub qdate: Option<String>,
}

impl MessageKey {
    /// The key of the message in an answer to `poll req`; `None` where there is no message that could be acknowledged.
    pub fn of(reply: &Reply) -> Option<MessageKey> {
        let queue = reply.msgq.as_ref()?;
        Some(MessageKey { id: queue.id.clone()?, qdate: queue.qdate.clone() })
    }

    /// The key of a message kept as JSON.
    fn of_json(json: &Json) -> Option<MessageKey> {
        let queue = &json["msgQ"];
        let text = |name: &str| queue[name].as_str().map(String::from);
        Some(MessageKey { id: text("id")?, qdate: text("qDate") })
    }
}

/// A message as it is kept and handed over, with its secrets: once it is acknowledged there is no other copy.
pub fn document(queue: &Queue, reply: &Reply) -> Json {
    let envelope = Envelope { command: Some("poll"), reply, show: Show { reveal: true, secrets: &[] } };
    let mut map = Map::new();
    map.insert("profile".into(), queue.profile.clone().into());
    map.insert("user".into(), queue.user.clone().into());
    map.insert("read".into(), now().into());
    if let Ok(Json::Object(message)) = serde_json::to_value(&envelope) {
        map.extend(message);
    }
    Json::Object(map)
}

/// The time, to the second, UTC.
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
