/** A scale figure as people write it. */
const SIGNS: Readonly<Record<string, string>> = { eq: '=', gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' };

/** `enterprise-customers ≥ 1,500 enterprise (pilot-period)`, from the keys as curated. */
export function figureText(entry: Readonly<Record<string, unknown>>): string {
  const { metric, comparator, value, upper, unit, basis, by } = entry;
  const number = (part: unknown): string => Number(part).toLocaleString('en');
  const range = upper === undefined ? number(value) : `${number(value)}–${number(upper)}`;
  const scope = [basis, by].filter((part) => part !== undefined && part !== null).map(String);
  return `${metric} ${SIGNS[String(comparator)] ?? comparator} ${range} ${unit}${scope.length > 0 ? ` (${scope.join(', ')})` : ''}`;
}
