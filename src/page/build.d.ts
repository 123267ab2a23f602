/** The version of package.json, put in by the build. */
declare const __LADING_VERSION__: string;
