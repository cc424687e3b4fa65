import { describe, expect, test } from 'vitest';
import type { Rect } from '../../../lib/page/card-port';
import {
  GRACE,
  INITIAL,
  type IntentEvent,
  type IntentState,
  inSafeTriangle,
  nextWake,
  reduce,
  SCROLL_REST,
  type Surroundings,
  WARM,
  WARM_REST,
} from '../../../lib/page/intent';

const DWELL = 300;
const CARD: Rect = { left: 80, top: 60, right: 400, bottom: 300 };

/** Runs the machine in fake time: timers fire when they are due, effects are written down with their time. */
class Reader {
  now = 1000;
  state: IntentState = INITIAL;
  log: string[] = [];
  around: Surroundings = { dwell: DWELL, openBy: 'hover', card: null, pinned: false };

  constructor(around: Partial<Surroundings> = {}) {
    Object.assign(this.around, around);
  }

  send(event: IntentEvent): this {
    const { state, effects } = reduce(this.state, event, this.now, this.around);
    this.state = state;
    for (const effect of effects) {
      this.log.push(
        effect.type === 'open'
          ? `open ${effect.mark} by ${effect.by} @${this.now - 1000}`
          : `close @${this.now - 1000}`,
      );
      this.around.card = effect.type === 'open' ? CARD : null;
    }
    return this;
  }

  wait(ms: number): this {
    const end = this.now + ms;
    for (let wake = nextWake(this.state); wake !== null && wake <= end; wake = nextWake(this.state)) {
      this.now = Math.max(this.now, wake);
      this.send({ type: 'tick' });
    }
    this.now = end;
    return this;
  }

  /** A slow move to a point, on a mark or on none. */
  to(mark: number | null, x = 100, y = 40, more: { alt?: boolean; selecting?: boolean } = {}): this {
    return this.send({ type: 'move', x, y, mark, alt: false, selecting: false, ...more });
  }
}

const opened = () => new Reader().to(1).wait(DWELL);

describe('opening by resting the pointer', () => {
  test('opens after the dwell, not a millisecond before', () => {
    const reader = new Reader().to(1).wait(DWELL - 1);
    expect(reader.log).toEqual([]);
    expect(reader.wait(1).log).toEqual(['open 1 by pointer @300']);
  });

  test('opens once, however long the pointer stays and trembles', () => {
    const reader = new Reader().to(1);
    for (let i = 0; i < 40; i++) reader.wait(50).to(1, 100 + (i % 2));
    expect(reader.log).toEqual(['open 1 by pointer @300']);
  });

  test('a dwell of 0 opens at once on the next tick', () => {
    expect(new Reader({ dwell: 0 }).to(1).wait(0).log).toEqual(['open 1 by pointer @0']);
  });

  const BETWEEN: [string, IntentEvent][] = [
    ['the pointer leaves the mark', { type: 'move', x: 300, y: 200, mark: null, alt: false, selecting: false }],
    ['the page scrolls', { type: 'scroll' }],
    ['a button goes down', { type: 'press', mark: 1 }],
    ['the pointer leaves the page', { type: 'leave-page' }],
    ['Escape is pressed', { type: 'escape' }],
    ['the mark goes away', { type: 'gone', mark: 1 }],
    ['the pointer enters an open card', { type: 'card', inside: true }],
    ['text gets selected', { type: 'move', x: 101, y: 40, mark: 1, alt: false, selecting: true }],
  ];
  test.each(BETWEEN)('does not open when %s first', (_, event) => {
    expect(
      new Reader()
        .to(1)
        .wait(DWELL - 50)
        .send(event)
        .wait(2000).log,
    ).toEqual([]);
  });

  test('a pointer that hurries along a mark starts its rest anew', () => {
    const reader = new Reader()
      .to(1, 0)
      .wait(100)
      .to(1, 100)
      .wait(10)
      .to(1, 150)
      .wait(DWELL - 1);
    expect(reader.log).toEqual([]);
    expect(reader.wait(1).log).toHaveLength(1);
  });

  test('moving from one mark to the next before anything opened rests on the second in full', () => {
    expect(new Reader().to(1).wait(200).to(2, 140).wait(DWELL).log).toEqual(['open 2 by pointer @500']);
  });

  test('does not open while a button is held, does after it is let go and the pointer moved', () => {
    const reader = new Reader().send({ type: 'press', mark: null }).to(1).wait(1000);
    expect(reader.log).toEqual([]);
    expect(reader.send({ type: 'release' }).to(1, 102).wait(DWELL).log).toEqual(['open 1 by pointer @1300']);
  });

  test('text that scrolls under a resting pointer does not open', () => {
    const reader = new Reader().to(null).send({ type: 'scroll' }).wait(1000);
    expect(reader.log).toEqual([]);
  });

  test('a pointer that comes to a mark just after a scroll and stays there opens it when the page has stood still', () => {
    const reader = new Reader()
      .send({ type: 'scroll' })
      .wait(50)
      .to(1)
      .wait(SCROLL_REST - 50 + DWELL - 1);
    expect(reader.log).toEqual([]);
    expect(reader.wait(1).log).toEqual([`open 1 by pointer @${SCROLL_REST + DWELL}`]);
  });

  test('a pointer that trembles while the page goes on scrolling opens nothing, even while warm', () => {
    const reader = opened().wait(100).to(null, 300, 20);
    for (let i = 0; i < 10; i++)
      reader
        .send({ type: 'scroll' })
        .wait(30)
        .to(2, 340 + (i % 2), 20)
        .wait(30);
    expect(
      reader
        .send({ type: 'scroll' })
        .wait(5000)
        .log.filter((line) => line.startsWith('open 2')),
    ).toEqual([]);
  });
});

describe('leaving', () => {
  test('closes after the grace', () => {
    const reader = opened()
      .to(null, 700, 20)
      .wait(GRACE - 1);
    expect(reader.log).toHaveLength(1);
    expect(reader.wait(1).log.at(-1)).toBe('close @600');
  });

  test('moves that lead nowhere do not prolong the grace', () => {
    const reader = opened().to(null, 700, 20);
    for (let i = 0; i < 6; i++) reader.wait(60).to(null, 705 + i, 20);
    expect(reader.log.at(-1)).toBe('close @600');
  });

  test('coming back to the mark keeps the card', () => {
    expect(opened().to(null, 90, 20).wait(200).to(1).wait(5000).log).toHaveLength(1);
  });

  test('the way to the card may take as long as the pointer keeps moving on it', () => {
    const reader = opened();
    for (const y of [45, 48, 51, 54, 57]) reader.wait(250).to(null, 120, y);
    reader.send({ type: 'card', inside: true }).wait(10_000);
    expect(reader.log).toHaveLength(1);
  });

  test('a pointer that stops on the way has the grace, no more', () => {
    const reader = opened().wait(100).to(null, 120, 50).wait(GRACE);
    expect(reader.log.at(-1)).toBe('close @700');
  });

  test('leaving the card closes it after the grace, coming back within it does not', () => {
    const inside = opened().send({ type: 'card', inside: true }).wait(5000).send({ type: 'card', inside: false });
    expect(
      inside
        .wait(GRACE - 1)
        .send({ type: 'card', inside: true })
        .wait(5000).log,
    ).toHaveLength(1);
    expect(inside.send({ type: 'card', inside: false }).wait(GRACE).log).toHaveLength(2);
  });

  test('a pinned card stays, and hovering opens no other', () => {
    const reader = opened();
    reader.around.pinned = true;
    expect(reader.to(null, 700, 20).wait(5000).to(2, 720).wait(5000).log).toHaveLength(1);
  });

  test('a click still replaces a pinned card', () => {
    const reader = opened();
    reader.around.pinned = true;
    reader.to(2, 720).send({ type: 'click', mark: 2, selecting: false });
    expect(reader.log.at(-1)).toMatch(/^open 2/);
  });

  test('the mark of the open card going away closes it, unless the pointer is in the card', () => {
    expect(opened().send({ type: 'gone', mark: 1 }).log.at(-1)).toMatch(/^close/);
    expect(opened().send({ type: 'card', inside: true }).send({ type: 'gone', mark: 1 }).log).toHaveLength(1);
  });
});

describe('the next mark while warm', () => {
  test('opens at once when the pointer comes to it from an open card', () => {
    expect(opened().wait(100).to(null, 300, 20).wait(100).to(2, 340, 20).log.at(-1)).toBe('open 2 by pointer @500');
  });

  test('opens at once shortly after a card has closed', () => {
    const reader = opened()
      .to(null, 700, 20)
      .wait(GRACE + WARM - 1);
    expect(reader.to(2, 720).log.at(-1)).toBe('open 2 by pointer @999');
  });

  test('rests in full when the warmth is over', () => {
    const reader = opened()
      .to(null, 700, 20)
      .wait(GRACE + WARM);
    expect(reader.to(2, 720).wait(DWELL - 1).log).toHaveLength(2);
  });

  test('a pointer passing fast over it does not open it', () => {
    const reader = opened().wait(100).to(null, 300, 20).wait(10).to(2, 340, 20).wait(10).to(null, 380, 20).wait(10);
    expect(reader.log).toHaveLength(1);
  });

  test('a pointer that came fast and then rests opens it after a moment', () => {
    const reader = opened().wait(100).to(null, 300, 20).wait(10).to(2, 340, 20);
    expect(reader.wait(WARM_REST).log.at(-1)).toBe(`open 2 by pointer @${300 + 110 + WARM_REST}`);
  });

  test('a mark on the way to the card opens only when rested on', () => {
    const reader = opened().wait(100).to(2, 120, 50).wait(100).to(null, 122, 56).wait(50);
    expect(reader.send({ type: 'card', inside: true }).wait(2000).log).toHaveLength(1);
    const rested = opened().wait(100).to(2, 120, 50).wait(DWELL);
    expect(rested.log.at(-1)).toMatch(/^open 2/);
  });
});

describe('closing by the reader', () => {
  test('after Escape the same mark stays shut until the pointer has left it', () => {
    const reader = opened().send({ type: 'closed' }).to(1, 101).wait(2000);
    expect(reader.log).toHaveLength(1);
    expect(reader.to(null, 300, 20).wait(WARM).to(1).wait(DWELL).log).toHaveLength(2);
  });

  test('a click opens it all the same', () => {
    expect(opened().send({ type: 'closed' }).send({ type: 'click', mark: 1, selecting: false }).log).toHaveLength(2);
  });

  test('a press elsewhere closes, one on its own mark or in the card does not', () => {
    expect(opened().send({ type: 'press', mark: null }).log.at(-1)).toMatch(/^close/);
    expect(opened().send({ type: 'press', mark: 1 }).log).toHaveLength(1);
    expect(opened().send({ type: 'card', inside: true }).send({ type: 'press', mark: null }).log).toHaveLength(1);
  });
});

describe('other ways in', () => {
  test('click mode: resting never opens, a click does', () => {
    const reader = new Reader({ openBy: 'click' }).to(1).wait(5000);
    expect(reader.log).toEqual([]);
    expect(reader.send({ type: 'click', mark: 1, selecting: false }).log).toHaveLength(1);
  });

  test('a click that ends a selection opens nothing', () => {
    expect(new Reader().send({ type: 'click', mark: 1, selecting: true }).log).toEqual([]);
  });

  test('Alt mode: resting opens with Alt held, also when it goes down on the mark, and not without', () => {
    const reader = new Reader({ openBy: 'alt-hover' }).to(1).wait(5000);
    expect(reader.log).toEqual([]);
    expect(reader.send({ type: 'alt', down: true }).wait(DWELL).log).toHaveLength(1);
    expect(new Reader({ openBy: 'alt-hover' }).to(1, 100, 40, { alt: true }).wait(DWELL).log).toHaveLength(1);
  });

  test('Alt mode: letting go before the dwell is over opens nothing', () => {
    const reader = new Reader({ openBy: 'alt-hover' }).to(1, 100, 40, { alt: true }).wait(DWELL - 1);
    expect(reader.send({ type: 'alt', down: false }).wait(2000).log).toEqual([]);
  });

  test('a tap opens by touch, a tap elsewhere closes', () => {
    const reader = new Reader().send({ type: 'tap', mark: 3 });
    expect(reader.log).toEqual(['open 3 by touch @0']);
    expect(reader.send({ type: 'tap', mark: null }).log.at(-1)).toBe('close @0');
  });

  test.each(['keyboard', 'list'] as const)('opened by %s, it stays whatever the pointer does off its marks', (by) => {
    const reader = new Reader().send({ type: 'command', mark: 4, by });
    expect(reader.log).toEqual([`open 4 by ${by} @0`]);
    expect(reader.to(null, 700, 20).wait(9000).send({ type: 'leave-page' }).wait(9000).log).toHaveLength(1);
  });

  test('opened by touch, it does not close because a mouse moves', () => {
    expect(new Reader().send({ type: 'tap', mark: 3 }).to(null, 700, 500).wait(9000).log).toHaveLength(1);
  });
});

describe('every two events within every delay', () => {
  const EVENTS: IntentEvent[] = [
    { type: 'move', x: 100, y: 40, mark: 1, alt: false, selecting: false },
    { type: 'move', x: 130, y: 40, mark: 2, alt: false, selecting: false },
    { type: 'move', x: 600, y: 20, mark: null, alt: false, selecting: false },
    { type: 'leave-page' },
    { type: 'card', inside: true },
    { type: 'card', inside: false },
    { type: 'scroll' },
    { type: 'press', mark: null },
    { type: 'release' },
    { type: 'click', mark: 2, selecting: false },
    { type: 'tap', mark: null },
    { type: 'escape' },
    { type: 'closed' },
    { type: 'gone', mark: 1 },
  ];
  test('opens and closes take turns, and the machine comes to rest', () => {
    for (const first of EVENTS) {
      for (const second of EVENTS) {
        for (const delay of [0, 1, WARM_REST, SCROLL_REST, GRACE - 1, GRACE, DWELL + GRACE]) {
          const reader = opened().send(first).wait(delay).send(second).wait(10_000);
          const story = JSON.stringify([first, delay, second, reader.log]);
          expect(nextWake(reader.state), story).toBeNull();
          let open = false;
          for (const line of reader.log) {
            if (line.startsWith('close')) expect(open, story).toBe(true);
            open = line.startsWith('open');
          }
          // A card that closed by itself left no line.
          if (![first, second].some(({ type }) => type === 'closed')) {
            expect(open, story).toBe(reader.state.open !== null);
          }
        }
      }
    }
  });

  test('the state is never changed in place', () => {
    for (const event of EVENTS) {
      const { state } = opened();
      const before = structuredClone(state);
      reduce(state, event, 5000, { dwell: DWELL, openBy: 'hover', card: CARD, pinned: false });
      expect(state).toEqual(before);
    }
  });
});

test.each([
  ['below the mark, on the straight way', { x: 200, y: 50 }, { x: 100, y: 40 }, true],
  ['back above the mark', { x: 100, y: 30 }, { x: 100, y: 40 }, false],
  ['far to the right of a card that is below', { x: 500, y: 50 }, { x: 100, y: 40 }, false],
  ['above the card seen from below', { x: 200, y: 310 }, { x: 100, y: 340 }, true],
  ['beside the card', { x: 60, y: 150 }, { x: 20, y: 160 }, true],
  ['beside the card, away from it', { x: 10, y: 150 }, { x: 20, y: 160 }, false],
])('safe triangle: %s', (_, point, tip, inside) => {
  expect(inSafeTriangle(point, tip, CARD)).toBe(inside);
});
