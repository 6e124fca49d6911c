"""Our files with Python's joserfc and jwcrypto, and their files with ours.

LIBRARY verify FILE               checks a file of ours; prints its payload
LIBRARY sign KEY PAYLOAD          seals a payload with a private JWK; prints the file
"""

import base64
import hashlib
import json
import sys

TYP = "application/vnd.thonso.report+json"


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def thumbprint(jwk: dict) -> str:
    """RFC 7638, computed here from its text and not by the library."""
    required = {name: jwk[name] for name in ("crv", "kty", "x")}
    text = json.dumps(required, separators=(",", ":"), sort_keys=True)
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def public(jwk: dict) -> dict:
    return {name: jwk[name] for name in ("kty", "crv", "x")}


def check(document: dict) -> dict:
    """The signer's key, after the claims about it and about the form have been checked."""
    payload = json.loads(decoded(document["payload"]))
    jwk = payload["signer"]["jwk"]
    for entry in document["signatures"]:
        header = json.loads(decoded(entry["protected"]))
        assert header["kid"] == thumbprint(jwk), header
        assert header["typ"] == TYP, header
    # RFC 8785: our member names are ASCII and our numbers integers, so Python's sorting and writing are the canonical ones.
    content = json.dumps(payload["template_content"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert payload["template"]["hash"] == hashlib.sha256(content.encode()).hexdigest()
    return jwk


def joserfc_verify(document: dict) -> bytes:
    from joserfc import jws
    from joserfc.jwk import OKPKey

    key = OKPKey.import_key(check(document))
    return jws.deserialize_json(document, key, algorithms=["Ed25519"]).payload


def joserfc_sign(jwk: dict, payload: bytes) -> str:
    from joserfc import jws
    from joserfc.jwk import OKPKey

    member = {"protected": {"alg": "Ed25519", "kid": thumbprint(jwk), "typ": TYP}}
    return json.dumps(jws.serialize_json([member], payload, OKPKey.import_key(jwk), algorithms=["Ed25519"]))


def jwcrypto_verify(document: dict) -> bytes:
    from jwcrypto import jwk, jws

    token = jws.JWS()
    token.allowed_algs = ["Ed25519"]
    token.deserialize(json.dumps(document))
    token.verify(jwk.JWK(**check(document)))
    return token.payload


def jwcrypto_sign(key: dict, payload: bytes) -> str:
    from jwcrypto import jwk, jws

    token = jws.JWS(payload)
    token.allowed_algs = ["Ed25519"]
    header = json.dumps({"alg": "Ed25519", "kid": thumbprint(key), "typ": TYP})
    token.add_signature(jwk.JWK(**key), None, header)
    # One signature comes out flattened (RFC 7515 section 7.2.2); the general form has a list.
    flat = json.loads(token.serialize())
    return json.dumps({
        "payload": flat["payload"],
        "signatures": [{"protected": flat["protected"], "signature": flat["signature"]}],
    })


def main() -> None:
    library, task, *files = sys.argv[1:]
    texts = [open(file, "rb").read() for file in files]
    if task == "verify":
        sys.stdout.buffer.write(globals()[f"{library}_verify"](json.loads(texts[0])))
    elif task == "sign":
        sys.stdout.write(globals()[f"{library}_sign"](json.loads(texts[0]), texts[1]))
    else:
        raise SystemExit(f"unknown task {task}")


main()
