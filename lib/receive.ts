/**
 * Receives messages: checks each request against its schema, calls the handler, and turns errors into data.
 */

import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import type { BackgroundReplies, BackgroundRequest, backgroundRequests } from './messages';
import type { Envelope } from './send';

export type BackgroundHandlers = {
  [K in BackgroundRequest]: (
    request: v.InferOutput<(typeof backgroundRequests)[K]>,
    sender: Runtime.MessageSender,
  ) => Promise<BackgroundReplies[K]>;
};

/** Some of the table's requests, each with its schema. */
type Requests<K extends BackgroundRequest> = Pick<typeof backgroundRequests, K>;

/**
 * A listener for `runtime.onMessage`. Messages that are not ours, or not among these requests, are left alone
 * (`undefined`); a request that does not fit its schema, or a handler that throws, is answered by an error that names the
 * message and the reason.
 */
export function backgroundListener<K extends BackgroundRequest>(
  requests: Requests<K>,
  handlers: Pick<BackgroundHandlers, K>,
) {
  return (message: unknown, sender: Runtime.MessageSender): Promise<Envelope<unknown>> | undefined => {
    const name = nameOf(message);
    if (name === undefined || !(name in requests)) return undefined;
    return answer(requests, handlers, name as K, (message as { request: unknown }).request, sender);
  };
}

async function answer<K extends BackgroundRequest>(
  requests: Requests<K>,
  handlers: Pick<BackgroundHandlers, K>,
  name: K,
  request: unknown,
  sender: Runtime.MessageSender,
): Promise<Envelope<BackgroundReplies[K]>> {
  const parsed = v.safeParse(requests[name] as v.GenericSchema, request);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { ok: false, error: `${name}: ${v.getDotPath(issue) ?? 'request'} ${issue.message}` };
  }
  try {
    const handle = handlers[name] as (r: unknown, s: Runtime.MessageSender) => Promise<BackgroundReplies[K]>;
    return { ok: true, reply: await handle(parsed.output, sender) };
  } catch (error) {
    console.error(`Sidelight: ${name} failed`, error);
    const { problem } = Object(error) as { problem?: unknown };
    return {
      ok: false,
      error: `${name}: ${error instanceof Error ? error.message : String(error)}`,
      ...(typeof problem === 'string' ? { problem } : {}),
    };
  }
}

/** The name of a message of ours; undefined where it is none. */
export function nameOf(message: unknown): string | undefined {
  const { sidelight: name } = (message ?? {}) as { sidelight?: unknown };
  return typeof name === 'string' ? name : undefined;
}
