/**
 * The sample article, read as a reader would: what is marked, what a card says, how it opens and closes.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOST_TAG } from '../../lib/page/card-port';
import { BROWSERS } from '../browsers';
import { cardOpened, cardSays, cardText, clickInCard, closeCard, hoverMark, inPage, markOf, marks } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { askBackground, askTab, entitiesOf, openStage, type Stage, strangers } from './stage';

const HOST = 'sample.nknews.org';
const URL = `https://${HOST}/2025/06/02/first-report`;
const SAMPLE = readFileSync(new globalThis.URL('../fixtures/sample-article/index.html', import.meta.url));

const plain = (text: string) => text.replace(/\u00ad/g, '');

describe.each(BROWSERS)('%s on the sample article', (name) => {
  let stage: Stage;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage(name, { window: { width: 1280, height: 2600 } });
    stage.server.serve(HOST, onePage(SAMPLE));
    // The whole article is one screenful here: what is marked must not hang on how many marks one gets.
    await askBackground(stage.desk, 'settings.set', { change: { marksPerScreen: 0 } });
    page = await stage.session.browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(URL, { waitUntil: 'load' });
    await entitiesOf(stage.desk, HOST);
  });
  afterAll(async () => {
    await stage?.end();
  });
  beforeEach(async () => {
    await page.bringToFront();
    await page.mouse.move(4, 4);
    await closeCard(stage.session, page);
  });

  it('marks the first mention of each name in the article, and nothing anywhere else', async () => {
    await markOf(page, 'Unification Ministry');
    const painted = await marks(page);
    const texts = painted.map((mark) => plain(mark.text));
    for (const expected of [
      'Multilateral Sanctions Monitoring Team',
      'UN Panel of Experts',
      '1718 Committee',
      'Resolution 2397',
      'International Atomic Energy Agency',
      'Yongbyon',
      'Korean Central News Agency',
      'Rodong Sinmun',
      'destroyer Choe Hyon',
      'Lazarus Group',
      'Hwasong-18',
      'Kaesong Industrial Complex',
      'Unification Ministry',
    ]) {
      expect(texts).toContain(expected);
    }
    for (const mark of painted) {
      expect(mark.within, mark.text).toContain('article');
      expect(mark.within.filter((at) => ['nav', 'aside', 'h1', 'h2', 'h3', 'a', 'figcaption'].includes(at))).toEqual(
        [],
      );
    }
    // Names of the menu, the aside, the related list and the comments that the article itself does not hold.
    for (const absent of ['Yonhap', 'Kim Yo Jong', 'Punggye-ri', 'Hwasong-17', 'NPT', 'CTBT']) {
      expect(texts).not.toContain(absent);
    }
  });

  it('lists every entity of the article in reading order, household names among them', async () => {
    const listed = await entitiesOf(stage.desk, HOST);
    const ids = listed.map((entity) => entity.id);
    expect(ids).toContain('north-korea');
    expect(ids.indexOf('msmt')).toBeLessThan(ids.indexOf('yongbyon'));
    expect(listed.find((entity) => entity.id === 'msmt')?.count).toBeGreaterThanOrEqual(3);
    expect(listed.find((entity) => entity.id === 'north-korea')).toMatchObject({ familiar: true, marked: false });
  });

  it('adds one element to the page and nothing else', async () => {
    await hoverMark(stage.session, page, 'Multilateral Sanctions Monitoring Team');
    const found = await inPage(
      page,
      async (tag) => {
        const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        const ours = [...document.querySelectorAll(tag)].map((element) => element.outerHTML);
        return { ours, elements: document.querySelectorAll('*').length, served: served.querySelectorAll('*').length };
      },
      HOST_TAG,
    );
    expect(found.ours).toEqual([`<${HOST_TAG}></${HOST_TAG}>`]);
    expect(found.elements).toBe(found.served + 1);
  });

  it('opens a card on hover, as of the date of the article, with sources', async () => {
    await hoverMark(stage.session, page, 'Multilateral Sanctions Monitoring Team');
    const says = await cardSays(stage.session, page, 'Multilateral Sanctions Monitoring Team');
    expect(says).toContain('MSMT');
    expect(says).toContain('다국적제재모니터링팀');
    expect(says).toMatch(/2 June 2025|June 2, 2025/);
    expect(says).toMatch(/Founded/i);
  });

  it('closes when the pointer has left for good, and on Escape', async () => {
    await hoverMark(stage.session, page, 'Yongbyon');
    await page.mouse.move(4, 4);
    await page.mouse.move(6, 6);
    await waitFor(async () => (await cardText(stage.session, page)) === '', 'the card to close');

    await hoverMark(stage.session, page, 'Rodong Sinmun');
    await page.keyboard.press('Escape');
    await waitFor(async () => (await cardText(stage.session, page)) === '', 'the card to close on Escape');
  });

  it('stays while the pointer goes from the mark into the card', async () => {
    await hoverMark(stage.session, page, 'Yongbyon');
    await clickInCard(stage.session, page, 'Keep this card open');
    await page.mouse.move(4, 4);
    expect(await cardText(stage.session, page)).toContain('Yongbyon');
  });

  it('goes from mark to mark and opens the card by keyboard', async () => {
    const command = (which: string) => askTab(stage.desk, HOST, 'page.command', { command: which });
    await command('next-mark');
    await command('next-mark');
    await command('open-mark');
    const first = await cardOpened(stage.session, page, 'a card opened by keyboard');
    await closeCard(stage.session, page);
    await command('next-mark');
    await command('open-mark');
    const second = await cardOpened(stage.session, page, 'the next card');
    expect(second).not.toBe(first);
  });

  it('follows a related entity and comes back', async () => {
    await hoverMark(stage.session, page, 'Multilateral Sanctions Monitoring Team');
    await clickInCard(stage.session, page, 'More');
    await clickInCard(stage.session, page, 'Panel of Experts');
    await cardSays(stage.session, page, 'It ended on 30 April 2024');
    await clickInCard(stage.session, page, 'Back');
    await cardSays(stage.session, page, 'MSMT');
  });

  it('hides a term at once, and brings it back with Undo', async () => {
    await hoverMark(stage.session, page, 'Lazarus Group');
    await clickInCard(stage.session, page, 'this term');
    await waitFor(async () => !(await marks(page)).some((mark) => mark.text === 'Lazarus Group'), 'the mark to go');
    await clickInCard(stage.session, page, 'Undo');
    await markOf(page, 'Lazarus Group');
  });

  it('jumps to a mark from the list', async () => {
    const answer = await askTab<{ found: boolean }>(stage.desk, HOST, 'page.jump', {
      entity: 'kaesong-industrial-complex',
    });
    expect(answer.found).toBe(true);
    await cardSays(stage.session, page, 'Kaesong Industrial');
  });

  it('asked nobody but the page itself for anything, and raised no error', () => {
    expect(strangers(stage.server.requests, HOST)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
