import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { CarriedHeaders } from './CarriedHeaders';
import { EXAMPLES_PLUGIN } from './ExampleList';
import { firstTabs } from './examples';
import { headerlessStorage } from './headerlessStorage';
import { createSubscriber, isSubscription } from './subscribe';

// The page is served by the endpoint that it talks to, wherever that is mounted.
const url = new URL(window.location.pathname, window.location.origin).href;

const send = createGraphiQLFetcher({ url, enableIncrementalDelivery: false });
const subscribe = createSubscriber(url);

// For a moment after a change of tab GraphiQL still names the operation of the tab before, which the document does not hold.
const fetcher: Fetcher = (params, options) => {
  const named = new RegExp(`\\b(query|mutation|subscription)\\s+${params.operationName}\\b`).test(params.query);
  const request = named ? params : { ...params, operationName: null };
  return (isSubscription(request.query, request.operationName) ? subscribe : send)(request, options);
};

// The header editor reads JSON with comments.
const headers = `{
  // "Authorization": "Bearer TOKEN",
  // "GraphQL-Cost": "report"
}`;

const plugins = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      visiblePlugin={EXAMPLES_PLUGIN}
      defaultTabs={firstTabs}
      defaultQuery=""
      defaultHeaders={headers}
      defaultEditorToolsVisibility="headers"
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
      storage={headerlessStorage}
    >
      <GraphiQL.Logo>
        <a href={url} className="logo">
          <strong>Graph</strong>Gateway
        </a>
      </GraphiQL.Logo>
      <CarriedHeaders />
    </GraphiQL>
  );
}
