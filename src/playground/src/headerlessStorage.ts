/**
 * Local storage without the request headers: GraphiQL's history writes them down with every query, whatever
 * `shouldPersistHeaders` says, and headers are where tokens and API keys are typed.
 */
export const headerlessStorage: Storage = {
  getItem: key => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, withoutHeaders(key, value)),
  removeItem: key => localStorage.removeItem(key),
  key: index => localStorage.key(index),
  clear: () => localStorage.clear(),
  get length() {
    return localStorage.length;
  },
};

const holdingRequests = ['graphiql:tabState', 'graphiql:queries', 'graphiql:favorites'];

function withoutHeaders(key: string, value: string) {
  return holdingRequests.includes(key)
    ? JSON.stringify(JSON.parse(value), (name, part: unknown) => (name === 'headers' ? null : part))
    : value;
}
