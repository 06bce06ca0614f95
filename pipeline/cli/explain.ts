/** `explain`: the reasons behind a result, shown in the source. */
import { documentOf, errorResult } from '../batch/perform.ts';
import type { Task } from '../batch/task.ts';
import { announcementSchema, documentSchema, type Evidence, pilotSchema } from '../contract.ts';
import { type ExplainedValue, type Explanation, explain, type Removal } from '../explain.ts';
import { plain } from '../plain.ts';
import type { Command } from './command.ts';
import { checkInputs, inputsOf } from './inputs.ts';
import { Progress } from './progress.ts';
import { noticeLines } from './records.ts';
import { cut, wrapped } from './table.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';

/** Parts of a result that can be asked for, besides its fields. */
const PARTS = ['removed', 'notices', 'announcements', 'pilots', 'programmes'];
const FIELDS = [documentSchema, announcementSchema, pilotSchema].flatMap(({ shape }) => Object.keys(shape));

/** What to show: all, one pilot, one field. */
interface Choice {
  /** Counts from 1. */
  readonly pilot: number | null;
  readonly field: string | null;
}

export const explainCommand: Command = {
  usage: 'explain <file>',
  about: 'Show what was removed from a document and why, and which rule and lexicon entry gave each value',
  options: [
    { flags: '--pilot <number>', about: 'Only this pilot, counted from 1' },
    { flags: '--field <field>', about: 'Only this field: applicants, scale, announcedOn, … or removed, notices' },
  ],
  examples: ['explain article.html', 'explain beijing-2020-2-portal --pilot 2 --field applicants'],
  run: async ([file], options, terminal) => {
    const choice = { pilot: options.number('pilot'), field: options.text('field') };
    if (choice.field !== null && ![...PARTS, ...FIELDS].includes(choice.field))
      throw new UsageError(`--field ${choice.field} is unknown: use ${[...new Set([...PARTS, ...FIELDS])].join(', ')}`);
    return explainFile(terminal, file ?? '', choice);
  },
};

async function explainFile(terminal: Terminal, file: string, choice: Choice): Promise<number> {
  checkInputs([file]);
  const inputs: Task[] = [];
  for await (const task of inputsOf([file], terminal.cwd)) inputs.push(task);
  const [input, ...others] = inputs;
  if (!input || others.length > 0)
    throw new UsageError(`${file} holds ${input ? others.length + 1 : 'no'} documents: name one of them`);
  try {
    const raw = await documentOf(input);
    const explanation = explain(raw);
    const pilots = explanation.result.pilots.length;
    if (choice.pilot !== null && choice.pilot > pilots)
      throw new UsageError(`--pilot ${choice.pilot}: the document has ${pilots} pilots`);
    await print(terminal, new Report(raw.source, explanation, terminal).text(choice));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    new Progress(terminal, { quiet: true, jsonLogs: false }).error(errorResult(file, error));
    return 1;
  }
}

const CONTEXT = 24;
const LONGEST = 200;

class Report {
  readonly #source: string;
  readonly #explanation: Explanation;
  readonly #paint: Paint;
  readonly #width: number;
  readonly #coloured: boolean;
  /** Where each line of the source begins. */
  readonly #lines: readonly number[];

  constructor(source: string, explanation: Explanation, terminal: Terminal) {
    this.#source = source;
    this.#explanation = explanation;
    this.#paint = painter(terminal);
    this.#coloured = this.#paint('bold', '') !== '';
    this.#width = widthOf(terminal);
    this.#lines = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  text(choice: Choice): string {
    const { result, blocks, headings, removed, values, notices } = this.#explanation;
    const { id, path, mediaType, encoding, script, chars } = result.document;
    const all = choice.pilot === null && choice.field === null;
    const lines = [
      this.#paint('bold', plain(id)),
      plain(`${path} · ${mediaType} · ${encoding} · ${script} · ${chars} characters`),
    ];
    if (all || (choice.field === 'removed' && choice.pilot === null)) {
      lines.push('', this.#paint('bold', `Removed: ${removed.length} of ${blocks} blocks (${headings} are headings)`));
      lines.push(...removed.map((removal) => this.#removal(removal)));
    }
    const chosen = values.filter(({ path: at }) => isChosen(at, choice));
    if (chosen.length > 0) lines.push('', this.#paint('bold', 'Values'));
    for (const value of chosen) lines.push(...this.#value(value));
    const pointing = notices.filter(({ path: at }) => choice.field === 'notices' || isChosen(at, choice));
    if (pointing.length > 0) lines.push('', this.#paint('bold', 'Notices'));
    for (const notice of pointing)
      lines.push(...noticeLines(notice, this.#width, this.#paint), ...notice.evidence.map((one) => this.#quote(one)));
    return `${lines.join('\n')}\n`;
  }

  #removal({ rule, text, span }: Removal): string {
    return cut(`  ${rule}  line ${this.#lineOf(span.start)}  ${plain(text)}`, this.#width);
  }

  #value({ path, value, rule, evidence, entries }: ExplainedValue): string[] {
    const place = path.replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`).replaceAll('.', ', ');
    return [
      '',
      ...wrapped(`${place}: ${plain(value)}`, this.#width).map((line) => this.#paint('green', line)),
      `  rule ${this.#paint('cyan', rule)}${entries.length > 0 ? `  ${plain(entries.join('; '))}` : ''}`,
      ...evidence.map((one) => this.#quote(one)),
    ];
  }

  /** The evidence with some of the line around it; marked by brackets where there are no colours. */
  #quote({ start, end }: Evidence): string {
    const line = this.#lineOf(start);
    const from = Math.max(this.#lines[line - 1] ?? 0, start - CONTEXT);
    const after = this.#source.slice(end, end + CONTEXT).split('\n')[0] ?? '';
    const quote = cut(plain(this.#source.slice(start, end)), LONGEST);
    const marked = this.#coloured ? this.#paint('inverse', quote) : `⟦${quote}⟧`;
    return `  ${this.#paint('dim', `${line}:`)} ${plain(this.#source.slice(from, start))}${marked}${plain(after)}`;
  }

  /** The line of an offset, from 1. */
  #lineOf(offset: number): number {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** Whether a place in the result belongs to what was asked for. */
function isChosen(path: string, { pilot, field }: Choice): boolean {
  const steps = path.split('.');
  if (pilot !== null && steps[0] !== `pilots[${pilot - 1}]`) return false;
  return field === null || steps.some((step) => step.replace(/\[\d+\]$/, '') === field);
}
