/** The scalars of the API beyond those of GraphQL. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function day(value: unknown): string {
  const valid =
    typeof value === 'string' &&
    ISO_DAY.test(value) &&
    new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  if (!valid) {
    throw new GraphQLError(
      `A day is written YYYY-MM-DD, such as 2025-04-01, but got ${JSON.stringify(value)}.`,
      {
        extensions: { code: 'BAD_USER_INPUT', reason: 'NOT_A_DAY', value },
      },
    );
  }
  return value as string;
}

export const Day = new GraphQLScalarType<string, string>({
  name: 'Day',
  description:
    'A day, written YYYY-MM-DD. 0001-01-01 stands for a beginning that is open or not known, 9999-12-31 for such an end.',
  serialize: (value) => value as string,
  parseValue: day,
  parseLiteral: (node) => day(node.kind === Kind.STRING ? node.value : undefined),
});
