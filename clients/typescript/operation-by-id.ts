// Runs an operation that the server has, by its id: a GET, which caches may keep and ask about again.
import { credentials, dataOf, url } from './gateway.js';

interface Groups {
  agentGroups: { name: string; agentCount: number }[];
}

const address = `${url}/persisted/AgentGroups`;
const response = await fetch(address, { headers: credentials });
for (const { name, agentCount } of dataOf<Groups>(await response.json() as { data?: Groups }).agentGroups) console.log(`${name}: ${agentCount}`);

const again = await fetch(address, { headers: { ...credentials, 'If-None-Match': response.headers.get('ETag') ?? '' } });
console.log(again.status === 304 ? 'nothing has changed since' : 'something has changed since');
