//! What waits for the registry's consent (PA): at most one command of an object.

use super::{Failure, Row, Tx};
use crate::registry::rules::Object;
use crate::registry::time::Timestamp;

/// A command that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The kind of object.
    pub object_type: Object,
    /// The object.
    pub object_id: i64,
    /// What is to be done: `create`, `update`, `delete`, `renew`.
    pub verb: String,
    /// Who asked for it.
    pub clid: String,
    /// The client's transaction id of the command.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: String,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// When the registry consents by itself.
    pub due_at: Option<Timestamp>,
    /// The command, as JSON.
    pub command: String,
}

impl Action {
    /// The status that tells of it.
    pub fn status(&self) -> &'static str {
        match self.verb.as_str() {
            "create" => "pendingCreate",
            "delete" => "pendingDelete",
            "renew" => "pendingRenew",
            _ => "pendingUpdate",
        }
    }
}

/// Columns of an action.
const COLUMNS: &str = "SELECT object_id, object_type, verb, clid, cltrid, svtrid, requested_at, due_at, command
    FROM pending_action";

/// What waits with the object numbered `object`.
pub fn of(tx: &mut Tx<'_>, object: i64) -> Result<Option<Action>, Failure> {
    tx.query_one(&format!("{COLUMNS} WHERE object_id = $1"), &[object.into()])?.map(|row| read(&row)).transpose()
}

/// What the registry consents to by itself at `now`, the oldest first.
pub fn due(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Action>, Failure> {
    let sql = format!("{COLUMNS} WHERE due_at <= $1 ORDER BY due_at LIMIT $2");
    tx.query(&sql, &[now.into(), limit.into()])?.iter().map(read).collect()
}

/// Has the registry not consent before `at`.
pub fn put_off(tx: &mut Tx<'_>, object_id: i64, at: Timestamp) -> Result<(), Failure> {
    let sql = "UPDATE pending_action SET due_at = $1 WHERE object_id = $2";
    tx.execute(sql, &[at.into(), object_id.into()]).map(drop)
}

/// Lets a command wait.
pub fn insert(tx: &mut Tx<'_>, action: &Action) -> Result<(), Failure> {
    let sql = "INSERT INTO pending_action (object_id, object_type, verb, clid, cltrid, svtrid, requested_at, due_at,
        command) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.execute(
        sql,
        &[
            action.object_id.into(),
            action.object_type.name().into(),
            (&action.verb).into(),
            (&action.clid).into(),
            (&action.cltrid).into(),
            (&action.svtrid).into(),
            action.requested_at.into(),
            action.due_at.into(),
            (&action.command).into(),
        ],
    )?;
    Ok(())
}

/// Lets nothing wait with `object` any more.
pub fn remove(tx: &mut Tx<'_>, object: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM pending_action WHERE object_id = $1", &[object.into()])?;
    Ok(())
}

/// An action from its row.
fn read(row: &Row) -> Result<Action, Failure> {
    let kind = row.text("object_type")?;
    let unknown = || Failure::Database(format!("a pending action in the database is of an unknown kind: {kind}"));
    Ok(Action {
        object_type: Object::from_name(&kind).ok_or_else(unknown)?,
        object_id: row.int("object_id")?,
        verb: row.text("verb")?,
        clid: row.text("clid")?,
        cltrid: row.opt_text("cltrid")?,
        svtrid: row.text("svtrid")?,
        requested_at: row.time("requested_at")?,
        due_at: row.opt_time("due_at")?,
        command: row.text("command")?,
    })
}
