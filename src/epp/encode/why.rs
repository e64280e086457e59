//! Why a frame cannot be written.

/// Why a frame cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The argument at fault.
    pub argument: String,
    /// What is wrong with it.
    pub why: Why,
    /// The extension whose argument it is.
    pub owner: Option<String>,
    /// The item of a list that it is a field of.
    pub item: Option<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The list, or the group of fields.
    pub list: &'static str,
    /// What tells it from the first item, where it is another one: `loc`.
    pub which: Option<String>,
}

/// A sentence that may name arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why(Vec<Piece>);

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Argument(&'static str),
}

impl From<&str> for Why {
    fn from(text: &str) -> Why {
        Why(vec![Piece::Text(text.into())])
    }
}

impl From<String> for Why {
    fn from(text: String) -> Why {
        Why(vec![Piece::Text(text)])
    }
}

impl Why {
    /// The sentence with `text` at its end.
    pub(super) fn text(mut self, text: &str) -> Why {
        self.0.push(Piece::Text(text.into()));
        self
    }

    /// The sentence with names at its end.
    pub(super) fn arguments(mut self, names: impl IntoIterator<Item = &'static str>) -> Why {
        for (at, name) in names.into_iter().enumerate() {
            if at > 0 {
                self.0.push(Piece::Text(", ".into()));
            }
            self.0.push(Piece::Argument(name));
        }
        self
    }

    /// The sentence with arguments as `called` names them.
    pub fn told(&self, called: &dyn Fn(&str) -> String) -> String {
        let told = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument(name) => called(name),
        });
        told.collect()
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told(&str::to_string))
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.argument, self.why)
    }
}
