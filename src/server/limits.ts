/** Rules that refuse a document for its shape, before it is executed, and say the limit. */
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import type { Limits } from '../configuration.js';

/** Under this key a rule says which limit was met: Apollo gives every refused document one code. */
export const LIMIT = 'limit';

/** Refuses operations that nest too deep or use too many aliases. Introspection is not counted. */
export function limitRules({ depth, aliases }: Limits): ValidationRule[] {
  const options = (n: number, name: string) => ({
    n,
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null, error: GraphQLError) => {
        const message = error.message.replace(/^Syntax Error: /, '');
        context?.reportError(new GraphQLError(message, { extensions: { [LIMIT]: name } }));
      },
    ],
  });
  const rules: unknown[] = [
    maxDepthRule(options(depth, 'DEPTH_LIMIT')),
    maxAliasesRule(options(aliases, 'ALIAS_LIMIT')),
  ];
  return rules as ValidationRule[];
}
