/** Refuses an operation for its kind, values or cost, before anything is fetched. */
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  getNullableType,
  getVariableValues,
  isListType,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Limits } from '../configuration.js';

/** How many rows a list is taken to have that no argument bounds, such as the evidence of a statement. */
const ROWS_OF_A_LIST = 5;

/** The same of lists that are longer, an entity having relations of many kinds, or shorter. */
const ROWS: Readonly<Record<string, number>> = { relationCounts: 20, hops: 3, ways: 2 };

/** What fields cost however little of their answer is shown: all chains are read, all listings of a series, all names are compared. */
const FLAT: Readonly<Record<string, number>> = {
  lawsAffectingFirms: 60_000,
  links: 60_000,
  paths: 60_000,
  why: 60_000,
  reportSeries: 20_000,
  search: 20_000,
};

/** The rows of an answer whose number its own field was given. */
const PAGE_PARTS: readonly (readonly [types: RegExp, fields: readonly string[]])[] = [
  [/Connection$/, ['edges', 'nodes']],
  [/^PathAnswer$/, ['paths']],
  [/^WhyAnswer$/, ['reasons']],
];

/** No argument of ours is deeper; reading a deeper one would take the stack. */
const DEEPEST_VALUE = 16;

function refuse(code: string, message: string, extensions: object = {}): never {
  throw new GraphQLError(message, { extensions: { ...extensions, code, http: { status: 400 } } });
}

/** Checks every operation in this order: that it is a query, its values, its variables, its cost. */
export function operationChecks({ listSize, cost }: Limits): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, schema, operation, operationName }) {
          if (!operation) return;
          if (operation.operation !== 'query') {
            refuse('QUERY_ONLY', `There are queries here only, but got a ${operation.operation}.`);
          }
          checkValue('variables', request.variables ?? {}, listSize);
          const { errors } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
          );
          const [problem] = errors ?? [];
          if (problem) {
            const field = variableOf(operation, problem.message);
            refuse('BAD_USER_INPUT', problem.message, { ...problem.extensions, field });
          }
          checkDocument(document, listSize);
          const found = costOf({
            schema,
            query: document,
            variables: request.variables,
            operationName: operationName ?? undefined,
            estimators: [rowsTimesFields],
          });
          if (found <= cost) return;
          const ways = 'Ask for fewer rows (first) or fewer nested fields.';
          refuse('COST_LIMIT', `The operation can cost ${found}, but the limit is ${cost}. ${ways}`);
        },
      };
    },
  };
}

const variableOf = ({ variableDefinitions }: OperationDefinitionNode, message: string): string | undefined =>
  variableDefinitions
    ?.map(({ variable }) => variable.name.value)
    .find((name) => message.includes(`"$${name}"`));

/** One for a field, times the rows that it can have. */
const rowsTimesFields: ComplexityEstimator = ({ args, type, field, childComplexity }) => {
  const ids = ROWS[field.name] ?? (Array.isArray(args.ids) ? args.ids.length : ROWS_OF_A_LIST);
  // A page says how many rows it has; its edges and nodes are these rows and not a list of their own.
  const isPagePart = PAGE_PARTS.some(
    ([types, fields]) => types.test(type.name) && fields.includes(field.name),
  );
  const isList = isListType(getNullableType(field.type));
  const rows = typeof args.first === 'number' ? args.first : isList && !isPagePart ? ids : 1;
  return (type.name === 'Query' ? (FLAT[field.name] ?? 1) : 1) + Math.max(1, rows) * childComplexity;
};

function costOf(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    // An explicit null for an argument that has a default: GraphQL itself would say so only while it executes.
    const { message } = error as Error;
    return refuse(/allowed number of nodes/.test(message) ? 'COST_LIMIT' : 'BAD_USER_INPUT', message);
  }
}

function checkList(name: string, length: number, limit: number): void {
  if (length > limit) refuse('LIST_LIMIT', `${name} may hold at most ${limit} values, but got ${length}.`);
}

/** The engines treat a lone half of a surrogate pair differently. */
function checkText(name: string, text: string): void {
  if (text.isWellFormed()) return;
  refuse('BAD_USER_INPUT', `${name} is no Unicode text: it holds one half of a surrogate pair.`, {
    field: name,
  });
}

function checkValue(name: string, value: unknown, limit: number, depth = 0): void {
  if (depth > DEEPEST_VALUE) refuse('BAD_USER_INPUT', `variables may nest ${DEEPEST_VALUE} deep at most.`);
  if (typeof value === 'string') checkText(name, value);
  if (Array.isArray(value)) checkList(name, value.length, limit);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    checkValue(Array.isArray(value) ? name : key, inner, limit, depth + 1);
  }
}

function checkDocument(document: DocumentNode, limit: number): void {
  const name = (parent: unknown) => (parent as { name?: { value: string } }).name?.value ?? 'A list';
  visit(document, {
    ListValue: ({ values }, _key, parent) => checkList(name(parent), values.length, limit),
    StringValue: ({ value }, _key, parent) => checkText(name(parent), value),
  });
}
