import { localOf, offsetAt, offsetText } from '../domain/zones';
import { instantOf, msOf } from '../domain/when';
import type { ParsedWhen, ParseReply, ParseRequest, TimesBackend, ZoneTable } from './backend';
import { BackendError } from './errors';

/**
 * A small stand-in for Go's zones and time reading: three zones with the rules
 * of these years, and the commonest ways to write a time. The real reading is
 * backend/capture.
 */

const hour = 3600;

/** Summer time of the European Union, 2015 to 2035, at 01:00 UTC of the last Sundays. */
function european(name: string, winter: string, summer: string, offset: number): ZoneTable {
  const transitions: { at: string; offsetSec: number; abbreviation: string }[] = [
    { at: '', offsetSec: offset, abbreviation: winter },
  ];
  for (let year = 2015; year <= 2035; year += 1) {
    const lastSunday = (month: number): string => {
      const last = new Date(Date.UTC(year, month, 0, 1));
      return new Date(last.getTime() - last.getUTCDay() * 86_400_000).toISOString();
    };
    transitions.push(
      { at: lastSunday(3), offsetSec: offset + hour, abbreviation: summer },
      { at: lastSunday(10), offsetSec: offset, abbreviation: winter },
    );
  }
  return { name, transitions };
}

const tables: readonly ZoneTable[] = [
  { name: 'UTC', transitions: [{ at: '', offsetSec: 0, abbreviation: 'UTC' }] },
  { name: 'Asia/Kathmandu', transitions: [{ at: '', offsetSec: 20_700, abbreviation: 'UTC+05:45' }] },
  european('Europe/Berlin', 'CET', 'CEST', hour),
  european('Europe/London', 'GMT', 'BST', 0),
];

export function createFakeTimes(): TimesBackend {
  return {
    zones: () => Promise.resolve(tables.map((table) => table.name)),
    zone: (name) =>
      Promise.resolve().then(() => {
        return tableOf(name);
      }),
    quickAdd: (request) => Promise.resolve(read(request)),
    parseWhen: (request) => {
      const reply = read(request);
      const leftover = reply.status === 'none' || (reply.status === 'ok' && reply.title !== '');
      return Promise.resolve(
        leftover ? { ...reply, status: 'invalid', when: null, message: 'Write a time like 14:05.' } : reply,
      );
    },
  };
}

function tableOf(name: string): ZoneTable {
  const table = tables.find((one) => one.name === (name === '' ? 'UTC' : name));
  if (table === undefined) {
    throw new BackendError({
      code: 'invalid',
      field: 'zone',
      message: `"${name}" is not a time zone known here. Use a name like Europe/Berlin.`,
    });
  }
  return table;
}

const form =
  /^(?:(?<about>about|~)\s*)?(?:(?<date>\d{4}-\d{2}-\d{2})[ T]+|(?<yesterday>yesterday)\s+)?(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?=\s|$)\s*(?<title>.*)$/s;
const later = /^\+(?<n>\d{1,5})\s*(?<unit>[smhd])(?=\s|$)\s*(?<title>.*)$/s;
const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function read(request: ParseRequest): ParseReply {
  const text = request.text.trim();
  const zone = tableOf(request.zone);
  const reference = request.reference === '' ? Date.now() : msOf(request.reference);
  const relative = later.exec(text)?.groups;
  if (relative !== undefined) {
    const unit = unitMs[(relative.unit ?? 'm') as keyof typeof unitMs];
    const at = reference + Number(relative.n) * unit;
    return ok(whenAt(at, relative.unit === 's' ? 'exact' : 'minute', zone), relative.title);
  }
  const parts = form.exec(text)?.groups;
  if (parts === undefined) return reply('none', text, '');
  const [h, m, s] = [Number(parts.h), Number(parts.m), Number(parts.s ?? 0)];
  if (h > 23 || m > 59 || s > 59) return reply('invalid', text, 'There is no such time of day.');
  const shift = parts.yesterday === undefined ? 0 : unitMs.d;
  const day = parts.date ?? localOf(reference - shift, zone).dayKey;
  const wall = Date.parse(`${day}T00:00:00.000Z`) + ((h * 60 + m) * 60 + s) * 1000;
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) {
    return reply('invalid', text, `${day} is not a date of the calendar.`);
  }
  const precision = parts.about === undefined ? (parts.s === undefined ? 'minute' : 'exact') : 'approximate';
  const inferred = parts.date === undefined ? ['date'] : [];
  const whens = instantsOf(wall, zone).map((at) => ({ ...whenAt(at, precision, zone), inferred }));
  const [only] = whens;
  if (whens.length === 1 && only !== undefined) return ok(only, parts.title);
  const message =
    whens.length === 0
      ? 'The clocks went forward: this time did not happen.'
      : 'The clocks went back: this time happened twice.';
  const choices = whens.map((when) => {
    const offset = offsetAt(msOf(when.occurredAt), zone);
    return { label: `${parts.h ?? ''}:${parts.m ?? ''} ${offsetText(offset)}`, when };
  });
  return { ...reply(choices.length === 0 ? 'invalid' : 'ask', parts.title ?? '', message), choices };
}

/** The instants at which the local clock showed this: none or two around a change of the clocks. */
function instantsOf(wall: number, zone: ZoneTable): number[] {
  const offsets = new Set([offsetAt(wall - unitMs.d, zone), offsetAt(wall + unitMs.d, zone)]);
  return [...offsets]
    .filter((offset) => offsetAt(wall - offset * 1000, zone) === offset)
    .map((offset) => wall - offset * 1000)
    .sort((a, b) => a - b);
}

function whenAt(ms: number, precision: ParsedWhen['precision'], zone: ZoneTable): ParsedWhen {
  return {
    precision,
    occurredAt: instantOf(ms),
    occurredLatest: '',
    toleranceSec: 300,
    endedAt: '',
    endPrecision: 'minute',
    zone: zone.name,
    inferred: [],
  };
}

function ok(when: ParsedWhen, title = ''): ParseReply {
  return { status: 'ok', when, choices: [], title: title.trim(), message: '' };
}

function reply(status: ParseReply['status'], title: string, message: string): ParseReply {
  return { status, when: null, choices: [], title: title.trim(), message };
}
