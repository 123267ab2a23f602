import { isRequired } from './valid-inputs.ts';

/** One way to spoil or to vary an input. */
export interface Mutation {
  readonly what: string;
  readonly input: unknown;
}

type Path = readonly string[];

/** Values of every kind that a message can carry, and some of which a careless parser takes one for the other. */
const values: readonly (readonly [what: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a truth value', true],
  ['a number', 1],
  ['NaN', Number.NaN],
  ['a bigint', 1n],
  ['a text', 'text'],
  ['an empty list', []],
  ['a list', [1]],
  ['an empty object', {}],
  ['an object', { unknown: 1 }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a set', new Set()],
  ['bytes', new Uint8Array(1)],
  ['a Blob', new Blob()],
  ['an error', new Error('text')],
];

const kindOf = (value: unknown): string => Object.prototype.toString.call(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => kindOf(value) === '[object Object]';

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  Array.isArray(value) || isObject(value);

/** Every path in an input, the root's too. */
const pathsIn = (value: unknown): readonly Path[] => [
  [],
  ...(isNode(value)
    ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path): Path => [key, ...path]))
    : []),
];

const at = (value: unknown, path: Path): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return isNode(value) ? at(new Map(Object.entries(value)).get(key), rest) : undefined;
};

/** The input with whatever `make` makes of the value at a path. */
const changed = (value: unknown, [key, ...rest]: Path, make: (before: unknown) => unknown): unknown => {
  if (key === undefined) return make(value);
  if (!isNode(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): readonly [string, unknown] =>
    name === key ? [name, changed(inner, rest, make)] : [name, inner],
  );
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

const without = (value: unknown, path: Path): unknown =>
  changed(value, path.slice(0, -1), (parent) =>
    isObject(parent) ? Object.fromEntries(Object.entries(parent).filter(([key]) => key !== path.at(-1))) : parent,
  );

const where = (path: Path): string => (path.length === 0 ? 'the input' : path.join('.'));

/** A list's places and a header's name are no fields. */
const isField = (input: unknown, path: Path): boolean =>
  path.length > 0 && isObject(at(input, path.slice(0, -1))) && path.at(-2) !== 'headers';

/** The input with each value in turn replaced by values of every other kind. */
export const withWrongKinds = (input: unknown): readonly Mutation[] =>
  pathsIn(input).flatMap((path) =>
    values
      .filter(([, value]) => kindOf(value) !== kindOf(at(input, path)) || Number.isNaN(value))
      .filter(([, value]) => value !== undefined || path.length === 0 || isRequired(path))
      .map(([what, value]) => ({
        what: `${what} for ${where(path)}`,
        input: changed(input, path, () => value),
      })),
  );

/** The input with one more field in each object in turn. */
export const withUnknownFields = (input: unknown): readonly Mutation[] =>
  pathsIn(input)
    .filter((path) => isObject(at(input, path)) && path.at(-1) !== 'headers')
    .flatMap((path) =>
      ['unknown', 'toString', '__proto__', 'constructor', ''].map((name) => ({
        what: `a field "${name}" in ${where(path)}`,
        input: changed(input, path, (before) => Object.fromEntries([...Object.entries(before ?? {}), [name, 1]])),
      })),
    );

/** The input without each field in turn: those that must be there, or those that need not. */
export const withoutFields = (input: unknown, which: 'required' | 'optional'): readonly Mutation[] =>
  pathsIn(input)
    .filter((path) => isField(input, path) && isRequired(path) === (which === 'required'))
    .map((path) => ({ what: `no ${where(path)}`, input: without(input, path) }));
