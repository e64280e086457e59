//! A database of PostgreSQL, which any number of gateways share.
//!
//! Each holds an advisory lock as long as its connection lives, which tells the others that it does. Behind a pooler that
//! hands connections on (transaction mode) that lock tells nothing: the database is to be reached directly.

use super::Asked;
use super::store::{CLAIM, FIND, FORGET, Kept, RELEASE, Row, SETTLE, TABLE, failed};
use crate::error::{Error, Result};
use crate::registry::store::postgres_client;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio_postgres::{Client, Config};

/// The first number of the advisory locks: of the gateways that live, and of whoever makes the table.
const LIVES: i32 = 7020;
const MAKES: i32 = 7021;

/// The database.
pub(in crate::gateway) struct Postgres {
    config: Config,
    /// The name of this gateway among those that use the database.
    owner: i32,
    client: Mutex<Option<Arc<Client>>>,
}

impl Postgres {
    /// Connects.
    pub async fn open(url: &str) -> Result<Postgres> {
        let mut config = postgres_client::configure(url).map_err(|_| {
            Error::config("the URL after --idempotency cannot be read").hint("postgres://USER@HOST/NAME")
        })?;
        config.application_name("eppsh gateway");
        let mut random = [0; 4];
        getrandom::fill(&mut random).map_err(failed)?;
        let store = Postgres { config, owner: i32::from_be_bytes(random), client: Mutex::new(None) };
        let making = format!("BEGIN; SELECT pg_advisory_xact_lock({MAKES}, 0); {TABLE}; COMMIT");
        store.client().await?.batch_execute(&making).await.map_err(failed)?;
        Ok(store)
    }

    /// The connection, made again where it was lost.
    async fn client(&self) -> Result<Arc<Client>> {
        let mut held = self.client.lock().await;
        if let Some(client) = held.as_ref().filter(|client| !client.is_closed()) {
            return Ok(Arc::clone(client));
        }
        let told = |error: String| Error::internal(format!("the database cannot be reached: {error}"));
        let client = postgres_client::connect(&self.config).await.map_err(told)?;
        client.execute("SELECT pg_advisory_lock($1, $2)", &[&LIVES, &self.owner]).await.map_err(failed)?;
        let client = Arc::new(client);
        *held = Some(Arc::clone(&client));
        Ok(client)
    }

    pub async fn claim(&self, asked: &Asked, now: i64) -> Result<bool> {
        let client = self.client().await?;
        let owner = self.owner.to_string();
        let Asked { id, print, what, cltrid } = asked;
        let given = client.execute(CLAIM, &[id, print, &owner, &now, what, cltrid]).await;
        Ok(given.map_err(failed)? == 1)
    }

    pub async fn find(&self, id: &str) -> Result<Option<Row>> {
        let row = self.client().await?.query_opt(FIND, &[&id]).await.map_err(failed)?;
        let read = |row: tokio_postgres::Row| {
            Ok(Row {
                print: row.try_get(0)?,
                owner: row.try_get(1)?,
                what: row.try_get(2)?,
                cltrid: row.try_get(3)?,
                status: row.try_get(4)?,
                kind: row.try_get(5)?,
                body: row.try_get(6)?,
            })
        };
        row.map(read).transpose().map_err(|error: tokio_postgres::Error| failed(error))
    }

    pub async fn settle(&self, id: &str, kept: &Kept) -> Result<()> {
        let (status, client) = (i64::from(kept.status), self.client().await?);
        client.execute(SETTLE, &[&status, &kept.kind, &kept.body, &id]).await.map(drop).map_err(failed)
    }

    pub async fn release(&self, id: &str) -> Result<()> {
        let (owner, client) = (self.owner.to_string(), self.client().await?);
        client.execute(RELEASE, &[&id, &owner]).await.map(drop).map_err(failed)
    }

    pub async fn forget(&self, time: i64) -> Result<()> {
        self.client().await?.execute(FORGET, &[&time]).await.map(drop).map_err(failed)
    }

    /// Whether the gateway called `owner` is at work.
    pub async fn lives(&self, owner: &str) -> Result<bool> {
        let Some(owner) = owner.parse::<i32>().ok().filter(|owner| *owner != self.owner) else { return Ok(false) };
        let sql = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
            AND classid = $1::int4::oid AND objid = $2::int4::oid
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";
        let row = self.client().await?.query_one(sql, &[&LIVES, &owner]).await.map_err(failed)?;
        row.try_get(0).map_err(failed)
    }
}
