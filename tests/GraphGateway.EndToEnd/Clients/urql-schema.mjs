// Prints schema/introspection.min.json: the schema in the form that urql's graphcache reads, from schema/schema.graphql.
import { readFile } from 'node:fs/promises';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { buildSchema, introspectionFromSchema } from 'graphql';

const sdl = await readFile(process.argv[2] ?? new URL('../schema/schema.graphql', import.meta.url), 'utf8');
console.log(JSON.stringify(minifyIntrospectionQuery(introspectionFromSchema(buildSchema(sdl)))));
