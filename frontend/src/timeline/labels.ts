/** Words of the picture cut to the room there is. Widths are estimated once for each text. */

export type Measure = (text: string) => number;

/**
 * The text, or as much of it as fits with "…" behind; "" when less than three
 * letters would be left. Cut at whole characters, an emoji counts as one.
 */
export function fitText(text: string, room: number, measure: Measure): string {
  if (room <= 0 || text === '') return '';
  const whole = measure(text);
  if (whole <= room) return text;
  const letters = Array.from(text);
  const dots = measure('…');
  let count = Math.floor((letters.length * (room - dots)) / whole);
  while (count > 2) {
    const cut = `${letters.slice(0, count).join('').trimEnd()}…`;
    if (measure(cut) <= room) return cut;
    count -= 1;
  }
  return '';
}

/**
 * Room that a label must have to be drawn, so that a view shows about `most`
 * of them: `rooms` are those of all places at this zoom, spread over
 * `views` screens. Depends on the zoom only, so labels stay while panning.
 */
export function leastRoom(rooms: readonly number[], views: number, most: number, least: number): number {
  const allowed = Math.max(1, Math.round(most * Math.max(1, views)));
  if (rooms.length <= allowed) return least;
  const sorted = [...rooms].sort((a, b) => b - a);
  return Math.max(least, sorted[allowed - 1] ?? least);
}
