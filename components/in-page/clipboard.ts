/**
 * Copying plain text from a page that may not allow it.
 */

/**
 * Puts `text` on the clipboard. Returns false where neither the Clipboard API nor the copy command is allowed: the
 * caller then shows the text to be copied by hand. Must be called from a click or key press.
 */
export async function copyText(document: Document, text: string): Promise<boolean> {
  try {
    // Absent on pages without TLS; refused by some permission policies.
    await document.defaultView?.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(document, text);
  }
}

/** The old way: our own listener fills the clipboard, so no element and no selection of the page is touched. */
function copyByCommand(document: Document, text: string): boolean {
  let filled = false;
  const fill = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    filled = true;
  };
  const target = document.defaultView ?? document;
  target.addEventListener('copy', fill as EventListener, { capture: true });
  try {
    return document.execCommand('copy') && filled;
  } finally {
    target.removeEventListener('copy', fill as EventListener, { capture: true });
  }
}
