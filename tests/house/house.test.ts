/** The rules of the house: who may import whom, how large a file may be, that the schema is described and printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/ontology/kinds.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { seedFileJsonSchema } from '../../src/seeds/format.js';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join('src', file));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/^(?:import|export)( type)?[^'"]*?from '([^']+)'|import\('([^']+)'\)/gm)];
  return found.map(([, type, from, dynamic]) => {
    const path = (from ?? dynamic)!;
    const to = path.startsWith('.')
      ? relative('.', resolve(dirname(file), path)).replace(/\.js$/, '.ts')
      : path;
    return { from: file, to, typeOnly: type !== undefined };
  });
};

const imports = files.flatMap(importsOf);
const room = (file: string): string =>
  /^src\/(?:(\w+)\/|(\w+)\.ts)/.exec(file)?.slice(1).find(Boolean) ?? file;

/** Which rooms each room may import. The shapes of the API take nothing but types from the graph. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  ontology: [],
  errors: [],
  configuration: [],
  graph: ['ontology', 'errors', 'configuration'],
  seeds: ['graph', 'ontology'],
  schema: ['ontology', 'graph'],
  resolvers: ['schema', 'graph', 'ontology', 'errors'],
  server: ['resolvers', 'graph', 'seeds', 'ontology', 'errors', 'configuration'],
  cli: ['server', 'resolvers', 'seeds', 'graph', 'ontology', 'configuration'],
};

const ONLY_IN: Record<string, RegExp> = {
  'neo4j-driver': /^src\/graph\/engines\/neo4j\.ts$/,
  '@grafeo-db/js': /^src\/graph\/engines\/grafeo\.ts$/,
  'type-graphql': /^src\/(schema|resolvers)\//,
  graphql: /^src\/(schema|resolvers|server|cli)\//,
  yaml: /^src\/seeds\//,
  edtf: /^src\/seeds\/dates\.ts$/,
  minisearch: /^src\/graph\/names\.ts$/,
};

describe('the house', () => {
  it('has imports that point one way', () => {
    const broken = imports
      .filter(({ to }) => to.startsWith('src/'))
      .filter(({ from, to }) => room(from) !== room(to) && !MAY_IMPORT[room(from)]?.includes(room(to)))
      .map(
        ({ from, to }) =>
          `${from} may not import ${to}: ${room(from)} may import ${MAY_IMPORT[room(from)]?.join(', ') || 'nothing of ours'}`,
      );
    expect(broken).toEqual([]);
  });

  it('knows nothing of its tests, tools and measurements', () => {
    expect(imports.filter(({ to }) => /^(tests|tools|bench)\//.test(to))).toEqual([]);
  });

  it('has shapes of the API without behaviour of the graph', () => {
    const values = imports.filter(
      ({ from, to, typeOnly }) => /^src\/schema\//.test(from) && /^src\/graph\//.test(to) && !typeOnly,
    );
    expect(values).toEqual([]);
  });

  it('knows each library in its own place', () => {
    const broken = imports
      .filter(({ from, to }) => ONLY_IN[to] && !ONLY_IN[to].test(from))
      .map(({ from, to }) => `${from} imports ${to}, which belongs in ${ONLY_IN[to]}`);
    expect(broken).toEqual([]);
  });

  it('has no import cycle', () => {
    const next = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((i) => !i.typeOnly && i.to.startsWith('src/'))
          .map((i) => i.to),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const other of next.get(file) ?? []) visit(other, [...path, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('has no file of more than 500 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 500);
    expect(long).toEqual([]);
  });

  it('opens each file with a line that says what it is for', () => {
    const silent = files.filter((file) => !readFileSync(file, 'utf8').startsWith('/** '));
    expect(silent).toEqual([]);
  });
});

describe('the ontology', () => {
  it('gives each kind a colour and a glyph of its own', () => {
    for (const mark of ['color', 'glyph', 'plural'] as const) {
      expect(new Set(kinds.map((kind) => kind[mark])).size).toBe(kinds.length);
    }
  });
});

describe('what is printed into the repository', () => {
  it('has the schema as it is (npm run schema)', async () => {
    expect(readFileSync('schema.graphql', 'utf8')).toBe(`${printSchema(await createSchema())}\n`);
  });

  it('has the JSON Schema of seed files as it is (npm run seeds:schema)', () => {
    expect(JSON.parse(readFileSync('seeds/schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(seedFileJsonSchema())),
    );
  });
});

describe('the schema', () => {
  it('describes every type, field, argument and enum value', async () => {
    const silent: string[] = [];
    const need = (name: string, description: string | null | undefined) => {
      if (!description?.trim()) silent.push(name);
    };
    const described = (type: GraphQLNamedType): void => {
      need(type.name, type.description);
      if (isEnumType(type))
        for (const value of type.getValues()) need(`${type.name}.${value.name}`, value.description);
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields()))
          need(`${type.name}.${field.name}`, field.description);
      }
      if (!isObjectType(type) && !isInterfaceType(type)) return;
      for (const field of Object.values(type.getFields()) as GraphQLField<unknown, unknown>[]) {
        need(`${type.name}.${field.name}`, field.description);
        for (const argument of field.args)
          need(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    };
    const schema = await createSchema();
    for (const type of Object.values(schema.getTypeMap())) {
      const ours = !isIntrospectionType(type) && !isSpecifiedScalarType(type);
      if (ours && type.name !== 'Query') described(type);
    }
    const query = schema.getQueryType()!;
    for (const field of Object.values(query.getFields())) {
      need(`Query.${field.name}`, field.description);
      for (const argument of field.args) need(`Query.${field.name}(${argument.name})`, argument.description);
    }
    expect(silent).toEqual([]);
  });
});
