/** The version of package.json, put in by the build. */
declare const __LADING_VERSION__: string;

/** A name for the sources that were built: the same in the page and the worker of one build. */
declare const __LADING_BUILD__: string;
