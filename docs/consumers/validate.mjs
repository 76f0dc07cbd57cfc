// Validates documents against a schema with ajv in strict mode: node validate.mjs Document.json DOCUMENT.json...
// Prints a line for each document, "valid" or its first fault.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const read = (name) => JSON.parse(readFileSync(name, "utf8"));
const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true });
ajv.addKeyword({ keyword: "x-label-zh", schemaType: "string" }); // Chinese names of types and members
ajv.addKeyword({ keyword: "qt-accessors", schemaType: "object" }); // names of Go constants, for quicktype
const [schema, ...names] = process.argv.slice(2);
const validate = ajv.compile(read(schema));
for (const name of names) {
  const fault = validate(read(name)) ? null : validate.errors[0];
  console.log(fault ? `${fault.instancePath} ${fault.message}` : "valid");
}
