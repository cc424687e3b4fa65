/**
 * Receives messages: checks each request against its schema, calls the handler, and turns errors into data.
 */

import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import type { BackgroundReplies, BackgroundRequest } from './messages';
import { backgroundRequests } from './messages';
import type { Envelope } from './send';

export type BackgroundHandlers = {
  [K in BackgroundRequest]: (
    request: v.InferOutput<(typeof backgroundRequests)[K]>,
    sender: Runtime.MessageSender,
  ) => Promise<BackgroundReplies[K]>;
};

/**
 * A listener for `runtime.onMessage`. Messages that are not ours are left alone (`undefined`); a request that does not
 * fit its schema, or a handler that throws, is answered by an error that names the message and the reason.
 */
export function backgroundListener(handlers: BackgroundHandlers) {
  return (message: unknown, sender: Runtime.MessageSender): Promise<Envelope<unknown>> | undefined => {
    if (!isOurs(message)) return undefined;
    const { sidelight: name, request } = message;
    if (!(name in backgroundRequests)) return undefined;
    return answer(handlers, name as BackgroundRequest, request, sender);
  };
}

async function answer<K extends BackgroundRequest>(
  handlers: BackgroundHandlers,
  name: K,
  request: unknown,
  sender: Runtime.MessageSender,
): Promise<Envelope<BackgroundReplies[K]>> {
  const parsed = v.safeParse(backgroundRequests[name], request);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { ok: false, error: `${name}: ${v.getDotPath(issue) ?? 'request'} ${issue.message}` };
  }
  try {
    const handle = handlers[name] as (r: unknown, s: Runtime.MessageSender) => Promise<BackgroundReplies[K]>;
    return { ok: true, reply: await handle(parsed.output, sender) };
  } catch (error) {
    console.error(`Sidelight: ${name} failed`, error);
    return { ok: false, error: `${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function isOurs(message: unknown): message is { sidelight: string; request: unknown } {
  return (
    typeof message === 'object' &&
    message !== null &&
    typeof (message as { sidelight?: unknown }).sidelight === 'string'
  );
}
