//! The numbers, their targets, and how they are printed.

use std::io::Write;

/// A target.
#[derive(Clone, Copy)]
pub enum Target {
    /// No more than that.
    Most(f64),
    /// No less than that.
    Least(f64),
    /// For comparison only.
    None,
}

/// One line of the table.
struct Row {
    what: String,
    measured: String,
    floor: String,
    value: f64,
    unit: &'static str,
    target: Target,
}

/// All lines.
pub struct Table(Vec<Row>);

impl Table {
    /// No lines yet.
    pub fn new() -> Self {
        Table(Vec::new())
    }

    /// Adds a line: what was measured, its floor, and the value in `unit` that is held against the target.
    pub fn add(&mut self, what: &str, measured: String, floor: String, value: f64, unit: &'static str, target: Target) {
        self.0.push(Row { what: what.into(), measured, floor, value, unit, target });
    }

    /// Prints it with a verdict for each line.
    pub fn print(&self) {
        say(&format!("{:<44} {:>14} {:>14} {:>14}  {:<14} verdict", "what", "eppsh", "floor", "value", "target"));
        for row in &self.0 {
            let (target, verdict) = match row.target {
                Target::Most(most) => {
                    (format!("<= {most} {}", row.unit), if row.value <= most { "PASS" } else { "FAIL" })
                }
                Target::Least(least) => {
                    (format!(">= {least} {}", row.unit), if row.value >= least { "PASS" } else { "FAIL" })
                }
                Target::None => ("-".into(), "-"),
            };
            let value = format!("{:.2} {}", row.value, row.unit);
            say(&format!(
                "{:<44} {:>14} {:>14} {value:>14}  {target:<14} {verdict}",
                row.what, row.measured, row.floor
            ));
        }
    }
}

/// Prints a line; a reader that went away is no reason to stop.
pub fn say(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A time for people.
pub fn time(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.2} us", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
