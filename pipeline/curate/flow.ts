/** Curated values as they are written: in flow style, on one line, strings in quotation marks only where they need them. */

/** Strings that mean the same with and without quotation marks: they begin with a letter and hold nothing that YAML reads as a sign. */
const PLAIN = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9“”·、（）_+-]*$/u;
/** Words that some reader of YAML takes for something else than a string. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

const quoted = (text: string): string => (PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text));

/** A value in the flow style of the curated files: `{ value: 6, in: [doc-a] }`. Keys without a value are left out. */
export function flow(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const pairs = Object.entries(value).filter(([, part]) => part !== undefined);
  return pairs.length === 0 ? '{}' : `{ ${pairs.map(([key, part]) => `${quoted(key)}: ${flow(part)}`).join(', ')} }`;
}
