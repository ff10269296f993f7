/** What one request may ask for: rules that refuse it before anything is fetched, and say the limit. */

import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
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
