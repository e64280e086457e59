"""Every command of the command line of the Python package pyepp against a registry; see common.py for arguments and
output. Each connects, logs in, asks and logs out; its output is the registry's answer, which is kept.
"""

import logging
import os
import re
import xml.etree.ElementTree as ET

import common
from click.testing import CliRunner
from common import NAME, SECOND, certificate, tell

from pyepp.cli.__main__ import pyepp_cli

os.environ["SSL_CERT_FILE"] = common.CA
logging.disable(logging.CRITICAL)
EPP = "{urn:ietf:params:xml:ns:epp-1.0}"


def environment(user, shown=None):
    pem, key = certificate(shown or user)
    named = {"SERVER": "localhost", "PORT": str(common.PORT), "USER": user, "PASSWORD": common.password(user), "CLIENT_CERT": pem, "CLIENT_KEY": key, "EXTENSION": "rgp-1.0"}
    return {f"PYEPP_{name}": value for name, value in named.items()}


def run(words, user="TEST-A", shown=None, options=("--no-pretty",)):
    return CliRunner().invoke(pyepp_cli, [*options, *words], env=environment(user, shown))


def ask(name, *words, user="TEST-A", detail=None):
    """One command: its code, and what a pattern finds in the answer."""
    ran = run(words, user)
    frame = ran.stdout_bytes.strip()
    if ran.exit_code != 0 or not frame:
        return tell(name, "failed", repr(ran.exception))
    # Bytes are printed as Python writes them.
    frame = frame[2:-1].decode("unicode_escape").encode("latin-1") if frame.startswith(b"b'") else frame
    common.keep(frame)
    root = ET.fromstring(frame)
    code = root.find(f".//{EPP}result")
    found = re.findall(detail, frame.decode()) if detail else []
    tell(name, code.get("code") if code is not None else "greeting", "/".join(found))
    return frame.decode()


ask("hello", "hello")
for name, shown in (("login-other-certificate", "TEST-B"), ("login-revoked-certificate", "REVOKED")):
    ran = run(["domain", "check", NAME], shown=shown)
    tell(name, ran.exit_code, " ".join(re.findall(r"Code: \d+|not been established", str(ran.exception))))

PERSON = ["--email", "ivan@dom.example", "--name", "Иван Петров", "--organization", "Дом", "--street-1", "ул. Ленина, 1", "--city", "Москва", "--postal-code", "101000", "--country-code", "RU"]
PERSON += ["--phone", "+7.4951234567", "--fax", "+7.4951234568", "--password", "Contact-Auth-1"]
ask("contact-check", "contact", "check", "cli-one", "cli-two", detail=r'avail="\d"')
ask("contact-create", "contact", "create", "cli-one", *PERSON)
ask("contact-create-again", "contact", "create", "cli-one", *PERSON)
ask("contact-create-two", "contact", "create", "cli-two", *PERSON)
ask("contact-info", "contact", "info", "cli-one", detail=r"<contact:(?:name|city|voice)>([^<]*)")
ask("contact-update", "contact", "update", "cli-one", "--phone", "+7.4957654321", "--name", "Пётр Петров", "--city", "Тула", "--country-code", "RU")
ask("contact-update-malformed", "contact", "update", "cli-one", "--add-status", "clientDeleteProhibited")
ask("contact-info-changed", "contact", "info", "cli-one", detail=r"<contact:(?:name|city|voice)>([^<]*)")
# Its command wants an address for every host; one outside takes none.
ask("host-check", "host", "check", "ns1.else.net", "ns2.else.net", detail=r'avail="\d"')
ask("host-create-outside", "host", "create", "ns1.else.net", "--ip-address", "203.0.113.1", "v4")
ask("domain-check", "domain", "check", NAME, SECOND, detail=r'avail="\d"')
ROLES = ["--registrant", "cli-one", "--admin", "cli-one", "--tech", "cli-two"]
ask("domain-create", "domain", "create", NAME, "--period", "2", *ROLES)
ask("domain-create-again", "domain", "create", NAME, "--period", "2", *ROLES)
ask("domain-create-second", "domain", "create", SECOND, *ROLES)
ask("host-create", "host", "create", f"ns1.{NAME}", "--ip-address", "203.0.113.7", "v4", "--ip-address", "2001:db8::7", "v6")
ask("host-update", "host", "update", f"ns1.{NAME}", "--add-ip", "203.0.113.8", "v4", "--remove-ip", "203.0.113.7", "v4", "--add-status", "clientUpdateProhibited")
ask("host-update-status", "host", "update", f"ns1.{NAME}", "--remove-status", "clientUpdateProhibited", "--new-host-name", f"ns9.{NAME}")
ask("host-info", "host", "info", f"ns9.{NAME}", detail=r'<host:addr ip="v\d">([^<]*)')
ask("domain-update", "domain", "update", NAME, "--password", "Domain-Auth-2", "--add-billing", "cli-two", "--add-status", "clientHold", "Not paid", "--registrant", "cli-two")
ask("domain-update-hosts", "domain", "update", NAME, "--add-ns-host", f"ns9.{NAME}")
ask("domain-update-disordered", "domain", "update", NAME, "--add-ns-host", f"ns8.{NAME}", "--add-tech", "cli-one")
frame = ask("domain-info", "domain", "info", NAME, detail=r'(?:registrant|hostObj|pw)>[^<]+|status s="[^"]*"')
ask("domain-update-back", "domain", "update", NAME, "--remove-status", "clientHold", "--remove-billing", "cli-two")
ask("domain-update-hosts-back", "domain", "update", NAME, "--remove-ns-host", f"ns9.{NAME}")
expires = re.search(r"<domain:exDate>(\d{4}-\d\d-\d\d)", frame).group(1)
ask("domain-renew-wrong-date", "domain", "renew", NAME, "2001-01-01", "--period", "1")
ask("domain-renew", "domain", "renew", NAME, expires, "--period", "1")
ask("transfer-wrong-auth", "domain", "transfer", NAME, "Not-The-Auth-1", user="TEST-B")
ask("transfer-request", "domain", "transfer", NAME, "Domain-Auth-2", user="TEST-B", detail=r"<domain:trStatus>([^<]*)")
frame = ask("poll-request", "poll", "request", detail=r"<domain:trStatus>([^<]*)")
ask("poll-acknowledge", "poll", "acknowledge", re.search(r'msgQ count="\d+" id="(\d+)"', frame).group(1))
ask("poll-request-empty", "poll", "request")

# Frames of ours, by its own command.
own = common.FRAMES.with_name("own.xml")
own.write_text(f'<epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><transfer op="approve"><d:transfer xmlns:d="urn:ietf:params:xml:ns:domain-1.0"><d:name>{NAME}</d:name></d:transfer></transfer></command></epp>')
ask("run-transfer-approve", "run", str(own), detail=r"<domain:trStatus>([^<]*)")
own.unlink()
ask("host-delete", "host", "delete", f"ns9.{NAME}", user="TEST-B")
ask("contact-delete-linked", "contact", "delete", "cli-two")
ask("domain-delete-later", "domain", "delete", NAME, user="TEST-B")
deleted = re.search(r"<domain:upDate>([^<]*)", ask("domain-info-deleted", "domain", "info", NAME, user="TEST-B", detail=r'tatus s="([^"]*)')).group(1)
ask("restore", "domain", "restore", NAME, user="TEST-B", detail=r'rgpStatus s="([^"]*)')
REPORT = ["--pre-data", "Иван Петров", "--post-data", "Иван Петров", "--delete-datetime", deleted, "--restore-datetime", deleted, "--restore-reason", "Registrant error."]
REPORT += ["--statement-1", "Not for this registrar itself.", "--statement-2", "The report is true."]
ask("restore-report", "domain", "restore-report", NAME, *REPORT, user="TEST-B")
ask("restore-report-with-other", "domain", "restore-report", NAME, *REPORT, "--other", "Nothing else.", user="TEST-B")
ask("domain-info-restored", "domain", "info", NAME, user="TEST-B", detail=r'status s="([^"]*)')
ask("domain-delete", "domain", "delete", SECOND)
ask("contact-create-three", "contact", "create", "cli-three", *PERSON)
ask("contact-delete", "contact", "delete", "cli-three")

# Its other forms of output.
for form in ("OBJECT", "MIN"):
    ran = run(["host", "check", "ns8.else.net"], options=("-o", form))
    tell(f"output-{form}", ran.exit_code, re.findall(r"'ns8.else.net': {[^}]*}", ran.stdout)[0])
ran = run(["contact", "info", "cli-one"], options=())
tell("output-pretty", ran.exit_code, re.findall(r"<contact:id>\s*(\S*?)\s*<", ran.stdout))
ran = run(["domain", "check", NAME], options=("--dry-run",))
tell("output-dry-run", ran.exit_code, re.findall(r"<domain:name>\s*(\S*?)\s*<", ran.stdout))
