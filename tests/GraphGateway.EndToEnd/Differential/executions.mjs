// Compares what the gateway answers with what graphql-js answers over a snapshot of the same data. Arguments: the schema, the seed, how many
// random documents for each gateway, the callers as JSON ([{ token, scopes }], the first with all scopes), the gateways' addresses.
import { specifiedRules, parse, validate } from 'graphql';
import { Executor } from './executor.mjs';
import { Gateway } from './gateway.mjs';
import { OperationGenerator } from './operations.mjs';
import { Random } from './random.mjs';
import { Snapshot } from './snapshot.mjs';

const MAX_SHOWN = Number(process.env.DIFFERENTIAL_SHOWN ?? 5);

const [schemaPath, seed, count, callersJson, ...addresses] = process.argv.slice(2);
const callers = JSON.parse(callersJson);
const gateways = addresses.map((address) => new Gateway(address));
const started = performance.now();
const differences = [];
const seen = { executions: 0, tooComplex: 0, withErrors: 0, rows: 0 };

function told({ data, errors = [] }) {
  return {
    data: JSON.stringify(data),
    errors: errors.map(({ path, locations, extensions }) => JSON.stringify({ path, at: locations?.[0], code: extensions?.code })).sort(),
  };
}

async function compare(gateway, executor, request, origin) {
  const response = await gateway.execute(request);
  seen.executions++;
  // Fragments in fragments can unfold beyond the gateway's limits.
  if (response.data === undefined && response.errors?.[0].extensions?.code === 'OPERATION_TOO_COMPLEX') {
    seen.tooComplex++;
    return;
  }

  const expected = told(await executor.execute(request));
  const actual = told(response);
  seen.withErrors += expected.errors.length > 0;
  seen.rows += expected.data.length > 200;
  if (JSON.stringify(expected) !== JSON.stringify(actual))
    differences.push({ origin, request, expected, actual });
}

// Each gateway gets documents of its own.
async function compareAll(gateway, firstSeed) {
  const snapshot = await Snapshot.read(gateway, callers[0].token);
  const executor = new Executor(schemaPath, snapshot);
  for (let seedOfOne = firstSeed; seedOfOne < firstSeed + Number(count); seedOfOne++) {
    const random = new Random(seedOfOne);
    const text = new OperationGenerator(executor.schema, snapshot, random).document();
    const invalid = validate(executor.schema, parse(text), specifiedRules);
    if (invalid.length > 0)
      throw new Error(`The generator made an invalid document: ${invalid[0].message}\n${text}`);
    const caller = random.chance(50) ? callers[0] : random.pick(callers);
    const yes = random.chance(50);
    // The same document with other values, so that one plan stands beside another.
    for (const variables of [{ yes, no: !yes, first: 2 }, { yes: !yes, no: yes }, { yes, no: yes, first: 1 + random.below(3) }])
      await compare(gateway, executor, { text, variables, ...caller }, `seed ${seedOfOne} at ${gateway.url}`);
  }
}

await Promise.all(gateways.map((gateway, index) => compareAll(gateway, Number(seed) + index * Number(count))));

console.log(`seed ${seed}, ${Math.round(performance.now() - started)} ms, ${JSON.stringify(seen)}`);
if (seen.executions > 100 && (seen.withErrors < seen.executions / 20 || seen.rows < seen.executions / 4 || seen.tooComplex > seen.executions / 10)) {
  console.log('The random documents show too little.');
  process.exitCode = 1;
}
if (differences.length > 0) {
  console.log(`${differences.length} differences. Run them again with DIFFERENTIAL_SEED=${seed}.\n`);
  for (const { origin, request, expected, actual } of differences.slice(0, MAX_SHOWN))
    console.log(`${origin}\n${request.text}\nvariables: ${JSON.stringify(request.variables)}, scopes: ${request.scopes}\n  graphql-js: ${expected.data}\n    ${expected.errors.join('\n    ')}\n  gateway:    ${actual.data}\n    ${actual.errors.join('\n    ')}\n`);
  process.exitCode = 1;
}
