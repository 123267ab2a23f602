import { onTestFinished } from 'vitest';
import { createFaultyServer } from './faulty-server.js';

/**
 * A faulty server on a free port that ends with the test.
 */
export const startServer = async () => {
  const server = await createFaultyServer();
  onTestFinished(() => server.close());
  return server;
};
