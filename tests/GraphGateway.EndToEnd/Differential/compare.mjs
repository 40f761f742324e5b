// Compares how far the gateway lets documents get with how far graphql-js does. Arguments: the schema, the seed, how many random
// documents, the gateways' addresses.
import { CASES } from './cases.mjs';
import { DocumentGenerator } from './documents.mjs';
import { explanation } from './accepted.mjs';
import { Gateway } from './gateway.mjs';
import { Random } from './random.mjs';
import { Reference } from './reference.mjs';
import { SYNTAX_CASES, SyntaxGenerator } from './syntax.mjs';
import { mutate } from './mutations.mjs';

const CONCURRENCY = 8;
const MAX_SHOWN = Number(process.env.DIFFERENTIAL_SHOWN ?? 20);
const ROUNDS = ['unknown', 'known'];

const [schemaPath, seed, count, ...addresses] = process.argv.slice(2);
const reference = new Reference(schemaPath);
const gateways = addresses.map((address) => new Gateway(address));
const names = Object.values(reference.schema.getTypeMap()).flatMap((type) => [type.name, ...Object.keys(type.getFields?.() ?? {})]).filter((name) => !name.startsWith('__'));
const differences = [];
const verdicts = new Map();
const accepted = new Map();

function* requests() {
  yield* [...CASES, ...SYNTAX_CASES].map((request, index) => ({ variables: '{}', ...request, origin: `case ${index}` }));
  for (let index = 0; index < Number(count); index++) {
    const random = new Random(Number(seed) + index);
    const request = new DocumentGenerator(reference.schema, random).document();
    yield { ...request, origin: `seed ${Number(seed) + index}` };
    yield { ...request, text: mutate(request.text, random, names), origin: `mutation of seed ${Number(seed) + index}` };
    const syntax = new SyntaxGenerator(random);
    const text = syntax.document();
    yield { text, variables: '{}', origin: `syntax of seed ${Number(seed) + index}` };
    yield { text: syntax.mutate(text), variables: '{}', origin: `mutated syntax of seed ${Number(seed) + index}` };
  }
}

async function compare(request) {
  const expected = reference.verdict(request);
  verdicts.set(expected.verdict, (verdicts.get(expected.verdict) ?? 0) + 1);
  for (const [index, gateway] of gateways.entries()) {
    // A document is known the second time. What is done then is the same for each gateway, so the first one shows it.
    for (const round of index === 0 ? ROUNDS : ROUNDS.slice(0, 1)) {
      const difference = { request, expected, actual: await gateway.verdict(request), round, gateway: gateway.url };
      if (isSame(difference))
        continue;
      const reason = explanation(difference);
      if (reason)
        accepted.set(reason.name, (accepted.get(reason.name) ?? 0) + 1);
      else
        differences.push(difference);
    }
  }
}

function isSame({ expected, actual }) {
  return expected.verdict === actual.verdict && (expected.verdict !== 'syntax error' || samePlace(expected.errors[0], actual.errors[0]));
}

function samePlace({ locations: [expected] }, { locations: [actual] }) {
  return expected?.line === actual?.line && expected?.column === actual?.column;
}

function describe({ request, expected, actual, round, gateway }) {
  const told = ({ verdict, errors }) => `${verdict} ${errors.slice(0, 2).map(({ message, locations }) => `${message} ${JSON.stringify(locations)}`).join(' | ')}`;
  return `${request.origin} (${round}, ${gateway})\n${request.text}\n${request.operationName ? `operation: ${request.operationName}\n` : ''}variables: ${request.variables}\n  graphql-js: ${told(expected)}\n  gateway:    ${told(actual)}\n`;
}

const started = performance.now();
const queue = requests();
await Promise.all(Array.from({ length: CONCURRENCY }, async () => {
  for (const request of queue)
    await compare(request);
}));

console.log(`seed ${seed}, ${Math.round(performance.now() - started)} ms, graphql-js: ${JSON.stringify(Object.fromEntries(verdicts))}, accepted: ${JSON.stringify(Object.fromEntries(accepted))}`);
if (differences.length > 0) {
  console.log(`${differences.length} differences. Run them again with DIFFERENTIAL_SEED=${seed} DIFFERENTIAL_COUNT=${count}.\n`);
  differences.slice(0, MAX_SHOWN).forEach((difference) => console.log(describe(difference)));
  process.exitCode = 1;
}
