import type { Milestone } from '../../../domain/records';

/** The colours and fonts of the picture, read from the tokens: a canvas knows no style sheet. */
export interface Palette {
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly lineField: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentMark: string;
  readonly accentSoft: string;
  readonly impact: string;
  readonly impactMark: string;
  readonly impactSoft: string;
  readonly ok: string;
  readonly okMark: string;
  readonly ask: string;
  readonly askMark: string;
  readonly warn: string;
  readonly warnMark: string;
  readonly badMark: string;
  readonly focus: string;
  readonly sans: string;
  readonly mono: string;
}

const tokens: Readonly<Record<keyof Palette, string>> = {
  surface: '--surface',
  sunken: '--sunken',
  line: '--line',
  lineStrong: '--line-strong',
  lineField: '--line-field',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  accent: '--accent',
  accentMark: '--accent-mark',
  accentSoft: '--accent-soft',
  impact: '--impact',
  impactMark: '--impact-mark',
  impactSoft: '--impact-soft',
  ok: '--ok',
  okMark: '--ok-mark',
  ask: '--ask',
  askMark: '--ask-mark',
  warn: '--warn',
  warnMark: '--warn-mark',
  badMark: '--bad-mark',
  focus: '--focus',
  sans: '--sans',
  mono: '--mono',
};

/** Where the system dictates the colours: shapes and words carry the meaning alone. */
function forced(name: keyof Palette): string {
  if (['surface', 'sunken', 'accentSoft', 'impactSoft'].includes(name)) return 'Canvas';
  if (['line', 'lineStrong'].includes(name)) return 'GrayText';
  return name === 'focus' ? 'Highlight' : 'CanvasText';
}

export function readPalette(root: Element = document.documentElement): Palette {
  const style = getComputedStyle(root);
  const system = matchMedia('(forced-colors: active)').matches;
  const palette: Record<keyof Palette, string> = { ...tokens };
  for (const name of Object.keys(tokens) as (keyof Palette)[]) {
    const font = name === 'sans' || name === 'mono';
    palette[name] = system && !font ? forced(name) : style.getPropertyValue(tokens[name]).trim();
  }
  return palette;
}

/** Size of text against the usual one. */
export function textScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

export function milestoneColour(palette: Palette, milestone: Milestone, text: boolean): string {
  switch (milestone) {
    case 'impact_started':
      return text ? palette.impact : palette.impactMark;
    case 'mitigated':
    case 'resolved':
      return text ? palette.ok : palette.okMark;
    case 'declared':
    case 'escalated':
      return text ? palette.ask : palette.askMark;
    case 'detected':
    case 'acknowledged':
      return text ? palette.accent : palette.accentMark;
    default:
      return text ? palette.ink2 : palette.lineField;
  }
}

/** Calls back whenever colours or the size of text may have changed; gives the way to stop. */
export function watchLook(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  document.fonts.addEventListener('loadingdone', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
    document.fonts.removeEventListener('loadingdone', changed);
  };
}
