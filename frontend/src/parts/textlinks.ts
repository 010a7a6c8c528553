import { getApp, getSession } from '../state/app.svelte';
import type { TextLinks } from '../widgets/markdown/links';
import { nameOf, viewable } from './evidence';

/** What the links in the texts of the open post-mortem lead to. Call it where a component is made. */
export function textLinks(): TextLinks {
  const app = getApp();
  const session = getSession();
  return {
    open: (url) => app.openLink(url),
    cited: (id) => {
      const evidence = session.get('evidence', id);
      if (evidence === undefined) return null;
      const drawn = evidence.kind === 'picture' && evidence.blob !== '';
      const picture = drawn ? app.backend.evidence.address(evidence.blob, 'whole') : '';
      return { name: nameOf(evidence), picture };
    },
    show: (id) => {
      const evidence = session.get('evidence', id);
      if (evidence === undefined) return;
      if (viewable(evidence)) app.look([id]);
      else if (evidence.url !== '') app.openLink(evidence.url);
      else app.toast('Nothing is kept of this piece of evidence but its title.');
    },
  };
}
