// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import MarkdownView from './MarkdownView.svelte';
import type { Cited, TextLinks } from './links';
import { previewLimit } from './parse';

afterEach(cleanup);

const elements = new Set(
  'DIV P SPAN BR CODE EM STRONG DEL A UL OL LI INPUT BLOCKQUOTE PRE TABLE THEAD TBODY TR TH TD HR'.split(' '),
);
const attributes = new Set(
  'class dir href title rel type checked disabled aria-label aria-level role start scope style'.split(' '),
);

function linksTo(known: Readonly<Record<string, Cited>> = {}): TextLinks {
  return { open: vi.fn(), cited: (id) => known[id] ?? null, show: vi.fn() };
}

function draw(value: string, links = linksTo()): HTMLElement {
  return render(MarkdownView, { value, links }).container;
}

function text(value: string): string {
  return draw(value).textContent.replace(/\s+/gu, ' ').trim();
}

/** Texts that try to become code, a frame, a form, a request, or a link that is not one. */
const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  'a <script>alert(1)</script> b',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<embed src="javascript:alert(1)">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=a><button>go</button></form>',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>*{background:url(https://evil.example)}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<math><mtext></p><img src onerror=alert(1)></math>',
  '<!-- --><script>alert(1)</script>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<?php echo 1 ?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&#9;script:alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](javascript\\:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](file:///etc/passwd)',
  '[x](wails://wails/)',
  '[x](blob:https://a.example/1)',
  '[x](view-source:https://a.example)',
  '[x](//evil.example)',
  '[x](/index.html)',
  '[x](#top)',
  '[x](https:)',
  '<javascript:alert(1)>',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '[r]\n\n[r]: data:text/html,x',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '[![x](javascript:alert(1))](javascript:alert(2))',
  '```html\n<script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
  '| <script>a</script> | [x](javascript:a) |\n|-|-|\n| <iframe> | <svg onload=a> |',
  '- [ ] <script>alert(1)</script>\n- [x] [y](javascript:1)',
  '# <img src=x onerror=alert(1)>',
  '> <iframe src=x>\n> [y](javascript:1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<a href="https://ok.example" onclick="alert(1)">x</a>',
  '[x](https://ok.example "\\" onmouseover=\\"alert(1)")',
  '[x](https://ok.example/"onmouseover="alert(1))',
];

describe('hostile text', () => {
  it.each(hostile)('%s', (value) => {
    const container = draw(value);
    for (const element of container.querySelectorAll('*')) {
      expect(elements, element.outerHTML).toContain(element.tagName);
      for (const name of element.getAttributeNames()) {
        // Svelte's scoping class is the only other thing on an element.
        expect(attributes, element.outerHTML).toContain(name);
      }
      const href = element.getAttribute('href');
      if (href !== null) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/u);
      if (element.tagName === 'INPUT') {
        expect(element.getAttribute('type')).toBe('checkbox');
        expect(element.hasAttribute('disabled')).toBe(true);
      }
      // Alignment of table cells is the only style there is.
      expect(element.getAttribute('style') ?? '').toMatch(/^(?:text-align: (?:left|center|right);)?$/u);
    }
    expect(
      container.querySelectorAll('img, script, iframe, svg, form, object, embed, link, style'),
    ).toHaveLength(0);
  });

  it('shows what it does not draw', () => {
    expect(text('a <script>alert(1)</script> b')).toBe('a <script>alert(1)</script> b');
    expect(text('[x](javascript:alert(1))')).toBe('[x](javascript:alert(1))');
    expect(text('<div>\nhi\n</div>')).toBe('<div> hi </div>');
  });
});

describe('citations', () => {
  const log = { name: 'api.log', picture: '' };
  const graph = { name: 'Latency', picture: '/blob/1' };

  it('lead to the evidence by their words', async () => {
    const links = linksTo({ 'log-1': log });
    const c = draw('See [the **log**](evidence:log-1).', links);
    expect(c.textContent.trim()).toBe('See the log.');
    const cite = c.querySelector('button');
    if (cite === null) throw new Error('no citation');
    expect([cite.textContent, cite.title]).toEqual(['the log', 'Evidence: api.log']);
    await fireEvent.click(cite);
    expect(links.show).toHaveBeenCalledExactlyOnceWith('log-1');
  });

  it('show a picture that stands on a line of its own, with its words below', async () => {
    const links = linksTo({ g: graph });
    const c = draw('Before\n\n![The *peak*](evidence:g)\n\nAfter', links);
    const picture = c.querySelector('figure button img');
    expect([picture?.getAttribute('src'), picture?.getAttribute('alt')]).toEqual(['/blob/1', 'Latency']);
    expect(c.querySelector('figcaption')?.textContent).toBe('The peak');
    if (picture === null) throw new Error('no picture');
    await fireEvent.click(picture);
    expect(links.show).toHaveBeenCalledExactlyOnceWith('g');
  });

  it.each([
    ['a picture among words', 'Look ![here](evidence:g) now'],
    ['no picture', '![here](evidence:l)'],
  ])('stay words for %s', (_, value) => {
    const c = draw(value, linksTo({ g: graph, l: log }));
    expect(c.querySelector('img')).toBeNull();
    expect(c.querySelector('button')?.textContent).toBe('here');
  });

  it('are only their words once the evidence is gone', () => {
    const c = draw('See [the log](evidence:gone).\n\n![the graph](evidence:gone)');
    expect(c.querySelector('button, img')).toBeNull();
    expect([...c.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['See the log.', 'the graph']);
  });

  it.each(['evidence:', 'evidence:a/../b', 'evidence:a b', 'evidence://a', 'xevidence:a'])(
    'are not read from %s',
    (address) => {
      const links = linksTo({ a: log });
      const c = draw(`[x](<${address}>)`, links);
      expect(c.querySelector('button, a')).toBeNull();
      expect(c.textContent.trim()).toBe(`[x](<${address}>)`);
    },
  );
});

describe('ordinary text', () => {
  it('draws inline marks', () => {
    const c = draw('a *b* __c__ ~~d~~ `e < f` &rarr; \\*g\\*');
    expect(c.querySelector('em')?.textContent).toBe('b');
    expect(c.querySelector('strong')?.textContent).toBe('c');
    expect(c.querySelector('del')?.textContent).toBe('d');
    expect(c.querySelector('code')?.textContent).toBe('e < f');
    expect(c.textContent.trim()).toBe('a b c d e < f → *g*');
  });

  it('draws headings below the page’s own', () => {
    const c = draw('# One #\n\nTwo\n---');
    expect(
      [...c.querySelectorAll('[role=heading]')].map((h) => [
        h.getAttribute('aria-level'),
        h.textContent.trim(),
      ]),
    ).toEqual([
      ['3', 'One'],
      ['4', 'Two'],
    ]);
  });

  it('draws lists, numbers and tasks', () => {
    const c = draw('- a\n  - b\n\n7. x\n8. y\n\n- [ ] to do\n- [x] done');
    expect(c.querySelectorAll('ul ul > li')).toHaveLength(1);
    expect(c.querySelector('ol')?.getAttribute('start')).toBe('7');
    const boxes = [...c.querySelectorAll<HTMLInputElement>('input')];
    expect(boxes.map((box) => box.checked)).toEqual([false, true]);
    expect(boxes[1]?.closest('li')?.textContent.trim()).toBe('done');
  });

  it('draws quotes and code as written', () => {
    const c = draw('> a\n> b\n> ```\n> x\n>   y\n> ```\n\n    four\n      six');
    expect(c.querySelector('blockquote p')?.textContent).toMatch(/^a\s+b$/u);
    expect([...c.querySelectorAll('pre')].map((pre) => pre.textContent)).toEqual(['x\n  y', 'four\n  six']);
  });

  it('draws tables with empty cells in their columns', () => {
    const c = draw('| a | b | c |\n|:-|:-:|-:|\n| 1 | | *3* |\n| only |');
    const rows = [...c.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([['a', 'b', 'c'], ['1', '', '3'], ['only']]);
    expect([...c.querySelectorAll<HTMLElement>('th')].map((th) => th.style.textAlign)).toEqual([
      'left',
      'center',
      'right',
    ]);
  });

  it('links what may be linked and says where it leads', async () => {
    const links = linksTo();
    const value =
      '[run](https://ci.example/1?a=b&c "t") <https://a.example> www.b.example ops@c.example [ref]\n\n[ref]: http://d.example';
    const anchors = [...draw(value, links).querySelectorAll('a')];
    expect(anchors.map((a) => a.getAttribute('href'))).toEqual([
      'https://ci.example/1?a=b&c',
      'https://a.example/',
      'https://www.b.example/',
      'mailto:ops@c.example',
      'http://d.example/',
    ]);
    expect(anchors.every((a) => a.title === a.getAttribute('href'))).toBe(true);
    const first = anchors[0];
    if (first === undefined) throw new Error('no link');
    await fireEvent.click(first);
    expect(links.open).toHaveBeenCalledExactlyOnceWith('https://ci.example/1?a=b&c');
  });

  it('links to a picture elsewhere instead of fetching it, as exports do', () => {
    const c = draw('![a graph](https://a.example/p.png) ![](https://b.example/q.png)');
    expect([...c.querySelectorAll('a')].map((a) => a.textContent)).toEqual([
      'a graph',
      'https://b.example/q.png',
    ]);
    expect(c.querySelector('img')).toBeNull();
  });

  it('leaves a click alone that the window has already taken', async () => {
    const links = linksTo();
    const container = draw('<https://a.example>', links);
    const take = (event: Event): void => event.preventDefault();
    container.addEventListener('click', take, true);
    const link = container.querySelector('a');
    if (link === null) throw new Error('no link');
    await fireEvent.click(link);
    expect(links.open).not.toHaveBeenCalled();
  });

  it('shows the host of a look-alike address in the letters that tell it apart', () => {
    expect(draw('[bank](https://аpple.example)').querySelector('a')?.title).toBe(
      'https://xn--pple-43d.example/',
    );
  });
});

describe('text from right to left', () => {
  it.each([
    ['a paragraph', 'أولاً', 'p'],
    ['an item of a list', '- أولاً\n  - ثانياً', 'li'],
    ['an item of a numbered list', '1. أولاً', 'li'],
    ['a quote', '> أولاً', 'blockquote'],
    ['a table', '| أولاً |\n| --- |\n| ثانياً |', 'table'],
  ])('lets %s begin on the side that its first letter asks for', (_, value, element) => {
    const whole = draw(value).querySelector(element);
    expect(whole?.getAttribute('dir')).toBe('auto');
    // Whatever within it had a direction of its own would not count for it.
    expect(whole?.querySelector('[dir]')).toBeNull();
  });

  it('lets each item of a list go its own way, with its mark, but not inside a quote', () => {
    const sides = (value: string): readonly (string | null)[] =>
      [...draw(value).querySelectorAll('li')].map((item) => item.getAttribute('dir'));
    expect(sides('- first\n- أولاً')).toEqual(['auto', 'auto']);
    expect(sides('> - أولاً\n> - first')).toEqual([null, null]);
  });
});

describe('bounds', () => {
  it('previews only the beginning of a megabyte and says so', () => {
    const c = draw('word '.repeat(200_000));
    expect(c.textContent).toContain('Only the beginning is previewed');
    expect(c.textContent.length).toBeLessThan(previewLimit + 200);
  });

  it.each([
    ['quotes', '>'.repeat(160_000)],
    ['lists on one line', '- '.repeat(80_000)],
    ['half-open links', '[a]('.repeat(40_000)],
    ['nested lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- a\n`).join('')],
    ['emphasis', '*a _b'.repeat(30_000)],
    ['table of 300 columns', `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|x'.repeat(300)}|\n`.repeat(60)],
    ['paragraphs', 'a\n\n'.repeat(60_000)],
    ['half of a surrogate pair', '😀'.repeat(40_000)],
  ])(
    'draws %s within its bounds',
    (_, value) => {
      const c = draw(value);
      expect(c.querySelectorAll('*').length).toBeLessThan(30_000);
      expect(c.textContent).not.toContain('\ufffd');
      // Not a measure of speed: without the bounds these run for minutes.
    },
    60_000,
  );

  it('caps nesting', () => {
    const c = draw(`${'> '.repeat(60)}deep`);
    expect(c.querySelectorAll('blockquote').length).toBeLessThanOrEqual(26);
    expect(c.textContent).toContain('deep');
  });
});
