// Opens a quick-support connection, once even if it is sent twice, and shows what a refusal looks like.
import { randomUUID } from 'node:crypto';
import { ask } from './gateway.js';

interface Failure {
  code: string;
  message: string;
}

interface Created {
  createSupportConnection: { supportConnection: { id: string; status: string } | null; errors: Failure[] | null };
}

interface Closed {
  closeSupportConnection: { supportConnection: { status: string } | null; errors: Failure[] | null };
}

const create = `mutation Create($input: CreateSupportConnectionInput!) {
  createSupportConnection(input: $input) {
    supportConnection { id status }
    errors { __typename ... on Error { code message } }
  }
}`;

const close = `mutation Close($id: ID!) {
  closeSupportConnection(input: { supportConnectionId: $id }) {
    supportConnection { status }
    errors { __typename ... on Error { code message } }
  }
}`;

// One key for one intention: who got no answer sends the same again, and gets the answer to the first.
const key = randomUUID();
const open = () => ask<Created>(create, { input: { clientName: 'Ada' } }, { 'Idempotency-Key': key });
const first = await open();
const second = await open();
const connection = first.createSupportConnection.supportConnection;
if (!connection) throw new Error(`Not opened: ${first.createSupportConnection.errors?.[0]?.message}`);
console.log(`opened once: ${connection.id === second.createSupportConnection.supportConnection?.id}`);

// What the domain refuses stands in the payload, with a code to decide by; it is not among the errors of the answer.
await ask<Closed>(close, { id: connection.id });
const { closeSupportConnection } = await ask<Closed>(close, { id: connection.id });
for (const { code, message } of closeSupportConnection.errors ?? []) console.log(`refused: ${code}: ${message}`);
