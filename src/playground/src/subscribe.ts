import type { Fetcher, Observable } from '@graphiql/toolkit';
import { getOperationAST, parse, type ExecutionResult } from 'graphql';
import { createClient, NetworkError, type RequestParams, type Sink } from 'graphql-sse';

/**
 * Runs subscriptions over server-sent events and not over a WebSocket: a browser sends no headers with a WebSocket, and
 * the header editor's are what the caller is known by. They go with a stream as they go with any other request.
 */
export function createSubscriber(url: string): Fetcher {
  return (params, options) => {
    // A client for each stream, for the headers are those of the moment. What was refused or broken off is shown at once.
    const client = createClient({ url, headers: options?.headers ?? {}, singleConnection: false, retryAttempts: 0 });
    return {
      subscribe: ({ next, error, complete }: Sink<ExecutionResult>) => ({
        unsubscribe: client.subscribe<ExecutionResult>(params as RequestParams, {
          next,
          error: failure => void refusal(failure).then(next).then(complete, error),
          complete,
        }),
      }),
    } as Observable<ExecutionResult>;
  };
}

/** Whether the operation is a subscription. What cannot be read is none: the server says what is wrong with it. */
export function isSubscription(query: string, operationName?: string | null) {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}

/** The server's own answer to a stream that it refused; the client alone would tell the status only. */
async function refusal(failure: unknown): Promise<ExecutionResult> {
  if (failure instanceof NetworkError && failure.response instanceof Response)
    return await failure.response.json();
  throw failure;
}
