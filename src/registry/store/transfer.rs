//! Transfers: at most one of an object is pending; the others are its past.

use super::{Failure, Row, Tx};
use crate::registry::rules::Object;
use crate::registry::time::Timestamp;

/// A transfer, pending or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Its number.
    pub id: i64,
    /// The kind of object.
    pub object_type: Object,
    /// The object.
    pub object_id: i64,
    /// How it stands.
    pub status: TransferStatus,
    /// Who asked for it: the gaining registrar.
    pub reid: String,
    /// When it was asked for.
    pub re_date: Timestamp,
    /// Who has to act or did: the losing registrar.
    pub acid: String,
    /// By when that one has to act, or when the transfer was decided.
    pub ac_date: Timestamp,
    /// When the domain will expire, or does, by it.
    pub ex_date: Option<Timestamp>,
    /// The years it adds.
    pub years: i64,
    /// When the losing registrar decides by itself, and how, where it is one that does.
    pub bot: Option<(Timestamp, TransferStatus)>,
    /// The client's transaction id of the request.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: String,
}

/// How a transfer stands (RFC 5730, section 2.9.3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferStatus {
    /// Nobody has decided yet.
    Pending,
    /// The losing registrar agreed.
    ClientApproved,
    /// The losing registrar refused.
    ClientRejected,
    /// The gaining registrar thought better of it.
    ClientCancelled,
    /// The registry decided for it when the time was up.
    ServerApproved,
    /// The registry decided against it.
    ServerCancelled,
}

impl TransferStatus {
    /// Every status.
    const ALL: [TransferStatus; 6] = [
        TransferStatus::Pending,
        TransferStatus::ClientApproved,
        TransferStatus::ClientRejected,
        TransferStatus::ClientCancelled,
        TransferStatus::ServerApproved,
        TransferStatus::ServerCancelled,
    ];

    /// Its word on the wire and in the database.
    pub fn name(self) -> &'static str {
        match self {
            TransferStatus::Pending => "pending",
            TransferStatus::ClientApproved => "clientApproved",
            TransferStatus::ClientRejected => "clientRejected",
            TransferStatus::ClientCancelled => "clientCancelled",
            TransferStatus::ServerApproved => "serverApproved",
            TransferStatus::ServerCancelled => "serverCancelled",
        }
    }

    /// The status with that word.
    pub fn from_name(name: &str) -> Option<Self> {
        TransferStatus::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether the object changes its sponsor by it.
    pub fn is_approved(self) -> bool {
        matches!(self, TransferStatus::ClientApproved | TransferStatus::ServerApproved)
    }
}

impl Transfer {
    /// When it is decided if nobody says anything.
    pub fn due_at(&self) -> Timestamp {
        self.bot.map_or(self.ac_date, |(at, _)| at.min(self.ac_date))
    }
}

/// Columns of a transfer.
const COLUMNS: &str = "SELECT id, object_type, object_id, status, reid, re_date, acid, ac_date, ex_date, years, cltrid,
    svtrid, bot, bot_at FROM transfer";

/// The transfer of `object` that is pending.
pub fn pending(tx: &mut Tx<'_>, object: i64) -> Result<Option<Transfer>, Failure> {
    let row = tx.query_one(&format!("{COLUMNS} WHERE object_id = $1 AND status = 'pending'"), &[object.into()])?;
    row.map(|row| read(&row)).transpose()
}

/// The last transfer of `object`, pending or not.
pub fn latest(tx: &mut Tx<'_>, object: i64) -> Result<Option<Transfer>, Failure> {
    let sql = format!("{COLUMNS} WHERE object_id = $1 ORDER BY id DESC LIMIT 1");
    tx.query_one(&sql, &[object.into()])?.map(|row| read(&row)).transpose()
}

/// Pending transfers of objects of the kind `object` whose time is up at `now`, the oldest first.
pub fn due(tx: &mut Tx<'_>, object: Object, now: Timestamp, limit: i64) -> Result<Vec<Transfer>, Failure> {
    let sql = format!(
        "{COLUMNS} WHERE status = 'pending' AND due_at <= $1 AND object_type = $2 ORDER BY due_at, id LIMIT $3"
    );
    tx.query(&sql, &[now.into(), object.name().into(), limit.into()])?.iter().map(read).collect()
}

/// Stores a new transfer.
pub fn insert(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<(), Failure> {
    let sql = "INSERT INTO transfer (id, object_type, object_id, status, reid, re_date, acid, ac_date, ex_date, years,
        cltrid, svtrid, bot, bot_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    tx.execute(
        sql,
        &[
            transfer.id.into(),
            transfer.object_type.name().into(),
            transfer.object_id.into(),
            transfer.status.name().into(),
            (&transfer.reid).into(),
            transfer.re_date.into(),
            (&transfer.acid).into(),
            transfer.ac_date.into(),
            transfer.ex_date.into(),
            transfer.years.into(),
            (&transfer.cltrid).into(),
            (&transfer.svtrid).into(),
            transfer.bot.map(|(_, status)| status.name()).into(),
            transfer.bot.map(|(at, _)| at).into(),
            transfer.due_at().into(),
        ],
    )?;
    Ok(())
}

/// Stores how a transfer was decided, and when.
pub fn save(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<(), Failure> {
    let sql = "UPDATE transfer SET status = $1, ac_date = $2, ex_date = $3, years = $4 WHERE id = $5";
    let params = [
        transfer.status.name().into(),
        transfer.ac_date.into(),
        transfer.ex_date.into(),
        transfer.years.into(),
        transfer.id.into(),
    ];
    tx.execute(sql, &params)?;
    Ok(())
}

/// A transfer from its row.
fn read(row: &Row) -> Result<Transfer, Failure> {
    let (kind, status) = (row.text("object_type")?, row.text("status")?);
    let unknown = |word: &str| Failure::Database(format!("a transfer in the database is of an unknown kind: {word}"));
    Ok(Transfer {
        id: row.int("id")?,
        object_type: Object::from_name(&kind).ok_or_else(|| unknown(&kind))?,
        object_id: row.int("object_id")?,
        status: TransferStatus::from_name(&status).ok_or_else(|| unknown(&status))?,
        reid: row.text("reid")?,
        re_date: row.time("re_date")?,
        acid: row.text("acid")?,
        ac_date: row.time("ac_date")?,
        ex_date: row.opt_time("ex_date")?,
        years: row.int("years")?,
        cltrid: row.opt_text("cltrid")?,
        svtrid: row.text("svtrid")?,
        bot: match row.opt_time("bot_at")?.zip(row.opt_text("bot")?) {
            Some((at, word)) => Some((at, TransferStatus::from_name(&word).ok_or_else(|| unknown(&word))?)),
            None => None,
        },
    })
}
