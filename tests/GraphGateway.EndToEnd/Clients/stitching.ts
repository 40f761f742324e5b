// clients/stitching/gateway.ts: a schema of tickets that name desktops and sessions, stitched to the gateway with @graphql-tools/stitch.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { stitchSchemas } from '@graphql-tools/stitch';
import type { Executor } from '@graphql-tools/utils';
import { buildSchema, graphql, print } from 'graphql';
import { gatewaySubschema } from './stitching/gateway.js';

type Json = any; // What an answer holds is what is tested.
const sent: { query: string; variables: Json }[] = [];

async function send(query: string, variables: Json): Promise<Json> {
  sent.push({ query, variables });
  const response = await fetch(process.argv[2]!, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  return await response.json();
}

const executor: Executor = ({ document, variables }) => send(print(document), variables);
const gateway = buildSchema(await readFile(new URL('../schema/schema.graphql', import.meta.url), 'utf8'));
const { data: { agents, sessions } } = await send('{ agents(first: 120) { nodes { id name } } sessions(first: 3) { nodes { id startedAt } } }', {});

const tickets = makeExecutableSchema({
  typeDefs: `
    type Query { tickets: [Ticket!]! }
    type Ticket { number: Int! agent: Agent session: Session }
    type Agent { id: ID! }
    type Session { id: ID! }
  `,
  resolvers: { Query: { tickets: () => agents.nodes.map(({ id }: Json, number: number) => ({ number, agent: { id }, session: number < 3 ? { id: sessions.nodes[number].id } : null })) } },
});

const stitched = (merged = gatewaySubschema(gateway, executor)) => stitchSchemas({ subschemas: [merged, { schema: tickets }] });
async function run(schema = stitched()): Promise<Json> {
  sent.length = 0;
  return await graphql({ schema, source: '{ tickets { number agent { name online } session { startedAt agent { name } } } viewer { account } }' });
}

const { data, errors } = await run();
assert.equal(errors, undefined, JSON.stringify(errors));
assert.deepEqual(data.tickets.map(({ agent }: Json) => agent.name), agents.nodes.map(({ name }: Json) => name));
assert.deepEqual(data.tickets.slice(0, 3).map(({ session }: Json) => session.startedAt), sessions.nodes.map(({ startedAt }: Json) => startedAt));
assert.equal(data.viewer.account, 'default');
const batches = sent.map(({ variables }) => Object.values(variables ?? {}).find(Array.isArray)?.length).filter((length) => length !== undefined);
assert.deepEqual(batches.sort((a, b) => a - b), [3, 20, 50, 50]);

// An object that is gone is null with an error, and takes no other with it.
agents.nodes[1].id = 'QWdlbnQ6MQ==';
const gone = await run();
assert.deepEqual(gone.errors.map(({ path }: Json) => path.slice(0, 3)), [['tickets', 1, 'agent']]);
assert.deepEqual([gone.data.tickets[1].agent, gone.data.tickets[2].agent.name], [null, agents.nodes[2].name]);

// One field for each object, batched as aliases: the limit that the page on stitching explains.
const aliased = gatewaySubschema(gateway, executor);
const byAlias = { selectionSet: '{ id }', fieldName: 'agent', args: ({ id }: { id: string }) => ({ id }) };
const refused = await run(stitched({ ...aliased, batch: true, merge: { Agent: byAlias } }));
assert.match(JSON.stringify(refused.errors), /alias/);
console.log(`stitched: ${data.tickets.length} desktops in ${batches.length - 1} calls of nodes`);
