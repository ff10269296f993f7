/** `npm run schema`: writes schema.graphql, so that a review shows contract and code together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { projectFolder } from '../configuration.js';
import { createSchema } from '../resolvers/schema.js';

writeFileSync(join(projectFolder, 'schema.graphql'), `${printSchema(await createSchema())}\n`);
