//! What a command line may ask for.

use super::agent::AgentAct;
use super::bulk::Bulk;
use super::doubt::Doubt;
use super::gateway::GatewayAct;
use super::meta::Meta;
use super::passwd::Passwd;
use super::registry;
use super::work::Work;
use crate::epp::Call;

/// What to do.
#[derive(Debug)]
pub enum Act {
    /// Nothing was named: a shell, or a script from standard input.
    Shell,
    /// An EPP command.
    Call {
        /// The call.
        call: Call,
        /// The words it was typed as: `domain restore`.
        name: String,
        /// The namespace of the spec by which the words were read.
        uri: &'static str,
        /// The most that it may cost.
        max_fee: Option<String>,
    },
    /// What stands in the way of a deletion.
    DeletePlan {
        /// The deletion.
        call: Call,
    },
    /// Log in, perhaps with a new password.
    Login {
        /// Where the new password comes from.
        new_password: Option<String>,
    },
    /// Send a frame as it is.
    Raw {
        /// The file, `-`, or the frame itself.
        frame: String,
    },
    /// Print saved frames.
    Show {
        /// The files; none is standard input.
        files: Vec<String>,
        /// What they hold, where it is not XML.
        from: Option<String>,
    },
    /// `registry init` and `registry serve`.
    Registry(RegistryAct),
    /// `gateway`.
    Gateway(GatewayAct),
    /// `agent`.
    Agent(AgentAct),
    /// `profile list` and `profile show`.
    Profile {
        /// The verb.
        verb: String,
        /// The profile.
        name: Option<String>,
    },
    /// `spec list`, `spec show`, `spec check`.
    Spec {
        /// The verb.
        verb: String,
        /// Ids or files.
        names: Vec<String>,
        /// The schema that examples are held against.
        xsd: Option<String>,
        /// The switch of `list` or `show` is on.
        switch: bool,
    },
    /// `spec draft`.
    Draft(Draft),
    /// A completion script for a shell.
    Completions {
        /// Which shell.
        shell: String,
    },
    /// The manual page.
    Man {
        /// Which page.
        page: String,
    },
    /// More than one exchange with the registry.
    Work(Work),
    /// One command for each row of a table.
    Bulk(Bulk),
    /// The commands whose outcome is not known.
    Doubt(Doubt),
    /// Another password.
    Passwd(Passwd),
    /// A command of the shell itself.
    Meta(Meta),
}

/// A spec to be drafted from a schema.
#[derive(Debug)]
pub struct Draft {
    /// The schema.
    pub file: String,
    /// `object` or `extension`, where it is said.
    pub shape: Option<String>,
    /// The object that is extended, where it is said.
    pub object: Option<String>,
}

/// The embedded registry as a process.
#[derive(Debug)]
pub enum RegistryAct {
    /// Make a directory for one.
    Init {
        /// The directory.
        dir: String,
        /// The rules.
        profile: String,
        /// The zones.
        tlds: Vec<String>,
        /// `ID:PASSWORD`.
        registrars: Vec<String>,
        /// The database, where it is not a file in the directory.
        db: Option<String>,
    },
    /// Act as its operator.
    Operate {
        /// The directory.
        dir: String,
        /// What is to be done.
        words: Vec<String>,
    },
    /// Serve it.
    Serve {
        /// The directory; without one, a registry that is made when it is first served.
        dir: Option<String>,
        /// Its rules.
        profile: String,
        /// The address.
        listen: String,
        /// The database, where it is not the directory's own.
        db: Option<String>,
        /// Without TLS, on loopback.
        plain: bool,
        /// What it does besides.
        extras: registry::Extras,
    },
    /// Do something with a transcript that it wrote.
    Transcript(registry::Transcript),
    /// Look after it: certificates, integrity, backups, mass data.
    Maintain {
        /// The directory.
        dir: String,
        /// The database, where it is not the directory's own.
        db: Option<String>,
        /// What is asked for.
        operation: registry::Operation,
    },
}
