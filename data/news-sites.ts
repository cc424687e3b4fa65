/**
 * The news sites Sidelight runs on from the start, read from `news-sites.yaml`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';

const HostSchema = v.pipe(
  v.string(),
  v.regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a bare host name in lower case'),
);

const SiteSchema = v.strictObject({
  host: HostSchema,
  name: v.pipe(v.string(), v.nonEmpty()),
  /** ISO 3166 alpha-2 of where it is published; `int` for agencies and broadcasters of no one country. */
  country: v.pipe(v.string(), v.regex(/^(?:[a-z]{2}|int)$/)),
  languages: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2}$/))), v.minLength(1)),
});
export type NewsSite = v.InferOutput<typeof SiteSchema>;

const FILE = fileURLToPath(new URL('./news-sites.yaml', import.meta.url));

/**
 * The list, checked: every field known, no host twice, none a subdomain of another in the list.
 * @throws Error naming the file, the entry and the reason.
 */
export function newsSites(file = FILE): NewsSite[] {
  const rows: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(rows)) throw new Error(`${file}: must be a list of sites`);
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const parsed = v.safeParse(SiteSchema, row);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      throw new Error(`${file}: entry ${index + 1}: ${v.getDotPath(issue) ?? 'entry'}: ${issue.message}`);
    }
    const { host } = parsed.output;
    const parents = host.split('.').map((_, i, labels) => labels.slice(i).join('.'));
    const twin = parents.find((parent) => seen.has(parent));
    if (twin) throw new Error(`${file}: entry ${index + 1}: host: ${host} is already covered by ${twin}`);
    seen.add(host);
    return parsed.output;
  });
}

/** Match patterns of the list: each host with all its subdomains, http and https. */
export function newsMatchPatterns(): string[] {
  return newsSites().map(({ host }) => `*://*.${host}/*`);
}
