/** `schema`: the contract as JSON Schema. */
import { z } from 'zod';
import { documentResultSchema, errorResultSchema } from '../contract.ts';
import { safeJson } from '../plain.ts';
import type { Command } from './command.ts';
import { print } from './terminal.ts';

export const schemaCommand: Command = {
  usage: 'schema',
  about: 'Print the JSON Schema of a line of output: a result, or an error',
  options: [],
  examples: ['schema > shahe.schema.json'],
  run: async (_, __, terminal) => {
    await print(terminal, `${safeJson(z.toJSONSchema(z.union([documentResultSchema, errorResultSchema])), 2)}\n`);
    return 0;
  },
};
