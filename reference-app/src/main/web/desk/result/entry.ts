/** What stands against submitting an entry, so that a person is told at once; the app has the last word. */
import type { Schemas } from '../client';

type Draft = Schemas['DraftEntry'];

/** The places that are not filled, each with its name in the form. */
export type Gap = 'inspectedOn' | 'methods' | 'outcomes' | 'noProblemAlone' | 'findings' | 'problems' | 'signers' | 'outcomeOfFailure';

export function gaps(entry: Draft, items: readonly string[]): Gap[] {
  const found: Gap[] = [];
  const findings = entry.findings ?? [];
  const outcomes = entry.outcomes ?? [];
  const failed = findings.some((finding) => finding.check === 'FAILED');
  if (entry.inspectedOn === undefined || entry.inspectedOn === '') {
    found.push('inspectedOn');
  }
  if ((entry.methods ?? []).length === 0) {
    found.push('methods');
  }
  if (items.some((item) => findings.find((finding) => finding.item === item)?.check === undefined)) {
    found.push('findings');
  }
  if (findings.some((finding) => finding.check === 'FAILED' && (finding.problem ?? '').trim() === '')) {
    found.push('problems');
  }
  if (outcomes.length === 0) {
    found.push('outcomes');
  } else if (outcomes.includes('NO_PROBLEM') && outcomes.length > 1) {
    found.push('noProblemAlone');
  } else if (failed && outcomes.includes('NO_PROBLEM')) {
    found.push('outcomeOfFailure');
  }
  if ((entry.signers ?? []).length < 2) {
    found.push('signers');
  }
  return found;
}
