//! The words of `eppsh gateway`.

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

/// Where a gateway listens unless told otherwise.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// How many days idempotency keys are kept unless told otherwise.
pub const KEEP_DAYS: u64 = 7;

/// What was said on the command line; what was not said comes from the environment, or is a default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GatewayAct {
    /// The profile, where it was named behind the command.
    pub profile: Option<String>,
    /// Address and port to listen on.
    pub listen: String,
    /// How many EPP sessions there are.
    pub sessions: Option<u64>,
    /// Minutes between two `<hello>`s in an idle session; 0 is never.
    pub keepalive: Option<u64>,
    /// Sessions are opened at the start.
    pub eager: bool,
    /// How many requests may wait for a session.
    pub queue: Option<u64>,
    /// The listener's certificate.
    pub listen_cert: Option<String>,
    /// Its key.
    pub listen_key: Option<String>,
    /// The htpasswd file.
    pub users: Option<String>,
    /// Whoever reaches the port may use it.
    pub without_users: bool,
    /// How many HTTP connections there may be at once.
    pub connections: Option<u64>,
    /// How many kilobytes a body may have.
    pub body: Option<u64>,
    /// Logs in JSON.
    pub json_log: bool,
    /// Where idempotency keys are kept.
    pub idempotency: Option<String>,
    /// For how many days.
    pub keep_keys: Option<u64>,
}

/// `gateway`.
pub fn command() -> Command {
    Command::new("gateway")
        .about("A REST/JSON gateway in front of a registry, over a pool of EPP sessions")
        .arg(
            Arg::new("profile")
                .value_name("@PROFILE")
                .help("The profile of the account [EPP_SERVER, EPP_USERNAME, EPP_PASSWORD]"),
        )
        .arg(
            option(
                "listen",
                "ADDR:PORT",
                "Where to listen; port 0 takes a free one; without a certificate on loopback only",
            )
            .default_value(DEFAULT_LISTEN),
        )
        .arg(number(
            "sessions",
            "N",
            "How many EPP sessions to use, one command at a time in each [EPP_SESSIONS, else 1]",
        ))
        .arg(number(
            "keepalive",
            "MINUTES",
            "How often an idle session says hello; 0 is never [EPP_KEEPALIVE, else never]",
        ))
        .arg(
            Arg::new("eager")
                .long("eager")
                .action(ArgAction::SetTrue)
                .help("Open the sessions now instead of at the first request"),
        )
        .arg(
            number("queue", "N", "How many requests may wait for a session before 503 is answered")
                .default_value("1024"),
        )
        .arg(file(
            "listen-cert",
            "FILE",
            "Certificate of the listener (PEM, with its chain), read again when it changes",
        ))
        .arg(file("listen-key", "FILE", "Its key (PEM), where it is not in the same file"))
        .arg(file(
            "users",
            "FILE",
            "Who may use it: an htpasswd file (bcrypt, $apr1$ or {SHA}), read again when it changes",
        ))
        .arg(option(
            "idempotency",
            "DATABASE",
            "Where Idempotency-Keys are kept: sqlite:PATH, or postgres://… for several gateways [a file in the state directory]",
        ))
        .arg(number("keep-keys", "DAYS", "How long they are kept").default_value("7"))
        .arg(
            Arg::new("without-users")
                .long("without-users")
                .action(ArgAction::SetTrue)
                .conflicts_with("users")
                .help("Let everyone who reaches the port spend this account's money, beyond loopback too"),
        )
        .arg(number("connections", "N", "How many HTTP connections there may be at once").default_value("4096"))
        .arg(number("max-body", "KB", "The largest body that is read").default_value("1024"))
        .arg(
            option("log", "FORM", "How the log on stderr is written")
                .value_parser(["text", "json"])
                .default_value("text"),
        )
}

/// What the matches say.
pub fn act(own: &ArgMatches) -> GatewayAct {
    let text = |id: &str| own.get_one::<String>(id).cloned();
    let count = |id: &str| own.get_one::<u64>(id).copied();
    GatewayAct {
        profile: text("profile").map(|name| name.trim_start_matches('@').to_owned()),
        listen: text("listen").unwrap_or_default(),
        sessions: count("sessions"),
        keepalive: count("keepalive"),
        eager: own.get_flag("eager"),
        queue: count("queue"),
        listen_cert: text("listen-cert"),
        listen_key: text("listen-key"),
        users: text("users"),
        without_users: own.get_flag("without-users"),
        connections: count("connections"),
        body: count("max-body"),
        json_log: text("log").is_some_and(|form| form == "json"),
        idempotency: text("idempotency"),
        keep_keys: count("keep-keys"),
    }
}

/// An option with a value.
fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help)
}

/// An option that is a number.
fn number(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(id, value, help).value_parser(value_parser!(u64))
}

/// An option that is a file.
fn file(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(id, value, help).value_hint(ValueHint::FilePath)
}
