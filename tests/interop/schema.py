"""Checks a document against a JSON Schema (2020-12) with jsonschema: SCHEMA DOCUMENT [NAME IN $defs]."""

import json
import sys

from jsonschema import Draft202012Validator

schema, document = (json.load(open(file, encoding="utf-8")) for file in sys.argv[1:3])
Draft202012Validator.check_schema(schema)
if len(sys.argv) > 3:
    schema = {"$ref": f"#/$defs/{sys.argv[3]}", "$defs": schema["$defs"]}
errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(document)]
sys.exit("\n".join(errors) or None)
