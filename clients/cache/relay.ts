// The store of Relay: new Environment({ network, store, missingFieldHandlers }). Relay knows the schema from its compiler, finds objects by `id` and
// joins the pages of a field with @connection by itself; what it cannot know is which fields find an object by its global id.
import type { MissingFieldHandler } from 'relay-runtime';

/** The type that a field finds by its id; null for any type. */
const fields: ReadonlyMap<string, string | null> = new Map([['agent', 'Agent'], ['session', 'Session'], ['supportConnection', 'SupportConnection'], ['node', null]]);

const rootType = '__Root';

export const missingFieldHandlers: MissingFieldHandler[] = [
  {
    kind: 'linked',
    handle(field, parent, args, store) {
      const type = fields.get(field.name);
      if (parent?.getType() !== rootType || type === undefined || typeof args.id !== 'string') return undefined;
      const found = store.get(args.id)?.getType();
      return found !== undefined && (type === null || found === type) ? args.id : undefined;
    },
  },
  {
    kind: 'pluralLinked',
    handle(field, parent, args, store) {
      const ids: unknown = args.ids;
      if (parent?.getType() !== rootType || field.name !== 'nodes' || !Array.isArray(ids)) return undefined;
      return ids.every((id: string) => store.get(id)) ? ids as string[] : undefined;
    },
  },
];
