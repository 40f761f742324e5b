// clients/cache/relay.ts with Relay's runtime: what a list brought is found by its id without a request, and mutations update it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import relay, { type ConcreteRequest, type MutationParameters } from 'relay-runtime';
import { missingFieldHandlers } from './cache/relay.js';
import { warnings } from './warnings.js';

type Json = any; // What an answer holds is what is tested.
const { ConnectionHandler, Environment, Network, RecordSource, Store, commitMutation, createOperationDescriptor, fetchQuery, ROOT_ID } = relay;
const compiled = (name: string): ConcreteRequest => createRequire(import.meta.url)(`./relay/__generated__/${name}.graphql.js`);
let requests = 0;

function start(handlers = missingFieldHandlers) {
  const network = Network.create(async ({ text }, variables) => {
    requests++;
    const response = await fetch(process.argv[2]!, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: text, variables }) });
    return await response.json() as Json;
  });
  return new Environment({ network, store: new Store(new RecordSource()), missingFieldHandlers: handlers });
}

const environment = start();
const ask = async (name: string, variables: object, of = environment): Promise<Json> => {
  const operation = createOperationDescriptor(compiled(name), variables as Record<string, unknown>);
  of.retain(operation);
  return await fetchQuery(of, compiled(name), variables as Record<string, unknown>, { fetchPolicy: 'store-or-network' }).toPromise();
};
const close = (id: string, lists: string[] = []): Promise<Json> => new Promise((resolve, reject) => commitMutation<MutationParameters>(environment, {
  mutation: compiled('cacheCloseMutation'),
  variables: { input: { supportConnectionId: id }, lists },
  onCompleted: resolve,
  onError: reject,
}));

const where = { sessionCount: { gt: 0 } };
const { agents, supportConnections } = await ask('cacheListQuery', { where });
const [agent] = agents.nodes;
const [session] = agent.sessions.nodes;
const connection = supportConnections.edges[0].node;
const variables = { agent: agent.id, session: session.id, connection: connection.id, ids: [session.id, agent.id] };
assert.equal(requests, 1);
const found = await ask('cacheByIdQuery', variables);
assert.equal(requests, 1);
assert.deepEqual([found.agent.name, found.session.startedAt, found.supportConnection.status, found.node.name], [agent.name, session.startedAt, connection.status, agent.name]);
assert.deepEqual(found.nodes.map(({ __typename, id }: Json) => [__typename, id]), [['Session', session.id], ['Agent', agent.id]]);

// An object of another type is not an agent: the server is asked.
assert.equal((await ask('cacheWrongTypeQuery', { id: session.id })).agent, null);
assert.equal(requests, 2);

const edges = (): Json => {
  const list = ConnectionHandler.getConnectionID(ROOT_ID, 'cache_supportConnections');
  return { list, length: (environment.getStore().getSource().get(list) as Json).edges.__refs.length };
};
const before = edges();
await close(connection.id, [before.list]);
assert.equal((environment.getStore().getSource().get(connection.id) as Json).status, 'CLOSED');
assert.equal(edges().length, before.length - 1);
const [error] = (await close(connection.id)).closeSupportConnection.errors;
assert.deepEqual([error.code, error.message.length > 0, error.supportConnection.status], ['SUPPORT_CONNECTION_ALREADY_CLOSED', true, 'CLOSED']);
const [unknown] = (await close('999999')).closeSupportConnection.errors;
assert.deepEqual([unknown.code, typeof unknown.supportConnectionId], ['SUPPORT_CONNECTION_NOT_FOUND', 'string']);
assert.deepEqual(warnings(), []);

// Without the handlers each of these fields is asked for.
const bare = start([]);
await ask('cacheListQuery', { where }, bare);
const asked = requests;
await ask('cacheByIdQuery', variables, bare);
assert.equal(requests, asked + 1);
console.log('Relay: errors have their code, objects are found by their id');
