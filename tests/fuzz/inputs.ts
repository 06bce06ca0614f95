/** Inputs that no test names: bytes, articles of the genre damaged at random, pages and tables put together from what the genre is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

/** A file as a scraper could have left it. */
export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DOCUMENTS = fileURLToPath(new URL('../../corpus/documents/', import.meta.url));
const FORMATS = fileURLToPath(new URL('../fixtures/ingest/', import.meta.url));

const sources = readdirSync(DOCUMENTS)
  .sort()
  .flatMap((id) =>
    readdirSync(`${DOCUMENTS}${id}`)
      .filter((name) => /^source\.(?:txt|html?)$/.test(name))
      .map((name): File => ({ name, bytes: readFileSync(`${DOCUMENTS}${id}/${name}`) })),
  );
const packaged = readdirSync(FORMATS)
  .filter((name) => !name.endsWith('.md'))
  .sort()
  .map((name): File => ({ name, bytes: readFileSync(`${FORMATS}${name}`) }));

/** One change to bytes: what stands at a place is replaced, repeated, dropped or overwritten by another place. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  how: fc.constantFrom('set' as const, 'drop' as const, 'repeat' as const, 'move' as const, 'cut' as const),
  bytes: fc.uint8Array({ maxLength: 8 }),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, { at, length, how, bytes: other }: Damage): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, start + length);
  const [before, piece, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
  if (how === 'set') return Buffer.concat([before, other, after]);
  if (how === 'drop') return Buffer.concat([before, after]);
  if (how === 'repeat') return Buffer.concat([before, ...Array<Uint8Array>(20).fill(piece), after]);
  if (how === 'move') return Buffer.concat([piece, before, after]);
  return before;
}

const damagedFile = (files: readonly File[]): fc.Arbitrary<File> =>
  fc
    .tuple(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 6 }))
    .map(([{ name, bytes }, changes]) => ({ name, bytes: changes.reduce(damaged, bytes) }));

/** Words and marks of the genre; what stands between them is chance. */
const PIECES = fc.constantFrom(
  ...'中国人民银行|营业管理部|成都分行|公示|首批|第二批|2020年|8月14日|近日|金融科技创新监管试点|创新应用|申请的|推出|由|联合申报|等2家机构|工商银行|某某数科|华为公司|北京分行|基于区块链的|智能|服务|产品|平台|《|》|“|”|（|）|，|。|；|：|、|\n|1.|一、|预计|达|超过|不低于|约|3亿元|20万—30万户|千万级以上|50%|年交易额|试点期间|用户|小微企业|区块链|大数据|联邦学习|金融服务|科技产品|退出机制|先行赔付|统一社会信用代码|91110000710924945A||\t|<p>|</p>|<table><tr><td>|</td><td colspan=3 rowspan=99999>|</table>|&nbsp;|&#x5B;|<!--|<script>|融資|資訊|區塊鏈|Bank of China|applied for|billion yuan|,|.| |\u00a0|\u3000|\ufeff|\ud800|ＡＢ１２'.split(
    '|',
  ),
);
const text = fc.array(
  fc.oneof({ weight: 9, arbitrary: PIECES }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
  {
    maxLength: 120,
  },
);

const encoder = new TextEncoder();
const written = fc.record({
  name: fc.constantFrom('a.txt', 'a.html'),
  bytes: text.map((pieces) => encoder.encode(pieces.join(''))),
});
const raw = fc.record({ name: fc.constantFrom('a.txt', 'a.html', 'a'), bytes: fc.uint8Array({ maxLength: 400 }) });

/** Text and HTML. */
export const textFiles: fc.Arbitrary<File> = fc.oneof(
  { weight: 5, arbitrary: written },
  { weight: 3, arbitrary: damagedFile(sources) },
  { weight: 2, arbitrary: raw },
);

/** Files of the formats that need a layer, and archives. */
export const packagedFiles: fc.Arbitrary<File> = fc.oneof(
  { weight: 4, arbitrary: damagedFile(packaged) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constantFrom('a.pdf', 'a.docx', 'a.xlsx', 'a.csv', 'a.mhtml', 'a.zip', 'a.tar.gz'),
      bytes: fc
        .tuple(
          fc.constantFrom('%PDF-1.7\n', 'PK\u0003\u0004', '\u001f\u008b\b', 'MIME-Version: 1.0\n', '名称,机构\n'),
          fc.uint8Array({ maxLength: 300 }),
        )
        .map(([head, rest]) => Buffer.concat([Buffer.from(head, head.includes('名') ? 'utf8' : 'latin1'), rest])),
    }),
  },
);
