import type { EventFields, FieldsByKind, Kind } from '../domain/records';
import type { FakeRecord } from './fake-document';

/** An invented incident for the fake: enough to look at every screen without Go. */

/** The records of the sample, with ids that start with `prefix`. */
export function sampleRecords(prefix: string): readonly FakeRecord[] {
  let count = 0;
  function record<K extends Kind>(kind: K, fields: Partial<FieldsByKind[K]>, id = ''): FakeRecord {
    count += 1;
    const rank = kind === 'postmortem' ? {} : { rank: `i${count.toString(36).padStart(2, '0')}5` };
    return {
      kind,
      id: id === '' ? `${prefix}-${kind}-${count}` : id,
      fields: { ...(fields as FakeRecord['fields']), ...rank },
    };
  }
  const at = (time: string): string => `2026-03-27T${time}:00.000Z`;
  const event = (time: string, title: string, more: Partial<EventFields> = {}): FakeRecord =>
    record('event', { title, occurredAt: time === '' ? '' : at(time), ...more });

  return [
    record(
      'postmortem',
      {
        title: 'Checkout failed for one in five customers',
        reference: 'PM-2026-014',
        status: 'ready',
        zone: 'Europe/Berlin',
        severity: 'SEV2',
        services: ['checkout', 'api'],
        tags: ['deploy'],
        affected: '1 in 5 checkouts',
        awareness: 'An alert on the error rate paged the on-call engineer nine minutes after it began.',
        impact: 'For **47 minutes** one in five checkouts failed. No order was lost.',
        summary: 'A deploy made the connection pool smaller than the load of the hour needed.',
        trigger: 'The deploy of api 4.2.',
        createdAt: at('16:00'),
        meetingAt: '2026-04-02T13:00:00.000Z',
      },
      prefix,
    ),
    record('participant', { name: 'Ada Okafor', role: 'on-call engineer' }),
    record('participant', { name: 'Jun Watanabe', role: 'incident lead' }),
    record('source', { name: 'Grafana', kind: 'monitor', zone: 'UTC' }),
    event('13:02', 'Deploy of api 4.2 started', { kind: 'change', endedAt: at('13:05') }),
    event('13:05', 'First checkouts time out', { milestone: 'impact_started', kind: 'observation' }),
    event('13:14', 'Alert: error rate of checkout above 5 %', { milestone: 'detected', kind: 'alert' }),
    event('13:17', 'On-call engineer takes the page', { milestone: 'acknowledged', kind: 'action' }),
    event('13:25', 'Support reports calls from customers', {
      kind: 'message',
      precision: 'approximate',
      toleranceSec: 300,
    }),
    event('', 'Someone restarts one instance by hand', { kind: 'action', precision: 'unknown' }),
    event('13:40', 'Decision to roll back', { kind: 'decision', pinned: true }),
    event('13:44', 'Error rate falls', { milestone: 'mitigated', kind: 'metric' }),
    event('13:52', 'Last timeout seen', {
      milestone: 'resolved',
      precision: 'between',
      occurredLatest: at('13:57'),
    }),
    record('factor', {
      title: 'The pool size was only tested with one instance',
      kind: 'technical',
      events: [`${prefix}-event-5`],
    }),
    record('factor', { title: 'Nothing warned before the pool was empty', kind: 'environment' }),
    record('lesson', { prompt: 'helped', text: 'The rollback button worked at the first try.' }),
    record('lesson', { prompt: 'slowed', text: 'Two dashboards showed different error rates.' }),
    record('lesson', { prompt: 'learned', text: 'The pool is shared by all workers of an instance.' }),
    record('action', {
      title: 'Alert when the pool is 80 % used',
      owner: 'Ada',
      dueOn: '2026-04-15',
      doneWhen: 'The alert fires in the load test.',
      kind: 'detect',
      priority: 'high',
    }),
    record('action', {
      title: 'Add a second approval to deploys',
      kind: 'prevent',
      status: 'declined',
      reason: 'It would slow every deploy and would not have caught this one.',
    }),
  ];
}
