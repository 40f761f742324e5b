// Documents of clients/gql-tada/graphql.ts: scalars have its types, a selection is what the schema says, a variable that is missing is noticed.
import { graphql, type ResultOf, type VariablesOf } from './graphql.js';

export const query = graphql(`
  query Page($first: Int!, $where: SessionFilterInput) {
    sessions(first: $first, where: $where) {
      nodes {
        startedAt
        duration
        agent { permanentUrl os }
      }
    }
  }
`);

export const close = graphql(`
  mutation Close($id: ID!) {
    closeSupportConnection(input: { supportConnectionId: $id }) {
      errors { __typename ... on Error { code message } ... on SupportConnectionNotFoundError { supportConnectionId } }
    }
  }
`);

type Session = NonNullable<ResultOf<typeof query>['sessions']>['nodes'][number];
type Failure = NonNullable<NonNullable<ResultOf<typeof close>['closeSupportConnection']>['errors']>[number];
type Same<A, B> = [A, B] extends [B, A] ? true : false;

export const scalars: [Same<Session['startedAt'], string | null>, Same<Session['duration'], number | null>, Same<NonNullable<Session['agent']>['permanentUrl'], string | null>] = [true, true, true];
export const system: NonNullable<Session['agent']>['os'] = 'LINUX';
export const code = (failure: Failure): string => `${failure.code}: ${failure.message}`;
export const variables: VariablesOf<typeof query> = { first: 1, where: { from: '2020-01-01T00:00:00Z' } };
// @ts-expect-error: `first` is missing.
export const missing: VariablesOf<typeof query> = {};
// @ts-expect-error: an instant is no number.
export const instant: VariablesOf<typeof query> = { first: 1, where: { from: 0 } };
