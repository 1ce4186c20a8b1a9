/** Version of `@seesac/widgets`, put in by rollup. */
declare const __SEESAC_VERSION__: string;
