// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ContentScriptContext } from '../../../lib/page/script-context';

describe('the life of a content script', () => {
  it('ends when the script of a newer version starts in the same document, and only then', () => {
    const first = new ContentScriptContext();
    expect(first.signal.aborted).toBe(false);
    let ended = 0;
    first.signal.addEventListener('abort', () => ended++);
    const second = new ContentScriptContext();
    expect(first.signal.aborted).toBe(true);
    expect(second.signal.aborted).toBe(false);
    const third = new ContentScriptContext();
    expect([second.signal.aborted, third.signal.aborted, ended]).toEqual([true, false, 1]);
  });

  it('tells the page nothing of itself', () => {
    const heard: unknown[] = [];
    addEventListener('message', (event) => heard.push(event));
    new ContentScriptContext();
    expect(heard).toEqual([]);
  });
});
