/** What the page says, in both languages. */
export type Language = 'en' | 'zh';

const WORDS = {
  title: ['Shahe review', '沙盒核校'],
  source: ['Source', '原文'],
  records: ['Records', '记录'],
  toReview: ['To review', '待核校'],
  all: ['All', '全部'],
  status: ['Status', '状态'],
  field: ['Field', '字段'],
  announcement: ['Announcement', '公告'],
  document: ['Document', '文档'],
  pilot: ['Pilot', '创新应用'],
  anyField: ['All fields', '全部字段'],
  anyAnnouncement: ['All announcements', '全部公告'],
  anyDocument: ['All documents', '全部文档'],
  uncertain: ['Uncertain', '存疑'],
  curated: ['Registry', '已核'],
  extracted: ['Extracted', '抽取'],
  accept: ['Accept', '采纳'],
  reject: ['Reject', '驳回'],
  edit: ['Edit', '修改'],
  save: ['Save', '保存'],
  cancel: ['Cancel', '取消'],
  remove: ['Take out of the registry', '从登记中删除'],
  reviewer: ['Reviewer', '核校人'],
  charts: ['Charts', '图表'],
  help: ['Help', '帮助'],
  close: ['Close', '关闭'],
  filters: ['Filters', '筛选'],
  statedIn: ['Stated in', '出处文档'],
  nothing: [
    'Nothing to review here. Choose All to see every record.',
    '此处没有待核校的内容。选择“全部”查看所有记录。',
  ],
  noSource: ['Select a value to see where it comes from.', '选择一个值以查看其出处。'],
  notFound: ['not found by extraction', '抽取未得'],
  notCurated: ['not in the registry', '尚未登记'],
  more: ['more values', '个其他值'],
  fewer: ['Only what differs', '只看差异'],
  readOnly: ['Read only: run the review command to decide', '只读：运行 review 命令后可作决定'],
  stale: [
    'Somebody else changed this meanwhile. It has been reloaded: look again, then decide.',
    '内容已被他人更改，现已重新载入：请再看一遍再决定。',
  ],
  saved: ['Saved', '已保存'],
  failed: ['Not saved', '未保存'],
  nameFirst: ['Enter your name first: it stands beside the decision.', '请先填写姓名：它会与决定一同记录。'],
  loading: ['Loading the review …', '正在载入……'],
  scores: ['Score by field (F1)', '各字段得分（F1）'],
  matrix: ['Technologies by city and batch', '各地各批次的技术'],
  completeness: ['Completeness by announcement', '各公告的完整度'],
  pilots: ['Pilots', '应用数'],
  stated: ['stated', '声明'],
  boilerplate: ['Not part of the article', '非正文'],
  left: ['left', '待定'],
  reference: ['Each decision is written into corpus/curated at once.', '每个决定都会立即写入 corpus/curated。'],
  next: ['Next value', '下一个值'],
  previous: ['Previous value', '上一个值'],
  language: ['中文', 'English'],
  none: ['none', '无'],
  now: ['now', '现在'],
} as const;
export type Word = keyof typeof WORDS;

const STATUSES: Readonly<Record<string, readonly [string, string]>> = {
  conflict: ['conflict', '矛盾'],
  changed: ['changed', '不同'],
  missing: ['missing', '缺失'],
  new: ['new', '新增'],
  equivalent: ['equivalent', '等同'],
  same: ['same', '相同'],
  unchecked: ['unchecked', '未核'],
};

const FIELDS: Readonly<Record<string, readonly [string, string]>> = {
  name: ['Name', '名称'],
  type: ['Type', '类型'],
  stage: ['Stage', '阶段'],
  applicants: ['Applicant', '申请机构'],
  applicantsComplete: ['Applicants complete', '机构齐全'],
  participants: ['Participant', '参与机构'],
  technologies: ['Technology', '技术'],
  scale: ['Scale', '预期规模'],
  plannedLaunch: ['Planned launch', '拟上线时间'],
  description: ['Description', '简介'],
  functions: ['Function', '功能'],
  expectedEffects: ['Expected effect', '预期效果'],
  riskCompensation: ['Risk compensation', '风险补偿'],
  exitMechanism: ['Exit mechanism', '退出机制'],
  programme: ['Programme', '项目类别'],
  programmes: ['Programme statement', '项目陈述'],
  region: ['Region', '地区'],
  authority: ['Authority', '发布机构'],
  batch: ['Batch', '批次'],
  announcedOn: ['Announced on', '公示日期'],
  statedCount: ['Stated count', '声明数量'],
  statedByType: ['Stated by type', '声明分类'],
  title: ['Title', '标题'],
  publisher: ['Publisher', '发布者'],
  publishedOn: ['Published on', '发布日期'],
  script: ['Script', '文字'],
  facts: ['All facts', '全部事实'],
  id: ['Identity', '标识'],
  found: ['Found', '找到'],
  announcement: ['Announcement', '所属公告'],
  roles: ['Role', '角色'],
  statement: ['Statement', '陈述'],
  figures: ['Figure', '数字'],
};

const at = (language: Language): 0 | 1 => (language === 'en' ? 0 : 1);

export const word = (key: Word, language: Language): string => WORDS[key][at(language)];
export const statusLabel = (status: string, language: Language): string => STATUSES[status]?.[at(language)] ?? status;
/** A field of a record, or one of the score: `pilot.applicants`. */
export const fieldLabel = (field: string, language: Language): string => {
  const known = FIELDS[field.replace(/^.*\./, '')];
  return known ? known[at(language)] : field;
};
