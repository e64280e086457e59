"""The Python package eppzy against a registry; see common.py for arguments and output. It is the bad client: its length
leaves the header out, so that each of its frames lacks its last four bytes, and they are the length of the next one.

As it is, it cannot even log in. With its length put right it does every command it has; its updates of domains and
hosts have the name last, where the schema has it first, and periods, contacts and addresses an attribute `attrs` that
no schema has. It knows no certificates and no clTRID: the connection is ours.
"""

import socket
import ssl
import struct
from contextlib import contextmanager

import common
import eppzy.session
from common import NAME, certificate, tell
from eppzy.bases import ErrorResponse
from eppzy.connection import LengthPrefixed
from eppzy.rfc5730_epp import EPP
from eppzy.rfc5731_domain import Domain
from eppzy.rfc5732_host import Host
from eppzy.rfc5733_contact import Contact
from eppzy.rfc5910_dnssec import DnsSec, DsData
from eppzy.util import Add, Rem


class Kept(LengthPrefixed):
    """The package's own transport, which also keeps what it read."""

    def recv(self):
        return common.keep(super().recv())


class Right(Kept):
    """The same with a right length."""

    def send(self, b):
        self._s.send(struct.pack("!i", len(b) + 4) + b)


def connect(user):
    context = ssl.create_default_context(cafile=common.CA)
    context.load_cert_chain(*certificate(user))
    return context.wrap_socket(socket.create_connection(("localhost", common.PORT), common.PATIENCE), server_hostname="localhost")


@contextmanager
def connection(host, port, *_):
    with connect("TEST-A") as stream:
        yield stream


def step(name, call, /, *words, show=None, **more):
    """Tells the code of one command, and of its data what is named."""
    try:
        answer = call(*words, **more)
    except ErrorResponse as error:
        return tell(name, error.args[0].code)
    except (TypeError, AttributeError) as error:
        return tell(name, "unsent", type(error).__name__)
    tell(name, answer.code, answer.data[show] if show else "")


# As it is: the frame that its length tells of is cut off, and what comes after it is the length of a huge one.
for name in ("wrong-length", "wrong-length-again"):
    stream = connect("TEST-A")
    transport = Kept(stream)
    epp = EPP(transport)
    epp.recv_greeting()
    step(f"{name}-login", lambda: epp._mk_request(*epp.login({Domain.ns_url}, set(), "TEST-A", common.password("TEST-A"))))
    try:
        epp._parse_response(transport.recv())
    except ErrorResponse as error:
        tell(f"{name}-rest", error.args[0].code)
    tell(f"{name}-end", "closed" if stream.recv(1) == b"" else "open")

# Put right.
eppzy.session.connection = connection
eppzy.session.LengthPrefixed = Right
words = ([Domain, Contact, Host], [DnsSec], "localhost", common.PORT, "TEST-A", common.password("TEST-A"))
with eppzy.session.session(*words) as handled:
    contact, domain, host = handled["contact"], handled["domain"], handled["host"]
    person = ["zy-one", "Иван Петров", "Москва", "RU", "ivan@dom.example", "Contact-Auth-1"]
    more = {"org": "Дом", "street": ["ул. Ленина, 1"], "postcode": "101000", "voice": "+7.4951234567", "undisclose": ["addr"]}
    step("contact-create", contact.create, *person, show="id", **more)
    step("contact-create-again", contact.create, *person, **more)
    step("contact-info", contact.info, "zy-one", "Contact-Auth-1", show="name")
    step("contact-info-disclose", contact.info, "zy-one", "Contact-Auth-1", show="undisclose")
    step("contact-info-wrong-auth", contact.info, "zy-one", "Contact-Auth-9")
    step("contact-update", contact.update, "zy-one", voice="+7.4957654321", email="petrov@dom.example")
    step("contact-update-postal", contact.update, "zy-one", name="Пётр Петров", city="Тула", country_code="RU")
    step("contact-info-changed", contact.info, "zy-one", "Contact-Auth-1", show="city")
    step("host-check", host.check, ["ns1.else.net"], show="checks")
    step("host-create", host.create, "ns1.else.net")
    step("host-create-addresses", host.create, f"ns1.{NAME}", IPv4=["203.0.113.7"])
    step("host-info", host.info, "ns1.else.net", show="name")
    step("host-update", host.update, "ns1.else.net", new_name="ns9.else.net")
    step("domain-check", domain.check, [NAME, "www.xn--d1acj3b"], show="checks")
    ds = DsData(12345, 13, 2, "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5")
    step("domain-create-period", domain.create, NAME, period="2", registrant="zy-one", password="Domain-Auth-1")
    step("domain-create-contacts", domain.create, NAME, contacts={"admin": "zy-one"}, password="Domain-Auth-1")
    step("domain-create-no-password", domain.create, NAME, registrant="zy-one")
    step("domain-create", domain.create, NAME, ns=["ns1.else.net"], registrant="zy-one", password="Domain-Auth-1", dnssec=[ds], show="name")
    step("domain-info", domain.info, NAME, "Domain-Auth-1", show="ns")
    step("domain-info-signed", domain.info, NAME, "Domain-Auth-1", show="dnssec")
    step("domain-info-empty-auth", domain.info, NAME)
    step("domain-update", domain.update, NAME, ns=[Rem("ns1.else.net")], status={"clientHold": Add("Not paid")})
    step("domain-update-dnssec", domain.update, NAME, dnssec=[Rem(ds)])
    step("domain-renew-wrong-date", domain.renew, NAME, "2001-01-01")
    step("domain-delete", domain.delete, NAME)
    step("domain-delete-again", domain.delete, NAME)
    step("host-delete", host.delete, "ns1.else.net")
