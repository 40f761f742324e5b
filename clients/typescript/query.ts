// Reads all desktops that are online, page by page.
import { ask } from './gateway.js';

interface Agents {
  agents: {
    nodes: { id: string; name: string; os: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const query = `query Online($first: Int!, $after: String) {
  agents(first: $first, after: $after, where: { online: { eq: true } }, order: [{ name: ASC }]) {
    nodes { id name os }
    pageInfo { hasNextPage endCursor }
  }
}`;

let after: string | null = null;
do {
  const { agents }: Agents = await ask<Agents>(query, { first: 50, after });
  for (const { name, os } of agents.nodes) console.log(`${name} ${os ?? ''}`);
  after = agents.pageInfo.hasNextPage ? agents.pageInfo.endCursor : null;
} while (after);
