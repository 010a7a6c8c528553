import { describe, expect, it } from 'vitest';
import { titleOfUrl } from './urltitle';

describe('titleOfUrl', () => {
  it.each([
    ['https://github.com/acme/api/pull/123', 'GitHub pull request 123 · acme/api'],
    ['https://www.github.com/acme/api/issues/7#issuecomment-1', 'GitHub issue 7 · acme/api'],
    ['https://github.com/acme/api/actions/runs/99/job/1', 'GitHub Actions run 99 · acme/api'],
    ['https://github.com/acme/api/commit/0123456789abcdef', 'GitHub commit 01234567 · acme/api'],
    ['https://github.com/acme/api/blob/main/docs/run%20book.md', 'run book.md · acme/api on GitHub'],
    ['https://gitlab.com/acme/team/api/-/merge_requests/5/diffs', 'GitLab merge request 5 · acme/team/api'],
    ['https://git.acme.example/a/b/-/pipelines/1234', 'GitLab pipeline 1234 · a/b'],
    ['https://git.acme.example/a/b/-/jobs/9', 'GitLab job 9 · a/b'],
    ['https://acme.slack.com/archives/C01/p1700000000', 'Slack message · acme'],
    ['https://acme.slack.com/archives/C01', 'Slack channel · acme'],
    [
      'https://grafana.acme.example/d/abc/checkout-latency?from=now-1h',
      'Grafana: checkout latency · grafana.acme.example',
    ],
    ['https://acme.atlassian.net/browse/OPS-42', 'Jira OPS-42'],
    ['https://acme.atlassian.net/wiki/spaces/OPS/pages/1/Fail+over', 'Fail over · Confluence OPS'],
    ['https://acme.pagerduty.com/incidents/PX1', 'PagerDuty incident PX1 · acme'],
    ['https://ci.acme.example/job/deploy/88/', 'Jenkins deploy build 88'],
    ['https://example.com/', 'example.com'],
    ['https://example.com/a/the_report-final.html?x=1', 'the report final · example.com'],
    ['https://example.com/100%', '100% · example.com'],
    ['mailto:ops@example.com', 'ops@example.com'],
    ['javascript:alert(1)', ''],
    ['not an address', ''],
    ['', ''],
  ])('%s', (address, title) => {
    expect(titleOfUrl(address)).toBe(title);
  });

  it('keeps long titles short', () => {
    expect(titleOfUrl(`https://example.com/${'😀'.repeat(400)}`)).toMatch(/^(?:😀){119}…$/u);
  });
});
