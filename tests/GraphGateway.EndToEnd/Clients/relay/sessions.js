// What a page of sessions and one of its rows ask for, as components would say it; the compiler of Relay makes requests of it.
import { graphql } from 'relay-runtime';

export const query = graphql`
  query sessionsQuery($count: Int!) {
    ...sessions_page @arguments(count: $count)
  }
`;

export const page = graphql`
  fragment sessions_page on Query
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" })
  @refetchable(queryName: "sessionsPaginationQuery") {
    sessions(first: $count, after: $cursor) @connection(key: "sessions_page_sessions") {
      edges {
        node {
          id
          ...sessions_row
        }
      }
    }
  }
`;

export const row = graphql`
  fragment sessions_row on Session @refetchable(queryName: "sessionsRowRefetchQuery") {
    startedAt
    active
  }
`;
