import { Agent, request as send } from 'node:http';

const VERDICTS = {
  GRAPHQL_PARSE_FAILED: 'syntax error',
  GRAPHQL_VALIDATION_FAILED: 'invalid',
  OPERATION_RESOLUTION_FAILURE: 'no operation',
  BAD_USER_INPUT: 'wrong variables',
  OPERATION_TOO_COMPLEX: 'limit',
  INTERNAL_SERVER_ERROR: 'crash',
};
const EVENT = /^event: next\ndata: (.*)$/m;

// A running gateway, asked for its verdict: how far a request gets.
export class Gateway {
  constructor(url) {
    this.url = url;
    this.agent = new Agent({ keepAlive: true });
  }

  // Queries and mutations are executed, so that their documents are known the next time. Subscriptions are only estimated.
  async verdict({ text, operationName, variables }) {
    const isSubscription = /\bsubscription\b/.test(text);
    const headers = isSubscription ? { Accept: 'text/event-stream', 'GraphQL-Cost': 'validate' } : { Accept: 'application/graphql-response+json' };
    const body = await this.#post(headers, `{"query":${JSON.stringify(text)},"operationName":${JSON.stringify(operationName ?? null)},"variables":${variables}}`);
    return verdictOf(JSON.parse(isSubscription ? (EVENT.exec(body)?.[1] ?? body) : body));
  }

  // The response to an operation.
  async execute({ text, variables = {}, token }) {
    return JSON.parse(await this.#post({ Accept: 'application/graphql-response+json', Authorization: `Bearer ${token}` }, JSON.stringify({ query: text, variables })));
  }

  #post(headers, body) {
    return new Promise((resolve, reject) => {
      const request = send(this.url, { agent: this.agent, method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers } }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve(Buffer.concat(parts).toString()));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}

function verdictOf({ data, errors = [], extensions }) {
  const told = errors.map((error) => ({ message: error.message, locations: error.locations ?? [] }));
  const codes = errors.map((error) => error.extensions?.code);
  if (codes.includes('INTERNAL_SERVER_ERROR'))
    return { verdict: 'crash', errors: told };
  if (data !== undefined || errors.some((error) => error.path) || (errors.length === 0 && extensions?.upstream))
    return { verdict: 'executes', errors: told };
  return { verdict: VERDICTS[codes[0]] ?? codes[0], errors: told };
}
