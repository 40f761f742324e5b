// Null where the schema says so, and nowhere else; what is not asked for is not there; a variable that is missing is noticed.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { AgentDetailsDocument, SessionsPageDocument } from './gateway.js';

export const variables: VariablesOf<typeof SessionsPageDocument> = { first: 20 };
export const total = (page: ResultOf<typeof SessionsPageDocument>): number | undefined => page.sessions?.totalCount;
export const name = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent?.name ?? 'none';
// @ts-expect-error: the group may be null.
export const group = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent!.group;
// @ts-expect-error: the operation has no such variable, and lacks its own.
export const wrong: VariablesOf<typeof AgentDetailsDocument> = { first: 1 };
