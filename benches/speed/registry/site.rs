//! A registry of a measurement's own: made, seeded and served by the program itself.

use super::load::Door;
use crate::Failure;
use crate::process::{EPPSH, Killed};
use eppsh::registry::settings::Settings;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The registrars; the password is the same.
pub const REGISTRARS: [&str; 2] = ["BENCH-A", "BENCH-B"];
pub const PASSWORD: &str = "Bench-2026-pw";

/// A registry's directory.
pub struct Site {
    pub dir: PathBuf,
}

/// A registry that listens.
pub struct Server {
    pub port: u16,
    pub process: Killed,
}

impl Site {
    /// Makes a registry in `dir` and seeds `domains`, half of them the first registrar's. Its limits of sessions are
    /// off; all else is as `init` leaves it, but for `database` where one is given.
    pub fn make(dir: &Path, database: Option<&str>, domains: u64) -> Result<Site, Failure> {
        let mut init = Command::new(EPPSH);
        init.args(["registry", "init"]).arg(dir).args(["--tld", "example"]);
        for registrar in REGISTRARS {
            init.args(["--registrar", &format!("{registrar}:{PASSWORD}")]);
        }
        init.args(database.into_iter().flat_map(|database| ["--db", database]));
        run(&mut init)?;
        let path = dir.join("registry.toml");
        let mut settings = Settings::load(&path)?;
        settings.session.max_per_registrar = 0;
        settings.session.max_per_address = 0;
        std::fs::write(&path, settings.to_file()?)?;
        let site = Site { dir: dir.into() };
        if domains > 0 {
            run(Command::new(EPPSH).args(["registry", "seed"]).arg(dir).args(["--domains", &domains.to_string()]))?;
        }
        Ok(site)
    }

    /// Serves it on a free port.
    pub fn serve(&self, database: Option<&str>) -> Result<Server, Failure> {
        let mut command = Command::new(EPPSH);
        command.args(["registry", "serve"]).arg(&self.dir).args(["--listen", "127.0.0.1:0"]);
        command.args(database.into_iter().flat_map(|database| ["--db", database]));
        // A log in a file costs the server what it costs anybody.
        let log = self.dir.join("log");
        let process = Killed(command.stdin(Stdio::null()).stderr(std::fs::File::create(&log)?).spawn()?);
        let patience = Instant::now() + Duration::from_secs(60);
        while Instant::now() < patience {
            let told = std::fs::read_to_string(&log)?;
            if let Some(port) =
                told.lines().find_map(|line| line.strip_prefix("listening on ")?.rsplit(':').next()?.parse().ok())
            {
                return Ok(Server { port, process });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("the registry did not start: {}", std::fs::read_to_string(&log)?).into())
    }

    /// The door of a server of this registry.
    pub fn door(&self, port: u16) -> Result<Door, Failure> {
        Door::new(&self.dir, port)
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}
