import { describe, expect, it } from 'vitest';
import { gaps } from './entry';

const whole = {
  inspectedOn: '2024-06-03', methods: ['ONSITE' as const], outcomes: ['NO_PROBLEM' as const], signers: ['a', 'b'],
  findings: [{ item: 'I-1', check: 'PASSED' as const }],
};

describe('what stands against submitting an entry', () => {
  it('is nothing when it is whole', () => expect(gaps(whole, ['I-1'])).toEqual([]));

  it('is everything when it is empty', () => expect(gaps({}, ['I-1'])).toEqual(['inspectedOn', 'methods', 'findings', 'outcomes', 'signers']));

  it('is "no problem" beside a problem, or beside a failed item', () => {
    expect(gaps({ ...whole, outcomes: ['NO_PROBLEM', 'CORRECTED'] }, ['I-1'])).toEqual(['noProblemAlone']);
    expect(gaps({ ...whole, findings: [{ item: 'I-1', check: 'FAILED', problem: '过期' }] }, ['I-1'])).toEqual(['outcomeOfFailure']);
  });

  it('is a failed item that does not say what was found, an item left out, one signer', () => {
    expect(gaps({ ...whole, outcomes: ['CORRECTED'], findings: [{ item: 'I-1', check: 'FAILED', problem: ' ' }] }, ['I-1'])).toEqual(['problems']);
    expect(gaps(whole, ['I-1', 'I-2'])).toEqual(['findings']);
    expect(gaps({ ...whole, signers: ['a'] }, ['I-1'])).toEqual(['signers']);
  });
});
