//! The program: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    cheap_roots();
    let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>();
    ExitCode::from(eppsh::shell::start(&words))
}

/// Has OpenSSL look authorities up one by one: reading the whole bundle costs 50 to 200 ms at every start.
fn cheap_roots() {
    if let Some(roots) = eppsh::wire::tls::prepare_roots(&|name| std::env::var_os(name)) {
        #[expect(
            unsafe_code,
            reason = "setting the environment is sound before any thread exists, and this is the first thing done"
        )]
        unsafe {
            std::env::set_var("SSL_CERT_FILE", roots.file);
            std::env::set_var("SSL_CERT_DIR", roots.dir);
        }
    }
}
