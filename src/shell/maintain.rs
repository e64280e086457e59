//! `eppsh registry cert|check|backup|restore|snapshot|seed`.

use crate::cli::registry::Operation;
use crate::error::Result;
use crate::registry::maintain::{Place, backup, cert, check, fixtures, seed, snapshot};
use crate::ui::{Ui, counted};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Does what an operator asks for with the registry in `dir`; what it tells is data.
pub async fn maintain(ui: &Arc<Ui>, dir: &str, db: Option<&str>, operation: Operation) -> Result<()> {
    let place = Place::open(Path::new(dir), db)?;
    let done = perform(&place, operation, &mut Data(ui.clone())).await;
    // So that the one file holds everything.
    place.store.close();
    done
}

/// Does it.
async fn perform(place: &Place, operation: Operation, out: &mut (dyn Write + Send)) -> Result<()> {
    let rows = match operation {
        Operation::CertIssue { ids, days } => return cert::issue(place, &ids, days, out).await.map(drop),
        Operation::CertRevoke { which } => return cert::revoke(place, &which, out).await,
        Operation::CertList { id } => return cert::list(place, id.as_deref(), out).await,
        Operation::Check => return check::run(place, out).await,
        Operation::SnapshotList => return snapshot::list(place, out),
        Operation::SeedLifecycle => {
            let told = fixtures::run(&place.store, &place.settings).await?;
            let text = serde_json::to_string_pretty(&told).unwrap_or_default();
            return writeln!(out, "{text}")
                .map_err(|error| crate::error::Error::internal("the result could not be told").source(error));
        }
        Operation::Seed { domains } => return seed::run(place, domains, out).await,
        Operation::Backup { file } => backup::save(place, Path::new(&file)).await?,
        Operation::Restore { file, replace } => backup::load(place, Path::new(&file), replace).await?,
        Operation::SnapshotSave { name } => snapshot::save(place, &name).await?,
        Operation::SnapshotLoad { name } => snapshot::load(place, &name).await?,
    };
    let said = writeln!(out, "{}", counted(rows, "row"));
    said.map_err(|error| crate::error::Error::internal("the result could not be told").source(error))
}

/// Data, on stdout, as a writer.
struct Data(Arc<Ui>);

impl Write for Data {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.data(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
