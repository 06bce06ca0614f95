/** All tables of the export, in the order in which sheets and dictionary show them. */
import { evidenceTable } from './evidence.ts';
import type { Table } from './schema.ts';
import { announcements, participants } from './tables/announcement.ts';
import { declarations, declaredInstitutions, licences } from './tables/declaration.ts';
import { documents, failures, notices } from './tables/document.ts';
import { applicants, pilots, scaleFigures, statements } from './tables/pilot.ts';
import { programmeFigures, programmeRegions, programmes } from './tables/programme.ts';
import { technologies } from './tables/technology.ts';

const OF_RECORDS = [
  documents,
  announcements,
  pilots,
  applicants,
  technologies,
  scaleFigures,
  statements,
  participants,
  declarations,
  declaredInstitutions,
  licences,
  programmes,
  programmeRegions,
  programmeFigures,
  notices,
];

export const TABLES: readonly Table[] = [...OF_RECORDS, evidenceTable(OF_RECORDS), failures];
