/** What one request may ask for: rules that refuse it before anything is fetched, and say the limit. */

import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type DocumentNode, GraphQLError, type ValidationContext, type ValidationRule, visit } from 'graphql';
import {
  type ComplexityEstimator,
  type ComplexityEstimatorArgs,
  getComplexity,
} from 'graphql-query-complexity';
import type { Limits } from '../configuration.js';

/** Under this key a rule says which limit was met: Apollo gives every refused document one code. */
export const LIMIT = 'limit';

/** Refuses operations that nest too deep or use too many aliases. Introspection is not counted. */
export function limitRules({ depth, aliases }: Limits): ValidationRule[] {
  const refuse = (name: string) => (context: ValidationContext | null, error: GraphQLError) => {
    context?.reportError(
      new GraphQLError(error.message.replace(/^Syntax Error: /, ''), { extensions: { [LIMIT]: name } }),
    );
  };
  return [
    ignoringContext(
      maxDepthRule({
        n: depth,
        propagateOnRejection: false,
        onReject: [refuse('DEPTH_LIMIT')],
      }),
    ),
    ignoringContext(
      maxAliasesRule({
        n: aliases,
        propagateOnRejection: false,
        onReject: [refuse('ALIAS_LIMIT')],
      }),
    ),
  ];
}

const ignoringContext = (rule: unknown): ValidationRule => rule as (context: ValidationContext) => object;

/** One for a field, times the rows that a list can have. */
const rowsAndFields: ComplexityEstimator = ({ args, childComplexity }: ComplexityEstimatorArgs) => {
  const ids = Array.isArray(args.ids) && typeof args.first !== 'number' ? args.ids.length : 1;
  const rows = typeof args.first === 'number' ? Math.max(1, args.first) : ids;
  return 1 + rows * childComplexity;
};

/**
 * Refuses operations that can cost more than the limit: the number of fields that the answer can have, counting
 * pages as full.
 */
export function costLimit(limit: number): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, schema, operationName }) {
          const cost = getComplexity({
            schema,
            query: document,
            variables: request.variables,
            operationName: operationName ?? undefined,
            estimators: [rowsAndFields],
          });
          if (cost <= limit) return;
          const ways = 'Ask for fewer rows (first) or fewer nested fields.';
          const message = `The operation can cost ${cost}, but the limit is ${limit}. ${ways}`;
          throw new GraphQLError(message, { extensions: { code: 'COST_LIMIT', http: { status: 400 } } });
        },
      };
    },
  };
}

/**
 * Refuses lists that are longer than the limit and text that is no Unicode (a lone half of a surrogate pair, which the
 * engines treat differently), in variables and in the document.
 */
export function valueLimit(limit: number): ApolloServerPlugin {
  const longList = (name: string, length: number): never => {
    const message = `${name} may hold at most ${limit} values, but got ${length}.`;
    throw new GraphQLError(message, { extensions: { code: 'LIST_LIMIT', http: { status: 400 } } });
  };
  const brokenText = (name: string): never => {
    const message = `${name} is no Unicode text: it holds one half of a surrogate pair.`;
    throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  };
  const checkValue = (name: string, value: unknown): void => {
    if (typeof value === 'string' && !value.isWellFormed()) brokenText(name);
    if (Array.isArray(value) && value.length > limit) longList(name, value.length);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) checkValue(Array.isArray(value) ? name : key, inner);
  };
  const checkDocument = (document: DocumentNode): void => {
    const name = (parent: unknown) => (parent as { name?: { value: string } }).name?.value ?? 'A list';
    visit(document, {
      ListValue: ({ values }, _key, parent) => {
        if (values.length > limit) longList(name(parent), values.length);
      },
      StringValue: ({ value }, _key, parent) => {
        if (!value.isWellFormed()) brokenText(name(parent));
      },
    });
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document }) {
          checkValue('variables', request.variables ?? {});
          checkDocument(document);
        },
      };
    },
  };
}
