// How to reach the gateway: its address and, where it wants one, a token.
export const url = process.env.GATEWAY_URL ?? 'http://localhost:5080/graphql';
export const credentials: Record<string, string> = process.env.GATEWAY_TOKEN ? { Authorization: `Bearer ${process.env.GATEWAY_TOKEN}` } : {};

interface Answer<TData> {
  data?: TData | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** Sends an operation and returns its data; throws if anything of it failed. */
export async function ask<TData>(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<TData> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/graphql-response+json', 'Content-Type': 'application/json', ...credentials, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return dataOf(await response.json() as Answer<TData>);
}

export function dataOf<TData>({ data, errors }: Answer<TData>): TData {
  if (errors) throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
  if (!data) throw new Error('The answer holds no data.');
  return data;
}
