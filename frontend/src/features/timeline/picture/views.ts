import type { RecordId } from '../../../domain/records';
import type { TimeScale } from '../../../timeline/scale';

/** Where one looked in each post-mortem, kept while the window is open: another stage and back changes nothing. */
const views = new Map<RecordId, TimeScale>();

export function lastView(id: RecordId): TimeScale | undefined {
  return views.get(id);
}

/** Without a view everything is shown the next time. */
export function rememberView(id: RecordId, view: TimeScale | undefined): void {
  if (view === undefined) views.delete(id);
  else views.set(id, view);
}
