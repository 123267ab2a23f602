import { css } from 'lit';

/** The mark and the name beside it. */
export const brandStyles = css`
  .brand {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    font-size: var(--text-lead);
    font-weight: var(--weight-strong);
    letter-spacing: -0.01em;
  }

  .mark {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  .wall {
    fill: var(--ink);
  }

  .box {
    fill: var(--downloading-fill);
  }

  .coming {
    fill: var(--brand-orange);
  }
`;
