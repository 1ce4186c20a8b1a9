/** The snapshot folder and the store cannot belong together, or a folder cannot be written. */
export class PublishError extends Error {
  override name = 'PublishError';
}
