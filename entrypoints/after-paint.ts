import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Milliseconds after which a page begins that is not painted: nobody sees it. */
const PATIENCE = 400;

/** Runs the script that its own element names once the page is on the screen (`data/compiler/paint-first.ts`). */
export default defineUnlistedScript(() => {
  const { script = '' } = (document.currentScript as HTMLScriptElement).dataset;
  // However often it is asked for, a module runs once.
  const begin = () => void import(/* @vite-ignore */ script);
  new PerformanceObserver(begin).observe({ type: 'paint', buffered: true });
  setTimeout(begin, PATIENCE);
});
