/** Makes a hostile robots.txt harmless before it is parsed: the parser keeps a copy of each rule for each agent of its group. */

/** A line's field and value without comment; null where it has none. */
function fieldOf(line: string): { field: string; value: string } | null {
  const [content = ''] = line.split('#', 1);
  const colon = content.indexOf(':');
  const field = content.slice(0, Math.max(0, colon)).trim().toLowerCase();
  return field === '' ? null : { field, value: content.slice(colon + 1).trim() };
}

/** What the parser compares agents by: lower case, without version. */
const agentOf = (value: string): string => (value.toLowerCase().split('/', 1)[0] ?? '').trim();

/** Only the groups that speak to `agent` or to everybody, each with those names alone. */
export function groupsFor(agent: string, robots: string): string {
  const kept: string[] = [];
  let named = new Set<string>();
  let inNames = false;
  for (const line of robots.split(/\r\n|\r|\n/)) {
    const read = fieldOf(line);
    if (read === null) continue;
    if (read.field !== 'user-agent') {
      inNames = false;
      if (named.size > 0) kept.push(line);
      continue;
    }
    if (!inNames) named = new Set();
    inNames = true;
    const name = agentOf(read.value);
    if ((name !== agent && name !== '*') || named.has(name)) continue;
    named.add(name);
    kept.push(line);
  }
  return kept.join('\n');
}

/** How many characters of rules stand behind a wildcard: holding one of them against an address takes a step for each of its characters. */
export function wildcardLength(robots: string): number {
  let length = 0;
  for (const line of robots.split('\n')) {
    const wildcard = line.indexOf('*');
    if (wildcard >= 0) length += line.length - wildcard;
  }
  return length;
}
