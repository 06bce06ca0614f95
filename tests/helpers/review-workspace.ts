/** A small corpus to review: one page in Traditional script, curated with a wrong figure, a missing applicant and comments. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { corpusDocuments, readDocumentSync } from '../../pipeline/corpus.ts';
import { extractDocument } from '../../pipeline/run.ts';

export const ANNOUNCEMENT = 'corpus/curated/xiamen-2022-2.yaml';

const PAGE = `<!doctype html><html><head><title>廈門第二批金融科技創新監管工具公示</title></head><body>
<div class="nav"><a href="/">首頁</a> <a href="/stock">股市</a> <a href="/fund">基金</a> <a href="/login">會員登入</a></div>
<article><h1>廈門第二批金融科技創新監管工具公示</h1>
<p>中國人民銀行廈門市中心支行2022年5月18日公示2022年第二批金融科技創新監管工具創新應用，共2項，並向社會公開徵求意見。</p>
<h2>一、基於區塊鏈的貿易單據核驗產品</h2>
<p>該項目由廈門國際銀行與鷺島數智科技有限公司聯合申請，屬於科技產品。預計試點期間服務企業用戶1500家以上。</p>
<h2>二、基於隱私計算的信用資訊查詢服務</h2>
<p>該項目由廈門銀行申請，屬於金融服務，預計服務個人客戶20萬戶。</p>
</article>
<p>版權所有 轉載必究</p></body></html>`;

const CURATED = `# Facts as announced.
id: xiamen-2022-2
programme: { value: pboc-fintech-sandbox, in: [demo] }   # by its usual name
region: { value: 厦门, in: [demo] }
authority: { value: 中国人民银行厦门市中心支行, in: [demo] }
batch: { value: { year: 2022, number: 2 }, in: [demo] }
announcedOn: { value: "2022-05-18", in: [demo] }
statedCount: { value: 2, in: [demo] }
stage: { value: consultation, in: [demo] }
pilots:
  # the first one
  - key: trade-documents
    name: { value: 基于区块链的贸易单据核验产品, in: [demo] }
    type: { value: technology-product, in: [demo] }
    applicants:
      - { name: 厦门国际银行, role: applicant, in: [demo] }   # leads
    technologies:
      - { name: 区块链, in: [demo] }
    scale:
      - { metric: enterprise-customers, value: 2500, unit: enterprise, comparator: gte, basis: pilot-period, in: [demo] }   # sure?
  # the second one
  - key: credit-query
    name: { value: 基于隐私计算的信用信息查询服务, in: [demo] }
    type: { value: financial-service, in: [demo] }
    applicants:
      - { name: 厦门银行, role: applicant, in: [demo] }
    technologies:
      - { name: 隐私计算, in: [demo] }
    scale:
      - { metric: individual-customers, value: 200000, unit: person, comparator: eq, in: [demo] }
`;

const DOCUMENT = `id: demo
title: 厦门第二批金融科技创新监管工具公示   # the headline
publisher: null
publishedOn: null
script: Hant
announcements: [xiamen-2022-2]
programmes: []
`;

/** Writes files below a folder. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A folder of its own with that corpus, and whatever else is to stand there. */
export function reviewWorkspace(more: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'shahe-review-'));
  writeFiles(root, {
    'corpus/documents/demo/source.html': PAGE,
    'corpus/documents/demo/meta.yaml': 'split: development\n',
    'corpus/curated/documents/demo.yaml': DOCUMENT,
    [ANNOUNCEMENT]: CURATED,
    ...more,
  });
  return root;
}

/** What extraction makes of the documents of a workspace. */
export const extractAll = (root: string) =>
  corpusDocuments(root).map(({ id, path }) => extractDocument(readDocumentSync({ id, path, file: join(root, path) })));
