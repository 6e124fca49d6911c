// Our files with node's `jose`, and its files with ours.
//   verify FILE              checks a file of ours; prints its payload
//   sign KEY PAYLOAD [KEY2] seals a payload with one or two private JWKs; prints the file
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.THONSO_NODE_MODULES + "/");
const jose = await import(pathToFileURL(require.resolve("jose")));
const TYP = "application/vnd.thonso.report+json";
const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const publicOf = ({ kty, crv, x }) => ({ kty, crv, x });

const [task, ...args] = process.argv.slice(2);
if (task === "verify") {
  const jws = json(args[0]);
  const { jwk } = JSON.parse(Buffer.from(jws.payload, "base64url")).signer;
  const kid = await jose.calculateJwkThumbprint(jwk);
  const key = await jose.importJWK(jwk, "Ed25519");
  const { payload, protectedHeader } = await jose.generalVerify(jws, key, { algorithms: ["Ed25519"] });
  if (protectedHeader.kid !== kid) throw new Error(`kid ${protectedHeader.kid}, thumbprint ${kid}`);
  if (protectedHeader.typ !== TYP) throw new Error(`typ ${protectedHeader.typ}`);
  process.stdout.write(payload);
} else if (task === "sign") {
  const [keys, payload] = [args.filter((_, at) => at !== 1).map(json), readFileSync(args[1])];
  const signing = new jose.GeneralSign(payload);
  for (const [at, jwk] of keys.entries()) {
    const header = { alg: "Ed25519", kid: await jose.calculateJwkThumbprint(publicOf(jwk)), typ: TYP };
    if (at > 0) header.jwk = publicOf(jwk);
    signing.addSignature(await jose.importJWK(jwk, "Ed25519")).setProtectedHeader(header);
  }
  process.stdout.write(JSON.stringify(await signing.sign()));
} else {
  throw new Error(`unknown task ${task}`);
}
