//! What was done to which object, when and by whom; written in the transaction of the deed.

use super::command_log::Entry;
use super::{Failure, Sql, Tx};
use crate::epp::Code;
use crate::registry::rules::Object;
use crate::registry::time::Timestamp;

/// One deed.
#[derive(Clone, Debug)]
pub struct Deed<'a> {
    /// When it took effect.
    pub at: Timestamp,
    /// The server's transaction id; none when the clock did it.
    pub svtrid: Option<&'a str>,
    /// The client's.
    pub cltrid: Option<&'a str>,
    /// The registrar that did it.
    pub registrar: Option<&'a str>,
    /// What was done: `create`, `transfer approve`, `purge`.
    pub verb: &'a str,
    /// The kind of object.
    pub object_type: &'a str,
    /// The object.
    pub object_id: i64,
    /// Its name at that time.
    pub object: &'a str,
    /// The result code.
    pub code: Code,
}

/// A deed as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When it took effect.
    pub at: Timestamp,
    /// The server's transaction id.
    pub svtrid: Option<String>,
    /// The client's.
    pub cltrid: Option<String>,
    /// The registrar that did it.
    pub registrar: Option<String>,
    /// What was done.
    pub verb: String,
    /// The object's name at that time.
    pub object: String,
    /// The result code.
    pub code: i64,
}

/// What was done under a transaction id, the server's or the client's, the oldest first.
pub fn of_transaction(tx: &mut Tx<'_>, id: &str) -> Result<Vec<Done>, Failure> {
    let mut found = Vec::new();
    for column in ["svtrid", "cltrid"] {
        let sql = format!(
            "SELECT at, svtrid, cltrid, registrar, verb, object, code FROM history WHERE {column} = $1 ORDER BY id"
        );
        for row in tx.query(&sql, &[id.into()])? {
            found.push(Done {
                at: row.time("at")?,
                svtrid: row.opt_text("svtrid")?,
                cltrid: row.opt_text("cltrid")?,
                registrar: row.opt_text("registrar")?,
                verb: row.text("verb")?,
                object: row.text("object")?,
                code: row.int("code")?,
            });
        }
    }
    Ok(found)
}

/// Writes `deed` down: at the end of the transaction's work at the latest, or with the command that did it.
pub fn record(tx: &mut Tx<'_>, deed: &Deed<'_>) -> Result<(), Failure> {
    finish(tx)?;
    let id = tx.next("history")?;
    let values = [
        id.into(),
        deed.at.into(),
        deed.svtrid.into(),
        deed.cltrid.into(),
        deed.registrar.into(),
        deed.verb.into(),
        deed.object_type.into(),
        deed.object_id.into(),
        deed.object.into(),
        i64::from(deed.code.0).into(),
    ];
    tx.done(id);
    tx.wait(values);
    Ok(())
}

/// Writes down the last deed, if it waits for that.
pub(super) fn finish(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let nobody = [Sql::Null, Sql::Null, Sql::Null, Sql::Null, Sql::Null];
    tx.unwritten().map_or(Ok(()), |deed| write(tx, deed, nobody))
}

/// Writes down the last deed, if it waits for that, with the command that did it; tells whether both are now.
pub(super) fn finish_with(tx: &mut Tx<'_>, command: &Entry) -> Result<bool, Failure> {
    let Some(deed) = tx.unwritten() else { return Ok(false) };
    let [_, at, svtrid, cltrid, registrar, _, _, _, object, code] = &deed;
    let own = *at == command.at.into() && *svtrid == (&command.svtrid).into() && *code == command.code.into();
    if !own || *cltrid != (&command.cltrid).into() || *registrar != (&command.registrar).into() {
        // The last one was the clock's.
        tx.wait(deed);
        return finish(tx).map(|()| false);
    }
    let named = command.object.as_ref().map_or(Sql::Null, |object| object.as_str().into());
    let named = if named == *object { Sql::Null } else { named };
    let verb = (&command.verb).into();
    let rest = [verb, named, (&command.session).into(), command.duration.into(), (&command.extensions).into()];
    write(tx, deed, rest).map(|()| true)
}

/// The domain that a deed is about, of the values that are written.
pub(super) fn domain_of(deed: &[Sql]) -> Option<&str> {
    match deed {
        [_, _, _, _, _, _, Sql::Text(kind), _, Sql::Text(name), ..] if kind == Object::Domain.name() => Some(name),
        _ => None,
    }
}

/// Writes a deed, and what did it.
fn write(tx: &mut Tx<'_>, deed: [Sql; 10], command: [Sql; 5]) -> Result<(), Failure> {
    let sql = "INSERT INTO history (id, at, svtrid, cltrid, registrar, verb, object_type, object_id, object, code,
        command, named, session, duration_us, extensions)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    let values: Vec<Sql> = deed.into_iter().chain(command).collect();
    tx.execute(sql, &values).map(drop)
}
