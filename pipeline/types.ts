/**
 * The types that pass from stage to stage, in the order of the story:
 * RawDocument -> NormalDocument -> Block[] -> Segments -> Mention[] -> AnnotatedDocument -> Draft -> DocumentResult.
 */
import type {
  Applicant,
  InstitutionKind,
  MediaType,
  Notice,
  Participant,
  PilotType,
  ProgrammeStatement,
  ScaleFigure,
  Script,
  Stage,
  Technology,
} from './contract.ts';
import type { View, ViewSpan } from './view.ts';

/** What is known of a document from outside its bytes: `meta.yaml`, or the caller. */
export interface DocumentMeta {
  readonly title?: string;
  readonly publisher?: string;
  /** ISO 8601 date. */
  readonly published?: string;
  readonly url?: string;
  /** Overrides detection; a WHATWG label. */
  readonly charset?: string;
}

export type Markup = 'text/plain' | 'text/html';

/** Stage 1: a document's bytes, decoded once. */
export interface RawDocument {
  readonly id: string;
  /** As given by the caller. */
  readonly path: string;
  /** Lower-case hex digest of the bytes. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  /** How the source text is written: of text and HTML the media type, of other formats that of their text layer. */
  readonly markup: Markup;
  /**
   * A WHATWG label: `new TextDecoder(encoding, { ignoreBOM: true })` over the bytes gives `source`; where a text layer stands for
   * the bytes (PDF, DOCX, …), over that.
   */
  readonly encoding: string;
  readonly source: string;
  readonly meta: DocumentMeta;
}

/**
 * A box of the layout: a run of text that stands by itself, such as a paragraph, a heading, a table cell, a list item, or, in
 * plain text, a line. Boxes are in order, do not overlap, and between two of them the view holds only a line break.
 */
export interface Box {
  readonly span: ViewSpan;
  /**
   * The nearest block-level element (`p`, `h1`, `li`, `td`, `div`, …), `line` in plain text, and for the head of an HTML
   * page `title` or `meta` (with the property in `name`): text of the head is in the view, so that its values have evidence.
   */
  readonly tag: string;
  /** `name` or `property` of a meta element, else empty. */
  readonly name: string;
  /**
   * Tags, ids and classes of the innermost element that holds all text of the box and of its ancestors, outermost first:
   * `body div#main.content article p`, with `strong` behind it where the whole paragraph is bold. Empty in plain text.
   */
  readonly path: string;
  /** How many view characters of the box stand inside `<a>`. */
  readonly linkChars: number;
  /** Numbers identify the table within the document; row and column count from 0. */
  readonly cell: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly header: boolean;
    /** How many rows and columns it reaches over, where more than one. */
    readonly rows?: number;
    readonly columns?: number;
  } | null;
  /** Hidden by attribute or inline style; a saved WeChat page's body is not treated as hidden. */
  readonly hidden: boolean;
}

/** Stage 2: the document as all later stages read it. */
export interface NormalDocument {
  readonly raw: RawDocument;
  /** Simplified script, mainland wording, half-width letters and digits, Chinese punctuation, one line a box. */
  readonly view: View;
  readonly script: Script;
  readonly boxes: readonly Box[];
}

export type BlockKind = 'heading' | 'body' | 'boilerplate';

/** Stage 3: a box with its verdict. Blocks and boxes correspond one to one, in order. */
export interface Block {
  readonly span: ViewSpan;
  readonly box: Box;
  readonly kind: BlockKind;
  /** Id of the rule that decided, e.g. `boilerplate/icp-registration`, `heading/numbered`, `body/default`. */
  readonly rule: string;
}

/** A sentence of a block; clauses tile it. */
export interface Sentence {
  readonly span: ViewSpan;
  /** Index into the blocks. */
  readonly block: number;
  /** Spans between commas, semicolons and colons outside quotation marks and brackets. */
  readonly clauses: readonly ViewSpan[];
}

/**
 * A row of an HTML table or of a table flattened to lines; empty cells have a null span. In a table with its labels in a column a row is
 * such a column: one pilot.
 */
export interface TableRow {
  readonly table: number;
  readonly row: number;
  readonly cells: readonly (ViewSpan | null)[];
  readonly header: boolean;
  /** By column what heads it, the outer header first; empty where the table has no header, and for header rows. */
  readonly labels: readonly (readonly ViewSpan[])[];
}

/** Stage 4. Only body and heading blocks are segmented. */
export interface Segments {
  readonly sentences: readonly Sentence[];
  readonly rows: readonly TableRow[];
  /** Word boundaries of a span, computed when first asked for: the words engine is loaded lazily. */
  words(span: ViewSpan): readonly ViewSpan[];
}

/**
 * An organisation named in the text: by a lexicon form, by the branch pattern (X银行Y分行 over a known or unknown bank), or, where
 * no lexicon knows it, by shape (place + brand + line of business + legal form).
 */
export interface InstitutionMention {
  readonly kind: 'institution';
  readonly span: ViewSpan;
  /** Lexicon id; null for an unknown institution and for a branch. */
  readonly entry: string | null;
  readonly institutionKind: InstitutionKind;
  /** Full name; of a branch the parent's full name and the branch; null where no lexicon knows it. */
  readonly canonicalName: string | null;
  readonly nameEn: string | null;
  /** Lexicon id of a branch's parent, or of the owner that the lexicon names. */
  readonly parent: string | null;
  /** `lexicon`, `branch`, `shape`. */
  readonly by: 'lexicon' | 'branch' | 'shape';
}

/** A hit of another lexicon: `entry` is the id of its entry. */
export interface TermMention {
  readonly kind: 'technology' | 'region' | 'programme';
  readonly span: ViewSpan;
  readonly entry: string;
}

/** Stage 5. Sorted by start; mentions of one kind do not overlap each other. */
export type Mention = InstitutionMention | TermMention;

/** All that rules read. */
export interface AnnotatedDocument {
  readonly doc: NormalDocument;
  readonly blocks: readonly Block[];
  readonly segments: Segments;
  readonly mentions: readonly Mention[];
  /** What rules have found out of it already (`oncePerDocument`), by the place of each computation. */
  readonly memory: unknown[];
}

/** A value as rules find it: evidence in the view, at least one span, and the id of the rule. */
export interface Found<T> {
  readonly value: T;
  readonly at: readonly ViewSpan[];
  readonly rule: string;
}

type Plain<T> = Omit<T, 'evidence' | 'rule'>;

/** A rule: data first, function last. Its examples are its tests. */
export interface Rule<T> {
  /** Permanent kebab-case path, `scale/enterprise-customers`. */
  readonly id: string;
  /** Why the rule exists: what the genre does. */
  readonly why: string;
  /** `gives` is what `find` yields over the whole text, as `show` prints it; at least one example gives nothing. */
  readonly examples: readonly { readonly text: string; readonly gives: readonly string[] }[];
  find(document: AnnotatedDocument, within: ViewSpan): readonly Found<T>[];
  show(value: T, document: AnnotatedDocument): string;
}

export type ApplicantDraft = Found<Plain<Applicant>>;
export type TechnologyDraft = Found<Plain<Technology>>;
type ScaleDraft = Found<Plain<ScaleFigure>>;
export type LaunchDraft = Found<{ date: string; precision: 'day' | 'month' | 'year' }>;

/** What the rules found of one announcement; ids are given when the result is assembled. */
export interface AnnouncementDraft {
  programme: Found<string> | null;
  /** Lexicon id of the region. */
  region: Found<string> | null;
  authority: Found<{ name: string; nameEn: string | null }> | null;
  batch: Found<{ year: number | null; number: number }> | null;
  announcedOn: Found<string> | null;
  statedCount: Found<number> | null;
  statedByType: Found<Partial<Record<PilotType, number>>> | null;
  stage: Found<Stage> | null;
  participants: Found<Plain<Participant>>[];
  technologies: TechnologyDraft[];
}

/** An identifier of an institution, and whether its check digits agree. */
export type IdentifierDraft = Found<{ value: string; valid: boolean }>;

/** An institution as a declaration enters it. */
export interface DeclaredInstitutionDraft {
  readonly name: Found<string> | null;
  readonly creditCode: IdentifierDraft | null;
  readonly lei: IdentifierDraft | null;
  readonly licences: readonly Found<{ name: string | null; number: string | null; issuer: string | null }>[];
}

/** 合法合规性评估 or 技术安全性评估 of a declaration. */
export type AssessmentDraft = Found<string> & {
  readonly assessor: Found<string> | null;
  readonly assessedOn: Found<string> | null;
  readonly validity: Found<string> | null;
};

/** What a declaration says beyond the other keys of a pilot. */
export interface DeclarationDraft {
  readonly number: Found<string> | null;
  readonly institutions: readonly DeclaredInstitutionDraft[];
  readonly novelty: Found<string> | null;
  readonly dataSources: Found<string> | null;
  readonly serviceChannel: Found<string> | null;
  readonly serviceTime: Found<string> | null;
  readonly users: Found<string> | null;
  readonly serviceAgreement: Found<string> | null;
  readonly legalAssessment: AssessmentDraft | null;
  readonly securityAssessment: AssessmentDraft | null;
  readonly riskControls: Found<string> | null;
  readonly emergencyPlan: Found<string> | null;
  readonly complaints: readonly (Found<string> & { readonly to: 'institution' | 'self-regulation' | null })[];
}

/** What the rules found of one pilot. */
export interface PilotDraft {
  /** The parts of the view that tell of this pilot: where uncertain findings are looked for. */
  readonly scope: readonly ViewSpan[];
  /** Index into the draft's announcements. */
  announcement: number;
  name: Found<string> | null;
  description: Found<string> | null;
  stage: Found<Stage> | null;
  type: Found<PilotType> | null;
  applicants: ApplicantDraft[];
  applicantsComplete: boolean;
  technologies: TechnologyDraft[];
  scale: ScaleDraft[];
  plannedLaunch: LaunchDraft | null;
  functions: Found<string>[];
  expectedEffects: Found<string>[];
  riskCompensation: Found<string> | null;
  exitMechanism: Found<string> | null;
  /** Null where the document is no declaration. */
  declaration: DeclarationDraft | null;
}

/** A statement about a whole programme, or a regional initiative. */
export type ProgrammeDraft = Found<
  Omit<Plain<ProgrammeStatement>, 'figures' | 'technologies'> & {
    figures: (Omit<ProgrammeStatement['figures'][number], 'evidence'> & { at: readonly ViewSpan[] })[];
    technologies: TechnologyDraft[];
  }
>;

/** Something a reviewer should look at; `path` as in the result. */
export type NoticeDraft = Omit<Notice, 'evidence'> & { at: readonly ViewSpan[] };

/** Stage 6: everything found, with evidence in the view. */
export interface Draft {
  readonly title: Found<string> | null;
  readonly publisher: Found<string> | null;
  readonly publishedOn: Found<string> | null;
  readonly announcements: readonly AnnouncementDraft[];
  readonly pilots: readonly PilotDraft[];
  readonly programmes: readonly ProgrammeDraft[];
  readonly notices: readonly NoticeDraft[];
}
