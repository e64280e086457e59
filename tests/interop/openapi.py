"""Holds the gateway's description of its routes against the specification of OpenAPI 3.1, and examples against it.

Reads from standard input a JSON object: "documents", "requests" as [path, body], "answers" as [path, answer].
"""

import json
import sys

import jsonschema
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

judged = json.load(sys.stdin)
wrong = []
for document in judged["documents"]:
    validate(document, cls=OpenAPIV31SpecValidator)
document = judged["documents"][0]


def check(what, schema, value):
    whole = {"components": document["components"], **schema}
    validator = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(value):
        wrong.append(f"{what}: {error.json_path}: {error.message}")


for path, body in judged["requests"]:
    content = document["paths"][path]["post"]["requestBody"]["content"]
    check(f"{path} {json.dumps(body, ensure_ascii=False)}", content["application/json"]["schema"], body)
for path, answer in judged["answers"]:
    content = document["paths"][path]["post"]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"]
    check(f"{path} answers", schema, answer)
    # What an example tells is described by name.
    described = schema.get("allOf", [{}, {}])[1].get("properties", {}).get("data", {}).get("properties", {})
    if described:
        for name in answer["data"]:
            if name not in described:
                wrong.append(f"{path} answers: {name} is not described")
print("\n".join(wrong))
sys.exit(bool(wrong))
