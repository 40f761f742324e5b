// Listens until the first desktop changes.
import { createClient } from 'graphql-sse';
import { credentials, dataOf, url } from './gateway.js';

interface Changes {
  agentChanged: { kind: 'ADDED' | 'UPDATED' | 'REMOVED'; changedFields: string[]; agent: { name: string } };
}

const client = createClient({ url, headers: credentials });
const query = 'subscription { agentChanged { kind changedFields agent { name } } }';
for await (const answer of client.iterate<Changes>({ query })) {
  const { kind, changedFields, agent } = dataOf(answer as { data?: Changes }).agentChanged;
  console.log(`${kind} ${agent.name} ${changedFields.join(', ')}`);
  break;
}
