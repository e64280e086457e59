"""What xmltodict itself makes of frames: for each file named on standard input a line of JSON,
[the mapping, that mapping as XML again], or null where it refuses the file."""

import json
import sys

import xmltodict

for path in sys.stdin.read().splitlines():
    with open(path, "rb") as file:
        data = file.read()
    try:
        mapping = xmltodict.parse(data)
        again = xmltodict.unparse(mapping)
    except Exception:  # Whatever it does not take.
        print("null")
        continue
    text = json.dumps(mapping, ensure_ascii=False, separators=(",", ":"))
    print(json.dumps([text, again], ensure_ascii=True))
