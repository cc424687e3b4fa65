/** Paths of the scripts that run in pages, in the built extension. */
export const CONTENT_SCRIPT = '/content-scripts/content.js';
export const WAKE_SCRIPT = '/wake.js';
