/**
 * A pretend internet for browsers under test: an HTTP proxy on the loopback that answers for the hosts it is given and
 * for nobody else. Pages keep their real addresses (https://www.yna.co.kr/…), nothing leaves the machine, and every
 * request is on record, so that a test can say what was asked for and by how many.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { generate } from 'selfsigned';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

/** Answers for one host; undefined means 404. */
export type Site = (path: string) => Answer | undefined;

export interface SiteServer {
  /** Port of the proxy on 127.0.0.1. */
  port: number;
  /**
   * Whether hosts nobody serves refuse the connection instead of answering 404: on record all the same, as `https://host/`,
   * without the handshakes that take most of the time of a saved page. Firefox shows a frame's refusal as an error of the
   * whole navigation, so it is for Chromium.
   */
  refusing: boolean;
  /** Serves a host from now on. */
  serve(host: string, site: Site): void;
  /** Absolute URLs asked for since the last `clear`, in order. */
  requests: string[];
  clear(): void;
  close(): Promise<void>;
}

/** Starts the server. Certificates are made for the occasion; browsers under test are told to accept them. */
export async function startSiteServer(): Promise<SiteServer> {
  const sites = new Map<string, Site>();
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const pems = await generate([{ name: 'commonName', value: 'sidelight.test' }], {
    // Pages name dozens of hosts, each a handshake, and this kind of key signs many times faster than RSA.
    keyType: 'ec',
    algorithm: 'sha256',
  });

  const answer = (request: IncomingMessage, response: ServerResponse, scheme: string): void => {
    const target = request.url ?? '/';
    const url = new URL(target.startsWith('/') ? `${scheme}://${request.headers.host ?? 'unknown'}${target}` : target);
    requests.push(url.href);
    const found = sites.get(url.hostname)?.(`${url.pathname}${url.search}`);
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...found?.headers,
    });
    response.end(found?.body ?? '');
  };

  const secure = createTlsServer({ key: pems.private, cert: pems.cert }, (request, response) =>
    answer(request, response, 'https'),
  );
  const proxy = createServer((request, response) => answer(request, response, 'http'));
  for (const one of [secure, proxy] as Server[]) {
    one.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // A browser that is killed mid-request resets its sockets; that is the test's doing, not a failure.
      socket.on('error', () => undefined);
    });
  }
  const securePort = await listen(secure);
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    const host = (request.url ?? '').replace(/:\d+$/, '');
    if (server.refusing && !sites.has(host)) {
      requests.push(`https://${host}/`);
      client.on('error', () => undefined);
      client.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    const upstream = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    sockets.add(upstream);
    for (const [end, other] of [
      [upstream, client],
      [client, upstream],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
    }
  });
  const server: SiteServer = {
    port: await listen(proxy),
    refusing: false,
    requests,
    serve: (host, site) => void sites.set(host, site),
    clear: () => void requests.splice(0),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([secure, proxy].map((one) => new Promise((done) => one.close(done))));
    },
  };
  return server;
}

/** A site that answers every path with one page. */
export function onePage(html: string | Uint8Array, headers: Record<string, string> = {}): Site {
  return (path) => (path.startsWith('/favicon') ? undefined : { body: html, headers });
}

function listen(server: { listen(port: number, host: string, ready: () => void): unknown; address(): unknown }) {
  return new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  );
}
