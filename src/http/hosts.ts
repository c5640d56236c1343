import type { Env } from '#src/env.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Says whether a Host header is one of ours. Anything else could make us print a stranger's name or fill the cache. */
export interface Hosts {
  allows(host: string): boolean;
  /** The host of SITE_URL: what kept pages are rendered for. Null when the site has no name yet. */
  readonly canonical: string | null;
  /** The site as people reach it through this host is under TLS (ended by a proxy before us). */
  isSecure(host: string): boolean;
}

export function hostsOf(env: Pick<Env, 'HOST' | 'SITE_URL' | 'ALLOWED_HOSTS'>): Hosts {
  const site = env.SITE_URL === undefined ? null : new URL(env.SITE_URL);
  const listed = new Set(env.ALLOWED_HOSTS);
  if (site !== null) listed.add(site.host);
  const bound = env.HOST.toLowerCase();
  const loopback = site === null || LOOPBACK.has(bound) || bound === '::1';
  const known = new Map<string, boolean>();

  const judge = (host: string): boolean => {
    if (listed.has(host)) return true;
    const name = host.replace(/:\d+$/, '');
    if (listed.has(name)) return true;
    return loopback && LOOPBACK.has(name);
  };
  return {
    canonical: site?.host ?? null,
    allows(host) {
      let answer = known.get(host);
      if (answer === undefined) {
        answer = judge(host.toLowerCase());
        if (known.size >= 100) known.clear();
        known.set(host, answer);
      }
      return answer;
    },
    isSecure(host) {
      return site !== null && site.protocol === 'https:' && site.host === host.toLowerCase();
    },
  };
}
