import { NAME_RULES } from '../pipeline/rules/pilot/occurrences.ts';
import { orderedTypes } from '../pipeline/rules/pilot/type-by-order.ts';
import { APPLICANT_RULES, TYPE_RULES, unnamedRule } from '../pipeline/rules/pilot/value-rules.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('names of pilots', NAME_RULES);
describeRules('applicants', APPLICANT_RULES);
describeRules('types', TYPE_RULES);
describeRules('types by order', [orderedTypes]);
describeRules('unnamed pilots', [unnamedRule]);
