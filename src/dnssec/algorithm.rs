//! The algorithms of keys: their names, the lengths of their keys, and which should not be used any more.

/// An algorithm of the registry "DNS Security Algorithm Numbers".
struct Algorithm {
    number: u8,
    name: &'static str,
    /// The octets of a key, where all have as many.
    length: Option<usize>,
    /// Why not to rely on it.
    concern: Option<&'static str>,
}

/// Builds the table.
macro_rules! algorithms {
    ($($number:literal $name:literal $length:expr, $concern:expr;)*) => {
        /// **The table**: the status is that of RFC 8624 with RFC 9905 (SHA-1) and RFC 9906 (GOST) over it.
        const ALGORITHMS: &[Algorithm] =
            &[$(Algorithm { number: $number, name: $name, length: $length, concern: $concern }),*];
    };
}

algorithms! {
    1 "RSAMD5" None, Some("which must not be used (RFC 8624)");
    3 "DSA" None, Some("which must not be used (RFC 8624)");
    5 "RSASHA1" None, Some("which rests on SHA-1 and must not be used for new signatures (RFC 9905)");
    6 "DSA-NSEC3-SHA1" None, Some("which must not be used (RFC 8624)");
    7 "RSASHA1-NSEC3-SHA1" None, Some("which rests on SHA-1 and must not be used for new signatures (RFC 9905)");
    8 "RSASHA256" None, None;
    10 "RSASHA512" None, Some("which is not recommended for signing (RFC 8624); RSASHA256 and ECDSAP256SHA256 are");
    12 "ECC-GOST" Some(64), Some("which must not be used (RFC 9906)");
    13 "ECDSAP256SHA256" Some(64), None;
    14 "ECDSAP384SHA384" Some(96), None;
    15 "ED25519" Some(32), None;
    16 "ED448" Some(57), None;
    17 "SM2SM3" Some(64), Some("which few resolvers know (RFC 9563)");
    23 "ECC-GOST12" Some(64), Some("which few resolvers know (RFC 9558)");
}

/// The number of an algorithm that is written as a number or by its name.
pub fn number(word: &str) -> Option<u8> {
    let known = ALGORITHMS.iter().find(|known| known.name.eq_ignore_ascii_case(word));
    known.map(|known| known.number).or_else(|| word.parse().ok())
}

/// Refuses a key that is too short or too long for its algorithm.
pub fn check_length(number: u8, octets: usize) -> Result<(), String> {
    let Some(known) = ALGORITHMS.iter().find(|known| known.number == number) else { return Ok(()) };
    match known.length {
        Some(length) if length != octets => Err(format!(
            "the key has {octets} octets, and one of algorithm {number} ({}) has {length}; is a part of it missing?",
            known.name
        )),
        // Less than any RSA or DSA key ever had.
        None if octets < 64 => Err(format!("the key has {octets} octets only; is a part of it missing?")),
        _ => Ok(()),
    }
}

/// Why a key of the algorithm should not be relied on.
pub fn concern(number: u8) -> Option<String> {
    match ALGORITHMS.iter().find(|known| known.number == number) {
        Some(known) => known.concern.map(|why| format!("algorithm {number} ({}), {why}", known.name)),
        None => Some(format!("algorithm {number}, which eppsh does not know")),
    }
}
