//! `eppsh spec draft`: a spec file proposed from an XML Schema, checked before it is printed.

use crate::cli::Draft;
use crate::error::Result;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::xsd::draft::{Options, Shape};
use std::path::Path;

/// Prints the draft; says on the other side how it fares.
pub fn draft(ui: &Ui, catalog: &'static Catalog, wanted: &Draft) -> Result<u8> {
    let schema = crate::xsd::load(Path::new(&wanted.file))?;
    let shape = wanted.shape.as_deref().map(|word| if word == "object" { Shape::Object } else { Shape::Extension });
    let text = crate::xsd::draft::draft(&schema, &Options { shape, object: wanted.object.clone() }, catalog)?;
    ui.data(text.as_bytes())?;
    // What is printed is worth having even where the check finds a fault in it.
    match super::check::check(vec![("draft".into(), text)], None) {
        Ok(told) => told.iter().for_each(|line| ui.talk(line)),
        Err(error) => ui.error(&error.hint("the draft is printed nevertheless; put this right in it")),
    }
    Ok(0)
}
