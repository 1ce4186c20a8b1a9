import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';

/** Puts a route and its description into an application. */
export type Route = (app: OpenAPIHono) => void;

/**
 * A route that describes itself. Its parameters are described in OpenAPI's own words and read by the filter codec of the contract, not by zod: zod would coerce
 * (`0x10`), take the last of repeated keys and let unknown ones pass.
 */
export function declare(config: RouteConfig & { operationId: string }, handle: (c: Context) => Response | Promise<Response>): Route {
  return (app) => {
    app.openAPIRegistry.registerPath(config);
    app.get(config.path.replace(/\{(\w+)\}/g, ':$1'), handle);
  };
}
