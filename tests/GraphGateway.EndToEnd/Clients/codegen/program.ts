// Null where the schema says so, and nowhere else; what is not asked for is not there; a variable that is missing is noticed; scalars have the
// types of clients/codegen/scalars.mjs.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { AgentDetailsDocument, CreateSupportConnectionDocument, SessionsPageDocument } from './gateway.js';

type Created = NonNullable<NonNullable<ResultOf<typeof CreateSupportConnectionDocument>['createSupportConnection']>['supportConnection']>;
type Session = NonNullable<ResultOf<typeof SessionsPageDocument>['sessions']>['nodes'][number];
type Same<A, B> = [A, B] extends [B, A] ? true : false;

export const variables: VariablesOf<typeof SessionsPageDocument> = { first: 20, where: { from: new Date(), to: '2020-01-01T00:00:00Z' } };
export const total = (page: ResultOf<typeof SessionsPageDocument>): number | undefined => page.sessions?.totalCount;
export const name = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent?.name ?? 'none';
export const scalars: [Same<NonNullable<Session['startedAt']>, string>, Same<NonNullable<Session['duration']>, number>, Same<NonNullable<Created['inviteUrl']>, string>] = [true, true, true];
// @ts-expect-error: the group may be null.
export const group = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent!.group;
// @ts-expect-error: the operation has no such variable, and lacks its own.
export const wrong: VariablesOf<typeof AgentDetailsDocument> = { first: 1 };
// @ts-expect-error: an instant is no number.
export const instant: VariablesOf<typeof SessionsPageDocument> = { first: 1, where: { from: 0 } };
