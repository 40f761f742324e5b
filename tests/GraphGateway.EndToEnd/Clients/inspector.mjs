// Compares the schema with the one that was released last: nothing that a client relies on may be gone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const read = (name) => readFileSync(join(process.argv[2], name), 'utf8');
const breaking = async (before, after) => (await diff(buildSchema(before), buildSchema(after)))
  .filter((change) => change.criticality.level === CriticalityLevel.Breaking).map((change) => change.message);
const released = read('released.graphql');

// The comparison sees what it is there for.
assert.notDeepEqual(await breaking(released, released.replace('  sessionCount: Int!\n', '  sessionCount: Int\n')), []);

assert.deepEqual(await breaking(released, read('schema.graphql')), []);
console.log('GraphQL Inspector: nothing breaks since the last release');
