/** The declaration of a pilot as it leaves the program. */
import type { Declaration } from '../contract.ts';
import type { AssessmentDraft, DeclarationDraft } from '../types.ts';
import type { View } from '../view.ts';
import { objectOf, scalarOf, statementOf } from './proof.ts';

function assessment(view: View, draft: AssessmentDraft | null): Declaration['legalAssessment'] {
  return (
    draft && {
      ...statementOf(view, draft),
      assessor: scalarOf(view, draft.assessor),
      assessedOn: scalarOf(view, draft.assessedOn),
      validity: scalarOf(view, draft.validity),
    }
  );
}

/** Spans of the view become evidence. */
export function declarationRecord(view: View, draft: DeclarationDraft): Declaration {
  const statement = (found: DeclarationDraft['novelty']): Declaration['novelty'] => found && statementOf(view, found);
  return {
    number: scalarOf(view, draft.number),
    institutions: draft.institutions.map(({ name, creditCode, lei, licences }) => ({
      name: scalarOf(view, name),
      creditCode: creditCode && objectOf(view, creditCode),
      lei: lei && objectOf(view, lei),
      licences: licences.map((licence) => objectOf(view, licence)),
    })),
    novelty: statement(draft.novelty),
    dataSources: statement(draft.dataSources),
    serviceChannel: scalarOf(view, draft.serviceChannel),
    serviceTime: scalarOf(view, draft.serviceTime),
    users: scalarOf(view, draft.users),
    serviceAgreement: scalarOf(view, draft.serviceAgreement),
    legalAssessment: assessment(view, draft.legalAssessment),
    securityAssessment: assessment(view, draft.securityAssessment),
    riskControls: statement(draft.riskControls),
    emergencyPlan: statement(draft.emergencyPlan),
    complaints: draft.complaints.map((complaint) => ({ ...statementOf(view, complaint), to: complaint.to })),
  };
}
