"""Every command of the Python package pyepp against a registry; see common.py for arguments and output.

It names extensions of the IETF only when it logs in, and has no transfer but the request of a domain's: TCI's login and
the other transfers are frames of ours, sent by its `execute`; TCI's data are put into its own templates. It takes its
authorities from the system's, which SSL_CERT_FILE stands for.
"""

import logging
import os
from datetime import datetime

import common

os.environ["SSL_CERT_FILE"] = common.CA
# What it logs is told as a step.
logging.disable(logging.CRITICAL)

from common import CONTACT_EXT, DOMAIN_EXT, NAME, SECOND, SHORT, TCI, certificate, tell
from pyepp import AddressData, Contact, ContactData, Domain, DomainData, DSRecordData, EppCommunicator, Host, HostData, IPAddressData, PostalInfoData
from pyepp import command_templates as templates
from pyepp.domain import DSRecordKeyData
from pyepp.epp import EppCommunicatorException
from pyepp.poll import Poll


class Recorder(EppCommunicator):
    """The package's own communicator, which also keeps what it read and adds TCI's data when it is given some."""

    beside = None

    def _read(self):
        frame = super()._read()
        return common.keep(frame) if frame else frame

    def _write(self, xml):
        if self.beside and TCI:
            if "<extension>" in xml:
                xml = xml.replace("<extension>", f"<extension>{self.beside}")
            else:
                xml = xml.replace("<clTRID>", f"<extension>{self.beside}</extension><clTRID>")
        self.beside = None
        return super()._write(xml)


def connect(shown):
    """A communicator that has read the greeting and not logged in."""
    identity = certificate(shown) if shown else (None, None)
    epp = Recorder("localhost", str(common.PORT), *identity)
    if epp.connect() is None:
        raise EppCommunicatorException("no greeting")
    epp._ssl_socket.settimeout(common.PATIENCE)
    return epp


def step(name, result, detail=""):
    tell(name, result.code, detail)
    return result


def login(name, epp, user, password=None):
    """The package's own login, with rgp; its own words tell of a refusal."""
    try:
        step(name, epp.login(user, password or common.password(user), ["rgp-1.0"]))
    except EppCommunicatorException as error:
        tell(name, str(error).split(" - ")[0].removeprefix("Something went wrong! Code: "))


def refused(name, user, shown, password=None):
    try:
        epp = connect(shown)
    except EppCommunicatorException:
        return tell(name, "closed")
    login(name, epp, user, password)
    epp.disconnect()


refused("login-wrong-password", "TEST-A", "TEST-A", "not-the-one")
refused("login-other-certificate", "TEST-A", "TEST-B")
refused("login-revoked-certificate", "TEST-A", "REVOKED")
refused("login-no-certificate", "TEST-A", None)
owner, other = connect("TEST-A"), connect("BOTH")
if TCI:
    # Its template with TCI's namespaces in it.
    more = f"<extURI>{CONTACT_EXT}</extURI><extURI>{DOMAIN_EXT}</extURI></svcExtension>"
    template = templates.template_engine.from_string(templates.LOGIN_XML.replace("</svcExtension>", more))
    step("login-a", owner.execute(template.render(user="TEST-A", password=common.password("TEST-A"), extensions=["rgp-1.0"])))
else:
    login("login-a", owner, "TEST-A")
login("login-b", other, "TEST-B")
tell("hello", 1000 if b"<greeting>" in owner.hello() else 2400)
contacts, domains, hosts, messages = Contact(owner), Domain(owner), Host(owner), Poll(owner)


# Contacts.
def person(identifier, kind="loc"):
    address = AddressData(street_1="ул. Ленина, 1", street_2="офис 2", city="Москва", province="Москва", postal_code="101000", country_code="RU")
    postal = PostalInfoData("Иван Петров", "Дом", address, kind)
    return ContactData(identifier, "ivan@dom.example", postal, phone="+7.4951234567", fax="+7.4951234568", password="Contact-Auth-1")


def available(result):
    return sorted((name, data["avail"], data["reason"] or "") for name, data in result.result_data.items())


result = contacts.check(["pyepp-one", "pyepp-two"])
step("contact-check-free", result, available(result))
owner.beside = common.NEW_CONTACT
step("contact-create", contacts.create(person("pyepp-one")))
owner.beside = common.NEW_CONTACT
step("contact-create-again", contacts.create(person("pyepp-one")))
owner.beside = common.NEW_ORGANIZATION
step("contact-create-organization", contacts.create(person("pyepp-two")))
owner.beside = common.NEW_CONTACT
step("contact-create-not-ascii", contacts.create(person("pyepp-three", "int")))
if TCI:
    step("contact-create-without-person", contacts.create(person("pyepp-four")))
result = contacts.check(["pyepp-one", "pyepp-five"])
step("contact-check-taken", result, available(result))
result = contacts.info("pyepp-one")
data = result.result_data
step("contact-info", result, "/".join([data.postal_info.name, data.postal_info.address.street_2, data.phone, data.fax, data.password]))
step("contact-info-missing", contacts.info("pyepp-none"))
step("contact-info-foreign", Contact(other).info("pyepp-one"))
changed = ContactData("pyepp-one", "petrov@dom.example", PostalInfoData("Пётр Петров", "", AddressData(street_1="ул. Мира, 2", city="Тула", country_code="RU")), phone="+7.4957654321")
owner.beside = common.CHANGED_CONTACT
step("contact-update", contacts.update(changed))
result = contacts.info("pyepp-one")
data = result.result_data
step("contact-info-changed", result, "/".join([data.postal_info.name, data.postal_info.address.city, data.phone, data.email]))
# Its template writes the status without quotation marks.
step("contact-update-malformed", contacts.update(ContactData("pyepp-one"), add_status="clientDeleteProhibited"))
# And an empty chg when nothing is changed.
step("contact-update-nothing", contacts.update(ContactData("pyepp-one")))

# Hosts outside the registry, then a domain on them.
result = hosts.check(["ns1.else.net", "ns2.else.net"])
step("host-check-free", result, available(result))
for host in ("ns1.else.net", "ns2.else.net"):
    step(f"host-create-{host}", hosts.create(HostData(host, [])))
step("host-create-again", hosts.create(HostData("ns1.else.net", [])))
result = domains.check([NAME, "www.xn--d1acj3b"])
step("domain-check", result, available(result))


def domain(name, **more):
    return DomainData(name, 1, "pyepp-one", "pyepp-one", "pyepp-two", password="Domain-Auth-1", **more)


owner.beside = common.NEW_DOMAIN
step("domain-create", domains.create(domain(NAME, host=["ns1.else.net"])))
owner.beside = common.NEW_DOMAIN
step("domain-create-again", domains.create(domain(NAME)))
if TCI:
    step("domain-create-without-description", domains.create(domain(SHORT)))
DIGEST = "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5"
owner.beside = common.NEW_DOMAIN
step("dnssec-create", domains.create(domain(SECOND, dns_sec=[DSRecordData(12345, 13, 2, DIGEST)])))
owner.beside = common.NEW_DOMAIN
keyed = DSRecordData(12345, 13, 2, DIGEST, DSRecordKeyData(257, 13, "AQPJ////4Q=="))
step("dnssec-create-wrong-key", domains.create(domain(SHORT, dns_sec=[keyed])))
result = domains.info(SECOND)
step("dnssec-info", result, [record.key_tag for record in result.result_data.dns_sec])


def domain_told(result):
    data = result.result_data
    description = [result.raw_response.decode().partition("<domain:description>")[2].partition("<")[0]] if TCI else []
    return "/".join([data.registrant, data.admin, data.tech, *(data.host or []), *data.status, data.password or "none", *description])


result = domains.info(NAME)
step("domain-info", result, domain_told(result))
step("domain-info-missing", domains.info("xn--h1akccq.xn--d1acj3b"))
owner.beside = common.CHANGED_DOMAIN
CHANGE = {"add_admins": ["pyepp-two"], "remove_admins": ["pyepp-one"], "add_billings": ["pyepp-one"], "add_statuses": [("clientHold", "Not paid")]}
step("domain-update", domains.update(NAME, registrant="pyepp-two", password="Domain-Auth-2", **CHANGE))
step("domain-update-hosts", domains.update(NAME, add_hosts=["ns2.else.net"], remove_hosts=["ns1.else.net"]))
# Its template has the name servers last, where the schema has them first.
step("domain-update-disordered", domains.update(NAME, add_techs=["pyepp-one"], add_hosts=["ns1.else.net"]))
result = domains.info(NAME)
step("domain-info-changed", result, domain_told(result))
step("domain-update-back", domains.update(NAME, remove_billings=["pyepp-one"], remove_statuses=["clientHold"]))
step("domain-update-nothing", domains.update(NAME))
step("domain-update-foreign", Domain(other).update(NAME, add_statuses=[("clientHold", "Not mine")]))

# A host inside it.
INSIDE = f"ns1.{NAME}"
step("host-create-inside", hosts.create(HostData(INSIDE, [IPAddressData("203.0.113.7", "v4"), IPAddressData("2001:db8::7", "v6")])))
result = hosts.update(
    INSIDE,
    add_ip_address=[IPAddressData("203.0.113.8", "v4")],
    remove_ip_address=[IPAddressData("203.0.113.7", "v4")],
    add_status=["clientDeleteProhibited"],
    new_host_name=f"ns9.{NAME}",
)
step("host-update", result)
step("host-update-status", hosts.update(f"ns9.{NAME}", remove_status=["clientDeleteProhibited"]))
result = hosts.info(f"ns9.{NAME}")
step("host-info", result, "/".join([*(address.address for address in result.result_data.address), *result.result_data.status]))
step("host-info-old-name", hosts.info(INSIDE))

# Renewal.
expires = datetime.fromisoformat(domains.info(NAME).result_data.expiry_date[:10])
step("domain-renew-wrong-date", domains.renew(NAME, datetime(2001, 1, 1), 1))
step("domain-renew", domains.renew(NAME, expires, 2))
tell("domain-renewed-by", int(domains.info(NAME).result_data.expiry_date[:4]) - expires.year)


def poll(queue, who):
    """One message and its acknowledgement."""
    result = queue.request()
    data = result.result_data
    step(f"poll-{who}", result, f"{data.message_count} {data.messages[0].message}" if data else "")
    if data:
        # It wants to read the queue's length in the answer.
        result = queue.acknowledge(data.message_id)
        step(f"ack-{who}", result, f"{result.result_data.message_count} {result.result_data.message_id == data.message_id}")


def transfer(name, epp, op):
    frame = f'<epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><transfer op="{op}"><transfer xmlns="urn:ietf:params:xml:ns:domain-1.0"><name>{NAME}</name></transfer></transfer></command></epp>'
    step(name, epp.execute(frame))


poll(messages, "a-empty")
step("ack-unknown", messages.acknowledge(4711))
step("transfer-wrong-auth", Domain(other).transfer(NAME, "Not-The-Auth-1"))
step("transfer-own", domains.transfer(NAME, "Domain-Auth-2"))
step("transfer-request", Domain(other).transfer(NAME, "Domain-Auth-2", 1))
transfer("transfer-query", owner, "query")
transfer("transfer-reject", owner, "reject")
step("transfer-request-two", Domain(other).transfer(NAME, "Domain-Auth-2"))
transfer("transfer-cancel", other, "cancel")
step("transfer-request-three", Domain(other).transfer(NAME, "Domain-Auth-2"))
transfer("transfer-approve", owner, "approve")
poll(Poll(other), "b-rejected")
poll(Poll(other), "b-approved")
poll(Poll(other), "b-empty")
result = Domain(other).info(NAME)
step("domain-info-new-sponsor", result, result.result_data.sponsoring_client_id)

# Deletions, and back.
step("contact-delete-linked", contacts.delete("pyepp-one"))
step("host-delete-linked", hosts.delete("ns2.else.net"))
step("domain-delete-with-host", Domain(other).delete(NAME))
step("host-delete-inside", Host(other).delete(f"ns9.{NAME}"))
step("host-delete", hosts.delete("ns1.else.net"))
step("domain-delete-later", Domain(other).delete(NAME))
result = Domain(other).info(NAME)
deleted = datetime.fromisoformat(result.result_data.update_date)
step("domain-info-deleted", result, "/".join(result.result_data.status))
step("restore", Domain(other).restore(NAME))
restored = datetime.fromisoformat(Domain(other).info(NAME).result_data.update_date)
statements = ("Not for this registrar itself.", "The report is true.")
result = Domain(other).restore_report(NAME, "Иван Петров", "Иван Петров", deleted, restored, "Registrant error.", *statements, other="Nothing else.")
step("restore-report", result)
result = Domain(other).info(NAME)
step("domain-info-restored", result, "/".join(result.result_data.status))
step("domain-delete", domains.delete(SECOND))
step("domain-info-gone", domains.info(SECOND))
owner.beside = common.NEW_CONTACT
contacts.create(person("pyepp-six"))
step("contact-delete", contacts.delete("pyepp-six"))

# The end.
step("logout-a", owner.logout())
step("logout-b", other.logout())
