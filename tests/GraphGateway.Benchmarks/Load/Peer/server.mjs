// The four workloads on Mercurius, as its documentation would have them: loaders batch what a list asks for.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { Pool } from 'undici';

const [port, base, key] = process.argv.slice(2);
const url = new URL(base);
const pool = new Pool(url.origin, { connections: 64 });
const get = async (call) => {
  const { body } = await pool.request({ path: `${url.pathname}${call}apikey=${key}`, method: 'GET' });
  return body.json();
};
const list = (context) => (context.list ??= get('agents/list?').then(({ data }) => data));
const time = (seconds) => (seconds ? new Date(seconds * 1000).toISOString().replace('.000', '') : null);
const text = (value) => value || null;
const systems = { win: 'WINDOWS', mac: 'MAC', linux: 'LINUX', android: 'ANDROID' };

const schema = `
  type Query { agents(first: Int!): Agents! sessions(first: Int!): Sessions! }
  type Agents { nodes: [Agent!] }
  type Sessions { nodes: [Session!] }
  type Location { ip: String country: String region: String city: String }
  type Client { login: String userAgent: String location: Location }
  type Session { databaseId: Int! startedAt: String stoppedAt: String clients: [Client!] agent: Agent }
  type Agent {
    databaseId: Int! name: String group: String online: Boolean! os: String version: String owner: String
    linkedAt: String lastActiveAt: String permanentUrl: String sessionCount: Int! location: Location
    sessions(first: Int!): Sessions!
  }`;

const resolvers = {
  Query: {
    agents: async (_, { first }, context) => ({ nodes: (await list(context)).slice(0, first) }),
    sessions: async (_, { first }) => ({ nodes: (await get(`history/list?offset=0&limit=${first}&`)).data }),
  },
  Agent: {
    databaseId: (agent) => agent.id,
    name: (agent) => text(agent.name),
    group: (agent) => text(agent.group),
    os: (agent) => (agent.os ? (systems[agent.os] ?? 'UNKNOWN') : null),
    version: (agent) => text(agent.version),
    owner: (agent) => text(agent.owner),
    linkedAt: (agent) => time(agent.link_time),
    lastActiveAt: (agent) => time(agent.last_time),
    permanentUrl: (agent) => text(agent.permanent_url),
    sessionCount: (agent) => agent.sessions.total,
    location: (agent) => agent.geo,
    sessions: async (agent, { first }) => ({ nodes: (await get(`history/list?agent_id=${agent.id}&offset=0&limit=${first}&`)).data }),
  },
  Session: {
    databaseId: (session) => session.id,
    startedAt: (session) => time(session.start),
    stoppedAt: (session) => time(session.stop),
    agent: async (session, _, context) => {
      const byId = (context.byId ??= list(context).then((agents) => new Map(agents.map((agent) => [agent.id, agent]))));
      return (await byId).get(session.agent.id) ?? null;
    },
  },
  Client: { login: (client) => text(client.login), userAgent: (client) => text(client.user_agent), location: (client) => client.geo ?? null },
  Location: { ip: (geo) => text(geo.ip), country: (geo) => text(geo.country), region: (geo) => text(geo.region), city: (geo) => text(geo.city) },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, jit: 1, context: () => ({}) });
await app.listen({ port: Number(port), host: '127.0.0.1' });
