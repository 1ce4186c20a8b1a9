import type { StoryContext } from '@storybook/web-components-vite';
import { seed, seedChanges, SEED_NOW, serviceInAPage, type ServiceInAPage, type ServiceInAPageOptions, type Weather } from '@seesac/testing';

/** Parameter `service` of a story: what the service in the page knows, and what the way to it is like. */
export interface ServiceParameters extends Partial<Pick<ServiceInAPageOptions, 'incidents' | 'changes' | 'news' | 'now' | 'population' | 'siteUrl'>> {
  weather?: (network: Weather) => void;
}

/** One service for each story on the page (a docs page shows many stories at once, and the first of them twice). */
const running = new Map<string, { service: ServiceInAPage; users: number; remove: () => void }>();

type Story = Pick<StoryContext, 'id' | 'parameters'>;

/** Origin of a story's service. Nothing listens there: the page's `fetch` is led to the service in the page, for this origin only and while the story is shown. */
export const apiOf = ({ id }: Pick<Story, 'id'>): string => `https://${id}.stories.test`;

/** The service of a story that is shown. */
export function serviceOf({ id }: Pick<Story, 'id'>): ServiceInAPage {
  const entry = running.get(id);
  if (!entry) throw new Error(`no service runs for the story ${id}`);
  return entry.service;
}

/** Storybook's `beforeEach`: starts the real routes in the page for the story, and returns what takes them away. Pages without a widget start none. */
export function startService(story: Story): () => void {
  const { weather, ...given } = (story.parameters['service'] ?? {}) as ServiceParameters;
  let entry = running.get(story.id);
  if (!entry) {
    const service = serviceInAPage({ incidents: seed(), changes: given.incidents === undefined ? seedChanges() : [], now: SEED_NOW, publicUrl: apiOf(story), ...given });
    entry = { service, users: 0, remove: service.install() };
    running.set(story.id, entry);
    weather?.(service.network);
  }
  entry.users++;
  return () => {
    if (--entry.users > 0) return;
    running.delete(story.id);
    entry.service.network.clear();
    entry.remove();
  };
}
