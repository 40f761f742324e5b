// Relay's runtime: pages of a connection append in its store, and a thing is fetched again by its global id.
// The requests are written as Relay's compiler writes those of usePaginationFragment and useRefetchableFragment.
import assert from 'node:assert/strict';
import relay from 'relay-runtime';

const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = relay;
const network = Network.create(async ({ text }, variables) => {
  const response = await fetch(process.argv[2], {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json();
});
const environment = new Environment({ network, store: new Store(new RecordSource()) });

const scalar = (name) => ({ alias: null, args: null, kind: 'ScalarField', name, storageKey: null });
const linked = (name, concreteType, plural, selections, args = null) => ({ alias: null, args, concreteType, kind: 'LinkedField', name, plural, selections, storageKey: null });
const variable = (name, variableName) => ({ kind: 'Variable', name, variableName });
const argument = (name) => ({ defaultValue: null, kind: 'LocalArgument', name });

function request(name, names, text, read, normalize) {
  const argumentDefinitions = names.map(argument);
  return {
    fragment: { argumentDefinitions, kind: 'Fragment', metadata: null, name, selections: read, type: 'Query', abstractKey: null },
    kind: 'Request',
    operation: { argumentDefinitions, kind: 'Operation', name, selections: normalize },
    params: { cacheID: name, id: null, metadata: {}, name, operationKind: 'query', text },
  };
}

const page = [
  linked('edges', 'SessionsEdge', true, [linked('node', 'Session', false, ['id', 'startedAt', '__typename'].map(scalar)), scalar('cursor')]),
  linked('pageInfo', 'PageInfo', false, ['endCursor', 'hasNextPage'].map(scalar)),
];
const args = [variable('after', 'cursor'), variable('first', 'count')];
const history = request('History', ['count', 'cursor'], `query History($count: Int, $cursor: String) {
  sessions(first: $count, after: $cursor) { edges { node { id startedAt __typename } cursor } pageInfo { endCursor hasNextPage } }
}`, [{ ...linked('__History_sessions_connection', 'SessionsConnection', false, page), alias: 'sessions' }], [
  linked('sessions', 'SessionsConnection', false, page, args),
  { alias: null, args, filters: null, handle: 'connection', key: 'History_sessions', kind: 'LinkedHandle', name: 'sessions' },
]);
const session = [{ kind: 'InlineFragment', selections: ['startedAt', 'active'].map(scalar), type: 'Session', abstractKey: null }];
const node = [{ ...linked('node', null, false, [scalar('__typename'), scalar('id'), ...session], [variable('id', 'id')]) }];
const again = request('Again', ['id'], 'query Again($id: ID!) { node(id: $id) { __typename id ... on Session { startedAt active } } }', node, node);

const ask = async (query, variables) => {
  await fetchQuery(environment, query, variables, { fetchPolicy: 'network-only' }).toPromise();
  const operation = createOperationDescriptor(query, variables);
  kept.push(environment.retain(operation));
  return environment.lookup(operation.fragment).data;
};
const kept = [];

const first = (await ask(history, { count: 3, cursor: null })).sessions;
assert.equal(first.edges.length, 3);
assert.equal(first.pageInfo.hasNextPage, true);
const second = (await ask(history, { count: 2, cursor: first.pageInfo.endCursor })).sessions;
assert.deepEqual(second.edges.slice(0, 3).map((edge) => edge.cursor), first.edges.map((edge) => edge.cursor));
assert.equal(new Set(second.edges.map((edge) => edge.node.id)).size, 5);
assert.notEqual(second.pageInfo.endCursor, first.pageInfo.endCursor);

// The refetched session is the record that the page wrote, with what was asked for now beside what was known.
const { id, startedAt } = second.edges[0].node;
assert.deepEqual((await ask(again, { id })).node.id, id);
const record = environment.getStore().getSource().get(id);
assert.deepEqual([record.__typename, record.startedAt, typeof record.active], ['Session', startedAt, 'boolean']);
console.log('Relay: pages append, and things are fetched again by their id');
