// Our backups under a passphrase with node's `jose`, and its files with ours.
//   open FILE PASSPHRASE      prints what is inside
//   make CONTENT PASSPHRASE   prints a file of it
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.THONSO_NODE_MODULES + "/");
const jose = await import(pathToFileURL(require.resolve("jose")));
const [task, file, passphrase] = process.argv.slice(2);
const key = new TextEncoder().encode(passphrase.normalize("NFC"));
const [alg, enc] = ["PBES2-HS512+A256KW", "A256GCM"];

if (task === "open") {
  const jwe = JSON.parse(readFileSync(file, "utf8"));
  const options = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc], maxPBES2Count: 1_000_000 };
  const { plaintext, protectedHeader } = await jose.flattenedDecrypt(jwe, key, options);
  if (protectedHeader.typ !== "application/vnd.thonso.backup+json") throw new Error(`typ ${protectedHeader.typ}`);
  process.stdout.write(plaintext);
} else if (task === "make") {
  const making = new jose.FlattenedEncrypt(readFileSync(file)).setProtectedHeader({ alg, enc });
  const jwe = await making.setKeyManagementParameters({ p2c: 120_000 }).encrypt(key);
  process.stdout.write(JSON.stringify(jwe));
} else {
  throw new Error(`unknown task ${task}`);
}
