import { html, type TemplateResult } from 'lit';
import { actionIcons } from './action-icons.ts';
import { kindIcons } from './kind-icons.ts';
import { stateIcons } from './state-icons.ts';

export type ActionIcon = keyof typeof actionIcons;
export type KindIcon = keyof typeof kindIcons;
export type StateIcon = keyof typeof stateIcons;

const drawn = (shapes: unknown): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${shapes}
  </svg>`;

/** Draws the icon of an action or a fact. It says nothing to screen readers: words stand beside it. */
export const actionIcon = (name: ActionIcon): TemplateResult => drawn(actionIcons[name]);

/** Draws the icon of a kind of file. */
export const kindIcon = (name: KindIcon): TemplateResult => drawn(kindIcons[name]);

/** Draws the seal of a state. */
export const stateIcon = (name: StateIcon): TemplateResult => drawn(stateIcons[name]);
