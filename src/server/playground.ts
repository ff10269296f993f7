/** The playground: its page, its files, and the question library read from examples.graphql. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express from 'express';
import {
  type ASTNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type Token,
  TokenKind,
  visit,
} from 'graphql';

/** A question of the library: a named operation of the examples file. */
export interface Question {
  /** The name of the operation. */
  name: string;
  /** The part of the library that it belongs to: the last heading above it, empty where there is none. */
  theme: string;
  /** The comment lines above the operation, as text: lines joined, empty comment lines as paragraphs. */
  question: string;
  /** The operation as the file has it, with its comment above it and the fragments it uses below it. */
  query: string;
}

/**
 * What the playground's pages may load: files of this origin only.
 *
 * `style-src` has `'unsafe-inline'` because monaco, the editor in GraphiQL, writes its themes and measures into
 * style elements and attributes while it runs, and takes no nonce. Scripts have no such exception, nor `eval`.
 * `img-src` has `data:` for the small pictures inside monaco's style sheet. `worker-src` is for monaco's language
 * services.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tradegraph playground</title>
<style>:root { color-scheme: light dark; font-family: sans-serif } body { margin: 4rem auto; max-width: 40rem; padding: 0 1rem }</style>
<h1>The playground is not built</h1>
<p>Run <code>npm run build</code>, then load this page again. The GraphQL API at <code>/graphql</code> works without it.</p>
</html>
`;

/**
 * Serves the playground: its page, its files and the question library. To be mounted at /playground, the base
 * that the files are built for.
 *
 * @param options.assets the folder of the built files
 * @param options.examples the text of the examples file, a GraphQL document
 * @throws GraphQLError when the examples are not a GraphQL document
 */
export function playground(options: { assets: string; examples: string }): express.Router {
  const { assets } = options;
  const questions = readQuestions(options.examples);
  const router = express.Router();

  router.use((_request, response, next) => {
    response.set(HEADERS);
    next();
  });

  router.get('/questions.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(questions);
  });

  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache');
    if (existsSync(join(assets, 'index.html')))
      response.sendFile('index.html', { root: assets, cacheControl: false });
    else response.status(503).type('html').send(NOT_BUILT);
  });

  // The build lays a compressed copy beside every script and style sheet (playground/vite.config.ts).
  router.get(/^\/assets\/[\w.-]+\.(js|css)$/, (request, response, next) => {
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') && existsSync(join(assets, `${request.path}.gz`))) {
      response.type(extname(request.path)).set('Content-Encoding', 'gzip');
      request.url = `${request.path}.gz`;
    }
    next();
  });
  // The names under assets/ carry a hash of the content, so a browser never has to ask again.
  router.use(
    '/assets',
    express.static(join(assets, 'assets'), { immutable: true, index: false, maxAge: '1y' }),
  );
  router.use(express.static(assets, { index: false, redirect: false }));

  return router;
}

/**
 * Reads the question library out of a GraphQL document: its named operations, in the order of the file, each
 * with the comment directly above it as the question, under the last heading before it.
 *
 * @throws GraphQLError when the text is not a GraphQL document
 */
export function readQuestions(text: string): Question[] {
  const document = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  const questions: Question[] = [];
  let theme = '';
  for (const definition of document.definitions) {
    theme = headingAbove(definition) ?? theme;
    if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) continue;
    const used = fragmentsUsed(definition, fragments);
    // Fragments in the order of the file, whichever uses which.
    const parts = [definition, ...[...fragments.values()].filter((fragment) => used.has(fragment))];
    questions.push({
      name: definition.name.value,
      theme,
      question: paragraphs(commentAbove(definition).lines),
      query: `${parts.map((part) => sourceOf(part, text)).join('\n\n')}\n`,
    });
  }
  return questions;
}

/** The fragments that a definition spreads, itself or through other fragments. */
function fragmentsUsed(
  definition: ASTNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  used = new Set<FragmentDefinitionNode>(),
): Set<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread(spread) {
      const fragment = fragments.get(spread.name.value);
      if (!fragment || used.has(fragment)) return;
      used.add(fragment);
      fragmentsUsed(fragment, fragments, used);
    },
  });
  return used;
}

/**
 * The comment lines directly above a definition, without their `#`, and where they start in the text. A blank
 * line ends them, so that a heading of the file or of a part of it belongs to no operation.
 */
function commentAbove(definition: ASTNode): { lines: string[]; start: number } {
  const lines: string[] = [];
  let first = definition.loc!.startToken;
  for (const token of commentLinesBefore(definition)) {
    if (token.line !== first.line - 1) break;
    lines.unshift(token.value);
    first = token;
  }
  return { lines, start: first.start };
}

/**
 * The heading of a part of the file that opens right before a definition: a comment line of its own that begins
 * with `##`. What stands directly above the definition is its comment and no heading.
 */
function headingAbove(definition: ASTNode): string | undefined {
  const { start } = commentAbove(definition);
  for (const token of commentLinesBefore(definition)) {
    const heading = token.start < start && /^#\s*([^\s#].*)$/.exec(token.value)?.[1];
    if (heading) return heading.trim();
  }
  return undefined;
}

/** The comments between a definition and what is before it, from the last to the first; not those beside code. */
function* commentLinesBefore(definition: ASTNode): Generator<Token> {
  let token = definition.loc!.startToken.prev;
  for (; token?.kind === TokenKind.COMMENT; token = token.prev) {
    if (token.prev?.kind !== TokenKind.SOF && token.prev?.line === token.line) return;
    yield token;
  }
}

/** The text of a definition as the file has it, from the comment above it on. */
function sourceOf(definition: ASTNode, text: string): string {
  return text.slice(commentAbove(definition).start, definition.loc!.end).replaceAll('\r\n', '\n');
}

/** Joins lines to text; empty lines part paragraphs. */
function paragraphs(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
