/** What in a query is no filter, or a filter that cannot be used as typed: said where it is typed, never passed over. */
import { i18n } from '#i18n';
import type { QueryProblem } from '../../lib/search/query';

export function QueryProblems({ problems }: { problems: readonly QueryProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="status">
      {problems.map(({ typed, reason }) => (
        <p key={typed} class="sl-notice sl-loud">
          {i18n.t(`search.problem.${reason}`, [typed])}
        </p>
      ))}
    </div>
  );
}
