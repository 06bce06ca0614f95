/** The programme that a batch belongs to. */
import { termsIn } from '../../annotated.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';

/** What a sandbox is where nothing says whose it is. */
export const CENTRAL_BANK_SANDBOX = 'pboc-fintech-sandbox';

/** What pilots that the securities regulator announces belong to. */
export const CAPITAL_MARKET_PILOT = 'capital-market-fintech-pilot';

/** Programmes by the ids of the lexicon, in order of mention. */
export const programmeRule: Rule<string> = {
  id: 'announcement/programme',
  why: 'the announcing sentence or the headline names the programme; several programmes run side by side',
  examples: [
    { text: '深圳金融科技创新监管试点首批应用公示。', gives: ['pboc-fintech-sandbox'] },
    { text: '首批金融科技应用试点项目启动。', gives: ['fintech-application-pilot'] },
    { text: '资本市场金融科技创新试点（北京）首批项目公示。', gives: ['capital-market-fintech-pilot'] },
    { text: '首批消费红包发放。', gives: [] },
  ],
  find: (document: AnnotatedDocument, within: ViewSpan): Found<string>[] => {
    const found: Found<string>[] = [];
    for (const { entry, span } of termsIn(document, within, 'programme')) {
      if (!found.some(({ value }) => value === entry)) found.push({ value: entry, at: [span], rule: programmeRule.id });
    }
    return found;
  },
  show: String,
};
