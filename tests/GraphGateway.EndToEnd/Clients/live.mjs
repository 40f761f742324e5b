// Listens to a world that moves with the packages graphql-ws and graphql-sse: changes come, queries are answered on the same
// connection, and what is no longer wanted ends.
import assert from 'node:assert/strict';
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createStreamClient } from 'graphql-sse';
import WebSocket from 'ws';

const url = process.argv[2];
const query = 'subscription { agentChanged { kind changedFields at agent { id online } } }';

async function take(count, changes) {
  const taken = [];
  for await (const { data, errors } of changes) {
    assert.equal(errors, undefined);
    taken.push(data.agentChanged);
    if (taken.length === count) break;
  }
  return taken;
}

function check(changes, client) {
  assert.equal(changes.length, 3);
  for (const { kind, changedFields, at, agent } of changes) {
    assert.equal(kind, 'UPDATED');
    assert.ok(changedFields.length > 0 && agent.id && !Number.isNaN(Date.parse(at)));
  }
  console.log(`${client}: ${changes.length} changes`);
}

async function listen(client, name) {
  const [changes, answer] = await Promise.all([
    take(3, client.iterate({ query })),
    client.iterate({ query: 'query One { viewer { account } }' }).next(),
  ]);
  check(changes, name);
  assert.equal(answer.value.data.viewer.account, 'default');
  const refused = await client.iterate({ query: 'subscription { nonsense }' }).next().then(({ value }) => value.errors, (errors) => errors);
  assert.equal(refused[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
}

const sockets = createSocketClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: {}, lazy: false, keepAlive: 1000 });
await listen(sockets, 'graphql-ws');
await sockets.dispose();

const streams = createStreamClient({ url, retryAttempts: 0 });
await listen(streams, 'graphql-sse');
streams.dispose();
