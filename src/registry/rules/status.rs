//! Which statuses there are, who may set them, and what they forbid (ST-1 to ST-6).

use super::Object;
use crate::epp::Code;
use crate::registry::flow::Refusal;
use crate::registry::store::status::Status;

/// Something that a status may forbid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Changing the object.
    Update,
    /// Deleting it.
    Delete,
    /// Renewing it.
    Renew,
    /// Asking for its transfer.
    Transfer,
}

impl Action {
    /// Its word inside statuses.
    fn word(self) -> &'static str {
        match self {
            Action::Update => "Update",
            Action::Delete => "Delete",
            Action::Renew => "Renew",
            Action::Transfer => "Transfer",
        }
    }
}

/// The statuses of each kind of object that clients set.
fn settable(object: Object) -> &'static [&'static str] {
    match object {
        Object::Domain => &[
            "clientDeleteProhibited",
            "clientHold",
            "clientRenewProhibited",
            "clientTransferProhibited",
            "clientUpdateProhibited",
        ],
        Object::Host => &["clientDeleteProhibited", "clientUpdateProhibited"],
        Object::Contact => &["clientDeleteProhibited", "clientTransferProhibited", "clientUpdateProhibited"],
    }
}

/// The statuses that only the registry gives.
fn computed(object: Object) -> &'static [&'static str] {
    match object {
        Object::Domain => {
            &["ok", "inactive", "pendingCreate", "pendingDelete", "pendingRenew", "pendingTransfer", "pendingUpdate"]
        }
        Object::Host | Object::Contact => {
            &["ok", "linked", "pendingCreate", "pendingDelete", "pendingTransfer", "pendingUpdate"]
        }
    }
}

/// Whether a client may set or unset `s`, and the code that tells that it may not (ST-4).
pub fn check_settable(object: Object, s: &str) -> Result<(), Code> {
    let server =
        |s: &str| s.strip_prefix("server").is_some_and(|rest| settable(object).contains(&&*format!("client{rest}")));
    if settable(object).contains(&s) {
        Ok(())
    } else if computed(object).contains(&s) || server(s) {
        Err(Code::POLICY_ERROR)
    } else {
        Err(Code::RANGE_ERROR)
    }
}

/// Refuses `action` where a status forbids it (ST-6). `pending` is what the object waits for; `removed` are the
/// statuses that this very command takes off.
pub fn permit(
    object: Object,
    set: &[Status],
    pending: Option<&str>,
    action: Action,
    removed: &[&str],
) -> Result<(), Refusal> {
    if pending == Some("pendingTransfer") && action == Action::Transfer {
        return Err(Refusal::new(Code::PENDING_TRANSFER));
    }
    let client = format!("client{}Prohibited", action.word());
    let server = format!("server{}Prohibited", action.word());
    let forbids = |s: &str| {
        let lifted = action == Action::Update && removed.contains(&s);
        s == server || (s == client && !lifted)
    };
    match pending.or_else(|| set.iter().map(|status| status.s.as_str()).find(|s| forbids(s))) {
        Some(s) => {
            Err(Refusal::about(Code::STATUS_PROHIBITS, object, "status", s).because(format!("The object is {s}")))
        }
        None => Ok(()),
    }
}

/// The statuses to show: those set, what is pending, `associated` (`linked` or `inactive`), and `ok` where it fits.
pub fn shown(set: &[Status], pending: Option<&str>, associated: Option<&str>) -> Vec<Status> {
    let mut all = set.to_vec();
    if let Some(pending) = pending {
        // RFC 5731, section 2.3: these never stand beside the prohibition of what is pending.
        let excluded = match pending {
            "pendingDelete" => "DeleteProhibited",
            "pendingTransfer" => "TransferProhibited",
            "pendingRenew" => "RenewProhibited",
            "pendingUpdate" => "UpdateProhibited",
            _ => "\0",
        };
        all.retain(|status| !status.s.ends_with(excluded));
        all.push(Status::new(pending));
    }
    let alone = all.is_empty() && associated != Some("inactive");
    all.extend(associated.map(Status::new));
    if alone {
        all.insert(0, Status::new("ok"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of statuses.
    fn words(statuses: &[Status]) -> Vec<&str> {
        statuses.iter().map(|status| status.s.as_str()).collect()
    }

    #[test]
    fn st_1_ok_of_a_domain_stands_alone() {
        assert_eq!(words(&shown(&[], None, None)), ["ok"]);
        assert_eq!(words(&shown(&[], None, Some("inactive"))), ["inactive"]);
        let hold = [Status::new("clientHold")];
        assert_eq!(words(&shown(&hold, None, None)), ["clientHold"]);
        assert_eq!(words(&shown(&hold, None, Some("inactive"))), ["clientHold", "inactive"]);
    }

    #[test]
    fn st_2_ok_combines_with_linked_only() {
        assert_eq!(words(&shown(&[], None, Some("linked"))), ["ok", "linked"]);
        assert_eq!(words(&shown(&[], Some("pendingTransfer"), Some("linked"))), ["pendingTransfer", "linked"]);
    }

    #[test]
    fn st_3_what_is_pending_excludes_its_prohibition() {
        let set = [Status::new("clientDeleteProhibited"), Status::new("clientHold")];
        assert_eq!(words(&shown(&set, Some("pendingDelete"), None)), ["clientHold", "pendingDelete"]);
    }

    #[test]
    fn st_3_no_object_shows_more_statuses_than_its_schema_has_room_for() {
        for (object, most, associated) in
            [(Object::Domain, 11, "inactive"), (Object::Host, 7, "linked"), (Object::Contact, 7, "linked")]
        {
            let client = settable(object).iter().map(|s| (*s).to_owned());
            let all: Vec<String> = client.clone().chain(client.map(|s| s.replace("client", "server"))).collect();
            for chosen in 0..1_u32 << all.len() {
                let set: Vec<Status> =
                    (0..all.len()).filter(|at| chosen >> at & 1 == 1).map(|at| Status::new(all[at].as_str())).collect();
                let possible = computed(object).iter().filter(|s| s.starts_with("pending") && **s != "pendingCreate");
                for pending in std::iter::once(None).chain(possible.map(|s| Some(*s))) {
                    for associated in [None, Some(associated)] {
                        let shown = shown(&set, pending, associated);
                        let alone = shown.iter().all(|status| status.s != "ok") || shown.len() == 1;
                        assert!((1..=most).contains(&shown.len()), "{:?}", words(&shown));
                        assert!(alone || (words(&shown) == ["ok", "linked"]), "{:?}", words(&shown));
                    }
                }
            }
        }
    }

    #[test]
    fn st_4_who_may_set_what() {
        assert_eq!(check_settable(Object::Domain, "clientHold"), Ok(()));
        for s in ["serverHold", "ok", "inactive", "pendingDelete"] {
            assert_eq!(check_settable(Object::Domain, s), Err(Code::POLICY_ERROR), "{s}");
        }
        assert_eq!(check_settable(Object::Domain, "linked"), Err(Code::RANGE_ERROR));
        assert_eq!(check_settable(Object::Host, "clientHold"), Err(Code::RANGE_ERROR));
        assert_eq!(check_settable(Object::Host, "serverTransferProhibited"), Err(Code::RANGE_ERROR));
        assert_eq!(check_settable(Object::Contact, "linked"), Err(Code::POLICY_ERROR));
        assert_eq!(check_settable(Object::Contact, "invalidStatusCode"), Err(Code::RANGE_ERROR));
    }

    #[test]
    fn st_6_the_table_of_what_is_forbidden() {
        use Action::{Delete, Renew, Transfer, Update};
        let code = |s: &str, pending, action, removed: &[&str]| {
            permit(Object::Domain, &[Status::new(s)], pending, action, removed).map_err(|refusal| refusal.code)
        };
        let blocked = Err(Code::STATUS_PROHIBITS);
        for (word, action) in [("Update", Update), ("Delete", Delete), ("Renew", Renew), ("Transfer", Transfer)] {
            for side in ["client", "server"] {
                let s = format!("{side}{word}Prohibited");
                for other in [Update, Delete, Renew, Transfer] {
                    assert_eq!(code(&s, None, other, &[]), if other == action { blocked } else { Ok(()) }, "{s}");
                }
            }
        }
        assert_eq!(code("clientUpdateProhibited", None, Update, &["clientUpdateProhibited"]), Ok(()));
        assert_eq!(code("serverUpdateProhibited", None, Update, &["serverUpdateProhibited"]), blocked);
        assert_eq!(code("clientHold", Some("pendingTransfer"), Transfer, &[]), Err(Code::PENDING_TRANSFER));
        for action in [Update, Delete, Renew] {
            assert_eq!(code("clientHold", Some("pendingTransfer"), action, &[]), blocked);
            assert_eq!(code("clientHold", Some("pendingDelete"), action, &[]), blocked);
            assert_eq!(code("serverHold", None, action, &[]), Ok(()));
        }
        assert_eq!(code("clientHold", Some("pendingDelete"), Transfer, &[]), blocked);
    }
}
