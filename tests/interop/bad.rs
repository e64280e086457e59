//! eppzy, whose length is wrong: it gets answers, and nobody else feels it.

use super::{Site, compare, has_package, python};

#[test]
fn eppzys_wrong_length_is_answered_and_harms_nobody() {
    if !has_package("eppzy.session", "eppzy==0.0.15") {
        return;
    }
    let site = Site::start("lenient");
    let (told, frames) = site.run(&python(), "eppzy_client.py");
    compare("lenient", "eppzy_client.txt", &told, &frames);
    site.answers();
}
