/** Numbers of a spreadsheet as it shows them: percentages, separators, decimals, and words that a format puts around them. */

/** A section of a format code: positive, negative, zero, text. */
const sectionOf = (code: string, value: number): string => {
  const sections = code.split(';');
  if (value < 0 && sections[1] !== undefined) return sections[1];
  return value === 0 && sections[2] !== undefined ? sections[2] : sections[0]!;
};

/** Colours, conditions, locales, and the room kept for a mark or filled with one. */
const UNSHOWN = /\[[^\]]*\]|[_*]./g;
const LITERAL = /"([^"]*)"|\\(.)/g;
/** Where the digits stand: placeholders with separators and decimals. */
const DIGITS = /[#0?][#0?,]*(?:\.[#0?]+)?(,*)/;

/** The shortest number a cell of the general format shows: eleven digits. */
const general = (value: number): string => String(Number(value.toPrecision(11)));

function digits(value: number, pattern: string): string {
  const [whole = '', decimals = ''] = pattern.split('.');
  const least = decimals.replace(/[^0]/g, '').length;
  return value.toLocaleString('en-US', {
    useGrouping: whole.includes(','),
    minimumFractionDigits: least,
    maximumFractionDigits: decimals.replace(/,/g, '').length,
  });
}

/**
 * A date as ISO 8601, as precise as its format code shows it: a month that a sheet stores as its first day stays a month. A time of day
 * alone is shown as that.
 */
export function shownDate(date: Date, code: string | undefined): string {
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  const shown = (code ?? '').replace(UNSHOWN, '').replace(LITERAL, '').toLowerCase();
  if (shown === '' || shown.includes('d')) return iso.slice(0, 10);
  if (!shown.includes('y')) return /[hs]/.test(shown) ? iso.slice(11, 16) : iso.slice(0, 10);
  return iso.slice(0, shown.includes('m') ? 7 : 4);
}

/** A number under a format code; codes that are not understood show it as the general format does. */
export function shownNumber(value: number, code: string | undefined): string {
  if (code === undefined || /general|@/i.test(code)) return general(value);
  const section = sectionOf(code, value);
  const negative = value < 0 && section === code.split(';')[0];
  const literals: string[] = [];
  // Words are set aside under a mark of the private use area, so that their letters are no placeholders.
  const bare = section.replace(UNSHOWN, '').replace(LITERAL, (_all, quoted?: string, single?: string) => {
    literals.push(quoted ?? single ?? '');
    return '\ue000';
  });
  const match = DIGITS.exec(bare);
  if (!match || /[eE][+-]|\//.test(bare)) return general(value);
  const percent = bare.includes('%') ? 100 : 1;
  const scaled = (Math.abs(value) * percent) / 1000 ** match[1]!.length;
  const pattern = match[0].slice(0, match[0].length - match[1]!.length);
  const shown = bare.slice(0, match.index) + digits(scaled, pattern) + bare.slice(match.index + match[0].length);
  return (negative ? '-' : '') + shown.replace(/\ue000/g, () => literals.shift() ?? '').trim();
}
