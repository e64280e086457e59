"""What the Python scripts here share: their arguments, how a step is told, and TCI's data.

    SCRIPT PORT DIR FRAMES PROFILE

DIR is what `eppsh registry init` made, PROFILE its rules; each frame of the server is kept in FRAMES, a new or empty
directory. A step is one line: NAME CODE [DETAIL].
"""

import sys
from pathlib import Path

PORT, DIR, FRAMES, PROFILE = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
TCI = PROFILE == "tci"
CA = str(DIR / "ca.pem")
# How many seconds anything may take before a client counts as hanging.
PATIENCE = 90
sys.stdout.reconfigure(encoding="utf-8")

# театр.дети, сказка.дети, мяч.дети
NAME, SECOND, SHORT = "xn--80aj8afc.xn--d1acj3b", "xn--80aaukc2b.xn--d1acj3b", "xn--l1awx.xn--d1acj3b"

# What TCI wants beside a new contact and a new domain, and may have beside a change.
CONTACT_EXT = "http://www.tcinet.ru/epp/tci-contact-ext-1.0"
DOMAIN_EXT = "http://www.tcinet.ru/epp/tci-domain-ext-1.0"
PASSPORT = "4509 123456, выдан 01.02.2003"
NEW_CONTACT = (
    f'<contact:create xmlns:contact="{CONTACT_EXT}"><contact:person><contact:birthday>1980-05-17</contact:birthday>'
    f"<contact:passport>{PASSPORT}</contact:passport></contact:person></contact:create>"
)
NEW_ORGANIZATION = (
    f'<contact:create xmlns:contact="{CONTACT_EXT}"><contact:organization><contact:legalAddr type="loc">'
    "<contact:street>ул. Ленина, 1</contact:street><contact:city>Москва</contact:city><contact:pc>101000</contact:pc>"
    "<contact:cc>RU</contact:cc></contact:legalAddr><contact:TIN>7701234567</contact:TIN></contact:organization>"
    "</contact:create>"
)
CHANGED_CONTACT = (
    f'<contact:update xmlns:contact="{CONTACT_EXT}"><contact:chg><contact:person>'
    "<contact:TIN>500100732259</contact:TIN></contact:person></contact:chg></contact:update>"
)
NEW_DOMAIN = (
    f'<domain:create xmlns:domain="{DOMAIN_EXT}"><domain:description>Сайт детского театра</domain:description>'
    "</domain:create>"
)
CHANGED_DOMAIN = (
    f'<domain:update xmlns:domain="{DOMAIN_EXT}"><domain:chg><domain:description>Сайт кукольного театра'
    "</domain:description></domain:chg></domain:update>"
)

kept = 0


def keep(frame):
    """Keeps a frame of the server, as text or as bytes."""
    global kept
    (FRAMES / f"{kept:04}.xml").write_bytes(frame.encode("utf-8") if isinstance(frame, str) else frame)
    kept += 1
    return frame


def certificate(name):
    """A registrar's certificate and its key."""
    return str(DIR / "clients" / f"{name}.pem"), str(DIR / "clients" / f"{name}.key")


def password(user):
    """A registrar's password."""
    return (DIR / "clients" / f"{user}.password").read_text().strip()


def tell(name, code, detail=""):
    """Tells one step."""
    print(" ".join(str(part) for part in (name, code, detail) if part != ""), flush=True)
