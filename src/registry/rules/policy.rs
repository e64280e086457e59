//! The parameters of a profile (specification, section 0).

use super::name;
use super::texts::Key;
use serde::{Deserialize, Serialize};

/// What a registry's operator decides; all but the zones stand in the file as its section `[rules]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Policy {
    /// The zones served; sections of their own in the file.
    #[serde(skip)]
    pub tlds: Vec<Tld>,
    /// Labels that cannot be registered.
    pub reserved: Vec<String>,
    /// Whether ASCII labels of two letters are reserved: they could be taken for countries.
    pub reserve_short: bool,
    /// Whether domains have registrants and contacts.
    pub data_model: DataModel,
    /// The types of contact that [`DataModel::Maximum`] asks for.
    pub required_contacts: Vec<String>,
    /// The suffix of repository object ids.
    pub roid_suffix: String,
    /// How many objects one check may name; 0 for any number.
    pub check_max: usize,
    /// The longest registration period in years.
    pub period_max: i64,
    /// The most name servers of a domain.
    pub ns_max: usize,
    /// The most addresses of a host.
    pub addresses_max: usize,
    /// Whether addresses of private networks and documentation are refused too.
    pub refuse_private_addresses: bool,
    /// The grace period after a create, in days.
    pub grace_add: i64,
    /// After a renew.
    pub grace_renew: i64,
    /// After an automatic renew.
    pub grace_auto_renew: i64,
    /// After a transfer.
    pub grace_transfer: i64,
    /// What becomes of a domain that expires.
    pub expiry: Expiry,
    /// How many days before that its sponsor is told, each a message.
    pub expiry_notices: Vec<i64>,
    /// How many days before its expiry a domain can be renewed; 0 for at any time.
    pub renew_window: i64,
    /// How many days a deleted domain can be restored.
    pub redemption: i64,
    /// How many days it stays after that.
    pub pending_delete: i64,
    /// How many days the report of a restore may take.
    pub restore_report: i64,
    /// Whether a restore needs a report.
    pub restore_report_required: bool,
    /// How many days the losing registrar has to answer a transfer.
    pub transfer_pending: i64,
    /// What the registry does when those are over.
    pub transfer_auto: TransferAuto,
    /// How many days after a create or transfer a domain cannot be transferred.
    pub transfer_lock: i64,
    /// What becomes of the contacts of a domain that is transferred.
    pub transfer_contacts: TransferContacts,
    /// What a contact may ask to be disclosed or not: `voice`, `name:int`.
    pub disclose: Vec<String>,
    /// The commands that wait for the registry's consent: `create`, `update`, `delete`, `renew`.
    pub pending: Vec<String>,
    /// After how many days the registry consents by itself; 0 for never.
    pub pending_consent: i64,
    /// How authInfo is kept and judged.
    pub authinfo: AuthMode,
    /// Whether an internal host must have an address.
    pub host_internal_requires_address: bool,
    /// Whether transfers of names that begin with `auto-approve-` and `auto-reject-` are decided at once.
    pub magic_names: bool,
    /// Whether answers tell of waiting messages.
    pub poll_hint: bool,
    /// Whether faults of values are answered 2001, as by servers that validate against the schemas.
    pub schema_errors_2001: bool,
    /// The most objects a registrar may have; 0 for any number.
    pub quota: i64,
    /// Whether commands cost money.
    pub billing: bool,
    /// What a year of a registration costs, in the smallest unit of the currency.
    pub price_year: i64,
    /// What a restore costs.
    pub price_restore: i64,
    /// The balance below which a registrar is warned; 0 for never.
    pub low_balance: i64,
    /// The most DS records of a domain.
    pub ds_max: usize,
    /// The algorithms of keys (RFC 8624) that are taken.
    pub ds_algorithms: Vec<i64>,
    /// The types of digests that are taken.
    pub ds_digests: Vec<i64>,
    /// Whether each DS record must come with its key.
    pub ds_key_required: bool,
    /// Whether the contact extension of TCI must be there, may be, or is not read.
    pub tci_contact: Need,
    /// Likewise for TCI's extension of domains.
    pub tci_domain: Need,
    /// Whether every update must carry TCI's extension too, as its text may be read.
    pub tci_update: bool,
    /// The longest description of a domain.
    pub description_max: usize,
    /// The longest taxpayer identification number.
    pub tin_max: usize,
    /// The longest passport, in characters.
    pub passport_max: usize,
    /// The longest line of a legal address.
    pub legal_line_max: usize,
    /// The longest postal code of a legal address.
    pub legal_pc_max: usize,
    /// How answers spell the element for an organisation.
    pub tci_org_element: OrgElement,
}

/// Whether something must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
}

/// What becomes of a domain that expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expiry {
    /// It is renewed for a year.
    Renew,
    /// It is deleted, and can be restored.
    Delete,
    /// It goes on.
    Nothing,
}

/// How authInfo is kept and judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthMode {
    /// Any text; the sponsor sees it.
    Classic,
    /// RFC 9154: strong, kept as a hash, never shown, gone after a transfer.
    Rfc9154,
}

/// A zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tld {
    /// Its name as A-labels, lower-case.
    pub name: String,
    /// Whether ASCII labels are refused.
    #[serde(default)]
    pub idn_only: bool,
    /// The letters of its internationalised labels; without a table, any valid ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// Letters that count as one, each text a set of them: `её`. Names that differ in these only are variants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// Who may register a variant of a name that is taken.
    #[serde(default, skip_serializing_if = "VariantUse::is_default")]
    pub variant_use: VariantUse,
}

/// Who may register a variant of a name that is taken (NM-7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariantUse {
    /// Nobody.
    #[default]
    Blocked,
    /// The registrar that has the name.
    SameRegistrar,
}

impl VariantUse {
    /// Whether nothing else was said.
    fn is_default(&self) -> bool {
        *self == VariantUse::default()
    }
}

/// What becomes of a transferred domain's contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferContacts {
    /// They stay linked, whoever's they are.
    Keep,
    /// The gaining registrar gets copies of its own.
    Clone,
}

/// How answers spell TCI's element for an organisation (TC-1); both are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrgElement {
    /// As deployed clients read it.
    Organization,
    /// As TCI's text has it.
    Org,
}

/// A table of letters for internationalised labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// `а`-`я`, `ё`, digits and hyphen; three characters at least.
    Russian,
}

/// Whether domains have registrants and contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DataModel {
    /// They must have.
    Maximum,
    /// They may have.
    Optional,
    /// They have none, and there are no contacts.
    Minimum,
}

/// What becomes of a transfer that nobody decided in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferAuto {
    /// It is approved.
    Approve,
    /// It is cancelled.
    Reject,
    /// It stays pending.
    Never,
}

impl Default for Policy {
    /// The profile `lenient`.
    fn default() -> Self {
        let tld = |name: &str, table| Tld { name: name.into(), table, ..Tld::default() };
        Policy {
            tlds: vec![tld("xn--d1acj3b", Some(Table::Russian)), tld("example", None), tld("test", None)],
            reserved: ["example", "www", "rdds", "whois", "nic"].map(String::from).into(),
            reserve_short: true,
            data_model: DataModel::Optional,
            required_contacts: vec!["admin".into(), "tech".into()],
            roid_suffix: "DETI".into(),
            check_max: 0,
            period_max: 10,
            ns_max: 13,
            addresses_max: 13,
            refuse_private_addresses: false,
            grace_add: 5,
            grace_renew: 5,
            grace_auto_renew: 45,
            grace_transfer: 5,
            expiry: Expiry::Renew,
            expiry_notices: Vec::new(),
            renew_window: 0,
            redemption: 30,
            pending_delete: 5,
            restore_report: 7,
            restore_report_required: true,
            transfer_pending: 5,
            transfer_auto: TransferAuto::Approve,
            transfer_lock: 0,
            transfer_contacts: TransferContacts::Keep,
            disclose: ["name:int", "name:loc", "org:int", "org:loc", "addr:int", "addr:loc", "voice", "fax", "email"]
                .map(String::from)
                .into(),
            pending: Vec::new(),
            pending_consent: 0,
            authinfo: AuthMode::Classic,
            host_internal_requires_address: false,
            magic_names: true,
            poll_hint: false,
            schema_errors_2001: false,
            quota: 0,
            billing: false,
            price_year: 1_000,
            price_restore: 5_000,
            low_balance: 0,
            ds_max: 8,
            ds_algorithms: vec![8, 13, 14, 15, 16],
            ds_digests: vec![2, 4],
            ds_key_required: false,
            tci_contact: Need::Optional,
            tci_domain: Need::Optional,
            tci_update: false,
            description_max: 150,
            tin_max: 20,
            passport_max: 255,
            legal_line_max: 255,
            legal_pc_max: 16,
            tci_org_element: OrgElement::Organization,
        }
    }
}

impl Policy {
    /// The zone that `name` lies below, if it is served here.
    pub fn zone(&self, name: &str) -> Option<&Tld> {
        let below = |tld: &&Tld| name.strip_suffix(&tld.name).is_some_and(|rest| rest.ends_with('.'));
        self.tlds.iter().filter(below).max_by_key(|tld| tld.name.len())
    }

    /// Whether a well-formed domain name can be registered, and the text that tells why not (NM-6).
    pub fn registrable(&self, name: &str) -> Result<(), Key> {
        let tld = self.zone(name).ok_or(Key::ZoneNotServed)?;
        let label = &name[..name.len() - tld.name.len() - 1];
        if label.contains('.') {
            return Err(Key::InvalidName);
        }
        if !label.starts_with("xn--") {
            let short = self.reserve_short && label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
            return match () {
                () if tld.idn_only => Err(Key::NotInTable),
                () if short || self.reserved.iter().any(|reserved| reserved == label) => Err(Key::Reserved),
                () => Ok(()),
            };
        }
        if self.reserved.iter().any(|reserved| reserved == label) {
            return Err(Key::Reserved);
        }
        match tld.table {
            Some(table) if !table.holds(&name::to_unicode(label)) => Err(Key::NotInTable),
            _ => Ok(()),
        }
    }

    /// What all variants of `name` have in common, and who may register them; none where its zone has no variants.
    pub fn variants_of(&self, name: &str) -> Option<(String, VariantUse)> {
        let tld = self.zone(name).filter(|tld| !tld.variants.is_empty())?;
        let label = name::to_unicode(&name[..name.len() - tld.name.len() - 1]);
        let first = |letter: char| {
            let set = tld.variants.iter().find(|set| set.contains(letter));
            set.and_then(|set| set.chars().next()).unwrap_or(letter)
        };
        Some((format!("{}.{}", label.chars().map(first).collect::<String>(), tld.name), tld.variant_use))
    }

    /// The domain that a host of this name would be subordinate to; none for an external host.
    pub fn superordinate(&self, host: &str) -> Option<String> {
        let tld = self.zone(host)?;
        let labels = &host[..host.len() - tld.name.len() - 1];
        let label = labels.rsplit('.').next()?;
        Some(format!("{label}.{}", tld.name))
    }
}

impl Table {
    /// Whether a label in its U-form is one of the table's.
    fn holds(self, label: &str) -> bool {
        match self {
            Table::Russian => {
                label.chars().count() >= 3
                    && label.chars().all(|letter| matches!(letter, 'а'..='я' | 'ё' | '0'..='9' | '-'))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The A-label form of a name.
    fn a(name: &str) -> String {
        idna::domain_to_ascii(name).expect("a valid name")
    }

    #[test]
    fn nm_6_what_can_be_registered() {
        let policy = Policy::default();
        assert_eq!(policy.registrable(&a("тест.дети")), Ok(()));
        assert_eq!(policy.registrable(&a("ёж-1.дети")), Ok(()));
        assert_eq!(policy.registrable("foo.example"), Ok(()));
        assert_eq!(policy.registrable(&a("ёж.дети")), Err(Key::NotInTable));
        assert_eq!(policy.registrable(&a("їжак.дети")), Err(Key::NotInTable));
        assert_eq!(policy.registrable("foo.com"), Err(Key::ZoneNotServed));
        assert_eq!(policy.registrable("example"), Err(Key::ZoneNotServed));
        assert_eq!(policy.registrable("a.foo.example"), Err(Key::InvalidName));
        assert_eq!(policy.registrable("nic.example"), Err(Key::Reserved));
        assert_eq!(policy.registrable("ab.example"), Err(Key::Reserved));
        assert_eq!(policy.registrable("fooexample"), Err(Key::ZoneNotServed));
    }

    #[test]
    fn nm_6_ascii_below_an_idn_only_zone() {
        let mut policy = Policy::default();
        assert_eq!(policy.registrable("foo.xn--d1acj3b"), Ok(()));
        policy.tlds[0].idn_only = true;
        assert_eq!(policy.registrable("foo.xn--d1acj3b"), Err(Key::NotInTable));
    }

    #[test]
    fn a_host_is_subordinate_to_the_name_below_its_zone() {
        let policy = Policy::default();
        assert_eq!(policy.superordinate("ns1.a.foo.example").as_deref(), Some("foo.example"));
        assert_eq!(policy.superordinate("foo.example").as_deref(), Some("foo.example"));
        assert_eq!(policy.superordinate("ns1.foo.com"), None);
    }
}
