/** Channel on which a newly published version is told, and the current one again when the news changed: who listens looks after both. */
export const VERSION_CHANNEL = 'seesac_version';
