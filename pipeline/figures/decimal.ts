/** Exact decimal numbers: what a numeral says, without binary rounding until the very end. */

/** `digits` times ten to the power of minus `places`. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** A small whole number. */
export const whole = (value: number): Decimal => ({ digits: BigInt(value), places: 0 });

/** Reads `1234.50`: ASCII digits with at most one point. */
export function decimal(text: string): Decimal {
  const point = text.indexOf('.');
  if (point < 0) return { digits: BigInt(text), places: 0 };
  return { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
}

/** `a` times ten to the `power`, which may be negative. */
export function scaled(a: Decimal, power: number): Decimal {
  const places = a.places - power;
  return places >= 0 ? { digits: a.digits, places } : { digits: a.digits * 10n ** BigInt(-places), places: 0 };
}

/** The sum, exactly. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const at = (x: Decimal): bigint => x.digits * 10n ** BigInt(places - x.places);
  return { digits: at(a) + at(b), places };
}

/** The nearest double: `Number` of the decimal notation rounds correctly, a chain of multiplications would not. */
export function toNumber({ digits, places }: Decimal): number {
  if (places === 0) return Number(digits);
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(places + 1, '0');
  return Number(`${negative ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`);
}
