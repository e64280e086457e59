//! **The table** from the result codes of EPP and from failures on this side to the status of an HTTP answer.

use crate::epp::Code;
use crate::epp::code::CODES;
use crate::error::{Error, Kind};
use axum::http::StatusCode;

/// Result codes (RFC 5730, section 3) and the statuses they become. A code that is not here is told by its class.
const STATUSES: &[(u16, StatusCode)] = &[
    (1001, StatusCode::ACCEPTED),
    // What the registry cannot do at all.
    (2000, StatusCode::NOT_IMPLEMENTED),
    (2100, StatusCode::NOT_IMPLEMENTED),
    (2101, StatusCode::NOT_IMPLEMENTED),
    (2102, StatusCode::NOT_IMPLEMENTED),
    (2103, StatusCode::NOT_IMPLEMENTED),
    (2307, StatusCode::NOT_IMPLEMENTED),
    // What was asked is wrong in itself.
    (2001, StatusCode::BAD_REQUEST),
    (2002, StatusCode::BAD_REQUEST),
    // A value is.
    (2003, StatusCode::UNPROCESSABLE_ENTITY),
    (2004, StatusCode::UNPROCESSABLE_ENTITY),
    (2005, StatusCode::UNPROCESSABLE_ENTITY),
    (2306, StatusCode::UNPROCESSABLE_ENTITY),
    (2308, StatusCode::UNPROCESSABLE_ENTITY),
    (2104, StatusCode::PAYMENT_REQUIRED),
    // The object is in no state for it.
    (2105, StatusCode::CONFLICT),
    (2106, StatusCode::CONFLICT),
    (2300, StatusCode::CONFLICT),
    (2301, StatusCode::CONFLICT),
    (2302, StatusCode::CONFLICT),
    (2304, StatusCode::CONFLICT),
    (2305, StatusCode::CONFLICT),
    (2200, StatusCode::UNAUTHORIZED),
    (2201, StatusCode::FORBIDDEN),
    (2202, StatusCode::FORBIDDEN),
    (2303, StatusCode::NOT_FOUND),
    // The registry failed, or ends the session.
    (2400, StatusCode::BAD_GATEWAY),
    (2500, StatusCode::BAD_GATEWAY),
    (2501, StatusCode::BAD_GATEWAY),
    (2502, StatusCode::SERVICE_UNAVAILABLE),
];

/// The status of an answer with this result code.
pub fn of_code(code: Code) -> StatusCode {
    let known = STATUSES.iter().find(|(known, _)| *known == code.0).map(|(_, status)| *status);
    known.unwrap_or(match code.0 {
        1000..2000 => StatusCode::OK,
        2000..2400 => StatusCode::BAD_REQUEST,
        _ => StatusCode::BAD_GATEWAY,
    })
}

/// The status of a failure on this side of the wire.
pub fn of_error(error: &Error) -> StatusCode {
    match error.kind() {
        // Nothing was sent: what was asked for does not fit.
        Kind::Usage => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Session | Kind::Unknown => StatusCode::BAD_GATEWAY,
        Kind::Config | Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Kind::Interrupted => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Every status that a command may have, each with the result codes behind it, for the description of the routes.
pub fn described() -> Vec<(StatusCode, Vec<u16>)> {
    let mut all: Vec<(StatusCode, Vec<u16>)> = Vec::new();
    for (code, _) in CODES {
        let status = of_code(*code);
        match all.iter_mut().find(|(known, _)| *known == status) {
            Some((_, codes)) => codes.push(code.0),
            None => all.push((status, vec![code.0])),
        }
    }
    all.sort_by_key(|(status, _)| *status);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_protocol_has_a_status_and_none_is_lost() {
        let all: usize = described().iter().map(|(_, codes)| codes.len()).sum();
        assert_eq!(all, CODES.len());
        for (code, status) in [
            (1000, 200),
            (1001, 202),
            (1301, 200),
            (2303, 404),
            (2302, 409),
            (2201, 403),
            (2200, 401),
            (2400, 502),
            (2005, 422),
            // Nobody knows these; their class does.
            (1999, 200),
            (2399, 400),
            (2599, 502),
            (999, 502),
        ] {
            assert_eq!(of_code(Code(code)).as_u16(), status, "{code}");
        }
    }

    #[test]
    fn a_refused_login_of_the_gateway_is_not_the_callers_fault() {
        assert_eq!(of_error(&Error::session("the login was refused")).as_u16(), 502);
        assert_eq!(of_error(&Error::usage("no such argument")).as_u16(), 422);
        assert_eq!(of_error(&Error::unknown("A-1", "lost")).as_u16(), 502);
    }
}
