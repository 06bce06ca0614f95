/** One core: the pipeline beside packages that do a part of its work, and how its cost grows. */
import { interleaved } from './measure.ts';
import { library } from './program.ts';
import { aim, ms, speed, table, times } from './report.ts';
import { type Rival, rivals } from './rivals.ts';
import { corpusTexts, documents, longDocument, rounds } from './texts.ts';

const encoder = new TextEncoder();
const charactersOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

/** What extracts all of some texts: the whole pipeline, from bytes to result. */
type ExtractAll = (texts: readonly string[]) => () => void;

/** Warmed up with texts of a kind, so that all code is compiled. */
async function warmed(texts: readonly string[]): Promise<ExtractAll> {
  const { extract } = await library();
  const extractAll: ExtractAll = (some) => () => {
    for (const text of some) extract({ bytes: encoder.encode(text), path: 'bench.txt' });
  };
  extractAll(documents(texts, WARM))();
  return extractAll;
}

const SCRIPTS = { Hans: 'Simplified', Hant: 'Traditional' } as const;
type Script = keyof typeof SCRIPTS;
/** How much faster than these the pipeline is to be. */
const LEAST: Readonly<Record<Script, Readonly<Record<string, number>>>> = {
  Hans: { nodejieba: 1, 'recognizers-text': 20 },
  Hant: { nodejieba: 0.5, 'recognizers-text': 20 },
};
/** Documents to measure with, fewer with what is slow; and before: the platform goes on compiling for a thousand documents and more. */
const [MANY, FEW, WARM] = [40, 4, 2000];

/** Rows of others beside the pipeline on the same documents. */
function beside(extractAll: ExtractAll, script: Script, others: readonly Rival[], count: number): string[][] {
  const texts = documents(corpusTexts(script), count);
  const characters = charactersOf(texts);
  const works = others.map(({ run }) => () => {
    for (const text of texts) run(text);
  });
  const [own = 0, ...all] = interleaved([extractAll(texts), ...works]);
  const rows = others.map(({ name, does }, at) => {
    const time = all[at] as number;
    const least = LEAST[script][name];
    if (least !== undefined)
      aim({ what: `speed beside ${name}, ${SCRIPTS[script]}`, value: time / own, least, unit: 'x' });
    return [String(count), name, does, ms(time), speed(characters, time), times(time / own)];
  });
  return [[String(count), 'pipeline', 'all, from bytes to record', ms(own), speed(characters, own), times(1)], ...rows];
}

export async function againstOthers(): Promise<void> {
  const all = rivals();
  for (const script of ['Hans', 'Hant'] as const) {
    const extractAll = await warmed(corpusTexts(script));
    const rows = [
      ...beside(
        extractAll,
        script,
        all.filter(({ slow }) => !slow),
        MANY,
      ),
      ...beside(
        extractAll,
        script,
        all.filter(({ slow }) => slow),
        FEW,
      ),
    ];
    table(
      `Beside others, ${SCRIPTS[script]} text`,
      'The whole pipeline beside packages that do a part of its work, on the same texts and one core. The last column is how many times faster the pipeline is: higher is better.',
      ['documents', 'program', 'does', 'time', 'speed', 'pipeline is'],
      rows,
    );
  }
}

const FACTORS = [1, 10, 100];
const SAME = 8;

export async function againstCount(): Promise<void> {
  const texts = documents(corpusTexts('Hans'), SAME);
  const extractAll = await warmed(texts);
  const [first = 0, ...more] = interleaved(FACTORS.map((factor) => extractAll(rounds(texts, factor))));
  const all = [first, ...more];
  const rows = FACTORS.map((factor, at) => {
    const time = all[at] as number;
    return [String(factor * SAME), ms(time), times(time / first), times(time / first / factor)];
  });
  aim({
    what: '100 times the documents, cost of each',
    value: (all.at(-1) as number) / first / 100,
    most: 1.2,
    unit: 'x',
  });
  table(
    'Against count',
    'The same documents once, ten and a hundred times, long numbers changed. The last column should stay near 1: nothing builds up from one to the next.',
    ['documents', 'time', 'of the first', 'per document'],
    rows,
  );
}

const CHARACTERS = 5000;

/** Long documents beside short ones of the same texts. */
export async function againstSize(): Promise<void> {
  const texts = corpusTexts('Hans');
  const extractAll = await warmed(texts);
  const lengths = FACTORS.map((factor) => factor * CHARACTERS);
  const short = documents(texts, 100);
  const long = lengths.map((length) => longDocument(texts, length));
  const [pieces = 0, ...wholes] = interleaved([extractAll(short), ...long.map((text) => extractAll([text]))]);
  const each = pieces / charactersOf(short);
  const rows = lengths.map((length, at) => {
    const time = wholes[at] as number;
    return [`one of ${length}`, ms(time), speed(length, time), times(time / length / each)];
  });
  const [first = 0, , last = 0] = wholes;
  aim({ what: '100 times the length, cost of a character', value: last / first / 100, most: 1.2, unit: 'x' });
  table(
    'Long against short',
    'One document of ever more characters, beside a hundred of usual length. The last column is the cost of a character beside theirs, and should not grow.',
    ['documents', 'time', 'speed', 'per character'],
    [['100 of usual length', ms(pieces), speed(charactersOf(short), pieces), times(1)], ...rows],
  );
}
