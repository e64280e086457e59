//! Warns of names that look like others before they are registered; once for each name, and never in the way.

use crate::epp::Call;
use crate::idn::looks;
use crate::spec::Catalog;
use crate::value::Value;
use std::collections::HashSet;

/// Which names were warned of already.
#[derive(Default)]
pub struct Suspects(HashSet<String>);

impl Suspects {
    /// What to say of the name that a call creates.
    pub fn warnings(&mut self, catalog: &Catalog, call: &Call) -> Vec<String> {
        let creates = catalog.command(&call.command).is_some_and(|(_, command)| command.verb() == "create");
        match call.args.get("name").filter(|_| creates) {
            Some(Value::Domain(name)) if !self.0.contains(name) => {
                let warnings = looks::warnings(name);
                if !warnings.is_empty() {
                    self.0.insert(name.clone());
                }
                warnings
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_warned_of_once_and_only_when_it_is_created() {
        let catalog = Catalog::built_in();
        let name = Value::Domain("xn--pypal-4ve.com".into());
        let call = |command: &str| Call::new(command).with("name", name.clone());
        let mut suspects = Suspects::default();
        assert!(suspects.warnings(catalog, &call("domain check")).is_empty());
        assert_eq!(suspects.warnings(catalog, &call("domain create")).len(), 1);
        assert!(suspects.warnings(catalog, &call("domain create")).is_empty());
        assert_eq!(Suspects::default().warnings(catalog, &call("host create")).len(), 1);
        // A person's name is no domain name.
        let person = Call::new("contact create").with("name", "Аlice");
        assert!(suspects.warnings(catalog, &person).is_empty());
    }
}
