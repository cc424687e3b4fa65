/**
 * Draws the figures the background has laid out (`lib/facts/figures`): SVG as it comes, links that lead to other cards.
 */
import { h } from 'preact';
import type { CardView, EntityRef } from '../../lib/facts/card-view';
import type { FigurePlace, Shape } from '../../lib/facts/figures/drawing';
import { InlineLink } from './links';

type Open = ((ref: EntityRef) => void) | undefined;

/** The figures of one place on the card. One with links is a group of them, any other a picture with a description. */
export function Figures({ view, place, open }: { view: CardView; place: FigurePlace; open?: Open }) {
  return (
    <>
      {view.figures?.map(
        (figure) =>
          figure.place === place && (
            <figure key={figure.label} class="sl-figure">
              {figure.title && <figcaption class="sl-aside">{figure.title}</figcaption>}
              <svg
                viewBox={`0 0 ${figure.width} ${figure.height}`}
                role={open && hasLinks(figure.shapes) ? 'group' : 'img'}
                aria-label={figure.label}
                dir="ltr"
              >
                {figure.shapes.map((shape) => draw(shape, open))}
              </svg>
            </figure>
          ),
      )}
    </>
  );
}

function hasLinks(shapes: readonly Shape[]): boolean {
  return shapes.some(([tag]) => tag === 'link');
}

function draw(shape: Shape, open: Open): preact.ComponentChild {
  if (typeof shape === 'string') return shape;
  const [tag, given, children = []] = shape;
  const inner = children.map((child) => draw(child, open));
  if (tag !== 'link') return h(tag, given, inner);
  return open ? (
    <InlineLink as="g" go={() => open(given)}>
      <title>{given.title}</title>
      {inner}
    </InlineLink>
  ) : (
    inner
  );
}
