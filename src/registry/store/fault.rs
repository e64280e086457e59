//! Faults that the registry makes on purpose, so that clients can be tested against them.

use super::{Failure, Row, Tx};

/// A fault to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its number.
    pub id: i64,
    /// The command it happens to: `domain create`, `domain *`, `*`.
    pub command: String,
    /// The registrar it happens to; any when there is none.
    pub registrar: Option<String>,
    /// The object it happens to, with `*` for any letters; any when there is none.
    pub name: Option<String>,
    /// The first command that it happens to, counted from 1.
    pub nth: i64,
    /// How often it happens; 0 for always.
    pub times: i64,
    /// How many such commands there were.
    pub seen: i64,
    /// What happens: `code=2400`, `drop-after-commit`.
    pub action: String,
}

impl Rule {
    /// Whether a command is one that the rule is about.
    pub fn is_about(&self, command: &str, registrar: &str, name: &str) -> bool {
        fits(&self.command, command)
            && self.registrar.as_deref().is_none_or(|known| known == registrar)
            && self.name.as_deref().is_none_or(|pattern| fits(pattern, name))
    }

    /// Whether the fault happens to the command that was the `seen`th.
    pub fn strikes(&self) -> bool {
        self.seen >= self.nth && (self.times == 0 || self.seen < self.nth.saturating_add(self.times))
    }
}

/// Every rule, the oldest first.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Rule>, Failure> {
    let sql = "SELECT id, command, registrar, name, nth, times, seen, action FROM fault_rule WHERE id > 0 ORDER BY id";
    tx.query(sql, &[])?.iter().map(read).collect()
}

/// Adds a rule and gives its number.
pub fn add(tx: &mut Tx<'_>, rule: &Rule) -> Result<i64, Failure> {
    let id = tx.next("fault")?;
    let sql = "INSERT INTO fault_rule (id, command, registrar, name, nth, times, seen, action)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    let values = [
        id.into(),
        (&rule.command).into(),
        (&rule.registrar).into(),
        (&rule.name).into(),
        rule.nth.into(),
        rule.times.into(),
        (&rule.action).into(),
    ];
    tx.execute(sql, &values)?;
    Ok(id)
}

/// Takes every rule out.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64, Failure> {
    tx.execute("DELETE FROM fault_rule WHERE id > 0", &[])
}

/// Counts a command with every rule that is about it; the action of the first that strikes.
pub fn strike(tx: &mut Tx<'_>, command: &str, registrar: &str, name: &str) -> Result<Option<String>, Failure> {
    let mut action = None;
    for mut rule in list(tx)? {
        // One that would strike what another one strikes already is not spent on it.
        let is_spent = |rule: &Rule| Rule { seen: rule.seen + 1, ..rule.clone() }.strikes() && action.is_some();
        if rule.is_about(command, registrar, name) && !is_spent(&rule) {
            tx.execute("UPDATE fault_rule SET seen = seen + 1 WHERE id = $1", &[rule.id.into()])?;
            rule.seen += 1;
            if action.is_none() && rule.strikes() {
                action = Some(rule.action);
            }
        }
    }
    Ok(action)
}

/// Whether `text` is made from `pattern`, in which `*` stands for any letters.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern.eq_ignore_ascii_case(text) };
    let Some(mut left) =
        text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)).map(|_| &text[start.len()..])
    else {
        return false;
    };
    loop {
        if fits(rest, left) {
            return true;
        }
        let mut letters = left.chars();
        if letters.next().is_none() {
            return false;
        }
        left = letters.as_str();
    }
}

/// A rule from its row.
fn read(row: &Row) -> Result<Rule, Failure> {
    Ok(Rule {
        id: row.int("id")?,
        command: row.text("command")?,
        registrar: row.opt_text("registrar")?,
        name: row.opt_text("name")?,
        nth: row.int("nth")?,
        times: row.int("times")?,
        seen: row.int("seen")?,
        action: row.text("action")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_words_with_stars() {
        assert!(fits("*", "") && fits("domain *", "domain create") && fits("a*b*c", "a1b2c"));
        assert!(fits("foo.example", "FOO.example") && !fits("foo.example", "foo.example2"));
        assert!(!fits("host *", "domain create") && !fits("a*b", "abc"));
    }

    #[test]
    fn a_rule_strikes_from_its_nth_command_as_often_as_it_says() {
        let rule = |nth, times, seen| Rule {
            id: 1,
            command: "*".into(),
            registrar: None,
            name: None,
            nth,
            times,
            seen,
            action: "close".into(),
        };
        assert!(!rule(3, 1, 2).strikes() && rule(3, 1, 3).strikes() && !rule(3, 1, 4).strikes());
        assert!(rule(2, 0, 99).strikes());
    }
}
