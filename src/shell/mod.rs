//! The program as a person meets it: one-shot commands, scripts, and the shell on a terminal.

pub mod check;
pub mod connect;
pub mod output;
pub mod run;
pub mod script;
#[cfg(feature = "registry")]
pub mod serve;
pub mod show;
pub mod start;
pub mod world;

pub use start::start;

pub mod complete {
    #[derive(Default)]
    pub struct Seen;
    impl Seen {
        pub fn learn(&mut self, _: &str, _: &crate::epp::Reply) {}
    }
}
pub mod explain {
    pub fn explain(_: &[String]) -> crate::error::Result<String> {
        Ok(String::new())
    }
}
pub mod help {
    pub fn help(_: &crate::spec::Catalog, _: &[String]) -> crate::error::Result<String> {
        Ok(String::new())
    }
}
pub mod prompt {
    pub struct Facts {
        pub profile: String,
        pub user: Option<String>,
        pub queue: Option<u64>,
        pub production: bool,
        pub connected: bool,
        pub doubts: usize,
        pub last_status: u8,
    }
}
pub mod repl {
    pub fn run(_: &tokio::runtime::Runtime, _: super::run::Runner) -> crate::error::Result<u8> {
        Ok(0)
    }
}
