// What clients/cache/relay.ts is tested with: lists that bring objects, fields that find them by their id, and mutations with typed errors.
import { graphql } from 'relay-runtime';

export const list = graphql`
  query cacheListQuery($where: AgentFilterInput) {
    agents(first: 2, where: $where) {
      nodes {
        id
        name
        sessions(first: 1) {
          nodes {
            id
            startedAt
          }
        }
      }
    }
    supportConnections(first: 3) @connection(key: "cache_supportConnections") {
      edges {
        node {
          id
          status
        }
      }
    }
  }
`;

export const byId = graphql`
  query cacheByIdQuery($agent: ID!, $session: ID!, $connection: ID!, $ids: [ID!]!) {
    agent(id: $agent) {
      name
    }
    session(id: $session) {
      startedAt
    }
    supportConnection(id: $connection) {
      status
    }
    node(id: $agent) {
      __typename
      ... on Agent {
        name
      }
    }
    nodes(ids: $ids) {
      __typename
      id
    }
  }
`;

export const wrongType = graphql`
  query cacheWrongTypeQuery($id: ID!) {
    agent(id: $id) {
      name
    }
  }
`;

export const close = graphql`
  mutation cacheCloseMutation($input: CloseSupportConnectionInput!, $lists: [ID!]!) {
    closeSupportConnection(input: $input) {
      supportConnection {
        id @deleteEdge(connections: $lists)
        status
      }
      errors {
        ... on Error {
          code
          message
        }
        ... on SupportConnectionNotFoundError {
          supportConnectionId
        }
        ... on SupportConnectionAlreadyClosedError {
          supportConnection {
            id
            status
          }
        }
      }
    }
  }
`;
