/** Where the fast tests leave their tally, from the root of the project. */
export const unitReportPath = '.cache/reports/unit.json';

/** Where Playwright leaves its report, from the root of the project. */
export const browserReportPath = '.cache/reports/browser.json';
