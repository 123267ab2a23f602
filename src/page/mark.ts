import { html, type TemplateResult } from 'lit';

/** The mark: a hold seen from the side, boxes as cargo, the orange one coming down. */
export const mark = (): TemplateResult =>
  html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <g transform="translate(1 0)">
      <path
        class="wall"
        d="M0 2.9a1 1 0 0 1 1-1h.2a1 1 0 0 1 1 1V13.8H13a1 1 0 0 1 1 1v.2a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1Z"
      />
      <rect class="box" x="3.5" y="1.9" width="4.7" height="4.7" rx=".8" />
      <rect class="box" x="3.5" y="7.8" width="4.7" height="4.7" rx=".8" />
      <rect class="box" x="9.3" y="7.8" width="4.7" height="4.7" rx=".8" />
      <rect class="coming" x="9.3" y="0" width="4.7" height="4.7" rx=".8" />
    </g>
  </svg>`;
