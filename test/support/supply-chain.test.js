import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** @param {string} name */
const textOf = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/**
 * @typedef {{ dependencies: Record<string, string>, devDependencies: Record<string, string> }} Manifest
 * @typedef {{ integrity?: string, resolved?: string, link?: boolean, hasInstallScript?: boolean }} Locked
 */

test('Every package that is asked for is asked for in one exact version', () => {
  const { dependencies, devDependencies } = /** @type {Manifest} */ (JSON.parse(textOf('package.json')));
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
});

test('Every package that is installed is known by its SHA-512, comes from the registry and runs nothing', () => {
  const { packages } = /** @type {{ packages: Record<string, Locked> }} */ (JSON.parse(textOf('package-lock.json')));
  const locked = Object.entries(packages).filter(([folder]) => folder !== '');
  expect(locked.length).toBeGreaterThan(0);
  const odd = locked.filter(
    ([, { integrity = '', resolved, link, hasInstallScript }]) =>
      !/^sha512-[\w+/]{86}==$/u.test(integrity) ||
      [resolved, link, hasInstallScript].some((fact) => fact !== undefined),
  );
  expect(odd).toEqual([]);
});

test('npm runs no script of a package and saves exact versions, here and wherever this is installed', () => {
  const settings = textOf('.npmrc').split('\n');
  expect(settings).toEqual(expect.arrayContaining(['ignore-scripts=true', 'save-exact=true']));
});
