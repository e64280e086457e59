//! The command that takes back what another one did.

/// The words of the inverse of a command; none where it has none.
///
/// What was created is deleted; what an update added it removes, and the other way round. A renewal, a transfer, a deletion
/// and a change of a single value cannot be taken back by what is known of them.
pub fn inverse(words: &[String]) -> Option<Vec<String>> {
    let (object, rest) = words.split_first()?;
    let (verb, rest) = rest.split_first()?;
    let name = rest.first().filter(|name| !name.starts_with('-'))?;
    match verb.as_str() {
        "create" => Some([object, "delete", name].map(ToString::to_string).to_vec()),
        "update" => {
            let mut turned = vec![object.clone(), verb.clone(), name.clone()];
            for word in &rest[1..] {
                turned.push(match word.strip_prefix("--") {
                    Some(option) => turn(option)?,
                    None => word.clone(),
                });
            }
            (turned.len() > 3).then_some(turned)
        }
        _ => None,
    }
}

/// `add-ns` for `rem-ns`, and the other way round.
fn turn(option: &str) -> Option<String> {
    let added = option.strip_prefix("add-").map(|rest| format!("--rem-{rest}"));
    added.or_else(|| {
        let removed = option.strip_prefix("rem-").filter(|rest| !rest.ends_with("-all"));
        removed.map(|rest| format!("--add-{rest}"))
    })
}

/// A line of a script.
pub fn line(words: &[String]) -> String {
    let plain = |word: &String| {
        !word.is_empty()
            && !word.starts_with(['#', '-'])
            && word.chars().all(|c| c.is_alphanumeric() || "._:/,=+@%-".contains(c))
    };
    let option =
        |word: &String| word.starts_with("--") && word[2..].chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let quoted = words.iter().map(|word| match plain(word) || option(word) {
        true => word.clone(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_taken_back_is() {
        let undone = |text: &str| {
            let words: Vec<String> =
                crate::cli::lexer::split(text).unwrap().words.into_iter().map(|word| word.text).collect();
            inverse(&words).map(|words| line(&words))
        };
        assert_eq!(undone("domain create a.test --period 2y --auth gen").unwrap(), "domain delete a.test");
        assert_eq!(
            undone("domain update a.test --add-ns ns1.b.test --rem-status 'clientHold:Don'\\''t pay'").unwrap(),
            "domain update a.test --rem-ns ns1.b.test --add-status 'clientHold:Don'\\''t pay'"
        );
        for none in
            ["domain renew a.test", "domain update a.test --registrant C-1", "domain delete a.test", "poll ack 1"]
        {
            assert_eq!(undone(none), None, "{none}");
        }
        assert_eq!(undone("domain update a.test --rem-ds-all"), None);
    }
}
