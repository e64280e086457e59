"""Every command of the Python package EPP, called eppy, against a registry; see common.py for arguments and output.

Its commands are dictionaries; TCI's extensions go in by its own `add_command_extension`.
"""

import ssl

import common
from common import CONTACT_EXT, DOMAIN_EXT, NAME, SECOND, SHORT, TCI, certificate, tell
from eppy import doc
from eppy.client import EppClient
from eppy.exceptions import EppLoginError

EXTENSIONS = ["secDNS", "rgp", *([CONTACT_EXT, DOMAIN_EXT] if TCI else [])]
OTHERS = {"tcicontact": CONTACT_EXT, "tcidomain": DOMAIN_EXT}


class Recorder(EppClient):
    """The package's own client, which also keeps what it read."""

    def read(self):
        return common.keep(super().read())


def connect(shown):
    """A client that has read the greeting and not logged in."""
    certfile, keyfile = certificate(shown) if shown else (None, None)
    client = Recorder(host="localhost", port=common.PORT, ssl_keyfile=keyfile, ssl_certfile=certfile, ssl_cacerts=common.CA, socket_timeout=common.PATIENCE, socket_connect_timeout=common.PATIENCE)
    client.connect("localhost")
    return client


def step(name, answer, detail=""):
    tell(name, answer.code, detail)
    return answer


def login(name, client, user, password=None, **options):
    try:
        return step(name, client.login(user, password or common.password(user), extra_ext_uris=EXTENSIONS, **options))
    except EppLoginError as error:
        return step(name, error.resp)


def refused(name, user, shown, password=None):
    """A login that is refused, on a connection of its own."""
    try:
        client = connect(shown)
    except (OSError, ssl.SSLError):
        return tell(name, "closed")
    login(name, client, user, password)
    client.close()


refused("login-wrong-password", "TEST-A", "TEST-A", "not-the-one")
refused("login-other-certificate", "TEST-A", "TEST-B")
refused("login-revoked-certificate", "TEST-A", "REVOKED")
refused("login-no-certificate", "TEST-A", None)
owner, other = connect("TEST-A"), connect("BOTH")
login("login-a", owner, "TEST-A")
login("login-a-again", owner, "TEST-A")
login("login-b", other, "TEST-B")
tell("hello", owner.hello()["epp"]["greeting"]["svID"])


def command(kind, element, data, ext=None, op=None):
    """A command of the package with these values, and data of an extension beside them."""
    made = kind(op, extra_nsmap=OTHERS) if op else kind(extra_nsmap=OTHERS)
    verb = made["epp"]["command"][element[0]]
    verb[element[1]].update(data)
    for name, values in (ext or {}).items():
        made.add_command_extension({name: values})
    # Tells its children their order.
    kind.annotate(made)
    return made


def ask(name, client, *parts, detail=lambda answer: "", **more):
    answer = client.send(command(*parts, **more), extra_nsmap=OTHERS)
    return step(name, answer, detail(answer) if answer.success else "")


def checked(answer, kind):
    """What a check says of each object."""
    key = "id" if kind == "contact" else "name"
    listed = answer["epp"]["response"]["resData"][f"{kind}:chkData"]["cd"]
    return [(one[key]["_text"], one[key]["@avail"]) for one in listed]


def found(answer, kind):
    """What an info says."""
    return answer["epp"]["response"]["resData"][f"{kind}:infData"]


def beside(data):
    return data if TCI else None


def texts(items):
    return "/".join(item["_text"] if isinstance(item, dict) else item for item in items)


# Contacts.
def person(identifier):
    def postal(kind, name, org, street, city):
        return {"@type": kind, "name": name, "org": org, "addr": {"street": [street], "city": city, "pc": "101000", "cc": "RU"}}

    return {
        "id": identifier,
        "postalInfo": [postal("int", "Ivan Petrov", "Dom", "1 Lenina St.", "Moscow"), postal("loc", "Иван Петров", "Дом", "ул. Ленина, 1", "Москва")],
        "voice": {"@x": "12", "_text": "+7.4951234567"},
        "fax": "+7.4951234568",
        "email": "ivan@dom.example",
        "authInfo": {"pw": "Contact-Auth-1"},
        "disclose": {"@flag": "0", "voice": {}, "email": {}},
    }


def ordered(*names, **values):
    return {"_order": [f"tcicontact:{name}" for name in names], **{f"tcicontact:{name}": value for name, value in values.items()}}


PERSON = {"tcicontact:create": {"tcicontact:person": ordered("birthday", "passport", birthday="1980-05-17", passport=common.PASSPORT)}}
ADDRESS = {"@type": "loc", **ordered("street", "city", "cc", street="ул. Ленина, 1", city="Москва", cc="RU")}
ORGANIZATION = {"tcicontact:create": {"tcicontact:organization": ordered("legalAddr", "TIN", legalAddr=ADDRESS, TIN="7701234567")}}
DESCRIPTION = {"tcidomain:create": {"tcidomain:description": "Сайт детского театра"}}
CREATE, INFO, UPDATE, DELETE = (("create", "{}:create"), ("info", "{}:info"), ("update", "{}:update"), ("delete", "{}:delete"))


def of(element, kind):
    return (element[0], element[1].format(kind))


ask("contact-check", owner, doc.EppCheckContactCommand, ("check", "contact:check"), {"id": ["eppy-one", "eppy-two"]}, detail=lambda answer: checked(answer, "contact"))
ask("contact-create", owner, doc.EppCreateContactCommand, of(CREATE, "contact"), person("eppy-one"), ext=beside(PERSON))
ask("contact-create-again", owner, doc.EppCreateContactCommand, of(CREATE, "contact"), person("eppy-one"), ext=beside(PERSON))
ask("contact-create-organization", owner, doc.EppCreateContactCommand, of(CREATE, "contact"), person("eppy-two"), ext=beside(ORGANIZATION))
ask("contact-create-three", owner, doc.EppCreateContactCommand, of(CREATE, "contact"), person("eppy-three"), ext=beside(PERSON))
if TCI:
    ask("contact-create-without-person", owner, doc.EppCreateContactCommand, of(CREATE, "contact"), person("eppy-four"))


def contact_told(answer):
    data = found(answer, "contact")
    extension = answer.get_response_extension("tcicontact:infData", {})
    told = [data["postalInfo"][1]["name"], data["voice"]["_text"], data["voice"]["@x"], data["email"]]
    return "/".join([*told, *(extension.get("person", {}).get(key, "none") for key in ("birthday", "passport") if TCI)])


ask("contact-info", owner, doc.EppInfoContactCommand, of(INFO, "contact"), {"id": "eppy-one"}, detail=contact_told)
ask("contact-info-foreign", other, doc.EppInfoContactCommand, of(INFO, "contact"), {"id": "eppy-one"})
ask("contact-info-by-auth", other, doc.EppInfoContactCommand, of(INFO, "contact"), {"id": "eppy-one", "authInfo": {"pw": "Contact-Auth-1"}}, detail=contact_told)
ask("contact-info-missing", owner, doc.EppInfoContactCommand, of(INFO, "contact"), {"id": "eppy-none"})
STATUS = {"status": {"@s": "clientUpdateProhibited"}}
ask("contact-update", owner, doc.EppUpdateContactCommand, of(UPDATE, "contact"), {"id": "eppy-one", "add": STATUS, "chg": {"voice": "+7.4957654321", "email": "petrov@dom.example"}})
ask("contact-update-prohibited", owner, doc.EppUpdateContactCommand, of(UPDATE, "contact"), {"id": "eppy-one", "chg": {"voice": "+7.4957654322"}})
ask("contact-update-status", owner, doc.EppUpdateContactCommand, of(UPDATE, "contact"), {"id": "eppy-one", "rem": STATUS})
ask("contact-update-foreign", other, doc.EppUpdateContactCommand, of(UPDATE, "contact"), {"id": "eppy-one", "chg": {"voice": "+7.4957654322"}})
ask("contact-delete", owner, doc.EppDeleteContactCommand, of(DELETE, "contact"), {"id": "eppy-three"})

# Hosts outside the registry, then a domain on them.
ask("host-check", owner, doc.EppCheckHostCommand, ("check", "host:check"), {"name": ["ns1.away.net", "ns2.away.net"]}, detail=lambda answer: checked(answer, "host"))
for host in ("ns1.away.net", "ns2.away.net"):
    ask(f"host-create-{host}", owner, doc.EppCreateHostCommand, of(CREATE, "host"), {"name": host})
ask("host-create-again", owner, doc.EppCreateHostCommand, of(CREATE, "host"), {"name": "ns1.away.net"})
ask("domain-check", owner, doc.EppCheckDomainCommand, ("check", "domain:check"), {"name": [NAME, "www.xn--d1acj3b"]}, detail=lambda answer: checked(answer, "domain"))


def domain(name, **more):
    roles = [{"@type": "admin", "_text": "eppy-one"}, {"@type": "tech", "_text": "eppy-two"}]
    return {"name": name, "registrant": "eppy-one", "contact": roles, "authInfo": {"pw": "Domain-Auth-1"}, **more}


NEW = domain(NAME, period={"@unit": "y", "_text": "2"}, ns={"hostObj": ["ns1.away.net"]})
ask("domain-create", owner, doc.EppCreateDomainCommand, of(CREATE, "domain"), NEW, ext=beside(DESCRIPTION))
ask("domain-create-again", owner, doc.EppCreateDomainCommand, of(CREATE, "domain"), NEW, ext=beside(DESCRIPTION))
if TCI:
    ask("domain-create-without-description", owner, doc.EppCreateDomainCommand, of(CREATE, "domain"), domain(SHORT))
DS = {"_order": ["secDNS:keyTag", "secDNS:alg", "secDNS:digestType", "secDNS:digest"], "secDNS:keyTag": "12345", "secDNS:alg": "13", "secDNS:digestType": "2"}
DS["secDNS:digest"] = "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5"
ask("dnssec-create", owner, doc.EppCreateDomainCommand, of(CREATE, "domain"), domain(SECOND), ext={**(beside(DESCRIPTION) or {}), "secDNS:create": {"secDNS:dsData": DS}})
signed = command(doc.EppUpdateDomainCommand, of(UPDATE, "domain"), {"name": SECOND})
record = {"keyTag": "12345", "alg": "13", "digestType": "2", "digest": DS["secDNS:digest"]}
signed.add_secdns_data({"rem": [{"type": "ds", "data": record}]})
step("dnssec-update-remove", owner.send(signed))
signed = command(doc.EppUpdateDomainCommand, of(UPDATE, "domain"), {"name": SECOND})
signed.add_secdns_data({"add": [{"type": "ds", "data": {**record, "keyTag": "23456"}}]})
step("dnssec-update-add", owner.send(signed))


def domain_told(answer):
    data = found(answer, "domain")
    told = [data["registrant"], *data.get("ns", {}).get("hostObj", []), *(status["@s"] for status in data["status"]), data.get("authInfo", {}).get("pw", "none")]
    told += [record["keyTag"] for record in answer.get_response_extension("secDNS:infData", {}).get("dsData", [])]
    told += [status["@s"] for status in answer.get_response_extension("rgp:infData", {}).get("rgpStatus", [])]
    return "/".join([*told, *([answer.get_response_extension("tcidomain:infData", {}).get("description", "none")] if TCI else [])])


ask("domain-info", owner, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME}, detail=domain_told)
ask("domain-info-signed", owner, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": {"@hosts": "none", "_text": SECOND}}, detail=domain_told)
CHANGE = {
    "name": NAME,
    "add": {"ns": {"hostObj": ["ns2.away.net"]}, "contact": {"@type": "billing", "_text": "eppy-two"}, "status": {"@s": "clientHold", "@lang": "ru", "_text": "Не оплачено"}, "_order": ["ns", "contact", "status"]},
    "rem": {"ns": {"hostObj": ["ns1.away.net"]}},
    "chg": {"registrant": "eppy-two", "authInfo": {"pw": "Domain-Auth-2"}, "_order": ["registrant", "authInfo"]},
}
CHANGED = {"tcidomain:update": {"tcidomain:chg": {"tcidomain:description": "Сайт кукольного театра"}}}
ask("domain-update", owner, doc.EppUpdateDomainCommand, of(UPDATE, "domain"), CHANGE, ext=beside(CHANGED))
ask("domain-info-changed", owner, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME}, detail=domain_told)
ask("domain-update-back", owner, doc.EppUpdateDomainCommand, of(UPDATE, "domain"), {"name": NAME, "rem": {"status": {"@s": "clientHold"}}})
ask("domain-info-foreign", other, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME, "authInfo": {"pw": "Domain-Auth-9"}})

# A host inside it.
INSIDE = f"ns1.{NAME}"
ADDRESSES = [{"@ip": "v4", "_text": "203.0.113.7"}, {"@ip": "v6", "_text": "2001:db8::7"}]
ask("host-create-inside", owner, doc.EppCreateHostCommand, of(CREATE, "host"), {"name": INSIDE, "addr": ADDRESSES})
CHANGE = {"name": INSIDE, "add": {"addr": [{"@ip": "v4", "_text": "203.0.113.8"}]}, "rem": {"addr": [ADDRESSES[0]]}, "chg": {"name": f"ns9.{NAME}"}}
ask("host-update", owner, doc.EppUpdateHostCommand, of(UPDATE, "host"), CHANGE)
ask("host-info", owner, doc.EppInfoHostCommand, of(INFO, "host"), {"name": f"ns9.{NAME}"}, detail=lambda answer: texts(found(answer, "host")["addr"]))
ask("host-info-old-name", owner, doc.EppInfoHostCommand, of(INFO, "host"), {"name": INSIDE})

# Renewal.
expires = found(owner.send(command(doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME})), "domain")["exDate"][:10]
RENEW = ("renew", "domain:renew")
years = {"@unit": "y", "_text": "3"}
ask("domain-renew-wrong-date", owner, doc.EppRenewDomainCommand, RENEW, {"name": NAME, "curExpDate": "2001-01-01", "period": years})
answer = ask("domain-renew", owner, doc.EppRenewDomainCommand, RENEW, {"name": NAME, "curExpDate": expires, "period": years})
tell("domain-renewed-by", int(answer.resData["domain:renData"]["exDate"][:4]) - int(expires[:4]))


def poll(client, who):
    """One message and its acknowledgement."""
    answer = client.send(doc.EppPollCommand("req"))
    queue = answer["epp"]["response"].get("msgQ")
    data = answer["epp"]["response"].get("resData", {})
    step(f"poll-{who}", answer, next((value.get("trStatus", "") for value in data.values() if isinstance(value, dict)), ""))
    if queue:
        step(f"ack-{who}", client.send(doc.EppPollCommand("ack", queue["@id"])))


poll(owner, "a-empty")
step("ack-unknown", owner.send(doc.EppPollCommand("ack", "4711")))


def transfer(name, client, op, kind=doc.EppTransferDomainCommand, **data):
    what = "domain" if kind is doc.EppTransferDomainCommand else "contact"
    subject = {"name": NAME} if what == "domain" else {"id": "eppy-two"}
    told = lambda answer: answer.resData[f"{what}:trnData"]["trStatus"] if hasattr(answer, "resData") else ""
    ask(name, client, kind, ("transfer", f"{what}:transfer"), {**subject, **data}, op=op, detail=told)


# Transfers: refused, cancelled, rejected, approved.
auth = {"authInfo": {"pw": "Domain-Auth-2"}}
transfer("transfer-wrong-auth", other, "request", authInfo={"pw": "Not-The-Auth-1"})
transfer("transfer-own", owner, "request", **auth)
transfer("transfer-request", other, "request", period={"@unit": "y", "_text": "1"}, **auth)
transfer("transfer-query", owner, "query")
poll(owner, "a-asked")
transfer("transfer-cancel", other, "cancel")
transfer("transfer-request-two", other, "request", **auth)
transfer("transfer-reject", owner, "reject")
poll(other, "b-rejected")
transfer("transfer-request-three", other, "request", **auth)
transfer("transfer-approve", owner, "approve")
poll(other, "b-approved")
contact_auth = {"authInfo": {"pw": "Contact-Auth-1"}}
for op, client, more in (("request", other, contact_auth), ("query", owner, {}), ("cancel", other, {}), ("request", other, contact_auth), ("reject", owner, {}), ("request", other, contact_auth), ("approve", owner, {})):
    transfer(f"contact-transfer-{op}", client, op, doc.EppTransferContactCommand, **more)

# Deletions, and back.
ask("host-delete-linked", owner, doc.EppDeleteHostCommand, of(DELETE, "host"), {"name": "ns2.away.net"})
ask("contact-delete-linked", owner, doc.EppDeleteContactCommand, of(DELETE, "contact"), {"id": "eppy-one"})
ask("domain-delete-with-host", other, doc.EppDeleteDomainCommand, of(DELETE, "domain"), {"name": NAME})
ask("host-delete", other, doc.EppDeleteHostCommand, of(DELETE, "host"), {"name": f"ns9.{NAME}"})
ask("domain-delete", other, doc.EppDeleteDomainCommand, of(DELETE, "domain"), {"name": NAME})
answer = ask("domain-info-deleted", other, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME}, detail=domain_told)
deleted = found(answer, "domain")["upDate"]
RESTORE = {"rgp:update": {"rgp:restore": {"@op": "request"}}}
ask("restore", other, doc.EppUpdateDomainCommand, of(UPDATE, "domain"), {"name": NAME, "chg": {}}, ext=RESTORE)
answer = ask("restore-info", other, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME}, detail=domain_told)
order = ["preData", "postData", "delTime", "resTime", "resReason", "statement"]
report = {"_order": [f"rgp:{name}" for name in order], "rgp:preData": "Иван Петров", "rgp:postData": "Иван Петров", "rgp:delTime": deleted, "rgp:resTime": found(answer, "domain")["upDate"]}
report |= {"rgp:resReason": "Registrant error.", "rgp:statement": ["Not for this registrar itself.", "The report is true."]}
ask("restore-report", other, doc.EppUpdateDomainCommand, of(UPDATE, "domain"), {"name": NAME, "chg": {}}, ext={"rgp:update": {"rgp:restore": {"@op": "report", "rgp:report": report}}})
ask("restore-info-after", other, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": NAME}, detail=domain_told)
ask("domain-delete-new", owner, doc.EppDeleteDomainCommand, of(DELETE, "domain"), {"name": SECOND})
ask("domain-info-missing", owner, doc.EppInfoDomainCommand, of(INFO, "domain"), {"name": SECOND})

# Its writes in pieces: two bytes of the length, two more, four of the frame, the rest.
whole = doc.EppCheckDomainCommand()
whole["epp"]["command"]["check"]["domain:check"]["name"] = [NAME]
frame = whole.to_xml(force_prefix=True)
for name in ("write_split", "write_splitsize", "write_splitall"):
    getattr(owner, name)(frame)
    step(name, doc.EppResponse.from_xml(owner.read().decode("utf-8")))
# And two frames at once: the second came before the first was answered.
owner.write_many([frame, frame])
step("write-many-first", doc.EppResponse.from_xml(owner.read().decode("utf-8")))
step("write-many-second", doc.EppResponse.from_xml(owner.read().decode("utf-8")))

# The end, and a new password on the way.
step("logout-a", owner.logout())
step("logout-b", other.logout())
again = connect("TEST-B")
login("login-b-change-password", again, "TEST-B", newPW="New-Password-24")
again.logout()
refused("login-b-old-password", "TEST-B", "TEST-B")
again = connect("TEST-B")
login("login-b-new-password", again, "TEST-B", "New-Password-24")
step("logout-b-again", again.logout())
