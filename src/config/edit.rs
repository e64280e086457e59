//! One value of the configuration file changed, and not a letter besides.

use crate::error::{Error, Result};
use crate::secret::Secret;
use serde::Deserialize;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The profiles, of each the password and where it stands.
#[derive(Deserialize)]
struct Passwords {
    #[serde(default)]
    profile: BTreeMap<String, Section>,
}

/// One profile.
#[derive(Deserialize)]
struct Section {
    password: Option<toml::Spanned<toml::Value>>,
}

/// The password that is written in the profile `name`.
pub fn password(text: &str, name: &str) -> Option<Secret> {
    let found: Passwords = toml::from_str(text).ok()?;
    found.profile.get(name)?.password.as_ref()?.get_ref().as_str().map(Secret::new)
}

/// The text of a configuration file with another password in the profile `name`, which must have one written there.
pub fn with_password(text: &str, name: &str, new: &Secret) -> Result<Zeroizing<String>> {
    let cannot = |why: &str| Error::config(format!("the password of `{name}` cannot be changed there: {why}"));
    let before: toml::Table = text.parse().map_err(|_| cannot("the file cannot be read any more"))?;
    let found: Passwords = toml::from_str(text).map_err(|_| cannot("the file cannot be read any more"))?;
    let value = found.profile.get(name).and_then(|section| section.password.as_ref());
    let value = value.filter(|value| value.get_ref().is_str()).ok_or_else(|| cannot("it does not stand there"))?;
    let (start, end) = (value.span().start, value.span().end);
    let (Some(head), Some(tail)) = (text.get(..start), text.get(end..)) else {
        return Err(cannot("its place cannot be found"));
    };
    let written = Zeroizing::new(toml::Value::String(new.expose().into()).to_string());
    let changed = Zeroizing::new(format!("{head}{}{tail}", *written));
    // Everything else must be what it was.
    let mut wanted = before;
    let place = wanted.get_mut("profile").and_then(|all| all.get_mut(name)).and_then(|one| one.get_mut("password"));
    if let Some(place) = place {
        *place = toml::Value::String(new.expose().into());
    }
    match changed.parse::<toml::Table>() {
        Ok(table) if table == wanted => Ok(changed),
        _ => Err(cannot("it is written in a way that cannot be edited")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_everything_else_stay() {
        let new = Secret::new("n\"eu\\1 'x'");
        let shown = toml::Value::String(new.expose().into()).to_string();
        for (before, after) in [
            ("# one\n[profile.a] # two\npassword = 'old' # three\nuser='A'\n[profile.b]\npassword='old'\n", 0),
            ("[profile]\nb = { password = \"x\" }\na = { user = 'A', password = \"old\" , lang = 'ru' }\n", 1),
            ("profile.a.password = '''old'''\r\nprofile.a.user = 'ö'\r\n", 2),
            ("[profile.'a']\npassword = \"\\u006fld\"", 3),
        ]
        .map(|(text, at)| (text, at))
        {
            let changed = with_password(before, "a", &new).unwrap();
            let expected = match after {
                0 => before.replacen("'old'", &shown, 1),
                1 => before.replace("\"old\"", &shown),
                2 => before.replace("'''old'''", &shown),
                _ => before.replace("\"\\u006fld\"", &shown),
            };
            assert_eq!(*changed, expected);
            assert_eq!(password(&changed, "a"), Some(new.clone()));
        }
    }

    #[test]
    fn what_does_not_stand_there_is_not_put_there() {
        let new = Secret::new("neu123");
        for text in
            ["", "[profile.a]\nuser = 'A'", "[profile.a]\npassword = { env = 'X' }", "[profile.b]\npassword='x'", "x"]
        {
            let error = with_password(text, "a", &new).unwrap_err();
            assert!(error.exit_status() == 2 && !error.message().contains("neu123"), "{text}: {error}");
        }
    }
}
