//! `/docs`: a page that lists the commands, makes forms of `/openapi.json`, and tries a request.
//!
//! Its three files are inside the program; it loads nothing from anywhere else, and its policy lets it load nothing.

use super::App;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

/// The page and what it needs, by their addresses.
const FILES: &[(&str, &str, &str)] = &[
    ("/docs", "text/html; charset=utf-8", include_str!("docs/page.html")),
    ("/docs/page.css", "text/css; charset=utf-8", include_str!("docs/page.css")),
    ("/docs/page.js", "text/javascript; charset=utf-8", include_str!("docs/page.js")),
];

/// What the page may do: its own script, style and requests, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The routes.
pub fn routes() -> Router<App> {
    let router = Router::new().route("/docs/", get(async || Redirect::permanent("/docs")));
    FILES
        .iter()
        .fold(router, |router, (address, kind, text)| router.route(address, get(async move || file(kind, text))))
}

/// One file.
fn file(kind: &'static str, text: &'static str) -> Response {
    let mut response = text.into_response();
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_needs_nothing_from_elsewhere_and_nothing_inline() {
        for (address, _, text) in FILES {
            assert!(!text.contains("http://") && !text.contains("https://"), "{address}");
            for inline in [" style=", "onclick=", "<style", "eval(", "innerHTML"] {
                assert!(!text.contains(inline), "{address}: {inline}");
            }
        }
        assert!(FILES[0].2.contains("lang=\"en\"") && FILES[0].2.contains("<main"));
        assert_eq!(file("text/css", "").headers()[header::CONTENT_SECURITY_POLICY], POLICY);
    }
}
