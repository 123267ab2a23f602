import { type SVGTemplateResult, svg } from 'lit';

/** The seals of states: a circle on its way, a square when whole, an octagon when it needs a person, drawn on 24 by 24. */
export const stateIcons = {
  checking: svg`<path d="M3.5 8V6A2.5 2.5 0 0 1 6 3.5h2"/><path d="M16 3.5h2A2.5 2.5 0 0 1 20.5 6v2"/><path d="M20.5 16v2a2.5 2.5 0 0 1-2.5 2.5h-2"/><path d="M8 20.5H6A2.5 2.5 0 0 1 3.5 18v-2"/><path d="m8.2 12.3 2.6 2.6 5-5.4"/>`,
  downloading: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v9"/><path d="m8.2 12.9 3.8 3.8 3.8-3.8"/>`,
  failed: svg`<path d="M8.1 2.2h7.8l5.9 5.9v7.8l-5.9 5.9H8.1l-5.9-5.9V8.1z" stroke-width="1" fill="currentColor"/><path class="hole" d="M12 6.8v5.4M12 16.9v.02" stroke-width="2.6"/>`,
  paused: svg`<circle cx="12" cy="12" r="9"/><path d="M9.8 9v6"/><path d="M14.2 9v6"/>`,
  ready: svg`<rect x="2.6" y="2.6" width="18.8" height="18.8" rx="3.4" fill="currentColor" stroke="none"/><path class="hole" d="m7.6 12.4 3 3 5.8-6.2" stroke-width="2.4"/>`,
  removed: svg`<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 3.08"/><path d="m9.4 9.4 5.2 5.2M14.6 9.4l-5.2 5.2"/>`,
  retrying: svg`<path d="M20.6 9A9 9 0 1 0 21 12.6"/><path d="M21.2 3.6V9h-5.4"/><path d="M12 7.6V12l2.6 1.8"/>`,
  saved: svg`<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.4"/>`,
  saving: svg`<path d="M8 3.5H6A2.5 2.5 0 0 0 3.5 6v12A2.5 2.5 0 0 0 6 20.5h12a2.5 2.5 0 0 0 2.5-2.5V6A2.5 2.5 0 0 0 18 3.5h-2"/><path d="M12 3v11.6"/><path d="m8.2 10.9 3.8 3.8 3.8-3.8"/>`,
  waiting: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.2 2"/>`,
} as const satisfies Record<string, SVGTemplateResult>;
