// Reads the schema of a running gateway by introspection and as text, and compares both with the file. Arguments: the schema, the gateway's address.
import assert from 'node:assert/strict';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, specifiedDirectives } from 'graphql';
import { readFileSync } from 'node:fs';

const [schemaPath, address] = process.argv.slice(2);
const text = readFileSync(schemaPath, 'utf8');
const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
const { data, errors } = await response.json();
assert.equal(errors, undefined);

const printed = (schema) => printSchema(lexicographicSortSchema(schema));
assert.equal(printed(buildClientSchema(data)), printed(buildSchema(text)));
assert.equal(await (await fetch(`${address}?sdl`)).text(), text);

const directives = data.__schema.directives;
assert.deepEqual(directives.map(({ name }) => name).sort(), specifiedDirectives.map(({ name }) => name).sort());
for (const { name, args, locations, isRepeatable } of directives) {
  const specified = specifiedDirectives.find((directive) => directive.name === name);
  assert.equal(isRepeatable, specified.isRepeatable, name);
  // Directives of directives are an experiment of graphql-js.
  assert.deepEqual([...locations].sort(), specified.locations.filter((location) => location !== 'DIRECTIVE_DEFINITION').sort(), name);
  assert.deepEqual(args.map((argument) => `${argument.name}: ${typeOf(argument.type)}`), specified.args.map((argument) => `${argument.name}: ${argument.type}`), name);
}

// Each argument that the specification has in the introspection, with its type and default (4.2).
const types = await introspection(['__Type', '__Field', '__Directive']);
for (const [type, field] of [['__Type', 'fields'], ['__Type', 'enumValues'], ['__Type', 'inputFields'], ['__Field', 'args'], ['__Directive', 'args']]) {
  const argument = types[type].fields.find(({ name }) => name === field).args.find(({ name }) => name === 'includeDeprecated');
  assert.deepEqual([argument.type.kind, argument.type.ofType?.name, argument.defaultValue], ['NON_NULL', 'Boolean', 'false'], `${type}.${field}`);
}

function typeOf({ kind, name, ofType }) {
  return kind === 'NON_NULL' ? `${typeOf(ofType)}!` : name;
}

async function introspection(names) {
  const fields = names.map((name) => `${name}: __type(name: "${name}") { fields { name args { name defaultValue type { kind ofType { name } } } } }`);
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: `{ ${fields.join(' ')} }` }) });
  return (await answer.json()).data;
}
