//! What a message of the registry's queue says, in a sentence or two of plain words.
//!
//! Payloads are known by the shape of their elements rather than by their spec, since registries with objects of their
//! own send the same ones. Whatever is missing is left out; a payload that says too little gets no sentence.

use crate::epp::{Body, Code, Reply};
use crate::idn;
use crate::value::{Map, Value};

/// The sentences, a line each, for an answer that holds a message; `None` where there is nothing to put into words.
pub fn notice(reply: &Reply) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    if is_message(reply) {
        lines.extend(reply.ext.iter().filter_map(|body| extension(body, reply)));
        lines.extend(reply.data.iter().filter_map(object));
    }
    lines.extend(reply.ext.iter().filter(|body| body.element == "loginSecData").flat_map(events));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Whether an answer brings a message: only one to `poll` has a date or a text in its queue (RFC 5730, section 2.6).
pub fn is_message(reply: &Reply) -> bool {
    let told = reply.msgq.as_ref().is_some_and(|queue| queue.msg.is_some() || queue.qdate.is_some());
    told || reply.code() == Code::ACK_TO_DEQUEUE
}

/// What an object in the answer says.
fn object(body: &Body) -> Option<String> {
    let values = &body.values;
    match body.element.as_ref() {
        "trnData" if values.contains("trDate") => transferred(values),
        "trnData" => transfer(values),
        "panData" => pending_action(values),
        "renData" => Some(format!("{} was renewed; it expires on {} now.", subject(values)?, text(values, "exDate")?)),
        "pollData" if values.contains("availableCredit") => low_credit(values),
        "pollData" if values.contains("reportDueDate") => restore_report(values),
        "infData" if values.contains("keyRelayData") => key_relay(values),
        "infData" if values.contains("item") => maintenance(values.get("item")?.as_map()?),
        "infData" if values.contains("balance") => balance(values.get("balance")?.as_map()?),
        _ => None,
    }
}

/// What an extension in the answer says of the object beside it.
fn extension(body: &Body, reply: &Reply) -> Option<String> {
    let about = reply.data.iter().find_map(|object| subject(&object.values));
    match body.element.as_ref() {
        "changeData" => change(&body.values, about),
        "infData" if body.spec == "launch" => launch(&body.values, about),
        _ => None,
    }
}

/// A transfer that FRED tells of once it is done.
fn transferred(values: &Map) -> Option<String> {
    let at = text(values, "trDate").map_or(String::new(), |at| format!(" on {at}"));
    let to = text(values, "clID").map_or(String::new(), |to| format!(" to {to}"));
    let from = text(values, "oldID").map_or(String::new(), |from| format!(" from {from}"));
    Some(format!("{} was transferred{from}{to}{at}.", subject(values)?))
}

/// A transfer (RFC 5731, section 3.2.4).
fn transfer(values: &Map) -> Option<String> {
    let (name, status) = (subject(values)?, text(values, "trStatus")?);
    let party = |id: &str| text(values, id).unwrap_or_else(|| "the other registrar".into());
    let (asker, sponsor) = (party("reID"), party("acID"));
    let at = at(values, "acDate");
    let what = format!("The transfer of {name} from {sponsor} to {asker}");
    let told = match status.as_str() {
        "pending" => {
            let asked = self::at(values, "reDate");
            let until = text(values, "acDate").map(|date| format!(" until {date}")).unwrap_or_default();
            format!("{asker} asked{asked} for the transfer of {name}; {sponsor} may approve or reject it{until}.")
        }
        "clientApproved" => format!("{what} was approved by {sponsor}{at}."),
        "clientRejected" => format!("{what} was rejected by {sponsor}{at}."),
        "clientCancelled" => format!("{what} was cancelled by {asker}{at}."),
        "serverApproved" => format!("{what} was completed by the registry{at}."),
        "serverCancelled" => format!("{what} was stopped by the registry{at}."),
        other => format!("{what} is {other}."),
    };
    let approved = status.ends_with("Approved");
    let expiry = text(values, "exDate").filter(|_| approved).map(|date| format!(" It expires on {date} now."));
    Some(told + &expiry.unwrap_or_default())
}

/// The outcome of a command that had been accepted only (RFC 5731, section 3.3).
fn pending_action(values: &Map) -> Option<String> {
    let outcome = match values.get("paResult")?.as_bool()? {
        true => "was completed",
        false => "was refused",
    };
    let ids = values.get("paTRID").and_then(Value::as_map);
    let own = ids.and_then(|ids| text(ids, "clTRID")).map(|id| format!(" Its clTRID was {id}."));
    let name = subject(values)?;
    Some(format!("What was pending for {name} {outcome}{}.{}", at(values, "paDate"), own.unwrap_or_default()))
}

/// A change that the registry made (RFC 8590).
fn change(values: &Map, about: Option<String>) -> Option<String> {
    let operation = text(values, "operation")?;
    let shown = about.is_some();
    let name = about.unwrap_or_else(|| "An object".into());
    let finer = text(values, "op");
    let (done, finer) = match (operation.as_str(), finer) {
        ("create", finer) => ("created", finer),
        ("delete", finer) => ("deleted", finer),
        ("renew", finer) => ("renewed", finer),
        ("transfer", finer) => ("transferred", finer),
        ("update", finer) => ("updated", finer),
        ("restore", finer) => ("restored", finer),
        ("autoRenew", finer) => ("renewed by itself", finer),
        ("autoDelete", finer) => ("deleted by itself", finer),
        ("autoPurge", finer) => ("purged by itself", finer),
        (_, Some(finer)) => ("changed", Some(finer)),
        (other, None) => ("changed", Some(other.to_string())),
    };
    let finer = finer.map(|finer| format!(" ({finer})")).unwrap_or_default();
    let who = text(values, "who").map(|who| format!(" by {who}")).unwrap_or_default();
    let case = values.get("caseId").and_then(Value::as_map).and_then(case);
    let why: Vec<String> = case.into_iter().chain(text(values, "reason")).collect();
    let why = if why.is_empty() { String::new() } else { format!(": {}", why.join(", ")) };
    let state = match text(values, "state").as_deref() {
        _ if !shown => "",
        Some("before") => " It is shown as it was before that.",
        _ => " It is shown as it was after that.",
    };
    Some(format!("{name} was {done}{finer}{who}{}{why}.{state}", at(values, "date")))
}

/// The case behind a change: `URS case urs-17`.
fn case(values: &Map) -> Option<String> {
    let id = text(values, "id")?;
    let kind = match text(values, "type").as_deref() {
        Some("custom") | None => text(values, "name"),
        Some(kind) => Some(kind.to_uppercase()),
    };
    Some(kind.map_or_else(|| format!("case {id}"), |kind| format!("{kind} case {id}")))
}

/// An application of a launch phase, or a registration in it (RFC 8334, section 2.5).
fn launch(values: &Map, about: Option<String>) -> Option<String> {
    let status = values.get("status").and_then(Value::as_map)?;
    let word = text(status, "s")?;
    let word = text(status, "name").filter(|_| word == "custom").unwrap_or(word);
    let phase = values.get("phase").and_then(Value::as_map);
    let phase = phase.and_then(|phase| Some((text(phase, "phase")?, text(phase, "name"))));
    let phase = phase.map(|(phase, name)| match name {
        Some(name) if phase == "custom" => format!(" in the phase {name}"),
        Some(name) => format!(" in the phase {phase} ({name})"),
        None => format!(" in the phase {phase}"),
    });
    let what = match text(values, "applicationID") {
        Some(id) => format!("The application {id}"),
        None => "The registration".into(),
    };
    let about = about.map(|name| format!(" for {name}")).unwrap_or_default();
    let why = text(status, "text").map(|text| format!(": {text}")).unwrap_or_default();
    Some(format!("{what}{about}{} is {word} now{why}.", phase.unwrap_or_default()))
}

/// The credit runs low (Verisign's mapping).
fn low_credit(values: &Map) -> Option<String> {
    let left = text(values, "availableCredit")?;
    let whose = text(values, "registrarName").map(|name| format!(" of {name}")).unwrap_or_default();
    let limit = text(values, "creditLimit").map(|limit| format!(" of {limit}")).unwrap_or_default();
    let threshold = values.get("creditThreshold").and_then(Value::as_map).and_then(|threshold| {
        let number = text(threshold, "creditThreshold")?;
        let percent = text(threshold, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("percent"));
        Some(format!("; a message comes below {number}{}", if percent { " percent" } else { "" }))
    });
    Some(format!("The credit{whose} runs low: {left}{limit} are left{}.", threshold.unwrap_or_default()))
}

/// The registrar's account (TCI's billing).
fn balance(values: &Map) -> Option<String> {
    let sum = text(values, "sum")?;
    let currency = text(values, "currency").map(|currency| format!(" {currency}")).unwrap_or_default();
    let credit = text(values, "credit").map(|credit| format!(", with a credit of {credit}{currency}"));
    let date = text(values, "calcDate").map(|date| format!(", as of {date}"));
    Some(format!("The account holds {sum}{currency}{}{}.", credit.unwrap_or_default(), date.unwrap_or_default()))
}

/// A restored name waits for its report (Verisign's mapping).
fn restore_report(values: &Map) -> Option<String> {
    let (name, due) = (subject(values)?, text(values, "reportDueDate")?);
    let asked = at(values, "reqDate");
    Some(format!(
        "The restore of {name} was asked for{asked}; its report is due by {due}: `domain restore {name} report …`."
    ))
}

/// Keys for a name of ours, from its next DNS operator (RFC 8063).
fn key_relay(values: &Map) -> Option<String> {
    let name = subject(values)?;
    let keys = values.list("keyRelayData").len();
    let keys = if keys == 1 { "a DNSKEY record".into() } else { format!("{keys} DNSKEY records") };
    let from = text(values, "reID").unwrap_or_else(|| "Another registrar".into());
    let to = text(values, "acID").map(|id| format!(" to {id}")).unwrap_or_default();
    Some(format!("{from} passes on{to} {keys} for the zone {name}."))
}

/// Work on the registry's systems (RFC 9167).
fn maintenance(values: &Map) -> Option<String> {
    let (start, end) = (text(values, "start")?, text(values, "end")?);
    let reason = match text(values, "reason").as_deref() {
        Some("emergency") => "emergency maintenance",
        Some("planned") => "planned maintenance",
        _ => "maintenance",
    };
    let told = match text(values, "pollType").as_deref() {
        Some("update") => "was changed",
        Some("delete") => "does not take place",
        Some("courtesy") => "is near",
        Some("end") => "is over",
        _ => "was announced",
    };
    let systems = values.list("system").iter().filter_map(Value::as_map).filter_map(|system| {
        let impact = match text(system, "impact")?.as_str() {
            "none" => "works as ever".to_string(),
            "partial" => "works in parts".into(),
            "full" => "does not work".into(),
            other => other.to_string(),
        };
        Some(format!("{} {impact}", text(system, "name")?))
    });
    let systems: Vec<String> = systems.collect();
    let systems = if systems.is_empty() { String::new() } else { format!(" {}.", systems.join(", ")) };
    let place = values.get("environment").and_then(Value::as_map);
    let place = place.and_then(|place| text(place, "name").or_else(|| text(place, "type")));
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    let id = text(values, "id").map(|id| format!(" {id}")).unwrap_or_default();
    Some(format!("The {reason}{id}{place} {told}: from {start} to {end}.{systems}"))
}

/// What the registry says of the account's security (RFC 8807).
fn events(body: &Body) -> Vec<String> {
    let events = body.values.list("event").iter().filter_map(Value::as_map);
    let told = events.filter_map(|event| {
        let kind = text(event, "type")?;
        let what = match kind.as_str() {
            "password" => "the password".to_string(),
            "certificate" => "the client certificate".into(),
            "cipher" => "the cipher suite".into(),
            "tlsProtocol" => "the version of TLS".into(),
            "newPW" => "the new password".into(),
            _ => text(event, "name").unwrap_or(kind),
        };
        let part =
            |name: &str, before: &str| text(event, name).map(|value| format!("{before}{value}")).unwrap_or_default();
        let level = text(event, "level").unwrap_or_else(|| "warning".into());
        Some(format!(
            "Login security, {level}: {what}{}{}{}{}.",
            part("value", " "),
            part("duration", " within "),
            part("exDate", ", until "),
            part("text", ": ").trim_end_matches('.')
        ))
    });
    told.collect()
}

/// The name or the id of an object; a domain name with its own letters.
fn subject(values: &Map) -> Option<String> {
    let name = text(values, "name").or_else(|| text(values, "id")).or_else(|| text(values, "roid"))?;
    Some(idn::to_unicode(&name).unwrap_or(name))
}

/// ` at` a time, where there is one.
fn at(values: &Map, name: &str) -> String {
    text(values, name).map(|time| format!(" at {time}")).unwrap_or_default()
}

/// A text that says something, on one line.
fn text(values: &Map, name: &str) -> Option<String> {
    let text = values.get(name).filter(|value| !matches!(value, Value::Secret(_)))?.to_wire()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests;
