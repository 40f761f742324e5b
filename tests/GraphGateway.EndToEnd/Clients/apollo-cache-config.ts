// clients/cache/apollo.ts with Apollo Client, the same file for version 3 (in the folder apollo3) and for version 4.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import type { DocumentNode } from 'graphql';
import { cacheConfig, refreshSupportConnections } from './cache/apollo.js';
import { warnings } from './warnings.js';

type Json = any; // What an answer holds is what is tested.
const uri = process.argv[2]!;
let requests = 0;

function start(config = cacheConfig) {
  const link = new HttpLink({ uri, fetch: (address, options) => { requests++; return fetch(address, options); } });
  const client = new ApolloClient({ cache: new InMemoryCache(config), link });
  const ask = async (query: DocumentNode, variables = {}): Promise<Json> => (await client.query({ query, variables })).data;
  const change = async (mutation: DocumentNode, variables: object, options = {}): Promise<Json> => (await client.mutate({ mutation, variables, ...options })).data;
  const cached = (query: DocumentNode, variables = {}): Json => client.cache.readQuery({ query, variables });
  return { client, ask, change, cached };
}

/** Runs and says how many requests that took. */
async function counted<T>(run: () => Promise<T>): Promise<[T, number]> {
  const before = requests;
  return [await run(), requests - before];
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const CLOSE = gql`mutation Close($id: ID!) { closeSupportConnection(input: { supportConnectionId: $id }) {
  supportConnection { id status }
  errors { ... on Error { code message } ... on SupportConnectionAlreadyClosedError { supportConnection { id status } } ... on SupportConnectionNotFoundError { supportConnectionId } }
} }`;
const CREATE = gql`mutation { createSupportConnection(input: { clientName: "Ada" }) { supportConnection { id status } errors { ... on Error { code message } } } }`;
const OPEN = gql`{ supportConnections(first: 5) { totalCount nodes { id status } } }`;

async function mutations(): Promise<string> {
  const { client, ask, change, cached } = start();
  const { supportConnections: { nodes: [{ id, status: before }], totalCount } } = await ask(OPEN);
  const closing = change(CLOSE, { id }, {
    update: refreshSupportConnections,
    optimisticResponse: { closeSupportConnection: { __typename: 'CloseSupportConnectionPayload', errors: null, supportConnection: { __typename: 'SupportConnection', id, status: 'CLOSED' } } },
  });
  const STATUS = gql`fragment Status on SupportConnection { status }`;
  const status = (optimistic: boolean): Json => client.cache.readFragment({ id: `SupportConnection:${id}`, fragment: STATUS }, optimistic);
  assert.deepEqual([status(true).status, status(false).status], ['CLOSED', before]);
  await closing;
  assert.equal(status(false).status, 'CLOSED');
  assert.equal(cached(OPEN), null);
  assert.equal((await ask(OPEN)).supportConnections.totalCount, totalCount - 1);

  const { errors: [error] } = (await change(CLOSE, { id })).closeSupportConnection;
  assert.equal(error.code, 'SUPPORT_CONNECTION_ALREADY_CLOSED');
  assert.ok(error.message.length > 0);
  assert.deepEqual([error.supportConnection.id, error.supportConnection.status], [id, 'CLOSED']);
  const unknown = (await change(CLOSE, { id: '999999' })).closeSupportConnection.errors[0];
  assert.deepEqual([unknown.code, typeof unknown.message, typeof unknown.supportConnectionId], ['SUPPORT_CONNECTION_NOT_FOUND', 'string', 'string']);

  await change(CREATE, {}, { update: refreshSupportConnections });
  assert.equal((await ask(OPEN)).supportConnections.totalCount, totalCount);
  return id;
}

async function pages() {
  const page = (field: string, rows: string) => gql`query Page($first: Int, $last: Int, $after: String, $before: String, $where: ${field === 'agents' ? 'Agent' : 'Session'}FilterInput) {
    ${field}(first: $first, last: $last, after: $after, before: $before, where: $where) { totalCount ${rows} pageInfo { startCursor endCursor hasPreviousPage hasNextPage } } }`;
  for (const field of ['agents', 'sessions']) {
    for (const rows of ['nodes { id }', 'edges { cursor node { id } }']) {
      const { client, ask, cached } = start();
      const QUERY = page(field, rows);
      const ordered = async (variables: object) => rowsOf((await ask(QUERY, variables))[field]);
      const all = await start().ask(QUERY, { first: 9 });
      const expected = ids(rowsOf(all[field]));
      const variables = { first: 2 };
      const watched = client.watchQuery({ query: QUERY, variables });
      let seen: Json;
      const subscription = watched.subscribe({ next: ({ data }) => { seen = data; } });
      assert.deepEqual(ids(await ordered(variables)), expected.slice(0, 2));
      for (const length of [4, 6]) {
        await watched.fetchMore({ variables: { after: cached(QUERY, variables)[field].pageInfo.endCursor } });
        assert.deepEqual(ids(rowsOf(cached(QUERY, variables)[field])), expected.slice(0, length));
      }
      await until(() => rowsOf(seen[field]).length === 6);
      assert.deepEqual(ids(rowsOf(seen[field])), expected.slice(0, 6));
      subscription.unsubscribe();

      // A loop over pages gets each page, from the cache if it is there, and nothing twice.
      const walked: string[] = [];
      let after: string | null = null;
      do {
        const data: Json = (await ask(QUERY, { first: 3, after }))[field];
        const fresh: string[] = ids(rowsOf(data));
        walked.push(...after === null ? fresh.slice(0, 6) : fresh);
        after = data.pageInfo.endCursor;
        assert.equal(data.pageInfo.hasPreviousPage, walked.length > 6);
      } while (walked.length < 9);
      assert.deepEqual(walked, expected);

      // A longer first page is no longer one than was read; another filter, another end and a page in the middle are other lists.
      const other = start();
      assert.equal(rowsOf((await other.ask(QUERY, { first: 2 }))[field]).length, 2);
      assert.deepEqual(ids(rowsOf((await other.ask(QUERY, { first: 9 }))[field])), expected);
      const last = ids(rowsOf((await other.ask(QUERY, { last: 2 }))[field]));
      assert.ok(last.every((id) => !expected.includes(id)));
      const where = field === 'agents' ? { online: { eq: false } } : { hasVideo: true };
      await other.ask(QUERY, { first: 2, where });
      assert.deepEqual(ids(rowsOf(other.cached(QUERY, { first: 9 })[field])), expected);
      const middle = start();
      await middle.ask(QUERY, { first: 2, after: all[field].pageInfo.endCursor });
      assert.equal(middle.cached(QUERY, { first: 2 }), null);
      assert.deepEqual(ids(rowsOf((await middle.ask(QUERY, { first: 2 }))[field])), expected.slice(0, 2));

      // Backwards, page by page.
      const end = (await start().ask(QUERY, { last: 4 }))[field];
      const back = start();
      const firstBack = (await back.ask(QUERY, { last: 2 }))[field];
      await back.ask(QUERY, { last: 2, before: firstBack.pageInfo.startCursor });
      assert.deepEqual(ids(rowsOf(back.cached(QUERY, { last: 2 })[field])), ids(rowsOf(end)));
    }
  }
}

const rowsOf = ({ nodes, edges }: Json): Json[] => nodes ?? edges.map(({ node }: Json) => node);

async function entities() {
  const { client, ask, cached } = start();
  const sessions = gql`query Sessions($first: Int!, $after: String) { agents(first: 2, where: { sessionCount: { gt: 3 } }) { nodes { id name sessions(first: $first, after: $after) { nodes { id active startedAt } pageInfo { endCursor hasNextPage } } } } }`;
  const { agents: { nodes: [agent] } } = await ask(sessions, { first: 2 });
  const [session] = agent.sessions.nodes;

  // What a list brought is found by its id, and asked for no more.
  const reads: [DocumentNode, object, (data: Json) => string][] = [
    [gql`query One($id: ID!) { agent(id: $id) { id name } }`, { id: agent.id }, ({ agent }) => agent.id],
    [gql`query Node($id: ID!) { node(id: $id) { id ... on Agent { name } ... on Session { active } } }`, { id: agent.id }, ({ node }) => node.id],
    [gql`query Session($id: ID!) { session(id: $id) { id startedAt } }`, { id: session.id }, ({ session }) => session.id],
    [gql`query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id ... on Session { startedAt } ... on Agent { name } } }`, { ids: [session.id, agent.id] }, ({ nodes }) => nodes[0].id],
  ];
  for (const [query, variables, id] of reads) {
    const [data, asked] = await counted(() => ask(query, variables));
    assert.deepEqual([asked, [agent.id, session.id].includes(id(data))], [0, true]);
  }
  assert.equal((await ask(gql`query Missing($id: ID!) { agent(id: $id) { id } }`, { id: '7' })).agent, null);
  const byNumber = await ask(gql`{ agent(id: "1001") { id databaseId } node(id: "QWdlbnQ6MTAwMQ==") { id ... on Agent { databaseId } } }`);
  assert.equal(byNumber.agent.databaseId, byNumber.node.databaseId);

  // The sessions of each agent are a list of its own; a page more of both is joined to each.
  const more = await start().ask(sessions, { first: 3 });
  const longer = await ask(sessions, { first: 3 });
  assert.deepEqual(longer.agents.nodes.map((agent: Json) => ids(agent.sessions.nodes)), more.agents.nodes.map((agent: Json) => ids(agent.sessions.nodes)));

  // Objects without an id: two operations that select different fields of them see both, and objects do not mix.
  const rows = '{ agents(first: 5) { nodes { id';
  const [A, B] = ['location { country } lastClient { login }', 'location { city } lastClient { userAgent location { country } }'].map((fields) => gql`${rows} ${fields} } } }`) as [DocumentNode, DocumentNode];
  await ask(A);
  await ask(B);
  assert.ok(cached(A) !== null && cached(B) !== null);
  const { agents: { nodes } } = await start().ask(gql`${rows} location { country city } lastClient { login userAgent } } } }`);
  assert.deepEqual(cached(A).agents.nodes.map(({ location, lastClient }: Json) => [location?.country, lastClient?.login]), nodes.map(({ location, lastClient }: Json) => [location?.country, lastClient?.login]));
  await ask(gql`{ agentGroups { agentCount } viewer { name } }`);
  await ask(gql`{ agentGroups { name onlineCount agents(first: 2) { nodes { id } } } viewer { account } }`);
  await ask(gql`{ agentGroups { name agentCount agents(first: 2) { edges { node { id name } } } } viewer { scopes } }`);
  await ask(gql`{ sessions(first: 5) { nodes { id clients { login } agentSnapshot { name } video { size } } } }`);
  await ask(gql`{ sessions(first: 5) { nodes { id clients { userAgent location { country } } agentSnapshot { os location { city } } video { url } } } }`);

  // Nodes that come without their id are no entity, and end in no other one.
  await start().ask(gql`{ agents(first: 3) { nodes { name } } sessions(first: 2) { nodes { startedAt } } }`);
  const anonymous = start();
  const { agents } = await anonymous.ask(gql`{ agents(first: 3) { nodes { name } } }`);
  assert.equal(new Set(agents.nodes.map(({ name }: Json) => name)).size, 3);
  assert.equal(await anonymous.ask(gql`{ agents(first: 3) { nodes { id name } } }`).then(({ agents }) => agents.nodes.length), 3);

  // A list that changed on the server is as it is there now.
  await client.query({ query: gql`{ agentGroups { name } }`, fetchPolicy: 'network-only' });
}

/** The server takes no batches, and each operation of one says so. */
async function batches() {
  const client = new ApolloClient({ cache: new InMemoryCache(cacheConfig), link: new BatchHttpLink({ uri, batchInterval: 20 }) });
  const answers = await Promise.allSettled([gql`{ agents { totalCount } }`, gql`{ viewer { name } }`, CREATE].map((query) => query === CREATE ? client.mutate({ mutation: query }) : client.query({ query })));
  for (const answer of answers) assert.match(answer.status === 'rejected' ? String(answer.reason) : answer.status, /Http:MaxBatchSize is 0/);
}

async function main() {
  const closed = await mutations();
  await pages();
  await entities();
  await batches();
  assert.deepEqual(warnings(), []);

  // Without the configuration the code is lost if the mutation updates the cache; objects without an id lose fields, which shows that warnings are seen.
  const naive = start({});
  const { closeSupportConnection } = await naive.change(CLOSE, { id: closed }, { update() {} });
  assert.equal(closeSupportConnection.errors[0].code, undefined);
  // The example operations name the types of errors, too, and so do without it.
  const example = gql(await readFile('../schema/operations/CloseSupportConnection.graphql', 'utf8'));
  const { closeSupportConnection: again } = await naive.change(example, { input: { supportConnectionId: closed } }, { update() {} });
  assert.deepEqual([again.errors[0].code, typeof again.errors[0].message], ['SUPPORT_CONNECTION_ALREADY_CLOSED', 'string']);
  await naive.ask(gql`{ viewer { name } }`);
  await naive.ask(gql`{ viewer { account } }`);
  assert.match(warnings().join(), /Cache data may be lost|go.apollo.dev.c.err/);
  console.log('Apollo Client: errors have their code, pages join, objects are found by their id');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${warnings().join('\n')}\n`);
  process.exitCode = 1;
});
