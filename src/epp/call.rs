//! A command as values: what was typed, what a frame asked for, what the registry is to do.

use crate::value::{Map, Name, Value};

/// One command with its arguments; the same whichever side of the wire it is on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Call {
    /// The command's name in its spec: `domain check`.
    pub command: String,
    /// Its arguments, named as the slots of its frame are.
    pub args: Map,
    /// The arguments of each extension that takes part, by extension id.
    pub ext: Vec<(Name, Map)>,
    /// The client's transaction id.
    pub cltrid: Option<String>,
}

impl Call {
    /// A call of `command` without arguments.
    pub fn new(command: impl Into<String>) -> Self {
        Call { command: command.into(), ..Self::default() }
    }

    /// The same call with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<Name>, value: impl Into<Value>) -> Self {
        self.args.set(name, value);
        self
    }

    /// Adds arguments to those of the extension `id`; `distinct`: what a list has already is not added to it.
    pub fn add(&mut self, id: &'static str, args: Map, distinct: bool) {
        match self.ext.iter_mut().find(|(name, _)| name == id) {
            Some((_, known)) => {
                for (name, value) in args {
                    match value {
                        Value::List(items) => {
                            for item in items {
                                if !(distinct && known.list(&name).contains(&item)) {
                                    known.push(name.clone(), item);
                                }
                            }
                        }
                        value if distinct => known.set_distinct(name, value),
                        value => known.set(name, value),
                    }
                }
            }
            None => self.ext.push((id.into(), args)),
        }
    }

    /// The arguments of the extension `id`.
    pub fn extension(&self, id: &str) -> Option<&Map> {
        self.ext.iter().find(|(name, _)| name == id).map(|(_, map)| map)
    }
}
