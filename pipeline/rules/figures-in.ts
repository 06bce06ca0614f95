/** The figures of a span, read once however many rules ask. */
import { textOf } from '../annotated.ts';
import { type Figure, figures } from '../figures.ts';
import { oncePerSpan } from '../once.ts';

/** The figures of a span as its text alone tells them; their offsets count from its start. */
export const figuresIn = oncePerSpan((document, span): readonly Figure[] => figures(textOf(document, span)));
