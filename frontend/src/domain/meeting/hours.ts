/** "8", "8 h", "2 d", "1.5d" as whole hours; "" is none. Null for anything else. */
export function hoursOf(text: string): number | null {
  if (text.trim() === '') return 0;
  const found = /^(\d{1,6}(?:[.,]\d+)?)\s*(h|hours?|d|days?)?$/iu.exec(text.trim());
  if (found === null) return null;
  const days = (found[2] ?? '').toLowerCase().startsWith('d');
  const hours = Math.round(Number((found[1] ?? '').replace(',', '.')) * (days ? 8 : 1));
  return hours <= 1_000_000 ? hours : null;
}
