"""Every command of the Python package epptools against a registry; one line per step: NAME CODE [DETAIL].

    epp_tools.py PORT DIR FRAMES

DIR is what `eppsh registry init` made; each frame of the server is kept in FRAMES, a new or empty directory.
"""

import datetime
import sys
from pathlib import Path

from epptools import Client, Config
from epptools.exceptions import CommandException
from epptools.transport import Connection

PORT, DIR, FRAMES = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
sys.stdout.reconfigure(encoding="utf-8")


class Recorder(Connection):
    """The package's own connection, which also keeps what it read."""

    count = 0

    def read_frame(self):
        xml = super().read_frame()
        (FRAMES / f"{Recorder.count:04}.xml").write_bytes(xml.encode("utf-8"))
        Recorder.count += 1
        return xml


def connect(user, certificate, password=None, lang="en", ext_uris=None):
    """A connection that has read the greeting and not logged in."""
    identity = {}
    if certificate:
        identity = {
            "client_cert": str(DIR / "clients" / f"{certificate}.pem"),
            "client_key": str(DIR / "clients" / f"{certificate}.key"),
        }
    config = Config(
        host="localhost",
        port=PORT,
        clid=user,
        password=password or (DIR / "clients" / f"{user}.password").read_text().strip(),
        ca_file=str(DIR / "ca.pem"),
        lang=lang,
        ext_uris=ext_uris,
        **identity,
    )
    client = Client(config, Recorder(config)).throw_on_failure(False)
    client.connect()
    return client


def step(name, answer, detail=""):
    """Tells one step; a code is all that is needed of an answer."""
    code = answer if isinstance(answer, int) else answer.code()
    print(" ".join(str(part) for part in (name, code, detail) if part != ""), flush=True)
    return answer


def refused(name, **identity):
    """A login that is refused, on a connection of its own."""
    client = connect(**identity)
    try:
        step(name, client.login())
    except CommandException as error:
        step(name, error.epp_code)
    client.disconnect()


refused("login-wrong-password", user="TEST-A", certificate="TEST-A", password="not-the-one")
refused("login-wrong-long-password", user="TEST-A", certificate="TEST-A", password="not-the-one-and-a-long-one")
refused("login-other-certificate", user="TEST-A", certificate="TEST-B")
refused("login-no-certificate", user="TEST-A", certificate=None)

# The owner takes every service of the greeting, the other no extension at all, and Russian.
owner = connect("TEST-A", "TEST-A")
step("login-a", owner.login())
other = connect("TEST-B", "TEST-B", lang="ru", ext_uris=[])
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
answer = owner.contact.check(["py-one", "py-two"])
step("contact-check-free", answer, sorted(answer.availability().items()))
step("contact-create", owner.contact.create("py-one", **PERSON))
step("contact-create-again", owner.contact.create("py-one", **PERSON))
step("contact-create-two", owner.contact.create("py-two", **PERSON))
answer = owner.contact.check(["py-one", "py-three"])
step("contact-check-taken", answer, answer.unavailable_reason("py-one"))
answer = owner.contact.info("py-one")
step("contact-info", answer, answer.postal_info()["loc"]["name"])
step("contact-info-missing", owner.contact.info("py-none"))
step("contact-update", owner.contact.update("py-one", add_statuses=["clientDeleteProhibited"], change={"voice": "+7.4957654321"}))
step("contact-update-status", owner.contact.update("py-one", remove_statuses=["clientDeleteProhibited"]))
answer = owner.contact.info("py-one")
step("contact-info-changed", answer, answer.voice())
answer = step("contact-info-foreign", other.contact.info("py-one"))
answer = other.contact.update("py-one", change={"voice": "+7.4950000000"})
step("contact-update-foreign", answer, answer.message())

# Hosts outside the registry, then a domain on them.
answer = owner.host.check(["ns1.outside.net", "ns2.outside.net"])
step("host-check-free", answer, sorted(answer.availability().items()))
step("host-create", owner.host.create("ns1.outside.net"))
step("host-create-two", owner.host.create("ns2.outside.net"))
step("host-create-again", owner.host.create("ns1.outside.net"))
NAME = "xn--e1afmkfd.xn--d1acj3b"
answer = owner.domain.check([NAME, "www.example", "no.such.zone"])
step("domain-check", answer, sorted(answer.availability().items()))
answer = owner.domain.create(
    NAME,
    years=1,
    registrant="py-one",
    contacts={"admin": "py-one", "tech": "py-two"},
    nameservers=["ns1.outside.net"],
    auth_info="Domain-Auth-1",
)
step("domain-create", answer, answer.object_name())
step("domain-create-again", owner.domain.create(NAME, auth_info="Domain-Auth-1"))
answer = owner.domain.info(NAME)
step("domain-info", answer, "/".join([answer.registrant(), *answer.nameservers(), answer.auth_info()]))
answer = owner.domain.update(
    NAME,
    add={"ns": ["ns2.outside.net"], "contacts": {"billing": "py-two"}, "statuses": ["clientHold"]},
    remove={"ns": ["ns1.outside.net"]},
    change={"registrant": "py-two", "auth_info": "Domain-Auth-2"},
)
step("domain-update", answer)
answer = owner.domain.info(NAME)
step("domain-info-changed", answer, "/".join([answer.registrant(), *answer.nameservers(), *answer.statuses()]))
step("domain-update-back", owner.domain.update(NAME, remove={"contacts": {"billing": "py-two"}, "statuses": ["clientHold"]}))
step("domain-update-foreign", other.domain.update(NAME, add={"statuses": ["clientHold"]}))

# A host inside it.
step("host-create-inside", owner.host.create(f"ns1.{NAME}", ["203.0.113.7", "2001:db8::7"]))
step("host-update", owner.host.update(f"ns1.{NAME}", add_addresses=["203.0.113.8"], remove_addresses=["203.0.113.7"]))
answer = owner.host.info(f"ns1.{NAME}")
step("host-info", answer, "/".join(sorted(address["ip"] for address in answer.host_addresses())))

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
answer = other.domain.transfer("request", NAME, "Domain-Auth-2", 1)
step("transfer-request", answer, answer.transfer_status())
step("transfer-query", owner.domain.transfer("query", NAME))
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
step("contact-transfer-approve", owner.contact.transfer("approve", "py-two"))
poll(other, "b-contact")

# Deletions.
step("contact-delete-linked", owner.contact.delete("py-one"))
step("host-delete-linked", owner.host.delete("ns2.outside.net"))
step("host-delete-foreign", owner.host.delete(f"ns1.{NAME}"))
step("host-delete-inside", other.host.delete(f"ns1.{NAME}"))
step("domain-delete-later", other.domain.delete(NAME))
answer = other.domain.info(NAME)
step("domain-info-pending-delete", answer, "/".join(answer.statuses()))
step("domain-create-short", owner.domain.create("python.example", auth_info="Domain-Auth-3"))
step("domain-delete", owner.domain.delete("python.example"))
step("domain-info-deleted", owner.domain.info("python.example"))
step("host-delete", owner.host.delete("ns1.outside.net"))
step("contact-create-three", owner.contact.create("py-three", **PERSON))
step("contact-delete", owner.contact.delete("py-three"))

# The end, and a new password on the way.
step("logout-b", other.logout())
other.disconnect()
again = connect("TEST-B", "TEST-B")
step("login-b-change-password", again.login("A-new-password-of-24-signs"))
step("logout-b-again", again.logout())
again.disconnect()
again = connect("TEST-B", "TEST-B", password="A-new-password-of-24-signs")
step("login-b-new-password", again.login())
step("logout-b-last", again.logout())
again.disconnect()
step("logout-a", owner.logout())
owner.disconnect()
