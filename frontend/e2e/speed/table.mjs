// Rows of the speed table, in the form in which build/speed prints its own.

/**
 * Prints one row.
 * @param {{ id: string, what: string, measured: string, goal: string, met: boolean }} row
 */
export function printRow({ id, what, measured, goal, met }) {
  const verdict = met ? 'met' : 'MISSED';
  console.log(`${id.padEnd(4)} ${what.padEnd(58)} ${measured.padEnd(34)} goal ${goal.padEnd(22)} ${verdict}`);
}

/** The value at a share of the sorted values, one that occurred. @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {number} value milliseconds */
export const ms = (value) => `${value.toFixed(1)} ms`;
