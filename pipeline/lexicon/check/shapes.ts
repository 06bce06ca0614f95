/** The shapes of names, tested by their own examples. */
import { institutionsNamed } from '../../mention/institutions.ts';
import { lexiconText, lineOf, type Problem } from '../read.ts';
import { shapes } from '../shapes.ts';

/** Examples in which the whole name is not found where names stand, and rejects in which one is. */
export function shapeProblems(): Problem[] {
  const named = (text: string): string[] => institutionsNamed(text).map(({ start, end }) => text.slice(start, end));
  return shapes().flatMap(({ id, examples, rejects }, index) => {
    const line = (field: string): number => lineOf(lexiconText('institution-shapes.yaml'), index, field);
    const lost = examples.filter(
      (name) =>
        ![`由${name}与苏州银行联合申报`, `某项目（招商银行、${name}）`].every((text) => named(text).includes(name)),
    );
    const kept = rejects.filter((reject) => named(`通过${reject}提供服务`).length > 0);
    const file = 'institution-shapes.yaml';
    return [
      ...lost.map((name) => ({
        file,
        line: line('examples'),
        message: `${name} is not found whole`,
        cure: `mend the shape ${id}, or name-words.yaml`,
      })),
      ...kept.map((name) => ({
        file,
        line: line('rejects'),
        message: `a name is found in ${name}`,
        cure: 'add the word to generic in name-words.yaml',
      })),
    ];
  });
}
