// clients/cache/urql.ts with urql and its graphcache.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, gql, type DocumentInput } from '@urql/core';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { buildSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { cacheConfig } from './cache/urql.js';
import { warnings } from './warnings.js';

type Json = any; // What an answer holds is what is tested.
const url = process.argv[2]!;
const schema = buildSchema(await readFile(new URL('../schema/schema.graphql', import.meta.url), 'utf8'));
let requests = 0;

function start(config = cacheConfig) {
  const client = new Client({ url, preferGetMethod: false, fetch: (address, options) => { requests++; return fetch(address, options); }, exchanges: [cacheExchange(config), fetchExchange] });
  const data = ({ data, error }: { data?: Json; error?: Error | undefined }): Json => { if (error) throw error; return data; };
  return {
    ask: async (query: DocumentInput, variables = {}): Promise<Json> => data(await client.query(query, variables)),
    change: async (mutation: DocumentInput, variables = {}): Promise<Json> => data(await client.mutation(mutation, variables)),
    cached: (query: DocumentInput, variables = {}): Json => client.readQuery(query, variables)?.data,
  };
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const rowsOf = ({ nodes, edges }: Json): Json[] => nodes ?? edges.map(({ node }: Json) => node);
const CLOSE = gql`mutation Close($id: ID!) { closeSupportConnection(input: { supportConnectionId: $id }) {
  supportConnection { id status }
  errors { ... on Error { code message } ... on SupportConnectionAlreadyClosedError { supportConnection { id status } } ... on SupportConnectionNotFoundError { supportConnectionId } }
} }`;
const OPEN = gql`{ supportConnections(first: 5) { totalCount nodes { id status } } }`;

async function mutations() {
  const { ask, change, cached } = start();
  const { supportConnections: { nodes: [{ id }], totalCount } } = await ask(OPEN);
  await change(CLOSE, { id });
  assert.equal(cached(gql`query Status($id: ID!) { supportConnection(id: $id) { id status } }`, { id }).supportConnection.status, 'CLOSED');
  assert.equal((await ask(OPEN)).supportConnections.totalCount, totalCount - 1);
  const [error] = (await change(CLOSE, { id })).closeSupportConnection.errors;
  assert.deepEqual([error.code, error.message.length > 0, error.supportConnection.id, error.supportConnection.status], ['SUPPORT_CONNECTION_ALREADY_CLOSED', true, id, 'CLOSED']);
  const [unknown] = (await change(CLOSE, { id: '999999' })).closeSupportConnection.errors;
  assert.deepEqual([unknown.code, typeof unknown.message, typeof unknown.supportConnectionId], ['SUPPORT_CONNECTION_NOT_FOUND', 'string', 'string']);
  await change(gql`mutation { createSupportConnection(input: { clientName: "Ada" }) { supportConnection { id status } errors { ... on Error { code message } } } }`);
  assert.equal((await ask(OPEN)).supportConnections.totalCount, totalCount);
}

async function pages() {
  for (const [field, filter] of [['agents', 'Agent'], ['sessions', 'Session']] as const) {
    for (const rows of ['nodes { id }', 'edges { cursor node { id } }']) {
      const QUERY = gql(`query Page($first: Int, $last: Int, $after: String, $before: String, $where: ${filter}FilterInput) {
        ${field}(first: $first, last: $last, after: $after, before: $before, where: $where) { totalCount ${rows} pageInfo { startCursor endCursor hasPreviousPage hasNextPage } } }`);
      const page = async (of: ReturnType<typeof start>, variables: object): Promise<Json> => (await of.ask(QUERY, variables))[field];
      const expected = ids(rowsOf(await page(start(), { first: 6 })));
      const joined = start();
      let info = (await page(joined, { first: 2 })).pageInfo;
      for (const length of [4, 6]) {
        const longer = await page(joined, { first: 2, after: info.endCursor });
        assert.deepEqual(ids(rowsOf(longer)), expected.slice(0, length));
        info = longer.pageInfo;
      }
      assert.deepEqual(ids(rowsOf(joined.cached(QUERY, { first: 2 })[field])), expected);

      // The end of the list, and another filter, are lists of their own.
      const end = ids(rowsOf(await page(start(), { last: 4 })));
      const last = await page(joined, { last: 2 });
      assert.deepEqual(ids(rowsOf(last)), end.slice(2));
      assert.deepEqual(ids(rowsOf(await page(joined, { last: 2, before: last.pageInfo.startCursor }))), end);
      await page(joined, { first: 2, where: field === 'agents' ? { online: { eq: false } } : { hasVideo: true } });
      assert.deepEqual(ids(rowsOf(joined.cached(QUERY, { first: 2 })[field])), expected);
    }
  }
}

async function entities() {
  const { ask, cached } = start();
  const { agents: { nodes: [agent] } } = await ask(gql`{ agents(first: 2, where: { sessionCount: { gt: 3 } }) { nodes { id name sessions(first: 2) { nodes { id active startedAt } } } } }`);
  const [session] = agent.sessions.nodes;
  const before = requests;
  assert.equal((await ask(gql`query One($id: ID!) { agent(id: $id) { id name } }`, { id: agent.id })).agent.name, agent.name);
  assert.equal((await ask(gql`query Node($id: ID!) { node(id: $id) { id ... on Agent { name } ... on Session { active } } }`, { id: agent.id })).node.name, agent.name);
  assert.equal((await ask(gql`query Session($id: ID!) { session(id: $id) { id startedAt } }`, { id: session.id })).session.startedAt, session.startedAt);
  assert.deepEqual(ids((await ask(gql`query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id ... on Session { startedAt } ... on Agent { name } } }`, { ids: [session.id, agent.id] })).nodes), [session.id, agent.id]);
  assert.equal(requests, before);
  assert.equal((await ask(gql`query Missing($id: ID!) { agent(id: $id) { id } }`, { id: '7' })).agent, null);
  const byNumber = await ask(gql`{ agent(id: "1001") { id databaseId } node(id: "QWdlbnQ6MTAwMQ==") { id ... on Agent { databaseId } } }`);
  assert.equal(byNumber.agent.databaseId, byNumber.node.databaseId);

  // Objects without an id, and rows without theirs.
  const A = gql`{ agents(first: 5) { nodes { id location { country } lastClient { login } } } }`;
  await ask(A);
  await ask(gql`{ agents(first: 5) { nodes { id location { city } lastClient { userAgent location { country } } } } }`);
  assert.ok(cached(A));
  await ask(gql`{ agentGroups { agentCount } viewer { name } }`);
  await ask(gql`{ agentGroups { name onlineCount agents(first: 2) { nodes { id } } } viewer { account scopes } }`);
  await ask(gql`{ sessions(first: 5) { nodes { id clients { login location { city } } agentSnapshot { name location { city } } video { size url } } } }`);
  const anonymous = start();
  const { agents } = await anonymous.ask(gql`{ agents(first: 3) { nodes { name __typename } } }`);
  assert.equal(new Set(agents.nodes.map(({ name }: Json) => name)).size, 3);
  const embedded = warnings();
  assert.equal(embedded.every((warning) => warning.includes('`id`') && warning.includes('Agent')), true, embedded.join('\n'));
  assert.equal((await anonymous.ask(gql`{ agents(first: 3) { nodes { id name } } }`)).agents.nodes.length, 3);
}

const keyed = Object.keys(cacheConfig.keys!).sort();
const withoutId = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && !type.getFields().id && !['Query', 'Mutation', 'Subscription'].includes(type.name));
assert.deepEqual(keyed, withoutId.map(({ name }) => name).sort());

assert.equal(JSON.stringify(cacheConfig.schema), JSON.stringify(minifyIntrospectionQuery(introspectionFromSchema(schema))), 'schema/introspection.min.json is older than schema/schema.graphql');

await mutations();
await pages();
await entities();
assert.deepEqual(warnings(), []);

// That there were none would say nothing if they could not be seen.
await start({}).ask(gql`{ viewer { name } }`);
assert.match(warnings().join(), /Viewer/);
console.log('urql: errors have their code, pages join, objects are found by their id');
