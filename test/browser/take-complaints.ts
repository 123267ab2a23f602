import { expect } from './fixtures.ts';

/** Waits for as many complaints as a test makes, takes them away, and compares them with these beginnings, in any order. */
export const takeComplaints = async (complaints: string[], beginnings: readonly string[]): Promise<void> => {
  await expect.poll(() => complaints.length).toBe(beginnings.length);
  const taken = complaints.splice(0, beginnings.length).toSorted();
  const right = beginnings.toSorted();
  expect(taken.map((line, at) => line.slice(0, right[at]?.length))).toEqual(right);
};

/**
 * What a page complains of where a text is given for the address of a script: its policy stands in a header and in the
 * document, and each refuses it by a line of the browser's and one of ours.
 */
export const scriptUrlRefused = (sink: string): readonly string[] => {
  const said = "This document requires 'TrustedScriptURL' assignment.";
  const heard = `policy violation: require-trusted-types-for trusted-types-sink ${sink}`;
  return [said, said, heard, heard];
};
