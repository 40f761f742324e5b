const LOCATION = 'location { city country ip region }';
const PAGE = (node) => `totalCount edges { cursor node { __typename ${node} } }`;
const SESSION = `id databaseId active startedAt stoppedAt clients { login userAgent ${LOCATION} } agentSnapshot { databaseId group name os owner version ${LOCATION} } agent { id } video { size }`;
const AGENT = `id databaseId disabled favorite group installed lastActiveAt lastClient { login userAgent ${LOCATION} } lastSession { id } limited linkedAt ${LOCATION}
  name online os owner permanentUrl previewUrl sessionCount sessions(first: 500) { ${PAGE('id')} } version`;
const CONNECTION = 'id databaseId clientName clientOs clientPreviewUrl connectUrl createdAt inviteCode inviteUrl status';
const EVERYTHING = `{
  agents(first: 500) { ${PAGE(AGENT)} }
  agentGroups { name agentCount onlineCount agents(first: 500) { ${PAGE('id')} } }
  sessions(first: 500) { ${PAGE(SESSION)} }
  supportConnections(first: 500) { remaining ${PAGE(CONNECTION)} }
}`;

// All of an account's data, read once: plain rows, and each connection as rows with their cursors.
export class Snapshot {
  constructor(data) {
    this.data = data;
    this.rows = new Map([data.agents, data.sessions, data.supportConnections].flatMap(({ edges }) => edges.map(({ node }) => [node.id, node])));
  }

  static async read(gateway, token) {
    const { data, errors } = await gateway.execute({ text: EVERYTHING, token });
    if (errors)
      throw new Error(`The snapshot cannot be read: ${JSON.stringify(errors)}`);
    return new Snapshot(data);
  }

  // A row by its global id; null if there is none.
  find(id) {
    return this.rows.get(id) ?? null;
  }

  get ids() {
    return [...this.rows.keys()];
  }

  // The ids of the rows that a field of the root finds.
  idsOf(field) {
    return this.data[`${field}s`].edges.map(({ node }) => node.id);
  }

  // The cursors of the connections of the root.
  cursors(field) {
    return this.data[field].edges.map(({ cursor }) => cursor);
  }
}
