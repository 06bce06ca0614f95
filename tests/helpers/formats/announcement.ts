/** One announcement of our own, as running text and with a table; every format is made from it. */

/** A part of a document. */
export type Piece =
  | { readonly kind: 'title' | 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const title: Piece = { kind: 'title', text: '杭州公示第二批金融科技创新应用' };
const opening: Piece = {
  kind: 'paragraph',
  text: '2021年3月18日，中国人民银行杭州中心支行发布公告，就第二批3个金融科技创新应用向社会公开征求意见，其中金融服务2个，科技产品1个。公众如有意见，可在公示期内以信函方式反馈。',
};

/** Told in sentences. */
export const RUNNING: readonly Piece[] = [
  title,
  opening,
  {
    kind: 'paragraph',
    text: '“基于区块链的茶农信贷服务”由杭州银行、浙江网商银行申请，类型为金融服务，运用区块链、大数据技术，把采茶、收茶、卖茶三个环节的凭证连成一条可以核对的链，预计服务农户超过2万户，年贷款发放额达3亿元。',
  },
  {
    kind: 'paragraph',
    text: '“基于隐私计算的小微企业融资服务”由宁波银行、杭州趣链科技有限公司申请，类型为金融服务，运用隐私计算技术，在原始数据不出库的前提下评估还款能力，预计服务小微企业不少于5000家。',
  },
  {
    kind: 'paragraph',
    text: '“基于人脸识别的银行网点认证产品”由浙江泰隆商业银行申请，类型为科技产品，运用人脸识别、物联网技术，减少老年客户在网点填写单据的时间，预计用户达30万人。',
  },
];

/** Told in a table. */
export const TABULAR: readonly Piece[] = [
  title,
  opening,
  {
    kind: 'table',
    rows: [
      ['序号', '创新应用名称', '申请机构', '类型', '运用技术', '主要功能', '预期规模'],
      [
        '1',
        '基于区块链的茶农信贷服务',
        '杭州银行、浙江网商银行',
        '金融服务',
        '区块链、大数据',
        '把采茶、收茶、卖茶三个环节的凭证连成一条可以核对的链',
        '预计服务农户超过2万户，年贷款发放额达3亿元',
      ],
      [
        '2',
        '基于隐私计算的小微企业融资服务',
        '宁波银行、杭州趣链科技有限公司',
        '金融服务',
        '隐私计算',
        '在原始数据不出库的前提下评估还款能力',
        '预计服务小微企业不少于5000家',
      ],
      [
        '3',
        '基于人脸识别的银行网点认证产品',
        '浙江泰隆商业银行',
        '科技产品',
        '人脸识别、物联网',
        '减少老年客户在网点填写单据的时间',
        '预计用户达30万人',
      ],
    ],
  },
];

/** The same in the script of Taiwan and Hong Kong. */
export const inScript = (pieces: readonly Piece[], convert: (text: string) => string): Piece[] =>
  pieces.map((piece) =>
    piece.kind === 'table'
      ? { kind: 'table', rows: piece.rows.map((row) => row.map(convert)) }
      : { kind: piece.kind, text: convert(piece.text) },
  );
