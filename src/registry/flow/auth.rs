//! AuthInfo (AI-1 to AI-3): plain texts, or the short-lived secrets of RFC 9154 that are kept as hashes only.

use super::args::{absent, against_policy, given_auth};
use super::{Context, Refusal};
use crate::epp::{Call, Code};
use crate::registry::rules::policy::AuthMode;
use crate::registry::rules::{Object, value};
use crate::registry::time::Timestamp;
use crate::secret::Secret;
use crate::value::Map;
use sha2::{Digest, Sha256};

/// What a kept hash begins with; no other authInfo holds a dollar sign there and three more.
const HASHED: &str = "9154$";

/// After how many days a hashed authInfo opens nothing any more (RFC 9154, section 4.3).
const LASTS: i64 = 14;

/// The bits of chance that RFC 9154 asks for (section 4.1).
const BITS: f64 = 128.0;

/// The authInfo of a create. Without any in RFC 9154: it is set when a transfer is wanted.
pub(super) fn first(context: &Context, call: &Call, object: Object) -> Result<Option<Secret>, Refusal> {
    let auth = given_auth(call, object)?.ok_or_else(|| absent(object, "authInfo"))?;
    match context.policy.authinfo {
        AuthMode::Classic => plain(object, auth).map(Some),
        AuthMode::Rfc9154 if auth.is_empty() => Ok(None),
        AuthMode::Rfc9154 => {
            Err(against_policy(object, "pw", "", "An object is created without authInfo here; an update sets it"))
        }
    }
}

/// The authInfo that an update sets; the inner `None` takes it away.
pub(super) fn change(context: &Context, call: &Call, object: Object) -> Result<Option<Option<Secret>>, Refusal> {
    if call.args.flag("auth-null") {
        return Ok(Some(None));
    }
    let Some(auth) = given_auth(call, object)? else { return Ok(None) };
    match context.policy.authinfo {
        AuthMode::Classic => plain(object, auth).map(|auth| Some(Some(auth))),
        AuthMode::Rfc9154 if auth.is_empty() => Ok(Some(None)),
        AuthMode::Rfc9154 if strength(auth.expose()) < BITS => {
            let refusal = Refusal::about(Code::INVALID_AUTHINFO, object, "pw", "");
            Err(refusal.because("An authInfo needs 128 bits of chance: 20 printable ASCII characters of every kind"))
        }
        AuthMode::Rfc9154 => {
            let salt: String = context.svtrid.chars().filter(|letter| *letter != '$').collect();
            let hash = hash(&salt, auth.expose());
            Ok(Some(Some(Secret::new(format!("{HASHED}{}${salt}${hash}", context.now.0)))))
        }
    }
}

/// Whether the given authInfo opens the object; a wrong one is refused (2202), and none opens nothing.
pub(super) fn opens(context: &Context, stored: Option<&Secret>, given: Option<&Secret>) -> Result<bool, Refusal> {
    match (stored, given) {
        (_, None) => Ok(false),
        (Some(stored), Some(given)) if is_same(stored, given, context.now) => Ok(true),
        _ => Err(Refusal::new(Code::INVALID_AUTHINFO)),
    }
}

/// What the sponsor sees of it: a hash is no authInfo, only a sign that there is one, until it has run out.
pub(super) fn shown(stored: Option<Secret>, now: Timestamp) -> Option<Map> {
    let stored = stored?;
    let pw = match stored.expose().strip_prefix(HASHED) {
        Some(_) if runs_out(Some(&stored)).is_none_or(|end| end <= now) => return None,
        Some(_) => Secret::default(),
        None => stored,
    };
    Some([("pw", pw)].into_iter().collect())
}

/// When a hashed authInfo runs out.
pub(super) fn runs_out(stored: Option<&Secret>) -> Option<Timestamp> {
    let since = stored?.expose().strip_prefix(HASHED)?.split('$').next()?.parse().ok()?;
    Some(Timestamp(since).plus_days(LASTS))
}

/// An authInfo in classic mode.
fn plain(object: Object, auth: Secret) -> Result<Secret, Refusal> {
    // The text is a secret and is not quoted.
    value::authinfo(auth.expose()).map_err(|wrong| against_policy(object, "pw", "", wrong))?;
    Ok(auth)
}

/// Whether `given` is the authInfo that was stored and has not run out.
fn is_same(stored: &Secret, given: &Secret, now: Timestamp) -> bool {
    let Some(rest) = stored.expose().strip_prefix(HASHED) else { return stored == given };
    let mut parts = rest.splitn(3, '$');
    let (Some(_), Some(salt), Some(kept)) = (parts.next(), parts.next(), parts.next()) else { return false };
    runs_out(Some(stored)).is_some_and(|end| now < end) && Secret::new(kept) == Secret::new(hash(salt, given.expose()))
}

/// The hash of an authInfo. It has 128 bits of chance, so that a slow one would gain nothing.
fn hash(salt: &str, text: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(salt.as_bytes());
    digest.update([0]);
    digest.update(text.as_bytes());
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bits of chance a text has if it was made by chance from the kinds of characters in it.
fn strength(text: &str) -> f64 {
    if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return 0.0;
    }
    let any = |kind: fn(&u8) -> bool| text.bytes().any(|byte| kind(&byte));
    let kinds = [
        (any(u8::is_ascii_lowercase), 26.0),
        (any(u8::is_ascii_uppercase), 26.0),
        (any(u8::is_ascii_digit), 10.0),
        (text.bytes().any(|byte| !byte.is_ascii_alphanumeric()), 33.0),
    ];
    let letters: f64 = kinds.iter().filter(|(found, _)| *found).map(|(_, letters)| letters).sum();
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if letters > 0.0 { f64::from(length) * letters.log2() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long a comparison takes must tell nothing. Both kinds of authInfo come down to comparing two [`Secret`]s,
    /// whose `==` is `subtle`'s; what is compared is no plain text, which the compiler would take here otherwise.
    #[test]
    fn ai_2_authinfo_is_compared_as_secrets_are() {
        fn in_constant_time(one: &Secret, other: &Secret) -> bool {
            subtle::ConstantTimeEq::ct_eq(one.expose().as_bytes(), other.expose().as_bytes()).into()
        }
        let now = Timestamp(0);
        let hashed = |text: &str| Secret::new(format!("{HASHED}0$salt${}", hash("salt", text)));
        for (kept, given) in [("2fooBAR", "2fooBAR"), ("2fooBAR", "2fooBAr"), ("2fooBAR", "2fooBA"), ("", "x")] {
            let (one, other) = (Secret::new(kept), Secret::new(given));
            assert_eq!(is_same(&one, &other, now), in_constant_time(&one, &other));
            assert_eq!(is_same(&hashed(kept), &other, now), kept == given);
        }
        let source = include_str!("../../secret.rs");
        let equal = source.split("impl PartialEq for Secret").nth(1).and_then(|rest| rest.split("\n}").next());
        assert!(equal.is_some_and(|body| body.contains(".ct_eq(") && !body.contains("==")), "{equal:?}");
    }

    #[test]
    fn ai_1_the_strength_of_an_authinfo() {
        let strong = |text: &str| strength(text) >= BITS;
        assert!(strong("aB3$eF7!kL9#pQ2%tU5&"));
        assert!(!strong("aB3$eF7!kL9#pQ2%tU5"));
        assert!(strong("abcdefghIJKLMN12345678"));
        assert!(!strong("abcdefghIJKLMN1234567"));
        assert!(strong("abcdefghijklm123456789012"));
        assert!(!strong("abcdefghijklm12345678901"));
        assert!(!strong("пароль-пароль-пароль-пароль") && !strong(""));
    }
}
