//! instant-epp, a client in Rust, with its every command. TCI's data go in by its own trait of extensions.

use super::kept::{Dial, frames};
use super::{Site, compare};
use instant_epp::client::EppClient;
use instant_epp::common::NoExtension;
use instant_epp::contact::{self, Address, ContactCheck, ContactCreate, ContactDelete, ContactInfo, ContactUpdate};
use instant_epp::contact::{Fax, InfoType, PostalInfo, Voice};
use instant_epp::domain::update::{DomainAdd, DomainChangeInfo, DomainRemove};
use instant_epp::domain::{self, DomainAuthInfo, DomainCheck, DomainContact, DomainCreate, DomainDelete, DomainInfo};
use instant_epp::domain::{DomainRenew, DomainTransfer, DomainUpdate, HostInfo as NameServer, HostObj, NameServers};
use instant_epp::extensions::rgp::report::{RgpRestoreReport, Update as Report};
use instant_epp::extensions::rgp::request::{RgpRequestResponse, RgpRestoreRequest, Update as Request};
use instant_epp::extensions::secdns::{Algorithm, CreateData as Signed, DigestAlgorithm, DsDataType};
use instant_epp::host::update::{HostAdd, HostChangeInfo, HostRemove};
use instant_epp::host::{self, HostCheck, HostCreate, HostDelete, HostInfo, HostUpdate};
use instant_epp::login::Login;
use instant_epp::logout::Logout;
use instant_epp::poll::{Ack, Poll, PollData};
use instant_epp::request::{Extension, Transaction};
use instant_epp::response::Response;
use instant_epp::{Error, extensions};
use instant_xml::ToXml;
use std::fmt::Write as _;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const NAME: &str = "xn--80aj8afc.xn--d1acj3b";
const SECOND: &str = "xn--80aaukc2b.xn--d1acj3b";
const CONTACT_EXT: &str = "http://www.tcinet.ru/epp/tci-contact-ext-1.0";
const DOMAIN_EXT: &str = "http://www.tcinet.ru/epp/tci-domain-ext-1.0";

/// TCI's data of a new person.
#[derive(Debug, ToXml)]
#[xml(rename = "create", ns(CONTACT_EXT))]
struct NewPerson {
    person: Person,
}

#[derive(Debug, ToXml)]
#[xml(rename = "person", ns(CONTACT_EXT))]
struct Person {
    birthday: &'static str,
    passport: &'static str,
}

/// TCI's data of a new domain.
#[derive(Debug, ToXml)]
#[xml(rename = "create", ns(DOMAIN_EXT))]
struct NewDomain {
    description: &'static str,
}

/// The same, and DNSSEC.
#[derive(Debug)]
struct NewSigned<'a>(NewDomain, Signed<'a>);

impl ToXml for NewSigned<'_> {
    fn serialize<W: std::fmt::Write + ?Sized>(
        &self,
        field: Option<instant_xml::Id<'_>>,
        serializer: &mut instant_xml::Serializer<W>,
    ) -> Result<(), instant_xml::Error> {
        self.0.serialize(field, serializer)?;
        self.1.serialize(field, serializer)
    }
}

impl Extension for NewPerson {
    type Response = NoExtension;
}

impl Extension for NewDomain {
    type Response = NoExtension;
}

impl Extension for NewSigned<'_> {
    type Response = NoExtension;
}

impl Transaction<NewPerson> for ContactCreate<'_> {}
impl Transaction<NewDomain> for DomainCreate<'_> {}
impl Transaction<NewSigned<'_>> for DomainCreate<'_> {}

/// What was told, and what every connection read.
struct Run<'a> {
    site: &'a Site,
    told: String,
    reads: Vec<Arc<Mutex<Vec<u8>>>>,
    asked: usize,
}

type Client = EppClient<Dial>;

impl Run<'_> {
    /// A client that has read the greeting.
    async fn connect(&mut self, shown: Option<&'static str>) -> Result<Client, Error> {
        let read = Arc::new(Mutex::new(Vec::new()));
        self.reads.push(read.clone());
        let dial = Dial { port: self.site.port().parse().unwrap(), dir: self.site.dir(), shown, read };
        EppClient::new(dial, "test".into(), crate::served::PATIENCE).await
    }

    fn password(&self, user: &str) -> String {
        std::fs::read_to_string(self.site.dir().join(format!("clients/{user}.password"))).unwrap().trim().to_owned()
    }

    fn tell(&mut self, name: &str, code: impl std::fmt::Display, detail: &str) {
        writeln!(self.told, "{}", format!("{name} {code} {detail}").trim_end()).unwrap();
    }

    /// Sends a command; tells its code, and of its data what is wanted.
    async fn ask<'c, 'e, C, E>(
        &mut self,
        name: &str,
        client: &mut Client,
        data: impl Into<instant_epp::client::RequestData<'c, 'e, C, E>>,
        detail: impl FnOnce(&Response<C::Response, E::Response>) -> String,
    ) -> Option<Response<C::Response, E::Response>>
    where
        C: Transaction<E> + 'c,
        E: Extension + 'e,
    {
        self.asked += 1;
        let id = format!("instant-{}", self.asked);
        match client.transact(data, &id).await {
            Ok(answer) => {
                assert_eq!(answer.tr_ids.client_tr_id.as_deref(), Some(&*id), "{name}");
                let told = detail(&answer);
                self.tell(name, answer.result.code as u16, &told);
                Some(answer)
            }
            Err(Error::Command(status)) => {
                self.tell(name, status.result.code as u16, "");
                None
            }
            Err(error) => panic!("{name}: {error}\n{}", self.told),
        }
    }

    /// A login on a connection of its own.
    async fn login(
        &mut self,
        name: &str,
        user: &str,
        shown: Option<&'static str>,
        (password, new): (&str, Option<&str>),
        extensions: &[&str],
    ) -> Option<Client> {
        match self.connect(shown).await {
            Ok(mut client) => {
                let login = Login::new(user, password, new, Some(extensions));
                self.ask(name, &mut client, &login, nothing).await.map(|_| client)
            }
            Err(_) => {
                self.tell(name, "closed", "");
                None
            }
        }
    }

    /// One message and its acknowledgement.
    async fn poll(&mut self, who: &str, client: &mut Client) {
        let status = |answer: &Response<PollData, NoExtension>| match answer.res_data() {
            Some(PollData::DomainTransfer(transfer)) => transfer.transfer_status.clone(),
            _ => String::new(),
        };
        let answer = self.ask(&format!("poll-{who}"), client, &Poll, status).await;
        if let Some(queue) = answer.as_ref().and_then(Response::message_queue) {
            let ack = Ack { message_id: &queue.id };
            let left = |answer: &Response<String, NoExtension>| {
                answer.message_queue().map(|left| format!("{} {}", left.count, left.id == queue.id)).unwrap_or_default()
            };
            self.ask(&format!("ack-{who}"), client, &ack, left).await;
        }
    }
}

fn nothing<D, E>(_: &Response<D, E>) -> String {
    String::new()
}

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn postal(city: &'static str) -> PostalInfo<'static> {
    let address = Address::new(&["ул. Ленина, 1"], city, Some("Москва"), Some("101000"), "RU".parse().unwrap());
    PostalInfo::new(InfoType::Local, "Иван Петров", Some("Дом"), address)
}

fn on(host: &str) -> NameServer<'_> {
    NameServer::Obj(HostObj { name: host.into() })
}

fn role<'a>(contact_type: &'a str, id: &'a str) -> DomainContact<'a> {
    DomainContact { contact_type: contact_type.into(), id: id.into() }
}

#[tokio::test]
async fn instant_epp_runs_every_command_by_tcis_rules() {
    let site = Site::start("tci");
    let mut run = Run { site: &site, told: String::new(), reads: Vec::new(), asked: 0 };
    sessions(&mut run).await;
    let (a, b) = (run.password("TEST-A"), run.password("TEST-B"));
    let all = [extensions::secdns::XMLNS, extensions::rgp::XMLNS, CONTACT_EXT, DOMAIN_EXT];
    let mut owner = run.login("login-a", "TEST-A", Some("TEST-A"), (&a, None), &all).await.unwrap();
    // It cannot read an answer with data of an extension that it did not send, so it looks with another session.
    let mut reader = run.login("login-a-reader", "TEST-A", Some("BOTH"), (&a, None), &[]).await.unwrap();
    let rgp = [extensions::rgp::XMLNS];
    let mut other = run.login("login-b", "TEST-B", Some("BOTH"), (&b, None), &rgp).await.unwrap();
    assert_eq!(owner.hello().await.unwrap().service_id, "eppsh registry");
    contacts(&mut run, &mut owner, &mut reader, &mut other).await;
    domains(&mut run, &mut owner, &mut reader, &mut other).await;
    hosts(&mut run, &mut owner, &mut reader).await;
    renewal(&mut run, &mut owner, &mut reader).await;
    transfers(&mut run, &mut owner, &mut other).await;
    deletions(&mut run, &mut owner, &mut reader, &mut other).await;
    for (name, client) in [("logout-a", owner), ("logout-a-reader", reader), ("logout-b", other)] {
        let mut client = client;
        run.ask(name, &mut client, &Logout, nothing).await;
    }
    let new = "New-Password-24";
    run.login("login-b-change-password", "TEST-B", Some("TEST-B"), (&b, Some(new)), &[]).await;
    run.login("login-b-old-password", "TEST-B", Some("TEST-B"), (&b, None), &[]).await;
    run.login("login-b-new-password", "TEST-B", Some("TEST-B"), (new, None), &[]).await;
    compare("tci", "instant_epp.txt", &run.told, &frames(&run.reads));
}

async fn sessions(run: &mut Run<'_>) {
    let password = run.password("TEST-A");
    run.login("login-wrong-password", "TEST-A", Some("TEST-A"), ("not-the-one", None), &[]).await;
    run.login("login-other-certificate", "TEST-A", Some("TEST-B"), (&password, None), &[]).await;
    run.login("login-revoked-certificate", "TEST-A", Some("REVOKED"), (&password, None), &[]).await;
    run.login("login-no-certificate", "TEST-A", None, (&password, None), &[]).await;
}

async fn contacts(run: &mut Run<'_>, owner: &mut Client, reader: &mut Client, other: &mut Client) {
    let check = ContactCheck { contact_ids: &["inst-one", "inst-two"] };
    let listed = |answer: &Response<contact::check::CheckData, NoExtension>| {
        let tell = |one: &contact::check::CheckedContact| {
            let reason = one.reason.as_ref().map_or("free", |reason| &reason.value);
            format!("{}={reason}", one.id.value)
        };
        answer.res_data().unwrap().list.iter().map(tell).collect::<Vec<_>>().join("/")
    };
    run.ask("contact-check-free", owner, &check, listed).await;
    let person = NewPerson { person: Person { birthday: "1980-05-17", passport: "4509 123456" } };
    let voice = || Some(Voice::new("+7.4951234567"));
    for (name, id) in
        [("contact-create", "inst-one"), ("contact-create-two", "inst-two"), ("contact-create-again", "inst-one")]
    {
        let mut create = ContactCreate::new(id, "ivan@dom.example", postal("Москва"), voice(), "Contact-Auth-1");
        create.set_fax(Fax::new("+7.4951234568"));
        run.ask(name, owner, (&create, &person), nothing).await;
    }
    let create = ContactCreate::new("inst-six", "ivan@dom.example", postal("Москва"), voice(), "Contact-Auth-1");
    run.ask("contact-create-without-person", owner, &create, nothing).await;
    run.ask("contact-check-taken", owner, &check, listed).await;
    let told = |answer: &Response<contact::info::InfoData, NoExtension>| {
        let data = answer.res_data().unwrap();
        let place = &data.postal_info.address;
        let statuses: Vec<&str> = data.statuses.iter().map(contact::Status::as_str).collect();
        let voice = data.voice.as_ref().unwrap();
        [&*data.postal_info.name, &place.city, &voice.number, &data.email, &data.client_id, &statuses.join(",")]
            .join("/")
    };
    run.ask("contact-info", reader, &ContactInfo::new("inst-one", "Contact-Auth-1"), told).await;
    run.ask("contact-info-wrong-auth", other, &ContactInfo::new("inst-one", "Contact-Auth-9"), told).await;
    run.ask("contact-info-by-auth", other, &ContactInfo::new("inst-one", "Contact-Auth-1"), told).await;
    run.ask("contact-info-missing", reader, &ContactInfo::new("inst-none", "Contact-Auth-1"), told).await;
    let statuses = [contact::Status::ClientDeleteProhibited];
    let mut update = ContactUpdate::new("inst-one");
    update.set_info("petrov@dom.example", postal("Тула"), Voice::new("+7.4957654321"), "Contact-Auth-2");
    update.set_fax(Fax::new("+7.4957654322"));
    update.add(&statuses);
    run.ask("contact-update", owner, &update, nothing).await;
    run.ask("contact-info-changed", reader, &ContactInfo::new("inst-one", "Contact-Auth-2"), told).await;
    run.ask("contact-delete-prohibited", owner, &ContactDelete::new("inst-one"), nothing).await;
    let mut update = ContactUpdate::new("inst-one");
    update.remove(&statuses);
    run.ask("contact-update-foreign", other, &update, nothing).await;
    run.ask("contact-update-back", owner, &update, nothing).await;
    let create = ContactCreate::new("inst-three", "ivan@dom.example", postal("Москва"), voice(), "Contact-Auth-1");
    run.ask("contact-create-three", owner, (&create, &person), nothing).await;
    run.ask("contact-delete", owner, &ContactDelete::new("inst-three"), nothing).await;
}

/// What an info tells of a domain.
fn domain_told(answer: &Response<domain::InfoData, NoExtension>) -> String {
    let data = answer.res_data().unwrap();
    let statuses: Vec<&str> = data.statuses.iter().flatten().map(domain::Status::as_str).collect();
    let hosts: Vec<&str> = data
        .ns
        .iter()
        .flat_map(|ns| &*ns.ns)
        .map(|host| match host {
            NameServer::Obj(host) => &*host.name,
            NameServer::Attr(host) => &*host.name,
        })
        .collect();
    let registrant = data.registrant.as_deref().unwrap_or("none");
    let password = data.auth_info.as_ref().map_or("none", |auth| &auth.password);
    [registrant, &hosts.join(","), &statuses.join(","), password, &data.client_id].join("/")
}

async fn domains(run: &mut Run<'_>, owner: &mut Client, reader: &mut Client, other: &mut Client) {
    let check = HostCheck { hosts: &["ns1.far.net", "ns2.far.net"] };
    let free = |answer: &Response<host::check::CheckData, NoExtension>| {
        answer
            .res_data()
            .unwrap()
            .list
            .iter()
            .map(|one| format!("{}", one.name.available))
            .collect::<Vec<_>>()
            .join("/")
    };
    run.ask("host-check-free", owner, &check, free).await;
    for (name, host) in
        [("host-create", "ns1.far.net"), ("host-create-two", "ns2.far.net"), ("host-create-again", "ns1.far.net")]
    {
        run.ask(name, owner, &HostCreate::new(host, None), nothing).await;
    }
    run.ask("host-check-taken", owner, &check, free).await;
    let check = DomainCheck { domains: &[NAME, "www.xn--d1acj3b"] };
    let listed = |answer: &Response<domain::check::CheckData, NoExtension>| {
        let tell = |one: &domain::check::CheckedDomain| {
            one.reason.as_ref().map_or("free".into(), |reason| reason.value.clone())
        };
        answer.res_data().unwrap().list.iter().map(tell).collect::<Vec<_>>().join("/")
    };
    run.ask("domain-check", owner, &check, listed).await;
    let described = NewDomain { description: "Сайт детского театра" };
    let (roles, servers) = ([role("admin", "inst-one"), role("tech", "inst-two")], [on("ns1.far.net")]);
    let create =
        DomainCreate::new(NAME, domain::TWO_YEARS, Some(&servers), Some("inst-one"), "Domain-Auth-1", Some(&roles));
    run.ask("domain-create-without-description", owner, &create, nothing).await;
    run.ask("domain-create", owner, (&create, &described), nothing).await;
    run.ask("domain-create-again", owner, (&create, &described), nothing).await;
    let months = DomainCreate::new(SECOND, domain::SIX_MONTHS, None, Some("inst-one"), "Domain-Auth-1", Some(&roles));
    run.ask("domain-create-months", owner, (&months, &described), nothing).await;
    let digest = "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5";
    let records = [DsDataType::new(12345, Algorithm::EcdsaP256Sha256, DigestAlgorithm::Sha256, digest, None)];
    let signed = NewSigned(NewDomain { description: "Сказки" }, Signed::from(&records[..]));
    let create = DomainCreate::new(SECOND, domain::ONE_YEAR, None, Some("inst-one"), "Domain-Auth-3", Some(&roles));
    run.ask("dnssec-create", owner, (&create, &signed), nothing).await;
    let signed = Signed::from((Duration::from_secs(604_800), &records[..]));
    run.ask("dnssec-create-life", owner, (&create, &signed), nothing).await;
    run.ask("domain-info", reader, &DomainInfo::new(NAME, None), domain_told).await;
    run.ask("domain-info-foreign", other, &DomainInfo::new(NAME, Some("Domain-Auth-9")), nothing).await;
    run.ask("domain-info-missing", reader, &DomainInfo::new("xn--h1akccq.xn--d1acj3b", None), domain_told).await;
    let (added, removed, billing) = ([on("ns2.far.net")], [on("ns1.far.net")], [role("billing", "inst-two")]);
    let statuses = [domain::Status::ClientHold, domain::Status::ClientRenewProhibited];
    let mut update = DomainUpdate::new(NAME);
    update.add(DomainAdd {
        ns: Some(NameServers { ns: (&added[..]).into() }),
        contacts: Some(&billing),
        statuses: Some(&statuses),
    });
    update.remove(DomainRemove { ns: Some(NameServers { ns: (&removed[..]).into() }), contacts: None, statuses: None });
    let auth_info = Some(DomainAuthInfo::new("Domain-Auth-2"));
    update.info(DomainChangeInfo { registrant: Some("inst-two"), auth_info });
    run.ask("domain-update", owner, &update, nothing).await;
    run.ask("domain-info-changed", reader, &DomainInfo::new(NAME, None), domain_told).await;
    let mut update = DomainUpdate::new(NAME);
    update.remove(DomainRemove { ns: None, contacts: Some(&billing), statuses: Some(&statuses) });
    run.ask("domain-update-foreign", other, &update, nothing).await;
    run.ask("domain-update-back", owner, &update, nothing).await;
    run.ask("domain-update-nothing", owner, &DomainUpdate::new(NAME), nothing).await;
}

async fn hosts(run: &mut Run<'_>, owner: &mut Client, reader: &mut Client) {
    let (inside, renamed) = (format!("ns1.{NAME}"), format!("ns9.{NAME}"));
    let addresses = [address("203.0.113.7"), address("2001:db8::7")];
    run.ask("host-create-inside", owner, &HostCreate::new(&inside, Some(&addresses)), nothing).await;
    let (added, statuses) = ([address("203.0.113.8")], [host::Status::ClientDeleteProhibited]);
    let mut update = HostUpdate::new(&inside);
    update.add(HostAdd { addresses: Some(&added), statuses: Some(&statuses) });
    update.remove(HostRemove { addresses: Some(&addresses[..1]), statuses: None });
    update.info(HostChangeInfo { name: &renamed });
    run.ask("host-update", owner, &update, nothing).await;
    let told = |answer: &Response<host::InfoData, NoExtension>| {
        let data = answer.res_data().unwrap();
        let mut all: Vec<String> = data.addresses.iter().map(ToString::to_string).collect();
        all.extend(data.statuses.iter().map(|status| status.as_str().to_owned()));
        all.join("/")
    };
    run.ask("host-info", reader, &HostInfo::new(&renamed), told).await;
    run.ask("host-info-old-name", reader, &HostInfo::new(&inside), told).await;
    run.ask("host-delete-prohibited", owner, &HostDelete::new(&renamed), nothing).await;
    let mut update = HostUpdate::new(&renamed);
    update.remove(HostRemove { addresses: None, statuses: Some(&statuses) });
    run.ask("host-update-status", owner, &update, nothing).await;
    run.ask("host-delete", owner, &HostDelete::new(&renamed), nothing).await;
}

async fn renewal(run: &mut Run<'_>, owner: &mut Client, reader: &mut Client) {
    let found = run.ask("domain-info-before", reader, &DomainInfo::new(NAME, None), domain_told).await.unwrap();
    let expires = found.res_data().unwrap().expiring_at.unwrap();
    let day = expires.date_naive();
    run.ask("domain-renew-wrong-date", owner, &DomainRenew::new(NAME, Default::default(), domain::ONE_YEAR), nothing)
        .await;
    let years = |answer: &Response<domain::renew::RenewData, NoExtension>| {
        let renewed = answer.res_data().unwrap().expiring_at.unwrap();
        ((renewed - expires).num_days() / 365).to_string()
    };
    run.ask("domain-renew", owner, &DomainRenew::new(NAME, day, domain::THREE_YEARS), years).await;
    run.ask("domain-renew-again", owner, &DomainRenew::new(NAME, day, domain::THREE_YEARS), years).await;
}

async fn transfers(run: &mut Run<'_>, owner: &mut Client, other: &mut Client) {
    let told = |answer: &Response<domain::transfer::TransferData, NoExtension>| {
        let data = answer.res_data().unwrap();
        format!("{}/{}/{}", data.transfer_status, data.requester_id, data.ack_id)
    };
    let request = DomainTransfer::new(NAME, Some(domain::ONE_YEAR), "Domain-Auth-2");
    run.poll("a-empty", owner).await;
    run.ask("ack-unknown", owner, &Ack { message_id: "4711" }, nothing).await;
    run.ask("transfer-wrong-auth", other, &DomainTransfer::new(NAME, None, "Not-The-Auth-1"), nothing).await;
    run.ask("transfer-own", owner, &request, nothing).await;
    run.ask("transfer-request", other, &request, told).await;
    run.ask("transfer-request-again", other, &request, told).await;
    run.ask("transfer-query", owner, &DomainTransfer::query(NAME, "Domain-Auth-2"), told).await;
    run.poll("a-asked", owner).await;
    run.ask("transfer-reject", owner, &DomainTransfer::reject(NAME), told).await;
    run.ask("transfer-request-two", other, &request, told).await;
    run.ask("transfer-cancel", other, &DomainTransfer::cancel(NAME), told).await;
    run.ask("transfer-request-three", other, &request, told).await;
    run.ask("transfer-approve", owner, &DomainTransfer::approve(NAME), told).await;
    run.poll("b-rejected", other).await;
    run.poll("b-approved", other).await;
    run.poll("b-empty", other).await;
}

async fn deletions(run: &mut Run<'_>, owner: &mut Client, reader: &mut Client, other: &mut Client) {
    run.ask("contact-delete-linked", owner, &ContactDelete::new("inst-one"), nothing).await;
    run.ask("host-delete-linked", owner, &HostDelete::new("ns2.far.net"), nothing).await;
    run.ask("domain-delete-foreign", owner, &DomainDelete::new(NAME), nothing).await;
    run.ask("domain-delete-later", other, &DomainDelete::new(NAME), nothing).await;
    let info = run.ask("domain-info-deleted", reader, &DomainInfo::new(NAME, None), domain_told).await.unwrap();
    let deleted = info.res_data().unwrap().updated_at.unwrap();
    let mut update = DomainUpdate::new(NAME);
    update.info(DomainChangeInfo { registrant: None, auth_info: None });
    let request = Request { data: RgpRestoreRequest::default() };
    let statuses = |answer: &Response<(), RgpRequestResponse>| match answer.extension() {
        Some(RgpRequestResponse::Update(data)) => format!("{:?}", data.rgp_status),
        other => format!("{other:?}"),
    };
    run.ask("restore", other, (&update, &request), statuses).await;
    run.ask("restore-again", other, (&update, &request), statuses).await;
    let said = ["Not for this registrar itself.", "The report is true."];
    let report =
        RgpRestoreReport::new("Иван Петров", "Иван Петров", deleted, deleted, "Registrant error.", &said, "Nothing.");
    run.ask("restore-report", other, (&update, &Report { data: report }), nothing).await;
    run.ask("domain-info-restored", reader, &DomainInfo::new(NAME, None), domain_told).await;
    run.ask("domain-delete", owner, &DomainDelete::new(SECOND), nothing).await;
    run.ask("domain-info-gone", reader, &DomainInfo::new(SECOND, None), domain_told).await;
}
