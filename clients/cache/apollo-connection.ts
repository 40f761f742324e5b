// Pages of a connection in Apollo's cache. The pages of one walk (after, after, ... or before, before, ...) are one list, whether they select
// `edges` or `nodes`. relayStylePagination of Apollo joins edges only, and returns the whole list to a query for one page of it.
import type { FieldPolicy, Reference } from '@apollo/client/cache';

interface Edge {
  cursor?: string | null;
  node?: Reference;
}

interface PageInfo {
  startCursor?: string | null;
  endCursor?: string | null;
  hasPreviousPage?: boolean;
  hasNextPage?: boolean;
}

interface Page {
  edges?: readonly Edge[];
  nodes?: readonly Reference[];
  pageInfo?: PageInfo;
}

interface List {
  /** What is not a row: totalCount and the like. */
  fields: object;
  /** The rows in the order of the walk; undefined until an operation selects some. */
  rows?: readonly Edge[];
  /** The cursor that the first row follows; null at the start of the walk. */
  start: string | null;
  first?: PageInfo | undefined;
  last?: PageInfo | undefined;
  /** Whether no row follows the last one. */
  isComplete?: boolean;
}

interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

const defaultPageSize = 20;

/** @param filters The arguments that make another list: the filters and the order. */
export function connection(...filters: string[]): FieldPolicy<List, Page, Page> {
  return {
    // A walk from the end is a list of its own.
    keyArgs: (args) => args?.last == null ? filters : [...filters, 'last'],
    merge: (existing, incoming, { args }) => merge(existing, incoming, walk(args)),
    read: (existing, { args, canRead }) => existing && read(existing, walk(args), canRead),
  };
}

type Walk = ReturnType<typeof walk>;

function walk(args: PageArguments | null) {
  const isBackward = args?.last != null;
  return {
    cursor: (isBackward ? args?.before : args?.after) ?? null,
    size: args?.last ?? args?.first ?? defaultPageSize,
    ordered: <T>(rows: readonly T[]): readonly T[] => isBackward ? [...rows].reverse() : rows,
    hasMore: (info?: PageInfo) => isBackward ? info?.hasPreviousPage : info?.hasNextPage,
    pageInfo: (first?: PageInfo, last?: PageInfo) => isBackward ? ends(last, first) : ends(first, last),
    hidden: isBackward ? { hasPreviousPage: true } : { hasNextPage: true },
    preceded: isBackward ? { hasNextPage: true } : { hasPreviousPage: true },
  };
}

/** The page info of several pages in a row. */
const ends = (first?: PageInfo, last?: PageInfo): PageInfo | undefined => first && last && {
  ...first, endCursor: last.endCursor, hasNextPage: last.hasNextPage,
} as PageInfo;

function merge(existing: List | undefined, { edges, nodes, pageInfo, ...fields }: Page, { cursor, size, ordered, hasMore }: Walk): List {
  const page = withCursors(edges ?? nodes?.map((node) => ({ node })), pageInfo);
  if (!page) return { start: null, ...existing, fields: { ...existing?.fields, ...fields }, ...(!existing?.rows && { first: pageInfo, last: pageInfo }) };
  const position = existing && find(existing, cursor);
  const joined = position ? existing : undefined;
  return {
    fields: { ...existing?.fields, ...fields },
    rows: [...joined?.rows?.slice(0, position) ?? [], ...ordered(page)],
    start: joined ? joined.start : cursor,
    first: joined ? joined.first : pageInfo,
    last: pageInfo,
    isComplete: hasMore(pageInfo) === false || (hasMore(pageInfo) === undefined && page.length < size),
  };
}

/** A row of `nodes` has no cursor of its own, but the page says those of its first and last one. */
function withCursors(edges: readonly Edge[] | undefined, info: PageInfo | undefined): readonly Edge[] | undefined {
  return edges?.map((edge, index) => ({
    ...(index === 0 && info?.startCursor && { cursor: info.startCursor }),
    ...(index === edges.length - 1 && info?.endCursor && { cursor: info.endCursor }),
    ...edge,
  }));
}

function read({ fields, rows, start, first, last, isComplete }: List, walk: Walk, canRead: (node: Reference | undefined) => boolean): Page | undefined {
  if (!rows) return { ...fields, ...(first && { pageInfo: first }) };
  const from = find({ rows, start }, walk.cursor);
  // A query without a cursor gets all pages that were read: that is how a list grows by fetchMore.
  const to = walk.cursor === null ? rows.length : Math.min(rows.length, (from ?? 0) + walk.size);
  if (from === undefined || (to - from < walk.size && !isComplete)) return undefined;

  const page = rows.slice(from, to);
  const shown = walk.ordered(page.filter(({ node }) => canRead(node)));
  const info = walk.pageInfo(
    from === 0 ? first : first && { ...first, ...cursorOf(page[0]), ...walk.preceded },
    to === rows.length ? last : last && { ...last, ...cursorOf(page.at(-1)), ...walk.hidden });
  return { ...fields, edges: shown, nodes: shown.flatMap(({ node }) => node ?? []), ...(info && { pageInfo: info }) };
}

// An unknown cursor is missing, so that the query is sent.
const cursorOf = (edge: Edge | undefined): PageInfo => ({ startCursor: edge?.cursor, endCursor: edge?.cursor } as PageInfo);

/** Where in the list the page after the cursor begins; undefined if the list does not lead there. */
function find({ rows = [], start }: Pick<List, 'rows' | 'start'>, cursor: string | null): number | undefined {
  if (cursor === start) return 0;
  const index = rows.findIndex((edge) => edge.cursor === cursor);
  return index < 0 ? undefined : index + 1;
}
