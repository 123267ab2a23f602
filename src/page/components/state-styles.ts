import { css, type CSSResult, unsafeCSS } from 'lit';
import { jobLooks } from '../job-look.ts';

const colours = (look: string): string => {
  const token = look === 'removed' ? 'paused' : look;
  return `.is-${look}{--state-ink:var(--${token}-ink);--state-fill:var(--${token}-fill);--state-wash:var(--${token}-wash)}`;
};

/** Gives `.is-<look>` the three colours of its state, and draws its pill. */
export const stateStyles: readonly CSSResult[] = [
  unsafeCSS(jobLooks.map(colours).join('')),
  css`
    .pill {
      --seal-hole: var(--state-wash);
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-block-size: 1.5rem;
      padding: var(--space-1) var(--space-3);
      border-radius: var(--radius-control);
      background: var(--state-wash);
      color: var(--state-ink);
      font-size: var(--text-small);
      font-weight: var(--weight-medium);
      white-space: nowrap;
    }

    .pill .icon {
      inline-size: 0.875rem;
      block-size: 0.875rem;
    }

    @media (forced-colors: active) {
      .pill {
        border: 1px solid CanvasText;
      }
    }
  `,
];
