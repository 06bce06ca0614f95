/** `corpus/floors.yaml`: the floors as they are committed. */
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { FIELDS, type Field } from '../score.ts';

/** The parts of the corpus that are gated: all committed documents, and those that nobody has looked at while writing rules. */
export const GATED = ['all', 'heldout'] as const;
export type GatedPart = (typeof GATED)[number];

/** A field, all facts, or everything. */
export type FloorName = Field | 'overall' | 'facts';
const NAMES = ['overall', 'facts', ...FIELDS] as const;

const f1 = z.number().min(0).max(1);
const floorSchema = z.strictObject({
  /** F1, strict. */
  floor: f1,
  /** What it was before it was lowered. */
  was: f1.optional(),
  /** Why it was lowered. */
  reason: z.string().min(1).optional(),
});
const partSchema = z.partialRecord(z.enum(NAMES as readonly [FloorName, ...FloorName[]]), floorSchema);

const floorsSchema = z.strictObject({
  /** Digest of the corpus that the floors were set on. */
  corpus: z.string(),
  all: partSchema,
  heldout: partSchema,
  /** Fingerprints of the values that were lost when the floors were set: only others are lost since. */
  known: z.array(z.string().regex(/^[0-9a-f]{8}$/)),
});

export type Floor = z.infer<typeof floorSchema>;
export type Floors = z.infer<typeof floorsSchema>;

/** The file is no list of floors; the message says where. */
export class FloorsError extends Error {
  override readonly name = 'FloorsError';
}

/** Reads the floors. @throws FloorsError */
export function parseFloors(text: string): Floors {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new FloorsError(error instanceof Error ? error.message : String(error));
  }
  const result = floorsSchema.safeParse(content);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new FloorsError(`${issue?.path.join('.')}: ${issue?.message}`);
}

const HEAD = `# Floors of the score over the committed documents, F1 by field. \`score --floors\` fails below them. They rise by --update, and
# fall only by --allow-regression "reason", which stands beside what was lowered. known: fingerprints of the values
# that were lost when the floors were set, so that a drop can name what was lost since.
`;

/** Fingerprints in a line of the file. */
const IN_A_LINE = 10;

/** The text of the file, the same for the same floors. */
export function writeFloors({ corpus, all, heldout, known }: Floors): string {
  const lines = [`corpus: ${JSON.stringify(corpus)}`, ...partLines('all', all), ...partLines('heldout', heldout)];
  if (known.length === 0) lines.push('known: []');
  else lines.push('known:', '  [', ...rowsOf(known), '  ]');
  return `${HEAD}${lines.join('\n')}\n`;
}

function partLines(name: GatedPart, floors: Floors['all']): string[] {
  const own = NAMES.flatMap((field) => (floors[field] ? [`  ${field}: ${inline(floors[field])}`] : []));
  return own.length === 0 ? [`${name}: {}`] : [`${name}:`, ...own];
}

const inline = (floor: Floor): string => stringify(floor, { collectionStyle: 'flow', lineWidth: 0 }).trim();

function rowsOf(known: readonly string[]): string[] {
  const rows = Array.from({ length: Math.ceil(known.length / IN_A_LINE) }, (_, row) =>
    known.slice(row * IN_A_LINE, (row + 1) * IN_A_LINE),
  );
  return rows.map((row) => `    ${row.map((one) => JSON.stringify(one)).join(', ')},`);
}
