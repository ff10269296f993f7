/** Errors as the client sees them: a stable code and a way out, never a stack or a driver's text. */
import { unwrapResolverError } from '@apollo/server/errors';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { BoundError, InputError } from '../errors.js';
import { EngineError } from '../graph/engines/engine.js';
import { LIMIT } from './limits.js';

/** How much of a value that was sent is sent back, in characters. */
const LONGEST_ECHO = 200;

/** Codes that say that something is wrong on our side; their causes go to the log. */
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'FAILED']);

/**
 * The error as it leaves the server. In development an unexpected error keeps its own message; in production it
 * does not.
 */
export function formatError(logger: Logger, detailed: boolean) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (original instanceof InputError) {
      const { code, reason, field, value, message } = original;
      const shown = typeof value === 'string' ? value.slice(0, LONGEST_ECHO) : value;
      return { message, ...place, extensions: { code, reason, field, value: shown } };
    }
    if (original instanceof BoundError) {
      return { message: original.message, ...place, extensions: { code: original.code } };
    }
    if (original instanceof EngineError) {
      if (OURS.has(original.code)) logger.error({ err: original.cause ?? original }, 'the engine failed');
      else logger.warn({ err: original }, 'the engine did not answer');
      const code = original.code === 'FAILED' ? 'INTERNAL_SERVER_ERROR' : original.code;
      return { message: publicMessage(original), ...place, extensions: { code } };
    }
    const tokens = /contains more that (\d+) tokens/.exec(formatted.message)?.[1];
    if (tokens) {
      const message = `The document may have at most ${tokens} tokens, but it has more.`;
      return { message, extensions: { code: 'TOKEN_LIMIT' } };
    }
    const limit = formatted.extensions?.[LIMIT];
    if (typeof limit === 'string')
      return { message: formatted.message, ...place, extensions: { code: limit } };
    const code = (formatted.extensions?.code as string | undefined) ?? 'INTERNAL_SERVER_ERROR';
    if (code !== 'INTERNAL_SERVER_ERROR') {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      return { message: formatted.message, ...place, extensions: { ...extensions, code } };
    }
    logger.error({ err: original }, 'unexpected error');
    const message = detailed ? (original as GraphQLError).message : 'Something went wrong on our side.';
    return { message, ...place, extensions: { code } };
  };
}

/** Addresses and users of the database are for the log, not for clients. */
function publicMessage({ code, message }: EngineError): string {
  return code === 'UNAVAILABLE' ? 'The database cannot be reached at the moment. Try again later.' : message;
}

/** The answer, in the shape of GraphQL's, to a request that GraphQL does not see. */
function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** Answers what no route has answered. */
export const nothingThere: RequestHandler = ({ path }, response) => {
  const message = `There is nothing at ${path}. GraphQL is at /graphql, the playground at /playground.`;
  refuse(response, 404, 'NOT_FOUND', message);
};

/** Answers errors that come before GraphQL sees the request. */
export const requestErrors =
  (bodyKilobytes: number): ErrorRequestHandler =>
  (error: { type?: string; status?: number }, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error.type === 'entity.too.large') {
      const size = Math.ceil(Number(request.headers['content-length'] ?? 0) / 1024);
      const got = size > 0 ? `, but got ${size} kB` : '';
      return refuse(response, 413, 'BODY_LIMIT', `The body may have at most ${bodyKilobytes} kB${got}.`);
    }
    if (error.type === 'entity.parse.failed')
      return refuse(response, 400, 'BAD_REQUEST', 'The body is not a JSON object.');
    const status = error.status ?? 500;
    request.log?.error({ err: error }, 'request failed');
    return status < 500
      ? refuse(response, status, 'BAD_REQUEST', 'The request cannot be read.')
      : refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
  };
