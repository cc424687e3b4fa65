/** What in a query is no filter, or a filter that cannot be used as typed: said where it is typed, never passed over. */
import { i18n } from '#i18n';
import type { Day } from '../../lib/facts/dates';
import { parseQuery } from '../../lib/search/query';

export function QueryProblems({ query, today }: { query: string; today: Day }) {
  const { problems } = parseQuery(query, today);
  if (problems.length === 0) return null;
  return (
    <ul class="sl-query-problems" role="status">
      {problems.map(({ typed, reason }) => (
        <li key={typed}>{i18n.t(`search.problem.${reason}`, [typed])}</li>
      ))}
    </ul>
  );
}
