//! Options that no spec declares: another way to give an argument that one does declare.

use super::params::{Param, Shape};

/// Another way to give an argument.
struct Derived {
    /// The extension and its argument.
    of: (&'static str, &'static str),
    /// The option.
    option: &'static str,
    /// What it is.
    help: &'static str,
}

/// **The table.**
const DERIVED: &[Derived] = &[
    Derived {
        of: ("secDNS", "ds"),
        option: "ds-from-key",
        help: "DNSKEY file (K….key of dnssec-keygen) to make DS records from; :sha384 chooses the digest",
    },
    Derived {
        of: ("secDNS", "add-ds"),
        option: "ds-from-key",
        help: "DNSKEY file (K….key of dnssec-keygen) whose DS records to add; :sha384 chooses the digest",
    },
    Derived {
        of: ("secDNS", "rem-ds"),
        option: "rem-ds-from-key",
        help: "DNSKEY file whose DS records to remove; :sha384 where they were made with that digest",
    },
];

/// Whether the option is another way to give an argument of the extension `owner`.
pub fn is_of(owner: &str, option: &str) -> bool {
    DERIVED.iter().any(|derived| derived.of.0 == owner && derived.option == option)
}

/// Adds them behind the arguments that are there; those without an owner are of the extension `own`.
pub fn add(params: &mut Vec<Param>, own: Option<&str>) {
    for Derived { of: (owner, name), option, help } in DERIVED {
        let found = |param: &Param| {
            param.owner.or(own) == Some(owner) && param.name == *name && param.repeats && param.shape.is_item()
        };
        let Some(at) = params.iter().position(found) else { continue };
        let param = Param {
            name,
            option: (*option).to_string(),
            owner: params[at].owner,
            shape: Shape::KeyFile,
            required: false,
            repeats: true,
            secret: false,
            default: None,
            help,
            position: None,
            part: None,
            generated: false,
            nullable: false,
            split: None,
        };
        params.insert(at + 1, param);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::params::params;
    use crate::spec::{Catalog, Wanted};

    #[test]
    fn they_stand_where_their_arguments_are() {
        let catalog = Catalog::built_in();
        for (command, options) in [
            ("domain create", &["ds-from-key"][..]),
            ("domain update", &["ds-from-key", "rem-ds-from-key"]),
            ("domain info", &[]),
        ] {
            let (_, command) = catalog.command(command).expect("a command");
            let params = params(catalog, command, Wanted::Common);
            let derived: Vec<_> = params.iter().filter(|param| matches!(param.shape, Shape::KeyFile)).collect();
            assert_eq!(derived.len(), options.len());
            for option in options {
                assert_eq!(derived.iter().filter(|param| param.option == *option).count(), 1, "{option}");
            }
        }
    }
}
