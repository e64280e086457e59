"""Every command of the Python package epptools against a registry; see common.py for arguments and output.

The package has no function for TCI's extensions and for a report of a restore: the first are put into its own frames
before it sends them, the second is a frame built with its own builder.
"""

import datetime
import xml.etree.ElementTree as ET

import common
from common import NAME, SECOND, SHORT, TCI, certificate, tell
from epptools import Client, Config
from epptools import namespaces as ns
from epptools.exceptions import CommandException, ConfigException, ConnectionException, ValidationException
from epptools.transport import Connection


class Recorder(Connection):
    """The package's own connection, which also keeps what it read."""

    def read_frame(self):
        return common.keep(super().read_frame())


class Registrar(Client):
    """The package's own client, which adds TCI's data to the next frame when it is given some."""

    beside = None

    def request(self, frame):
        if self.beside and TCI:
            frame.extension().insert(0, ET.fromstring(self.beside))
        self.beside = None
        return super().request(frame)

    def with_tci(self, data):
        self.beside = data
        return self


def connect(user, shown, password=None, lang="en", ext_uris=None):
    """A connection that has read the greeting and not logged in."""
    identity = dict(zip(("client_cert", "client_key"), certificate(shown))) if shown else {}
    config = Config(
        host="localhost",
        port=common.PORT,
        clid=user,
        password=password or common.password(user),
        ca_file=common.CA,
        lang=lang,
        connect_timeout=common.PATIENCE,
        read_timeout=common.PATIENCE,
        ext_uris=ext_uris,
        **identity,
    )
    client = Registrar(config, Recorder(config)).throw_on_failure(False)
    client.connect()
    return client


def step(name, answer, detail=""):
    """Tells one step; a code is all that is needed of an answer."""
    tell(name, answer if isinstance(answer, int) else answer.code(), detail)
    return answer


def refused(name, **identity):
    """A login that is refused, on a connection of its own."""
    try:
        client = connect(**identity)
    except ConnectionException:
        return tell(name, "closed")
    try:
        step(name, client.login())
    except CommandException as error:
        step(name, error.epp_code)
    client.disconnect()


refused("login-wrong-password", user="TEST-A", shown="TEST-A", password="not-the-one")
if not TCI:
    refused("login-wrong-long-password", user="TEST-A", shown="TEST-A", password="not-the-one-and-a-long-one")
refused("login-other-certificate", user="TEST-A", shown="TEST-B")
refused("login-revoked-certificate", user="TEST-A", shown="REVOKED")
refused("login-no-certificate", user="TEST-A", shown=None)

# The owner takes every service of the greeting, the other no extension at all, and Russian; by a certificate for both.
owner = connect("TEST-A", "TEST-A")
step("login-a", owner.login())
other = connect("TEST-B", "BOTH", lang="ru", ext_uris=[])
step("login-b", other.login(), "ru")
step("hello", 1000 if owner.hello().is_greeting() else 2400)

# Contacts.
PERSON = {
    "postal_infos": [
        {"type": "int", "name": "Ivan Petrov", "org": "Dom", "street": ["1 Lenina St."], "city": "Moscow", "pc": "101000", "cc": "RU"},
        {"type": "loc", "name": "Иван Петров", "org": "Дом", "street": ["ул. Ленина, 1"], "city": "Москва", "pc": "101000", "cc": "RU"},
    ],
    "voice": "+7.4951234567",
    "email": "ivan@dom.example",
    "auth_info": "Contact-Auth-1",
    "disclose": {"flag": False, "voice": True, "email": True, "addr": ["int", "loc"]},
}


def contact(identifier, data=common.NEW_CONTACT):
    return owner.with_tci(data).contact.create(identifier, **PERSON)


answer = owner.contact.check(["py-one", "py-two"])
step("contact-check-free", answer, sorted(answer.availability().items()))
step("contact-create", contact("py-one"))
step("contact-create-again", contact("py-one"))
step("contact-create-organization", contact("py-two", common.NEW_ORGANIZATION))
if TCI:
    step("contact-create-without-person", owner.contact.create("py-five", **PERSON))
builder = owner.contact.create_builder("py-four", "builder@dom.example").voice("+7.4951234567").withhold("voice")
builder.international_address("Builder", "Moscow", "RU").auth_info("Contact-Auth-4")
owner.with_tci(common.NEW_CONTACT)
step("contact-create-builder", builder.send())
owner.with_tci(common.NEW_CONTACT)
answer = owner.contact.create_auto(name="Auto", city="Moscow", cc="RU", voice="+7.4951234567", email="auto@dom.example", auth_info="Contact-Auth-5")
step("contact-create-auto", answer)
answer = owner.contact.check(["py-one", "py-three"])
step("contact-check-taken", answer, answer.unavailable_reason("py-one"))
answer = owner.contact.info("py-one")
step("contact-info", answer, "/".join([answer.postal_info()["loc"]["name"], answer.voice(), answer.email()]))
if TCI:
    step("contact-info-person", answer, "/".join([answer.value("birthday"), answer.value("passport")]))
    answer = owner.contact.info("py-two")
    step("contact-info-organization", answer, answer.value("TIN"))
step("contact-info-missing", owner.contact.info("py-none"))
step("contact-update", owner.contact.update("py-one", add_statuses=["clientDeleteProhibited"], change={"voice": "+7.4957654321"}))
step("contact-update-again", owner.contact.update("py-one", add_statuses=["clientDeleteProhibited"]))
step("contact-delete-prohibited", owner.contact.delete("py-one"))
step("contact-update-status", owner.contact.update("py-one", remove_statuses=["clientDeleteProhibited"]))
owner.with_tci(common.CHANGED_CONTACT)
step("contact-update-builder", owner.contact.update_builder("py-one").change_fax("+7.4957654322").send())
answer = owner.contact.info("py-one")
step("contact-info-changed", answer, "/".join([answer.voice(), answer.fax()]))
if TCI:
    step("contact-info-number", answer, "/".join([answer.value("TIN"), answer.value("passport")]))
step("contact-info-foreign", other.contact.info("py-one"))
answer = other.contact.info("py-one", "Contact-Auth-1")
step("contact-info-by-auth", answer, answer.sponsor())
step("contact-info-wrong-auth", other.contact.info("py-one", "Contact-Auth-9"))
answer = other.contact.update("py-one", change={"voice": "+7.4950000000"})
step("contact-update-foreign", answer, answer.message())

# Hosts outside the registry, then a domain on them.
answer = owner.host.check(["ns1.outside.net", "ns2.outside.net"])
step("host-check-free", answer, sorted(answer.availability().items()))
step("host-create", owner.host.create("ns1.outside.net"))
step("host-create-two", owner.host.create("ns2.outside.net"))
step("host-create-again", owner.host.create("ns1.outside.net"))
answer = owner.domain.check([NAME, "www.xn--d1acj3b", "no.such.zone"])
step("domain-check", answer, sorted(answer.availability().items()))
step("domain-check-fee", owner.domain.check([NAME], fee={"create": 1}, currency="RUB"))
BASE = {"registrant": "py-one", "contacts": {"admin": "py-one", "tech": "py-two"}}
answer = owner.with_tci(common.NEW_DOMAIN).domain.create(NAME, years=1, nameservers=["ns1.outside.net"], auth_info="Domain-Auth-1", **BASE)
step("domain-create", answer, answer.object_name())
step("domain-create-again", owner.with_tci(common.NEW_DOMAIN).domain.create(NAME, auth_info="Domain-Auth-1", **BASE))
if TCI:
    step("domain-create-without-description", owner.domain.create(SHORT, auth_info="Domain-Auth-1", **BASE))
    step("domain-create-ascii", owner.with_tci(common.NEW_DOMAIN).domain.create("ball.xn--d1acj3b", auth_info="Domain-Auth-1", **BASE))
answer = owner.domain.info(NAME)
step("domain-info", answer, "/".join([answer.registrant(), *answer.nameservers(), answer.auth_info()]))
if TCI:
    step("domain-info-description", answer, answer.value("description"))
owner.with_tci(common.CHANGED_DOMAIN)
answer = owner.domain.update(
    NAME,
    add={"ns": ["ns2.outside.net"], "contacts": {"billing": "py-two"}, "statuses": ["clientHold"]},
    remove={"ns": ["ns1.outside.net"]},
    change={"registrant": "py-two", "auth_info": "Domain-Auth-2"},
)
step("domain-update", answer)
answer = owner.domain.info(NAME, hosts="del")
step("domain-info-changed", answer, "/".join([answer.registrant(), *answer.nameservers(), *answer.statuses()]))
if TCI:
    step("domain-info-new-description", answer, answer.value("description"))
    step("domain-info-without-extension", other.domain.info(NAME), other.domain.info(NAME).value("description") or "none")
builder = owner.domain.update_builder(NAME).rem_contact("billing", "py-two").rem_status("clientHold")
step("domain-update-back", builder.send())
step("domain-update-foreign", other.domain.update(NAME, add={"statuses": ["clientHold"]}))
step("domain-update-clear-auth", owner.domain.update(NAME, change={"clear_auth_info": True}))
step("domain-update-auth", owner.domain.update(NAME, change={"auth_info": "Domain-Auth-2"}))

# DNSSEC.
DS = {"key_tag": 12345, "alg": 13, "digest_type": 2, "digest": "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5"}
KEY = {"flags": 257, "protocol": 3, "alg": 13, "pub_key": "AQPJ////4Q=="}
builder = owner.domain.create_builder(SECOND).years(2).registrant("py-one").admin_contact("py-one").tech_contact("py-two")
builder.nameservers("ns1.outside.net", "ns2.outside.net").auth_info("Domain-Auth-3")
builder.ds_record(DS["key_tag"], DS["alg"], DS["digest_type"], DS["digest"])
owner.with_tci(common.NEW_DOMAIN)
step("dnssec-create", builder.send())
answer = owner.domain.info(SECOND)
step("dnssec-info", answer, [record["keyTag"] for record in answer.ds_records()])
second = {**DS, "key_tag": 23456}
step("dnssec-update", owner.domain.update(SECOND, sec_dns={"rem": {"ds_data": [DS]}, "add": {"ds_data": [second]}}))
step("dnssec-update-absent", owner.domain.update(SECOND, sec_dns={"rem": {"ds_data": [DS]}}))
step("dnssec-update-keys", owner.domain.update(SECOND, sec_dns={"add": {"key_data": [KEY]}}))
step("dnssec-update-life", owner.domain.update(SECOND, sec_dns={"max_sig_life": 604800}))
answer = owner.domain.info(SECOND)
step("dnssec-info-changed", answer, [record["keyTag"] for record in answer.ds_records()])
step("dnssec-remove-all", owner.domain.update_builder(SECOND).remove_all_dnssec().send())
step("dnssec-info-unsigned", owner.domain.info(SECOND), owner.domain.info(SECOND).is_signed())
step("dnssec-update-foreign", other.domain.update(SECOND, sec_dns={"add": {"ds_data": [DS]}}))

# A host inside it.
step("host-create-inside", owner.host.create(f"ns1.{NAME}", ["203.0.113.7", "2001:db8::7"]))
step("host-update", owner.host.update(f"ns1.{NAME}", add_addresses=["203.0.113.8"], remove_addresses=["203.0.113.7"]))
step("host-update-builder", owner.host.update_builder(f"ns1.{NAME}").add_status("clientUpdateProhibited").send())
step("host-update-prohibited", owner.host.update(f"ns1.{NAME}", add_addresses=["203.0.113.9"]))
step("host-update-status", owner.host.update(f"ns1.{NAME}", remove_statuses=["clientUpdateProhibited"]))
answer = owner.host.info(f"ns1.{NAME}")
step("host-info", answer, "/".join(sorted(address["ip"] for address in answer.host_addresses())))
answer = owner.domain.info(NAME, hosts="sub")
step("domain-info-subordinate", answer, answer.subordinate_hosts())

# Renewal, with the whole time stamp that info tells.
step("domain-renew-wrong-date", owner.domain.renew(NAME, "2001-01-01", 1))
expires = owner.domain.info(NAME).expiry_date()
answer = owner.domain.renew(NAME, expires, 2)
years = datetime.date.fromisoformat(answer.expiry_date()[:10]).year - datetime.date.fromisoformat(expires[:10]).year
step("domain-renew", answer, years)
step("domain-renew-too-long", owner.domain.renew(NAME, answer.expiry_date(), 10))


def poll(client, who):
    """One message and its acknowledgement."""
    answer = client.poll.request()
    step(f"poll-{who}", answer, answer.transfer_status() or "")
    if answer.message_id():
        step(f"ack-{who}", client.poll.ack(answer.message_id()))


poll(owner, "a-empty")
step("ack-unknown", owner.poll.ack("4711"))

# Transfers: refused, cancelled, rejected, approved.
step("transfer-wrong-auth", other.domain.transfer("request", NAME, "Not-The-Auth-1"))
step("transfer-own", owner.domain.transfer("request", NAME, "Domain-Auth-2"))
step("transfer-none", owner.domain.transfer("approve", NAME))
answer = other.domain.transfer("request", NAME, "Domain-Auth-2", 1)
step("transfer-request", answer, answer.transfer_status())
step("transfer-request-again", other.domain.transfer("request", NAME, "Domain-Auth-2"))
step("transfer-query", owner.domain.transfer("query", NAME))
step("transfer-update", owner.domain.update(NAME, add={"statuses": ["clientHold"]}))
poll(owner, "a-asked")
step("transfer-cancel", other.domain.transfer("cancel", NAME))
poll(owner, "a-cancelled")
step("transfer-request-two", other.domain.transfer("request", NAME, "Domain-Auth-2"))
step("transfer-reject", owner.domain.transfer("reject", NAME))
poll(other, "b-rejected")
step("transfer-request-three", other.domain.transfer("request", NAME, "Domain-Auth-2"))
step("transfer-approve", owner.domain.transfer("approve", NAME))
poll(other, "b-approved")
answer = other.domain.info(NAME)
step("domain-info-new-sponsor", answer, answer.sponsor())
step("contact-transfer-request", other.contact.transfer("request", "py-two", "Contact-Auth-1"))
step("contact-transfer-query", owner.contact.transfer("query", "py-two"))
step("contact-transfer-cancel", other.contact.transfer("cancel", "py-two"))
step("contact-transfer-request-two", other.contact.transfer("request", "py-two", "Contact-Auth-1"))
step("contact-transfer-reject", owner.contact.transfer("reject", "py-two"))
poll(other, "b-contact-rejected")
step("contact-transfer-request-three", other.contact.transfer("request", "py-two", "Contact-Auth-1"))
step("contact-transfer-approve", owner.contact.transfer("approve", "py-two"))
poll(other, "b-contact")
# What still waits for the owner: requests, and what came of them.
told = []
count = owner.poll.drain(lambda notice: told.append(notice.transfer_status()))
step("poll-drain", 1000, f"{count} {told}")

# Deletions.
step("contact-delete-linked", owner.contact.delete("py-one"))
step("host-delete-linked", owner.host.delete("ns2.outside.net"))
step("host-delete-foreign", owner.host.delete(f"ns1.{NAME}"))
step("domain-delete-with-host", other.domain.delete(NAME))
step("host-delete-inside", other.host.delete(f"ns1.{NAME}"))
step("domain-delete-later", other.domain.delete(NAME))
answer = other.domain.info(NAME)
step("domain-info-pending-delete", answer, "/".join(answer.statuses()))
step("domain-create-short", owner.with_tci(common.NEW_DOMAIN).domain.create(SHORT, auth_info="Domain-Auth-3", **BASE))
step("domain-delete", owner.domain.delete(SHORT))
step("domain-info-deleted", owner.domain.info(SHORT))
step("contact-create-three", contact("py-three"))
step("contact-delete", owner.contact.delete("py-three"))
step("contact-delete-missing", owner.contact.delete("py-three"))
step("host-create-three", owner.host.create("ns3.outside.net"))
step("host-delete", owner.host.delete("ns3.outside.net"))
step("host-delete-missing", owner.host.delete("ns3.outside.net"))
step("logout-b", other.logout())
other.disconnect()

# Its sponsor has it back, on a session with extensions.
again = connect("TEST-B", "TEST-B")
step("login-b-change-password", again.login("New-Password-24"))
answer = again.domain.info(NAME)
step("restore-info-before", answer, "/".join(answer.rgp_status()))
deleted = answer.updated_date()
step("restore-other", owner.domain.restore(NAME))
answer = again.domain.restore(NAME)
step("restore", answer, "/".join(answer.rgp_status()))
step("restore-again", again.domain.restore(NAME))
restored = again.domain.info(NAME).updated_date()


def report(client, name, statements):
    """A report in a frame of the package."""
    frame = client.frame()
    update = frame.ns(frame.verb("update"), ns.DOMAIN, "domain:update")
    frame.ns(update, ns.DOMAIN, "domain:name", name)
    frame.ns(update, ns.DOMAIN, "domain:chg")
    restore = frame.ns(frame.ns(frame.extension(), ns.RGP, "rgp:update"), ns.RGP, "rgp:restore", None, {"op": "report"})
    parts = frame.ns(restore, ns.RGP, "rgp:report")
    for element, text in (("preData", "Иван Петров"), ("postData", "Иван Петров"), ("delTime", deleted), ("resTime", restored), ("resReason", "Registrant error.")):
        frame.ns(parts, ns.RGP, f"rgp:{element}", text)
    for text in statements:
        frame.ns(parts, ns.RGP, "rgp:statement", text)
    return client.request(frame)


step("restore-report", report(again, NAME, ["This registrar has not restored the name for itself.", "The information in this report is true."]))
answer = again.domain.info(NAME)
step("restore-info-after", answer, "/".join([*answer.statuses(), *answer.rgp_status()]))

# What it refuses before it is sent.
for name, attempt in (
    ("refused-host-rename", lambda: owner.host.update("ns1.outside.net", new_name="ns9.outside.net")),
    ("refused-empty-update", lambda: owner.domain.update(SECOND)),
    ("refused-balance", owner.balance),
    ("refused-forced-delete", lambda: owner.host.delete("ns1.outside.net", force=True)),
):
    try:
        step(name, attempt())
    except (ConfigException, ValidationException):
        tell(name, "unsent")

# The end, and the new password.
step("logout-b-again", again.logout())
again.disconnect()
refused("login-b-old-password", user="TEST-B", shown="TEST-B")
again = connect("TEST-B", "TEST-B", password="New-Password-24")
step("login-b-new-password", again.login())
step("logout-b-last", again.logout())
again.disconnect()
if not TCI:
    again = connect("TEST-B", "TEST-B", password="New-Password-24")
    step("login-b-long-password", again.login("A-new-password-of-24-signs"))
    step("logout-b-long", again.logout())
    again.disconnect()
    again = connect("TEST-B", "TEST-B", password="A-new-password-of-24-signs")
    step("login-b-with-long-password", again.login())
    again.disconnect()
step("logout-a", owner.logout())
owner.disconnect()
