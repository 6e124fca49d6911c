// Checks a document against a JSON Schema (2020-12) with `ajv`: SCHEMA DOCUMENT [NAME IN $defs].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.THONSO_NODE_MODULES + "/");
const Ajv = require("ajv/dist/2020").default;
const [schema, document] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, "utf8")));
const name = process.argv[4];

const ajv = new Ajv({ allErrors: true, strict: true, validateFormats: false });
ajv.addSchema(schema, "thonso");
const validate = ajv.getSchema(name ? `thonso#/$defs/${name}` : "thonso");
if (!validate(document)) {
  console.error(ajv.errorsText(validate.errors, { separator: "\n" }));
  process.exit(1);
}
