import { vi } from 'vitest';

/** Waits until nothing is thrown any more, as long as a loaded machine may take. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });
