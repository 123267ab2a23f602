import { type SVGTemplateResult, svg } from 'lit';

/** The icons of kinds of files, drawn on 24 by 24. */
export const kindIcons = {
  app: svg`<rect x="3" y="4.5" width="18" height="15" rx="2.4"/><path d="M3 9h18M6.3 6.8h.01M9 6.8h.01"/>`,
  archive: svg`<rect x="3" y="4" width="18" height="5" rx="1.4"/><path d="M4.8 9v9.6A1.9 1.9 0 0 0 6.7 20.5h10.6a1.9 1.9 0 0 0 1.9-1.9V9"/><path d="M10 13h4"/>`,
  book: svg`<path d="M4.5 18.5V5.4A2.4 2.4 0 0 1 6.9 3h12.6v18H7a2.5 2.5 0 0 1 0-5h12.5"/>`,
  data: svg`<ellipse cx="12" cy="6" rx="7.5" ry="2.8"/><path d="M4.5 6v12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8V6"/><path d="M4.5 12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8"/>`,
  disc: svg`<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="2.6"/><path d="M6.6 12A5.4 5.4 0 0 1 12 6.6"/>`,
  file: svg`<path d="M13.5 3H7.4A2.4 2.4 0 0 0 5 5.4v13.2A2.4 2.4 0 0 0 7.4 21h9.2a2.4 2.4 0 0 0 2.4-2.4V8.5Z"/><path d="M13.5 3v5.5H19"/>`,
  files: svg`<path d="M15 2.8h-4.6A2.2 2.2 0 0 0 8.2 5v9.8A2.2 2.2 0 0 0 10.4 17h7.4a2.2 2.2 0 0 0 2.2-2.2V7.8Z"/><path d="M15 2.8v5h5"/><path d="M4.2 7.5v10.8A2.9 2.9 0 0 0 7.1 21.2h8"/>`,
  film: svg`<rect x="3" y="4.5" width="18" height="15" rx="2.4"/><path d="m10.2 9 4.8 3-4.8 3Z"/>`,
  image: svg`<rect x="3.5" y="4" width="17" height="16" rx="2.4"/><circle cx="9" cy="9.5" r="1.7"/><path d="m4.5 18 4.8-4.8 3.2 3.2 3.2-3.2 4.3 4.3"/>`,
  map: svg`<path d="m3.5 6.6 5.7-2.4 5.6 2.6 5.7-2.4v13l-5.7 2.4-5.6-2.6-5.7 2.4Z"/><path d="M9.2 4.2v13M14.8 6.8v13"/>`,
  music: svg`<path d="M9 17.5V5.8L19.5 4v11.7"/><circle cx="6.3" cy="17.5" r="2.7"/><circle cx="16.8" cy="15.7" r="2.7"/>`,
  page: svg`<path d="M13.5 3H7.4A2.4 2.4 0 0 0 5 5.4v13.2A2.4 2.4 0 0 0 7.4 21h9.2a2.4 2.4 0 0 0 2.4-2.4V8.5Z"/><path d="M13.5 3v5.5H19"/><path d="M8.8 13h6.4M8.8 16.8h4"/>`,
} as const satisfies Record<string, SVGTemplateResult>;
