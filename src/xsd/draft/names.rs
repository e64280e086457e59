//! The names of arguments: short where they can be, with what they stand in where they must be told apart.

use super::words;
use std::collections::HashMap;

/// An argument whose name is not settled yet.
pub type Id = usize;

/// Containers whose name belongs to the names of what is in them: `--add-status`.
const TOLD: [&str; 6] = ["add", "rem", "remove", "delete", "del", "release"];

/// How the names of a scope are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As options: `cur-exp-date`.
    Option,
    /// As keys: `curExpDate`.
    Key,
}

/// The arguments of one frame. A scope is the frame, or a list or group in it.
#[derive(Debug, Default)]
pub struct Names {
    scopes: Vec<Style>,
    wanted: Vec<Wanted>,
}

/// One argument.
#[derive(Debug)]
struct Wanted {
    scope: usize,
    /// The names of the elements it stands in and its own, from the outside.
    path: Vec<String>,
    /// How many of them, from the end, its name is made of.
    take: usize,
    /// The argument whose name with this behind it is its own.
    beside: Option<(Id, &'static str)>,
    name: String,
}

impl Names {
    /// A new scope.
    pub fn scope(&mut self, style: Style) -> usize {
        self.scopes.push(style);
        self.scopes.len() - 1
    }

    /// An argument of a scope; its name is made of the last `take` names of the path, or of more.
    pub fn add(&mut self, scope: usize, path: Vec<String>, take: usize) -> Id {
        let take = take.clamp(1, path.len().max(1));
        self.wanted.push(Wanted { scope, path, take, beside: None, name: String::new() });
        self.wanted.len() - 1
    }

    /// Names an argument after another one: `auth-ext` beside `auth`.
    pub fn put_beside(&mut self, id: Id, other: Id, suffix: &'static str) {
        if self.wanted[id].scope == self.wanted[other].scope {
            self.wanted[id].beside = Some((other, suffix));
        }
    }

    /// The name of an argument, once [`Names::settle`] was called.
    pub fn of(&self, id: Id) -> &str {
        &self.wanted[id].name
    }

    /// Gives every argument a name of its own; those of the first scope are none of `taken`, or have `prefix` in front.
    pub fn settle(&mut self, prefix: &str, taken: &dyn Fn(&str) -> bool) {
        for _ in 0..64 {
            if !self.lengthen(taken) {
                break;
            }
        }
        let mut used: HashMap<(usize, String), usize> = HashMap::new();
        for at in 0..self.wanted.len() {
            let scope = self.wanted[at].scope;
            let mut name = self.wanted[at].name.clone();
            if scope == 0 && taken(&name) {
                name = format!("{prefix}-{name}");
            }
            let mut free = name.clone();
            let mut number = 1;
            while used.contains_key(&(scope, free.clone())) || (scope == 0 && taken(&free)) {
                number += 1;
                free = format!("{name}-{number}");
            }
            used.insert((scope, free.clone()), at);
            self.wanted[at].name = free;
        }
        for at in 0..self.wanted.len() {
            let Some((other, suffix)) = self.wanted[at].beside else { continue };
            let name = format!("{}{suffix}", self.wanted[other].name);
            let scope = self.wanted[at].scope;
            let is_taken = used.contains_key(&(scope, name.clone())) || (scope == 0 && taken(&name));
            if !is_taken {
                self.wanted[at].name = name;
            }
        }
    }

    /// Makes names and lengthens those that are not alone; whether any was.
    fn lengthen(&mut self, taken: &dyn Fn(&str) -> bool) -> bool {
        let mut count: HashMap<(usize, String), usize> = HashMap::new();
        for at in 0..self.wanted.len() {
            let name = self.made(&self.wanted[at]);
            *count.entry((self.wanted[at].scope, name.clone())).or_default() += 1;
            self.wanted[at].name = name;
        }
        let mut any = false;
        for wanted in &mut self.wanted {
            let alone = count.get(&(wanted.scope, wanted.name.clone())).is_none_or(|number| *number < 2);
            let free = wanted.scope != 0 || !taken(&wanted.name);
            if !(alone && free) && wanted.take < wanted.path.len() {
                wanted.take += 1;
                any = true;
            }
        }
        any
    }

    /// The name that is made of as much of the path as is taken.
    fn made(&self, wanted: &Wanted) -> String {
        let from = wanted.path.len().saturating_sub(wanted.take);
        let told = wanted.path[..from].iter().filter(|name| TOLD.contains(&name.as_str())).take(1);
        let parts: Vec<String> = told.chain(&wanted.path[from..]).cloned().collect();
        if self.scopes[wanted.scope] == Style::Key {
            return words::joined(&wanted.path[from..]);
        }
        let name = parts.iter().map(|part| words::dashed(part)).collect::<Vec<_>>().join("-");
        // An option of that form is how another one is taken away.
        name.strip_suffix("-null").map_or(name.clone(), |stem| format!("{stem}-nil"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_long_as_they_must_be() {
        let mut names = Names::default();
        let (top, list) = (names.scope(Style::Option), names.scope(Style::Key));
        let path = |text: &str| text.split('/').map(str::to_string).collect::<Vec<_>>();
        let wanted = [
            (top, "name", 1, "name"),
            (top, "add/status", 1, "add-status"),
            (top, "chg/status", 1, "status"),
            (top, "org/addr/pc", 1, "org-pc"),
            (top, "org/pc", 1, "org-pc-2"),
            (top, "int/city", 1, "int-city"),
            (top, "loc/city", 1, "loc-city"),
            (top, "lang", 1, "x-lang"),
            (top, "note/lang", 1, "note-lang"),
            (top, "reason/code", 2, "reason-code"),
            (top, "auth/null", 2, "auth-nil"),
            (list, "status", 1, "status"),
            (list, "reason/lang", 1, "reasonLang"),
            (list, "note/lang", 1, "noteLang"),
        ];
        let ids: Vec<Id> = wanted.iter().map(|(scope, text, take, _)| names.add(*scope, path(text), *take)).collect();
        let ext = names.add(top, path("ext"), 1);
        names.put_beside(ext, ids[0], "-ext");
        names.settle("x", &|name| name == "lang");
        for (id, (_, text, _, expected)) in ids.iter().zip(wanted) {
            if text.ends_with("pc") {
                continue;
            }
            assert_eq!(names.of(*id), expected, "{text}");
        }
        assert_ne!(names.of(ids[3]), names.of(ids[4]));
        assert_eq!(names.of(ext), "name-ext");
    }
}
