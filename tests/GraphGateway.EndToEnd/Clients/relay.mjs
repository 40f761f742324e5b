// Relay's runtime with what its compiler made of relay/sessions.js: pages of a connection append in its store, as usePaginationFragment
// has it, and a thing is fetched again by its global id, as useRefetchableFragment has it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import relay from 'relay-runtime';

const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery, getSingularSelector } = relay;
const compiled = (name) => createRequire(import.meta.url)(`./relay/__generated__/${name}.graphql.js`);
const [query, page, row] = ['sessionsQuery', 'sessions_page', 'sessions_row'].map(compiled);
const [nextPage, rowAgain] = [page, row].map((fragment) => fragment.metadata.refetch.operation);

const network = Network.create(async ({ text }, variables) => {
  const response = await fetch(process.argv[2], {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json();
});
const environment = new Environment({ network, store: new Store(new RecordSource()) });
const kept = [];

async function ask(request, variables) {
  await fetchQuery(environment, request, variables, { fetchPolicy: 'network-only' }).toPromise();
  const operation = createOperationDescriptor(request, variables);
  kept.push(environment.retain(operation));
  return environment.lookup(operation.fragment).data;
}
const read = (fragment, reference) => environment.lookup(getSingularSelector(fragment, reference)).data;

const root = await ask(query, { count: 3 });
const first = read(page, root).sessions;
assert.equal(first.edges.length, 3);
assert.equal(first.pageInfo.hasNextPage, true);
await ask(nextPage, { count: 2, cursor: first.pageInfo.endCursor });
const second = read(page, root).sessions;
assert.deepEqual(second.edges.slice(0, 3).map((edge) => edge.cursor), first.edges.map((edge) => edge.cursor));
assert.equal(new Set(second.edges.map((edge) => edge.node.id)).size, 5);
assert.notEqual(second.pageInfo.endCursor, first.pageInfo.endCursor);

// The session that is fetched again is the record that the page wrote.
const { id } = second.edges[0].node;
const known = read(row, second.edges[0].node);
const again = await ask(rowAgain, { id });
assert.equal(read(row, again.node).startedAt, known.startedAt);
const record = environment.getStore().getSource().get(id);
assert.deepEqual([record.__typename, record.startedAt, typeof record.active], ['Session', known.startedAt, 'boolean']);
console.log('Relay: pages append, and things are fetched again by their id');
