import type { OpenAPIHono } from '@hono/zod-openapi';
import { PUBLIC_HEADERS } from '../http/headers.js';
import type { Service } from '../http/service.js';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SEESAC incident data: API reference</title>
<link rel="icon" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<main id="reference"></main>
<noscript><p>This reference needs scripts. The same description is in <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p></noscript>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;
// Without validatorUrl the page would send the address of the document to a server of swagger.io.
const SCRIPT = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#reference', deepLinking: true, defaultModelsExpandDepth: 0, validatorUrl: null });\n`;

/** `/docs`: the reference page. Everything on it comes from this service; its scripts and styles are at `/docs/assets`. */
export function docs(app: OpenAPIHono, service: Service): void {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", `connect-src 'self' ${service.publicUrl}`,
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
  const page = service.constant(PAGE, { ...PUBLIC_HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
  const script = service.constant(SCRIPT, { ...PUBLIC_HEADERS, 'Content-Type': 'text/javascript; charset=utf-8' });
  app.get('/docs', (c) => page.respond(c.req.raw));
  app.get('/docs/init.js', (c) => script.respond(c.req.raw));
}
