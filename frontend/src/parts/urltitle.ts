import { shorten } from '../state/lists';

/**
 * A first title for a link, from the form of its address alone: nothing is
 * fetched. The person can change it.
 */

interface Form {
  /** Matches host and path, without the query. */
  readonly match: RegExp;
  readonly title: (found: RegExpExecArray, url: URL) => string;
}

/** A path piece as text: "%20" and "-" read as spaces where `words` says so. */
function piece(text: string | undefined, words = false): string {
  let out = text ?? '';
  try {
    out = decodeURIComponent(out);
  } catch {
    // A "%" that encodes nothing stays as it is.
  }
  return words ? out.replace(/[-_+]+/gu, ' ').trim() : out;
}

const forms: readonly Form[] = [
  {
    match: /^github\.com\/([^/]+)\/([^/]+)\/(pull|issues|discussions)\/(\d+)/u,
    title: ([, org, repo, kind, number]) =>
      `GitHub ${kind === 'pull' ? 'pull request' : kind === 'issues' ? 'issue' : 'discussion'} ${number ?? ''} · ${piece(org)}/${piece(repo)}`,
  },
  {
    match: /^github\.com\/([^/]+)\/([^/]+)\/actions\/runs\/(\d+)/u,
    title: ([, org, repo, run]) => `GitHub Actions run ${run ?? ''} · ${piece(org)}/${piece(repo)}`,
  },
  {
    match: /^github\.com\/([^/]+)\/([^/]+)\/commit\/([\da-f]{7,64})/u,
    title: ([, org, repo, hash]) =>
      `GitHub commit ${(hash ?? '').slice(0, 8)} · ${piece(org)}/${piece(repo)}`,
  },
  {
    match: /^github\.com\/([^/]+)\/([^/]+)\/releases\/tag\/([^/]+)/u,
    title: ([, org, repo, tag]) => `GitHub release ${piece(tag)} · ${piece(org)}/${piece(repo)}`,
  },
  {
    match: /^github\.com\/([^/]+)\/([^/]+)\/(?:blob|tree)\/[^/]+\/(.+)/u,
    title: ([, org, repo, path]) =>
      `${piece(path?.split('/').pop())} · ${piece(org)}/${piece(repo)} on GitHub`,
  },
  // GitLab runs on any host; the "/-/" before the kind is its own.
  {
    match: /^([^/]+)\/(.+?)\/-\/(merge_requests|issues|pipelines|jobs|commit)\/([\da-f]+)/u,
    title: ([, , project, kind, number]) => {
      const words = {
        merge_requests: 'merge request',
        issues: 'issue',
        pipelines: 'pipeline',
        jobs: 'job',
        commit: 'commit',
      };
      const name = words[(kind ?? 'commit') as keyof typeof words];
      return `GitLab ${name} ${kind === 'commit' ? (number ?? '').slice(0, 8) : (number ?? '')} · ${piece(project)}`;
    },
  },
  {
    match: /^bitbucket\.org\/([^/]+)\/([^/]+)\/pull-requests\/(\d+)/u,
    title: ([, org, repo, number]) => `Bitbucket pull request ${number ?? ''} · ${piece(org)}/${piece(repo)}`,
  },
  {
    match: /^([^/.]+)\.slack\.com\/archives\/([^/]+)(?:\/p\d+)?/u,
    title: ([all, team]) => `Slack ${all.includes('/p') ? 'message' : 'channel'} · ${piece(team)}`,
  },
  {
    match: /^app\.slack\.com\/client\//u,
    title: () => 'Slack conversation',
  },
  {
    match: /^teams\.microsoft\.com\//u,
    title: () => 'Microsoft Teams conversation',
  },
  {
    match: /^[^/]+\/(?:[^/]+\/)?(?:d|d-solo|dashboard)\/[^/]+\/([^/]+)/u,
    title: ([, slug], url) => `Grafana: ${piece(slug, true)} · ${url.hostname}`,
  },
  {
    match: /^[^/]+\/(?:[^/]+\/)?browse\/([A-Z][A-Z\d_]*-\d+)/u,
    title: ([, key]) => `Jira ${key ?? ''}`,
  },
  {
    match: /^[^/]+\/wiki\/spaces\/([^/]+)\/pages\/\d+\/([^/]+)/u,
    title: ([, space, name]) => `${piece(name, true)} · Confluence ${piece(space)}`,
  },
  {
    match: /^([^/.]+)\.pagerduty\.com\/incidents\/([^/]+)/u,
    title: ([, team, id]) => `PagerDuty incident ${piece(id)} · ${piece(team)}`,
  },
  {
    match: /^(?:[^/.]+\.)?sentry\.io\/(?:.*\/)?issues\/(\d+)/u,
    title: ([, id]) => `Sentry issue ${id ?? ''}`,
  },
  {
    match: /^app\.datadoghq\.(?:com|eu)\/(dashboard|monitors|logs|apm|notebook)(?:\/[^/]*\/([^/]+))?/u,
    title: ([, kind, name]) => `Datadog ${kind ?? ''}${name === undefined ? '' : `: ${piece(name, true)}`}`,
  },
  {
    match: /^linear\.app\/[^/]+\/issue\/([A-Z\d]+-\d+)/u,
    title: ([, key]) => `Linear ${key ?? ''}`,
  },
  {
    match: /^docs\.google\.com\/(document|spreadsheets|presentation)\//u,
    title: ([, kind]) =>
      `Google ${kind === 'document' ? 'document' : kind === 'spreadsheets' ? 'sheet' : 'slides'}`,
  },
  {
    match: /^[^/]+\/(?:.*\/)?job\/([^/]+)\/(\d+)\/?/u,
    title: ([, job, build]) => `Jenkins ${piece(job)} build ${build ?? ''}`,
  },
  {
    match: /^status\.[^/]+\/incidents\/([^/]+)/u,
    title: (_, url) => `Status page incident · ${url.hostname}`,
  },
];

/** The title for an address, or "" when it is not one to link to. */
export function titleOfUrl(address: string): string {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return '';
  }
  if (url.protocol === 'mailto:') return piece(url.pathname);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '';
  const host = url.hostname.replace(/^www\./u, '');
  const place = host + url.pathname;
  for (const form of forms) {
    const found = form.match.exec(place);
    if (found !== null) return shortened(form.title(found, url));
  }
  const last = url.pathname.split('/').filter(Boolean).pop();
  return shortened(
    last === undefined ? host : `${piece(last.replace(/\.(?:html?|php|aspx?)$/iu, ''), true)} · ${host}`,
  );
}

function shortened(title: string): string {
  return shorten(title.replace(/\s+/gu, ' ').trim(), 120);
}
